package org.genloss.app.results;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.TTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
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

    /** All but NaN. */
    static double[] numbers(Collection<Double> values) {
        return values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
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

    /**
     * Two-sided p-value of the paired t-test; 1 if all pairs are equal, NaN of fewer than two pairs or if all differ by
     * the same, which leaves the test no scale.
     */
    static double pairedT(double[] x, double[] y) {
        if (x.length < 2) {
            return Double.NaN;
        }
        if (Arrays.equals(x, y)) {
            return 1;
        }
        double first = x[0] - y[0];
        boolean alike = IntStream.range(0, x.length).allMatch(i -> x[i] - y[i] == first);
        return alike ? Double.NaN : TTest.withDefaults().pairedTest(x, y).getPValue();
    }

    /**
     * Two-sided p-value of Wilcoxon's signed-rank test of pairs that may be infinite: an infinite difference is larger
     * than any finite one, and equal infinities do not differ. 1 if all pairs are equal, NaN of fewer than two pairs.
     */
    public static double signedRank(double[] x, double[] y) {
        if (x.length < 2) {
            return Double.NaN;
        }
        double[] differences = new double[x.length];
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            differences[i] = x[i] == y[i] ? 0 : x[i] - y[i];
            largest = Double.isInfinite(differences[i]) ? largest : Math.max(largest, Math.abs(differences[i]));
        }
        double beyond = 2 * largest + 1;
        boolean equal = true;
        for (int i = 0; i < x.length; i++) {
            equal &= differences[i] == 0;
            differences[i] = Math.max(-beyond, Math.min(beyond, differences[i]));
        }
        return equal
                ? 1
                : WilcoxonSignedRankTest.withDefaults().test(differences).getPValue();
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
