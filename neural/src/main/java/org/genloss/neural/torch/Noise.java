package org.genloss.neural.torch;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.num.Seed;

/**
 * Random tensors, from the generators of the rest of Genloss: libtorch's own keeps 32 bits of a seed, and different numbers
 * on different devices. Numbers come in the order in which they are asked for.
 */
public final class Noise {

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;

    private Noise(UniformRandomProvider random) {
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    /** The noise of a place in the run. */
    public static Noise of(Seed seed) {
        return new Noise(seed.stream());
    }

    /** Standard normal numbers, float32. */
    public Tensor normal(Device device, long... shape) {
        return normal(1, device, shape);
    }

    /** Normal numbers with mean 0 and this standard deviation, float32. */
    public Tensor normal(double deviation, Device device, long... shape) {
        float[] values = new float[count(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * normal.sample());
        }
        return Tensor.of(values, device, shape);
    }

    /** Numbers uniform in [low, high), float32. */
    public Tensor uniform(double low, double high, Device device, long... shape) {
        float[] values = new float[count(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (low + (high - low) * random.nextDouble());
        }
        return Tensor.of(values, device, shape);
    }

    /** 0 with probability {@code rate}, in [0, 1), else 1 / (1 - rate), float32: what dropout multiplies by. */
    public Tensor kept(double rate, Device device, long... shape) {
        int below = (int) Math.round(rate * 0x1p31);
        float scale = (float) (1 / (1 - rate));
        float[] values = new float[count(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (random.nextInt() >>> 1) < below ? 0 : scale;
        }
        return Tensor.of(values, device, shape);
    }

    /** n integers, each uniform in [0, below). */
    public int[] integers(int n, int below) {
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextInt(below);
        }
        return values;
    }

    /** n coins, each true with probability p. */
    public boolean[] coins(int n, double p) {
        boolean[] coins = new boolean[n];
        for (int i = 0; i < n; i++) {
            coins[i] = random.nextDouble() < p;
        }
        return coins;
    }

    /** 0 .. n - 1 in random order. */
    public int[] permutation(int n) {
        int[] order = PermutationSampler.natural(n);
        PermutationSampler.shuffle(random, order);
        return order;
    }

    private static int count(long[] shape) {
        long count = 1;
        for (long length : shape) {
            count *= length;
        }
        return Math.toIntExact(count);
    }
}
