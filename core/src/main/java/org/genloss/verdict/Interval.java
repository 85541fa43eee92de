package org.genloss.verdict;

import java.util.Arrays;
import org.genloss.num.Empirical;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.util.FastMath;

/**
 * Where the centre of independent numbers lies: an interval for their median between two of them (order statistics, exact
 * for any law, infinities allowed), from nine numbers on; for three to eight numbers Student's interval of their mean, which
 * leans on a normal law.
 *
 * <p>The level is that of one of eight statements which shall hold together with 95 %: 1 - 0.05 / 8 (Bonferroni).
 *
 * @param centre median or mean; NaN if there are too few numbers
 * @param low lower limit, or NaN
 * @param high upper limit, or NaN
 * @param why why there is no interval, or empty
 */
record Interval(double centre, double low, double high, String why) {

    /** Confidence of one interval. */
    static final double LEVEL = 1 - 0.05 / 8;

    /** From so many numbers on the smallest and the largest hold the median with enough confidence. */
    private static final int MANY = 9;

    private static final int FEWEST = 3;

    /** The interval of {@code values}, NaN left out. */
    static Interval of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length >= MANY) {
            return ofMedian(sorted);
        } else if (sorted.length < FEWEST) {
            return none("needs at least " + FEWEST + " trials, but has " + sorted.length);
        } else if (Arrays.stream(sorted).anyMatch(Double::isInfinite)) {
            return none("a trial is infinite, and fewer than " + MANY + " trials have no interval then");
        }
        return ofMean(sorted);
    }

    private static Interval none(String why) {
        return new Interval(Double.NaN, Double.NaN, Double.NaN, why);
    }

    private static Interval ofMedian(double[] sorted) {
        int n = sorted.length;
        BinomialDistribution coin = new BinomialDistribution(n, 0.5);
        int out = 0;
        while (coin.cumulativeProbability(out) <= (1 - LEVEL) / 2) {
            out++;
        }
        // out - 1 numbers lie below the lower limit: P(K <= out - 1) is still small enough
        return new Interval(Empirical.quantile(sorted, 0.5), sorted[out - 1], sorted[n - out], "");
    }

    private static Interval ofMean(double[] sorted) {
        int n = sorted.length;
        double mean = Empirical.mean(sorted);
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        double student = new TDistribution(n - 1).inverseCumulativeProbability(1 - (1 - LEVEL) / 2);
        double half = student * FastMath.sqrt(squares / (n - 1) / n);
        return new Interval(mean, mean - half, mean + half, "");
    }
}
