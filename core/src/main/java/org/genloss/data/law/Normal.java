package org.genloss.data.law;

import org.hipparchus.special.Erf;
import org.hipparchus.util.FastMath;

/** The standard normal law. */
final class Normal {

    /** Logarithm of the square root of 2 pi. */
    static final double LOG_SQRT_2PI = 0.9189385332046727418;

    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final int MOST_STEPS = 60;

    private Normal() {}

    /** P(Z <= z), accurate relative to itself in the lower tail. */
    static double cumulative(double z) {
        return 0.5 * Erf.erfc(-z * SQRT_HALF);
    }

    /** Logarithm of the density, nats. */
    static double logDensity(double z) {
        return -0.5 * z * z - LOG_SQRT_2PI;
    }

    /**
     * The inverse of {@link #cumulative}, by Newton's iteration on the logarithm of the distribution function: that is
     * concave and increasing, so the iteration cannot diverge.
     *
     * @param p in (0, 1)
     */
    static double quantile(double p) {
        if (p > 0.5) {
            return -quantile(1 - p);
        }
        double logP = FastMath.log(p);
        double z = -Math.sqrt(Math.max(0, -2 * (logP + FastMath.log(2))));
        for (int i = 0; i < MOST_STEPS; i++) {
            double logCumulative = FastMath.log(cumulative(z));
            double step = (logP - logCumulative) * FastMath.exp(logCumulative - logDensity(z));
            z += step;
            if (Math.abs(step) <= 2e-16 * Math.abs(z)) {
                break;
            }
        }
        return z;
    }
}
