package org.genloss.num;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.distribution.continuous.TDistribution;

/** Quantiles and means of what was observed. Sums run in the order of the values, so equal arrays give equal bits. */
public final class Empirical {

    /** 97.5 % points of Student's law by degrees of freedom: each is solved for, and asked for again and again. */
    private static final Map<Integer, Double> STUDENT = new ConcurrentHashMap<>();

    private Empirical() {}

    /** Arithmetic mean; NaN of nothing. */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Half the width of Student's 95 % interval of the mean, t(0.975, n - 1) s / sqrt(n); NaN of fewer than two values. */
    public static double halfWidth(double[] values) {
        int n = values.length;
        if (n < 2) {
            return Double.NaN;
        }
        double student =
                STUDENT.computeIfAbsent(n - 1, df -> new TDistribution(df).inverseCumulativeProbability(0.975));
        return student * standardErrorOfMean(values);
    }

    /** The standard error of the mean of independent numbers, s / sqrt(n); NaN of fewer than two values. */
    public static double standardErrorOfMean(double[] values) {
        int n = values.length;
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
    }

    /**
     * A quantile by definition 7 of Hyndman and Fan (1996), the default of R and NumPy: linear between the two values next
     * to position (n - 1) p. Infinities are ordered like numbers.
     *
     * @param sorted at least one value, ascending, without NaN
     * @param p in [0, 1]
     */
    public static double quantile(double[] sorted, double p) {
        double position = (sorted.length - 1) * p;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        double share = position - below;
        // equal neighbours first: infinity minus infinity is not a number
        if (share == 0 || sorted[below] == sorted[above]) {
            return sorted[below];
        }
        return sorted[below] + share * (sorted[above] - sorted[below]);
    }
}
