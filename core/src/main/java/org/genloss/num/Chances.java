package org.genloss.num;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws of what a sample is worth, without the sample: chi-square variates, binomial and multinomial counts, and the
 * counts of a random subset. All are exact in law and cost a number of steps that grows with the logarithm of the number
 * of items at most.
 *
 * <p>Everything is made of uniform, normal and gamma variates of commons-rng. These call {@code Math.exp} and {@code
 * Math.log} only to decide whether a candidate is accepted, never to compute what is returned, and gamma variates are
 * asked for with shape 1 or more only, where that is so (see docs/decisions/0006).
 */
public final class Chances {

    /** So few trials of a coin are tossed one by one. */
    private static final int FEW = 24;

    /** So small a subset is drawn item by item. */
    private static final int SMALL = 64;

    private Chances() {}

    /**
     * A chi-square variate.
     *
     * @param degrees of freedom, 1 or more
     */
    public static double chiSquare(int degrees, UniformRandomProvider random) {
        if (degrees == 1) {
            double z = ZigguratSampler.NormalizedGaussian.of(random).sample();
            return z * z;
        }
        return 2 * gamma(degrees / 2.0, random);
    }

    /** A gamma variate of scale 1; shape 1 or more. */
    private static double gamma(double shape, UniformRandomProvider random) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample();
    }

    /**
     * How many of n independent trials succeed.
     *
     * <p>The i-th smallest of n uniform numbers, i = (n + 1) / 2, is a beta(i, n + 1 - i) variate; on which side of p it
     * falls settles half of the trials, and the others are uniform on what is left (Relles 1972; Ahrens and Dieter 1974,
     * section 5). O(log n) gamma variates.
     *
     * @param n trials, 0 or more
     * @param p chance of each, in [0, 1]
     */
    public static long binomial(long n, double p, UniformRandomProvider random) {
        long successes = 0;
        while (n > FEW && p > 0 && p < 1) {
            long i = (n + 1) / 2;
            double below = gamma(i, random);
            double above = gamma(n + 1 - i, random);
            double x = below / (below + above);
            if (x <= p) {
                successes += i;
                n -= i;
                // the n - i largest are uniform above x
                p = Math.min(1, (p - x) / (1 - x));
            } else {
                n = i - 1;
                p = p / x;
            }
        }
        if (p >= 1) {
            return successes + n;
        }
        if (p > 0) {
            for (long i = 0; i < n; i++) {
                successes += random.nextDouble() < p ? 1 : 0;
            }
        }
        return successes;
    }

    /**
     * How many of n independent draws fall on each type. What has weight 0 is never drawn.
     *
     * <p>The types are halved again and again; how many draws fall on the left half is binomial. O(k) sums, and O(log n)
     * gamma variates for each half that anything falls on.
     *
     * @param weights k weights, 0 or more, not all 0; they need not sum to 1
     */
    public static long[] multinomial(long n, double[] weights, UniformRandomProvider random) {
        int leaves = Integer.highestOneBit(Math.max(1, weights.length - 1)) * 2;
        // a heap of sums: node 1 is all, nodes 2i and 2i + 1 are the halves of node i
        double[] sums = new double[2 * leaves];
        System.arraycopy(weights, 0, sums, leaves, weights.length);
        for (int node = leaves - 1; node > 0; node--) {
            sums[node] = sums[2 * node] + sums[2 * node + 1];
        }
        long[] counts = new long[weights.length];
        split(1, n, sums, leaves, counts, random);
        return counts;
    }

    private static void split(
            int node, long n, double[] sums, int leaves, long[] counts, UniformRandomProvider random) {
        if (n == 0) {
            return;
        }
        if (node >= leaves) {
            counts[node - leaves] = n;
            return;
        }
        // an impossible half has a share of exactly 0 or leaves the other exactly 1
        long right = binomial(n, sums[2 * node + 1] / sums[node], random);
        split(2 * node, n - right, sums, leaves, counts, random);
        split(2 * node + 1, right, sums, leaves, counts, random);
    }

    /**
     * How many items of each type a uniform subset of k items holds: the multivariate hypergeometric law.
     *
     * <p>Every item is taken with chance k / N, by binomial counts. If too many were taken, as many as are too many are
     * given back, a uniform subset of those taken; if too few, a uniform subset of the others is added. Given how many
     * were taken, all subsets of that size are equally likely, before and after. The second subset has about sqrt(k)
     * items, so that after a few rounds it is drawn item by item.
     *
     * @param counts items of each type, sum N
     * @param k size of the subset, from 0 to N
     */
    public static long[] subset(long[] counts, long k, UniformRandomProvider random) {
        long all = 0;
        for (long count : counts) {
            all = Math.addExact(all, count);
        }
        if (k < 0 || k > all) {
            throw new IllegalArgumentException("a subset of " + all + " items cannot have " + k);
        }
        if (k == all) {
            return counts.clone();
        }
        if (k <= SMALL) {
            return itemByItem(counts, k, all, random);
        }
        long[] taken = new long[counts.length];
        long[] left = new long[counts.length];
        double share = (double) k / all;
        long size = 0;
        for (int i = 0; i < counts.length; i++) {
            taken[i] = binomial(counts[i], share, random);
            left[i] = counts[i] - taken[i];
            size += taken[i];
        }
        boolean tooMany = size > k;
        long[] change = subset(tooMany ? taken : left, Math.abs(size - k), random);
        for (int i = 0; i < taken.length; i++) {
            taken[i] += tooMany ? -change[i] : change[i];
        }
        return taken;
    }

    /** Takes one item after the other, each uniform among those left. */
    private static long[] itemByItem(long[] counts, long k, long all, UniformRandomProvider random) {
        long[] left = counts.clone();
        long[] taken = new long[counts.length];
        for (long drawn = 0; drawn < k; drawn++) {
            long place = random.nextLong(all - drawn);
            int type = 0;
            while (place >= left[type]) {
                place -= left[type++];
            }
            left[type]--;
            taken[type]++;
        }
        return taken;
    }
}
