package org.genloss.model.control;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;

/** The empirical distribution of a training set. */
final class Resampling<S extends Sample<S>> implements Model<S> {

    private final S items;
    private final double[] weights;

    /** @param weights one an item; empty if all are equal */
    Resampling(S items, double[] weights) {
        this.items = items;
        this.weights = weights;
    }

    @Override
    public S sample(int n, Decoding decoding, Seed seed) {
        UniformRandomProvider random = seed.stream();
        DiscreteSampler sampler = weights.length > 1
                ? AliasMethodDiscreteSampler.of(random, weights)
                : () -> random.nextInt(items.size());
        return items.select(sampler.samples(n).toArray());
    }

    @Override
    public Tensors state() {
        return items.toTensors().with("weights", weights, weights.length);
    }

    @Override
    public Optional<String> collapse() {
        Tensors first = item(0);
        for (int i = 1; i < items.size(); i++) {
            if (!same(first, item(i))) {
                return Optional.empty();
            }
        }
        return Optional.of("all " + items.size() + " items are the same");
    }

    private Tensors item(int i) {
        return items.select(new int[] {i}).toTensors();
    }

    private static boolean same(Tensors a, Tensors b) {
        return a.names().stream()
                .allMatch(name -> Arrays.deepEquals(
                        new Object[] {a.get(name).data()},
                        new Object[] {b.get(name).data()}));
    }
}
