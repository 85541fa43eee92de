package org.genloss.app.results;

import java.util.Arrays;
import java.util.Collection;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.TTest;
import org.genloss.num.Empirical;

/** The few statistics that summaries and comparisons need. */
final class Statistics {

    private Statistics() {}

    /** The finite ones. */
    static double[] finite(Collection<Double> values) {
        return values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
    }

    /**
     * A quantile as by {@link Empirical}, of values in any order; NaN is left out.
     *
     * @param p from 0 to 1
     * @return NaN if there is no value
     */
    static double quantile(Collection<Double> values, double p) {
        double[] sorted = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : Empirical.quantile(sorted, p);
    }

    /** Arithmetic mean; NaN of nothing. */
    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Half the width of the 95 % confidence interval of the mean (Student); NaN of fewer than two values. */
    static double halfWidth(double[] values) {
        int n = values.length;
        if (n < 2) {
            return Double.NaN;
        }
        double mean = mean(values);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        double t = TDistribution.of(n - 1.0).inverseCumulativeProbability(0.975);
        return t * Math.sqrt(squares / (n - 1) / n);
    }

    /** Two-sided p-value of the paired t-test; 1 if all pairs are equal, NaN of fewer than two pairs. */
    static double pairedT(double[] x, double[] y) {
        if (x.length < 2) {
            return Double.NaN;
        }
        if (Arrays.equals(x, y)) {
            return 1;
        }
        double p = TTest.withDefaults().pairedTest(x, y).getPValue();
        // all differences equal and not 0: the statistic is infinite
        return Double.isNaN(p) ? 0 : p;
    }

    /** Two-sided p-value of the Mann-Whitney U test; NaN if one side is empty. */
    static double mannWhitney(double[] x, double[] y) {
        if (x.length == 0 || y.length == 0) {
            return Double.NaN;
        }
        double first = x[0];
        boolean constant = Arrays.stream(x).allMatch(value -> value == first)
                && Arrays.stream(y).allMatch(value -> value == first);
        return constant ? 1 : MannWhitneyUTest.withDefaults().test(x, y).getPValue();
    }

    /** p-values corrected for their number (Holm 1979); NaN stays NaN and does not count. */
    static double[] holm(double[] p) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(p[a], p[b]));
        long tests = Arrays.stream(p).filter(value -> !Double.isNaN(value)).count();
        double[] corrected = p.clone();
        double largest = 0;
        for (int rank = 0; rank < tests; rank++) {
            largest = Math.max(largest, Math.min(1, (tests - rank) * p[order[rank]]));
            corrected[order[rank]] = largest;
        }
        return corrected;
    }
}
