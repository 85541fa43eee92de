package org.genloss.num;

import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * Exact limits of a proportion (Clopper and Pearson 1934): each tail outside them has at most half the stated error,
 * whatever the true proportion.
 */
public final class ClopperPearson {

    /** Half of the error of a 95 % interval. */
    private static final double TAIL = 0.025;

    /** Absolute accuracy of a limit. */
    private static final double ACCURACY = 1e-13;

    private ClopperPearson() {}

    /**
     * The lower and the upper 95 % limit; both NaN where nothing was tried.
     *
     * @param successes from 0 to {@code trials}
     */
    public static double[] limits(long successes, long trials) {
        if (trials == 0) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double low = successes == 0 ? 0 : quantile(successes, trials - successes + 1, TAIL);
        double high = successes == trials ? 1 : quantile(successes + 1, trials - successes, 1 - TAIL);
        return new double[] {low, high};
    }

    private static double quantile(double alpha, double beta, double p) {
        return new BetaDistribution(alpha, beta, ACCURACY).inverseCumulativeProbability(p);
    }
}
