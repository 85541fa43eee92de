package org.genloss.theory.law;

import org.genloss.policy.Sizes;
import org.hipparchus.util.FastMath;

/**
 * Exact moments of a rate refitted to its own Poisson counts under replace, for any sample sizes: its mean stays, its variance
 * over trials grows by rate / M_i a sample, and it dies out with a known probability. The sum of M_g counts is Poisson given
 * the sum before, so that its cumulants follow by recursion (survival: Suresh et al. 2024; cumulants ours). Entry g is
 * generation g.
 *
 * @param variance of the fitted rate over trials
 * @param fourth its fourth central moment
 * @param survival probability that it is not 0
 */
public record PoissonMoments(double[] variance, double[] fourth, double[] survival) {

    /**
     * Computes them.
     *
     * @param rate the true one
     * @param size sample sizes M_g
     * @param last last generation
     */
    public static PoissonMoments of(double rate, Sizes size, int last) {
        PoissonMoments rates = new PoissonMoments(new double[last + 1], new double[last + 1], new double[last + 1]);
        double[] k = {0, rate, rate, rate, rate};
        for (int g = 0; g <= last; g++) {
            double m = size.at(g);
            double r = g == 0 ? m : m / size.at(g - 1);
            // a Poisson variable of mean r S; at first S is the rate itself, a constant
            double k1 = g == 0 ? rate : k[1];
            double k2 = g == 0 ? 0 : k[2];
            double k3 = g == 0 ? 0 : k[3];
            double k4 = g == 0 ? 0 : k[4];
            k[1] = r * k1;
            k[2] = r * k1 + r * r * k2;
            k[3] = r * k1 + 3 * r * r * k2 + r * r * r * k3;
            k[4] = r * k1 + 7 * r * r * k2 + 6 * r * r * r * k3 + r * r * r * r * k4;
            rates.variance[g] = k[2] / m / m;
            rates.fourth[g] = (k[4] + 3 * k[2] * k[2]) / m / m / m / m;
            rates.survival[g] = -FastMath.expm1(-size.start() * rate * Suresh.g(size, g));
        }
        return rates;
    }
}
