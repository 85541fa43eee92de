package org.genloss.report;

import java.util.Arrays;
import org.genloss.num.Empirical;

/**
 * What the trials say together about one measure at one generation.
 *
 * <p>Quantiles are those of {@link Empirical}. The interval of the mean is Student's. Trials
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

    /** The summary of {@code values}, one per trial in any order, NaN where there is none. */
    static TrialSummary of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        int n = sorted.length;
        if (n == 0) {
            return new TrialSummary(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = Empirical.mean(sorted);
        double half = Empirical.halfWidth(sorted);
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
}
