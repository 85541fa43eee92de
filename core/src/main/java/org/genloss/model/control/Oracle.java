package org.genloss.model.control;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.Doc;

/**
 * The control that knows the truth: it ignores its training set and draws from the source, so its generations lose
 * nothing but what each sample loses anew. From an endless source it draws independently; from a finite one, with
 * replacement from all its training records.
 *
 * @param <S> anything
 */
@Doc("Control: ignores its training set and draws from the source.")
public record Oracle<S extends Sample<S>>() implements Learner<S> {

    @Override
    public boolean learns(Class<?> sampleType) {
        return Sample.class.isAssignableFrom(sampleType);
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return Set.of();
    }

    @Override
    public Learner<S> knowing(Supply<S> supply) {
        return new Informed<>(this, supply);
    }

    /** @throws IllegalStateException always: an oracle fits only after {@link #knowing} told it the source */
    @Override
    public Model<S> fit(Dataset<S> training, Seed seed) {
        throw new IllegalStateException("the oracle must be told the source before it fits");
    }

    /** @throws IllegalStateException as {@link #fit} */
    @Override
    public Model<S> load(Tensors state, S like) {
        throw new IllegalStateException("the oracle must be told the source before it loads");
    }

    private record Informed<S extends Sample<S>>(Oracle<S> oracle, Supply<S> supply) implements Learner<S> {

        @Override
        public boolean learns(Class<?> sampleType) {
            return oracle.learns(sampleType);
        }

        @Override
        public Set<Decoding.Knob> decodes() {
            return oracle.decodes();
        }

        @Override
        public Model<S> fit(Dataset<S> training, Seed seed) {
            return new Truth<>(supply);
        }

        @Override
        public Model<S> load(Tensors state, S like) {
            return new Truth<>(supply);
        }
    }

    private record Truth<S extends Sample<S>>(Supply<S> supply) implements Model<S> {

        /**
         * From a finite source: n record numbers are drawn with replacement, and the k different ones among them are
         * the first k records of a random order. So no more records are read than are used.
         */
        @Override
        public S sample(int n, Decoding decoding, Seed seed) {
            if (supply.size() == Long.MAX_VALUE) {
                return supply.draw(n, 0, seed);
            }
            UniformRandomProvider random = seed.at("numbers").stream();
            Map<Long, Integer> places = new HashMap<>();
            int[] rows = new int[n];
            for (int i = 0; i < n; i++) {
                rows[i] = places.computeIfAbsent(random.nextLong(supply.size()), number -> places.size());
            }
            return supply.draw(places.size(), 0, seed.at("records")).select(rows);
        }

        @Override
        public Tensors state() {
            return new Tensors();
        }
    }
}
