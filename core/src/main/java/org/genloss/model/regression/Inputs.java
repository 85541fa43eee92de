package org.genloss.model.regression;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.genloss.data.Points;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.num.Seed;

/** Where the inputs of a sampled regression come from. */
interface Inputs {

    /** n rows of inputs, row-major, each followed by one place for the response. */
    double[] draw(int n, Seed seed);

    /** Adds what is kept to a model's state. */
    void write(Tensors state);

    /** A row of inputs as a key: a buffer's hash would look at whole numbers only, and most inputs share theirs. */
    record Row(double[] values) {

        static Row of(double[] items, int from, int width) {
            double[] values = Arrays.copyOfRange(items, from, from + width);
            for (int j = 0; j < width; j++) {
                values[j] += 0.0; // the two zeros are one input
            }
            return new Row(values);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && Arrays.equals(values, row.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    /**
     * Inputs kept from the training set.
     *
     * @param rows m rows of {@code width} inputs, row-major
     */
    record Kept(double[] rows, int width) implements Inputs {

        /** The different input rows of a training set, in the order of their first appearance. */
        static Kept of(Points items) {
            int width = items.dimension() - 1;
            double[] rows = new double[items.size() * width];
            Set<Row> seen = new HashSet<>();
            int size = 0;
            for (int i = 0; i < items.size(); i++) {
                if (seen.add(Row.of(items.values(), i * (width + 1), width))) {
                    System.arraycopy(items.values(), i * (width + 1), rows, size * width, width);
                    size++;
                }
            }
            return new Kept(Arrays.copyOf(rows, size * width), width);
        }

        static Kept read(Tensors state, Points like) {
            return new Kept(state.doubles("design"), like.dimension() - 1);
        }

        private int size() {
            return width == 0 ? 1 : rows.length / width;
        }

        @Override
        public double[] draw(int n, Seed seed) {
            double[] drawn = new double[n * (width + 1)];
            int whole = n - n % size();
            for (int i = 0; i < whole; i++) {
                System.arraycopy(rows, i % size() * width, drawn, i * (width + 1), width);
            }
            if (whole < n) {
                UniformRandomProvider random = seed.stream();
                int[] rest = new PermutationSampler(random, size(), n - whole).sample();
                for (int i = whole; i < n; i++) {
                    System.arraycopy(rows, rest[i - whole] * width, drawn, i * (width + 1), width);
                }
            }
            return drawn;
        }

        @Override
        public void write(Tensors state) {
            state.with("design", rows, size(), width);
        }
    }

    /** Inputs from the source; the responses that come with them are not looked at. */
    record Fresh(Supply<Points> supply) implements Inputs {

        @Override
        public double[] draw(int n, Seed seed) {
            return supply.draw(n, 0, seed).values().clone();
        }

        @Override
        public void write(Tensors state) {
            // the source is not part of a model
        }
    }

    /** New inputs are wanted, but nobody said where from. */
    record Unknown() implements Inputs {

        @Override
        public double[] draw(int n, Seed seed) {
            throw new IllegalStateException("design 'new' samples only after the learner was told the source");
        }

        @Override
        public void write(Tensors state) {
            // there is nothing
        }
    }
}
