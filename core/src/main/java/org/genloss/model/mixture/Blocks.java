package org.genloss.model.mixture;

import java.util.Arrays;
import org.genloss.data.Points;

/**
 * The data as the kernel reads them: blocks of {@link Lanes#SIZE} items, one array per block and coordinate. The last
 * block is filled up with copies of the last item, of weight 0.
 */
final class Blocks {

    private final int dimension;
    private final double[][][] coordinates;
    private final double[][] weights;
    private final double[] common;
    private final int size;

    /** @param itemWeights length n, or null where all are 1 */
    Blocks(Points points, double[] itemWeights) {
        int n = points.size();
        size = n;
        int count = (n + Lanes.SIZE - 1) / Lanes.SIZE;
        dimension = points.dimension();
        coordinates = new double[count][dimension][Lanes.SIZE];
        weights = new double[count][];
        common = new double[count];
        double[] ones = Lanes.block();
        Arrays.fill(ones, 1);
        for (int b = 0; b < count; b++) {
            int from = b * Lanes.SIZE;
            int length = Math.min(Lanes.SIZE, n - from);
            fill(coordinates[b], points.values(), from, length);
            weights[b] = itemWeights == null && length == Lanes.SIZE ? ones : weights(itemWeights, from, length);
            common[b] = commonValue(weights[b], length);
        }
    }

    private void fill(double[][] block, double[] values, int from, int length) {
        for (int i = 0; i < Lanes.SIZE; i++) {
            int item = from + Math.min(i, length - 1);
            for (int j = 0; j < dimension; j++) {
                block[j][i] = values[item * dimension + j];
            }
        }
    }

    private static double[] weights(double[] itemWeights, int from, int length) {
        double[] block = Lanes.block();
        for (int i = 0; i < length; i++) {
            block[i] = itemWeights == null ? 1 : itemWeights[from + i];
        }
        return block;
    }

    private static double commonValue(double[] values, int length) {
        for (int i = 1; i < length; i++) {
            if (values[i] != values[0]) {
                return Double.NaN;
            }
        }
        return values[0];
    }

    int count() {
        return coordinates.length;
    }

    int dimension() {
        return dimension;
    }

    /** The d coordinate arrays of block {@code b}. */
    double[][] coordinates(int b) {
        return coordinates[b];
    }

    /** The item weights of block {@code b}. */
    double[] weights(int b) {
        return weights[b];
    }

    /** How many items of block {@code b} are no filling. */
    int length(int b) {
        return Math.min(Lanes.SIZE, size - b * Lanes.SIZE);
    }

    /** The weight that all items of block {@code b} have, NaN where they differ. */
    double commonWeight(int b) {
        return common[b];
    }
}
