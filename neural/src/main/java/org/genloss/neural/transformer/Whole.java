package org.genloss.neural.transformer;

import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Tensor;

/** The pass of fits and scores: whole sequences from their first token on, in which each token sees itself and those before. */
public final class Whole implements Pass {

    private final Device device;
    private final Optional<Noise> noise;
    private final double rate;

    private Whole(Device device, Optional<Noise> noise, double rate) {
        this.device = device;
        this.noise = noise;
        this.rate = rate;
    }

    /** Nothing is dropped. */
    public static Whole scoring(Device device) {
        return new Whole(device, Optional.empty(), 0);
    }

    /**
     * Numbers are dropped where the family drops them.
     *
     * @param noise decides which, in the order in which the network asks
     * @param rate share of numbers that is dropped, in [0, 1); nothing is drawn if it is 0
     */
    public static Whole fitting(Device device, Noise noise, double rate) {
        return new Whole(device, Optional.of(noise).filter(some -> rate > 0), rate);
    }

    @Override
    public Tensor positions(long t) {
        return Tensor.of(IntStream.range(0, Math.toIntExact(t)).toArray(), device);
    }

    @Override
    public Tensor attend(int layer, Tensor queries, Tensor keys, Tensor values) {
        return Nn.attention(queries, keys, values, true);
    }

    @Override
    public Tensor dropout(Tensor x) {
        return noise.map(some -> Nn.dropout(x, rate, some, device)).orElse(x);
    }
}
