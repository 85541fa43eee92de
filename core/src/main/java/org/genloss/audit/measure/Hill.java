package org.genloss.audit.measure;

import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * The Hill number of order 1, exp(entropy), without the bias of entropies of samples: Chao, Wang and Jost 2013, eq. 7. With A = 2 f_2 /
 * ((n - 1) f_1 + 2 f_2),
 *
 * <pre>
 * H = sum over types of c / n (psi(n) - psi(c)) + f_1 / n (1 - A)^(1 - n) (-log A - sum from r = 1 to n - 1 of (1 - A)^r / r)
 * </pre>
 */
final class Hill {

    /** Digamma values of whole numbers below this are kept. */
    private static final int KEPT = 1 << 12;

    private static final double[] DIGAMMA = new double[KEPT];

    static {
        DIGAMMA[0] = Double.NaN;
        DIGAMMA[1] = Gamma.digamma(1);
        for (int c = 2; c < KEPT; c++) {
            DIGAMMA[c] = DIGAMMA[c - 1] + 1.0 / (c - 1);
        }
    }

    private Hill() {}

    static double digamma(long c) {
        return c < KEPT ? DIGAMMA[(int) c] : Gamma.digamma(c);
    }

    /**
     * The number.
     *
     * @param seen sum over types of c (psi(n) - psi(c))
     * @param once f_1
     * @param twice f_2
     */
    static double first(double seen, double once, double twice, long n) {
        double unseen = once == 0 || n < 2 ? 0 : once / n * rest(once, twice, n);
        return FastMath.exp(seen / n + unseen);
    }

    /** (1 - A)^(1 - n) times the sum from r = n on of (1 - A)^r / r. */
    private static double rest(double once, double twice, long n) {
        // no type seen twice: as in the authors' SpadeR, f_2 becomes 0 in its bias-corrected form
        double a = twice > 0 ? 2 * twice / ((n - 1) * once + 2 * twice) : 2 / ((n - 1) * (once - 1) + 2);
        if (a >= 1) {
            return 0;
        }
        double x = -FastMath.log1p(-a);
        // (1 - A) sum over i of e^(-x i) / (n + i): a trapezium rule of an integral, corrected at its end (Euler and
        // Maclaurin)
        double end = 1.0 / n;
        double integral = exponentialIntegral(x * n);
        return (1 - a) * (integral + end / 2 + end * (x + end) / 12);
    }

    /** e^x E_1(x): by its series below 1, by its continued fraction from there on (Abramowitz and Stegun 1964, 5.1.11 and 5.1.22). */
    static double exponentialIntegral(double x) {
        if (x < 1) {
            double sum = -Gamma.GAMMA - FastMath.log(x);
            double term = 1;
            for (int i = 1; i <= 30; i++) {
                term *= -x / i;
                sum -= term / i;
            }
            return FastMath.exp(x) * sum;
        }
        double fraction = 0;
        for (int i = 200; i >= 1; i--) {
            fraction = i * (double) i / (x + 2 * i + 1 - fraction);
        }
        return 1 / (x + 1 - fraction);
    }
}
