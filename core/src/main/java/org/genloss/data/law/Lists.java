package org.genloss.data.law;

import java.util.Arrays;
import java.util.List;
import org.genloss.spec.Require;

/** Lists of a spec as checked arrays. */
final class Lists {

    private static final double SUM_TOLERANCE = 1e-6;

    private Lists() {}

    static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static double[] ones(int d) {
        double[] ones = new double[d];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** d finite numbers. */
    static void check(String name, List<Double> list, int d) {
        Require.that(list.size() == d, name, "a list of " + d + " numbers", list);
        list.forEach(value -> Require.finite("every entry of " + name, value));
    }

    /** d finite numbers above 0. */
    static void checkPositive(String name, List<Double> list, int d) {
        check(name, list, d);
        list.forEach(value -> Require.positive("every entry of " + name, value));
    }

    /** Numbers, 0 or more, that sum to 1 but for rounding; divided by their sum. */
    static double[] probabilities(String name, List<Double> list) {
        Require.that(!list.isEmpty(), name, "a list of at least one number", list);
        list.forEach(value -> Require.notNegative("every entry of " + name, value));
        double[] probabilities = array(list);
        double sum = Arrays.stream(probabilities).sum();
        Require.that(Math.abs(sum - 1) <= SUM_TOLERANCE, "the sum of " + name, "1", sum);
        return normalise(probabilities);
    }

    /** Divides by the sum, in place. */
    static double[] normalise(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
        return values;
    }

    /** The matrix with these standard deviations and nothing off its diagonal, row-major. */
    static double[] diagonal(double[] deviations) {
        int d = deviations.length;
        double[] matrix = new double[d * d];
        for (int j = 0; j < d; j++) {
            matrix[j * d + j] = deviations[j] * deviations[j];
        }
        return matrix;
    }

    /** A symmetric, positive definite matrix, d x d, row-major. */
    static double[] covariance(String name, List<List<Double>> rows, int d) {
        Require.that(rows.size() == d, name, d + " rows of " + d + " numbers", rows);
        double[] matrix = new double[d * d];
        for (int i = 0; i < d; i++) {
            check("row " + (i + 1) + " of " + name, rows.get(i), d);
            for (int j = 0; j < d; j++) {
                matrix[i * d + j] = rows.get(i).get(j);
                Require.that(j >= i || matrix[j * d + i] == matrix[i * d + j], name, "symmetric", rows);
            }
        }
        Require.that(SkylineFactor.of(matrix, d) != null, name, "positive definite", rows);
        return matrix;
    }
}
