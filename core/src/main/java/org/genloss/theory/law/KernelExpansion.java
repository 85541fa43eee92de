package org.genloss.theory.law;

import org.hipparchus.util.FastMath;

/**
 * A kernel density estimate with a fixed bandwidth h that learns from its own samples expands instead of collapsing: the
 * variance of n items drawn from n points of variance v is (1 - 1/n) (v + h^2) on average (1/n variance, per coordinate), with
 * the fixed point (n - 1) h^2. Exact for replace, constant n and any truth with finite variance (cf. Borji 2024, arXiv
 * 2410.12954; derivation ours).
 */
public final class KernelExpansion {

    private KernelExpansion() {}

    /**
     * Expected variance, divisor n, of the training set after t samples.
     *
     * @param n items
     * @param variance of the truth
     * @param kernel h^2
     * @param t 1 or more
     */
    public static double trainingVariance(int n, double variance, double kernel, int t) {
        double kept = FastMath.pow(1 - 1.0 / n, t - 1);
        double first = (1 - 1.0 / n) * variance;
        double limit = limit(n, kernel);
        return limit + kept * (first - limit);
    }

    /** Expected variance of the model fitted to that training set. */
    public static double modelVariance(int n, double variance, double kernel, int t) {
        return trainingVariance(n, variance, kernel, t) + kernel;
    }

    /** What the variance of the training set tends to. */
    public static double limit(int n, double kernel) {
        return (n - 1) * kernel;
    }
}
