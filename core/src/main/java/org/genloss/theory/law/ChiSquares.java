package org.genloss.theory.law;

import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/** Moments and logarithms of one chi-square variable, accurate up to any number of degrees of freedom. */
public final class ChiSquares {

    /** From here on the series below is exact to the last bits. */
    private static final double SERIES = 30;

    private ChiSquares() {}

    /**
     * c4, the mean of the standard deviation of a unit normal sample over the true one: E[sqrt(chi2_nu / nu)] = sqrt(2 /
     * nu) Gamma((nu + 1) / 2) / Gamma(nu / 2); about 1 - 1 / (4 nu).
     *
     * @param nu degrees of freedom, 1 or more; n - 1 for n items
     */
    public static double meanOfRoot(double nu) {
        return FastMath.exp(logMeanOfRoot(nu));
    }

    /** The natural logarithm of {@link #meanOfRoot}: error below 1e-14 absolute for nu below 60, relative from there on. */
    public static double logMeanOfRoot(double nu) {
        double x = nu / 2;
        double shift = 0;
        // ratio(x) = Gamma(x + 1/2) / (Gamma(x) sqrt x) = ratio(x + 1) sqrt(x (x + 1)) / (x + 1/2)
        while (x < SERIES) {
            shift += 0.5 * (FastMath.log(x) + FastMath.log1p(x)) - FastMath.log(x + 0.5);
            x++;
        }
        double r = 1 / x;
        double square = r * r;
        // Stirling's series at x + 1/2 less that at x
        double series = r
                * (-1.0 / 8
                        + square
                                * (1.0 / 192
                                        + square * (-1.0 / 640 + square * (17.0 / 14336 - square * 31.0 / 18432))));
        return series + shift;
    }

    /** E[ln chi2_nu] = digamma(nu / 2) + ln 2. */
    public static double meanOfLog(double nu) {
        return Gamma.digamma(nu / 2) + FastMath.log(2);
    }

    /** Var[ln chi2_nu] = trigamma(nu / 2), about 2 / nu. */
    public static double varianceOfLog(double nu) {
        return Gamma.trigamma(nu / 2);
    }
}
