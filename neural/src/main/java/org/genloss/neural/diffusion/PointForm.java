package org.genloss.neural.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Points;
import org.genloss.data.Tensors;

/**
 * Points, standardised column by column.
 *
 * @param mean of each column of the training data
 * @param std standard deviation of each, with division by n; 0 where a column is constant, which is then written as it was
 */
record PointForm(double[] mean, double[] std, List<String> columns) implements Form<Points> {

    private static final int WIDTH = 128;
    private static final int[] UNLABELLED = {};

    static PointForm of(Points training) {
        int d = training.dimension();
        double[] mean = new double[d];
        double[] std = new double[d];
        for (int j = 0; j < d; j++) {
            double[] column = training.column(j);
            // about the first value, so that a constant column has exactly its value for mean and no deviation
            double offset = 0;
            for (double value : column) {
                offset += value - column[0];
            }
            mean[j] = column[0] + offset / column.length;
            double squares = 0;
            for (double value : column) {
                squares += (value - mean[j]) * (value - mean[j]);
            }
            std[j] = Math.sqrt(squares / column.length);
        }
        return new PointForm(mean, std, training.columns());
    }

    /** @throws IllegalArgumentException if the state is not that of points of these columns */
    static PointForm of(Tensors state, List<String> columns) {
        double[] mean = state.doubles("points.mean");
        double[] std = state.doubles("points.std");
        if (mean.length != columns.size() || std.length != columns.size()) {
            throw new IllegalArgumentException(
                    "the parameters are those of points of " + mean.length + " columns, not " + columns.size());
        }
        return new PointForm(mean, std, columns);
    }

    @Override
    public long[] shape() {
        return new long[] {columns.size()};
    }

    @Override
    public float[] numbers(Points items) {
        double[] values = items.values();
        float[] numbers = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int j = i % mean.length;
            numbers[i] = std[j] == 0 ? 0 : (float) ((values[i] - mean[j]) / std[j]);
        }
        return numbers;
    }

    @Override
    public int[] labels(Points items) {
        return UNLABELLED;
    }

    @Override
    public Points items(float[] numbers, int[] labels) {
        double[] values = new double[numbers.length];
        for (int i = 0; i < values.length; i++) {
            int j = i % mean.length;
            values[i] = mean[j] + std[j] * numbers[i];
        }
        return new Points(values, columns);
    }

    @Override
    public boolean bounded() {
        return false;
    }

    @Override
    public List<String> classes() {
        return List.of();
    }

    @Override
    public Network network(Diffusion<?> learner) {
        return new Mlp(columns.size(), learner.width().orElse(WIDTH), learner.depth());
    }

    @Override
    public Tensors found() {
        return new Tensors().with("points.mean", mean, mean.length).with("points.std", std, std.length);
    }

    @Override
    public Optional<String> collapse() {
        List<String> constant = new ArrayList<>();
        for (int j = 0; j < std.length; j++) {
            if (std[j] == 0) {
                constant.add(columns.get(j));
            }
        }
        return constant.isEmpty()
                ? Optional.empty()
                : Optional.of("all training points are the same in " + String.join(", ", constant));
    }
}
