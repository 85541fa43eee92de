package org.genloss.policy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Weighted sampling without replacement. */
final class WeightedSubset {

    private WeightedSubset() {}

    /**
     * k of n item numbers, drawn one after the other without replacement, each time with probability proportional to
     * weight; ascending. Item i gets the key e_i / w_i with e_i exponential, and the k smallest keys win (Efraimidis,
     * Spirakis 2006, algorithm A-ES in its exponential form). O(n log n); one exponential an item.
     */
    static int[] draw(double[] weights, int k, UniformRandomProvider random) {
        ZigguratSampler.Exponential exponential = ZigguratSampler.Exponential.of(random);
        double[] keys = new double[weights.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = exponential.sample() / weights[i];
        }
        int[] rows = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> keys[i]).thenComparing(i -> i))
                .limit(k)
                .mapToInt(Integer::intValue)
                .toArray();
        Arrays.sort(rows);
        return rows;
    }
}
