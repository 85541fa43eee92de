package org.genloss.report;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.genloss.num.Empirical;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What the trials say together about one measure at one generation.
 *
 * <p>Quantiles are those of {@link Empirical}. The interval of the mean is Student's, mean -+ t(0.975, n - 1) s / sqrt(n). Trials
 * without a number (NaN, or not run so far) are left out; infinite values take part in the order.
 *
 * @param n trials with a number
 * @param median 50 % quantile over trials
 * @param low5 5 % quantile over trials
 * @param high95 95 % quantile over trials
 * @param mean arithmetic mean over trials
 * @param meanLow lower 95 % limit of the mean; NaN for one trial
 * @param meanHigh upper 95 % limit of the mean; NaN for one trial
 */
record TrialSummary(int n, double median, double low5, double high95, double mean, double meanLow, double meanHigh) {

    private static final ConcurrentHashMap<Integer, Double> STUDENT = new ConcurrentHashMap<>();

    /** The summary of {@code values}, one per trial in any order, NaN where there is none. */
    static TrialSummary of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        int n = sorted.length;
        if (n == 0) {
            return new TrialSummary(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = mean(sorted);
        double half = halfWidth(sorted, mean);
        return new TrialSummary(
                n,
                Empirical.quantile(sorted, 0.5),
                Empirical.quantile(sorted, 0.05),
                Empirical.quantile(sorted, 0.95),
                mean,
                mean - half,
                mean + half);
    }

    /** Of a single trial: its own 95 % limits in the place of those of the mean. */
    TrialSummary withLimits(double low, double high) {
        return new TrialSummary(n, median, low5, high95, mean, low, high);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double halfWidth(double[] values, double mean) {
        int n = values.length;
        if (n < 2) {
            return Double.NaN;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double student =
                STUDENT.computeIfAbsent(n - 1, df -> new TDistribution(df).inverseCumulativeProbability(0.975));
        return student * Math.sqrt(squares / (n - 1) / n);
    }
}
