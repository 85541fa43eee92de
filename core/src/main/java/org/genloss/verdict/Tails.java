package org.genloss.verdict;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/** Probabilities of what lies as far out as was seen, or further. */
final class Tails {

    /** Below this skewness the gamma law is as good as normal, and its shape parameter too large for its series. */
    private static final double SYMMETRIC = 0.01;

    private Tails() {}

    /** P(Z >= z) of a standard normal number. */
    static double normal(double z) {
        return Erf.erfc(z / FastMath.sqrt(2)) / 2;
    }

    /**
     * P(Z >= z) of a gamma law with mean 0, variance 1 and the given skewness (Pearson's type III); mirrored for negative
     * skewness.
     */
    static double gamma(double z, double skewness) {
        if (FastMath.abs(skewness) < SYMMETRIC) {
            return normal(z);
        }
        double shape = 4 / (skewness * skewness);
        double x = shape + FastMath.signum(skewness) * z * FastMath.sqrt(shape);
        if (x <= 0) {
            return skewness > 0 ? 1 : 0;
        }
        return skewness > 0 ? Gamma.regularizedGammaQ(shape, x) : Gamma.regularizedGammaP(shape, x);
    }

    /** P(T >= t) of Student's law. */
    static double student(double t, int degrees) {
        return new TDistribution(degrees).cumulativeProbability(-t);
    }

    /** P(K >= k) of K heads in n throws of a fair coin. */
    static double heads(int k, int n) {
        // as an incomplete beta function: one minus the distribution function has no small values
        return k <= 0 ? 1 : Beta.regularizedBeta(0.5, k, n - k + 1.0);
    }

    /** p-values corrected for their number (Holm 1979). */
    static double[] holm(double[] p) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(p[a], p[b]));
        double[] corrected = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            largest = Math.max(largest, Math.min(1, (p.length - rank) * p[order[rank]]));
            corrected[order[rank]] = largest;
        }
        return corrected;
    }
}
