package org.genloss.audit.share;

import org.hipparchus.util.FastMath;

/**
 * The maximum-likelihood share of the second component of a mixture of two (Liang et al. 2024, section 3), from a histogram of
 * log-likelihood ratios r: the maximum over [0, 1] of
 *
 * <pre>
 * sum over sentences of log((1 - alpha) + alpha e^r),
 * </pre>
 *
 * <p>a concave function whose derivative is the sum of the scores (e^r - 1) / (1 + alpha (e^r - 1)).
 */
final class Mixture {

    /** Steps to the maximum; with each the bracket halves at least, or Newton's method doubles the digits. */
    private static final int MOST_STEPS = 60;

    private static final double TOLERANCE = 1e-13;

    /** e^r - 1 in the middle of every bin. */
    private static final double[] EXCESS = excess();

    private Mixture() {}

    private static double[] excess() {
        double[] excess = new double[SharePart.BINS];
        for (int bin = 0; bin < excess.length; bin++) {
            excess[bin] = FastMath.expm1(SharePart.middle(bin));
        }
        return excess;
    }

    /** The share of the synthetic component that makes the ratios likeliest; NaN of none. */
    static double share(double[] counts) {
        if (sum(counts) == 0) {
            return Double.NaN;
        }
        if (score(counts, 0) <= 0) {
            return 0;
        }
        if (score(counts, 1) >= 0) {
            return 1;
        }
        return maximum(counts);
    }

    /** The root of the score inside (0, 1): Newton's method, kept within a bracket by bisection. */
    private static double maximum(double[] counts) {
        double low = 0;
        double high = 1;
        double share = 0.5;
        for (int i = 0; i < MOST_STEPS && high - low > TOLERANCE; i++) {
            double score = 0;
            double slope = 0;
            for (int bin = 0; bin < counts.length; bin++) {
                if (counts[bin] != 0) {
                    double one = EXCESS[bin] / (1 + share * EXCESS[bin]);
                    score += counts[bin] * one;
                    slope -= counts[bin] * one * one;
                }
            }
            if (score > 0) {
                low = share;
            } else {
                high = share;
            }
            double next = share - score / slope;
            if (Math.abs(next - share) < TOLERANCE) {
                return next;
            }
            share = next > low && next < high ? next : (low + high) / 2;
        }
        return share;
    }

    /** The score of a sentence of each bin at a share. */
    static double[] scores(double share) {
        double[] scores = new double[EXCESS.length];
        for (int bin = 0; bin < scores.length; bin++) {
            scores[bin] = EXCESS[bin] / (1 + share * EXCESS[bin]);
        }
        return scores;
    }

    /** The mean score of sentences. */
    static double mean(double[] scores, double[] counts) {
        double sum = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            sum += counts[bin] * scores[bin];
        }
        return sum / sum(counts);
    }

    private static double score(double[] counts, double share) {
        double sum = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] != 0) {
                sum += counts[bin] * EXCESS[bin] / (1 + share * EXCESS[bin]);
            }
        }
        return sum;
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}
