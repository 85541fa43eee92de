package org.genloss.theory.law;

import org.genloss.policy.Sizes;
import org.hipparchus.util.FastMath;

/**
 * Exact moments of the one-dimensional Gaussian chain under replace, for any sample sizes, either estimator and biased
 * sampling; in units of the true standard deviation. Entry g of every array is generation g.
 *
 * <p>By Cochran's theorem generation g's fit of M_g items of variance v is a normal mean of variance v / M_g and,
 * independently, v chi2_{M_g - 1} / (M_g - ddof); items of generation g >= 1 have variance v = lambda s_{g-1}^2. So s_g^2 is
 * a product of independent chi-squares, and given all variances the mean is normal with variance V_g = sum of v_i / M_i:
 * every moment below follows from those of s and V by recursion, without approximation.
 *
 * @param variance E[s_g^2]
 * @param varianceSpread standard deviation of s_g^2 over trials
 * @param squaredMean E[(mu_g - mu)^2]
 * @param squaredMeanSpread standard deviation of (mu_g - mu)^2
 * @param std E[s_g]
 * @param risk E[W2^2(N(mu, 1), N(mu_g, s_g^2))] = E[(mu_g - mu)^2 + (s_g - 1)^2]
 * @param riskSpread standard deviation of that W2^2
 * @param logMean E[ln s_g^2]; negative infinity after a sample of one item
 * @param logVariance Var[ln s_g^2], a sum of trigammas
 */
public record GaussianMoments(
        double[] variance,
        double[] varianceSpread,
        double[] squaredMean,
        double[] squaredMeanSpread,
        double[] std,
        double[] risk,
        double[] riskSpread,
        double[] logMean,
        double[] logVariance) {

    /** Below this sum of 1 / M_i rounding exceeds what the leading order leaves out of the spread of W2^2. */
    private static final double TINY = 1e-5;

    /**
     * Computes all of them.
     *
     * @param size sample sizes M_g
     * @param ddof the sum of squares is divided by M_g - ddof, 0 or 1
     * @param lambda variance of what is drawn is scaled by this, in [0, 1]
     * @param last last generation
     */
    public static GaussianMoments of(Sizes size, int ddof, double lambda, int last) {
        GaussianMoments all = empty(last + 1);
        Step step = new Step();
        double steps = 0;
        double logMean = 0;
        double logVariance = 0;
        for (int g = 0; g <= last; g++) {
            int m = size.at(g);
            double scale = g == 0 ? 1 : lambda;
            step.advance(m, ddof, scale);
            steps += 1.0 / m;
            logMean += FastMath.log(scale)
                    + (m == 1 ? Double.NEGATIVE_INFINITY : ChiSquares.meanOfLog(m - 1) - FastMath.log(m - ddof));
            logVariance += m == 1 ? Double.POSITIVE_INFINITY : ChiSquares.varianceOfLog(m - 1);
            all.logMean[g] = logMean;
            all.logVariance[g] = logVariance;
            all.variance[g] = step.s[2];
            all.varianceSpread[g] = root(step.s[4] - step.s[2] * step.s[2]);
            all.squaredMean[g] = step.v0;
            all.squaredMeanSpread[g] = root(3 * step.vv - step.v0 * step.v0);
            all.std[g] = step.s[1];
            all.risk[g] = step.risk();
            all.riskSpread[g] = lambda == 1 && steps < TINY ? riskSpread(steps) : root(step.riskVariance());
        }
        return all;
    }

    /**
     * The standard deviation of W2^2 to leading order in the steps 1 / M_i of an unbiased chain, sqrt(5/2) times their sum:
     * mean and standard deviation are two independent normal walks of variances S and S / 2, and Var(S Z^2 + S Z'^2 / 2) = 2
     * S^2 + S^2 / 2. Equation 5 of Shumailov et al. 2024 (arXiv v3) has other coefficients and is refuted by simulation, see
     * decision 9.
     *
     * @param steps S = 1/M_0 + .. + 1/M_g
     */
    public static double riskSpread(double steps) {
        return Math.sqrt(2.5) * steps;
    }

    private static double root(double variance) {
        return Math.sqrt(Math.max(0, variance));
    }

    private static GaussianMoments empty(int n) {
        return new GaussianMoments(
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n]);
    }

    /** The moments of one generation: E[s^k], E[V], E[V s], E[V s^2], E[V^2]. */
    private static final class Step {

        private final double[] s = {1, 1, 1, 1, 1};
        private double v0;
        private double v1;
        private double v2;
        private double vv;

        /** One fit of m items whose variance is {@code scale} times the fitted one. */
        void advance(int m, int ddof, double scale) {
            double nu = m - 1;
            double divisor = Math.max(1, m - ddof);
            double[] chi = new double[5];
            chi[1] = m == 1 ? 0 : Math.sqrt(nu / divisor) * ChiSquares.meanOfRoot(nu);
            chi[2] = nu / divisor;
            chi[3] = chi[1] * (nu + 1) / divisor;
            chi[4] = chi[2] * (nu + 2) / divisor;
            double rootScale = Math.sqrt(scale);
            double power = 1;
            for (int k = 1; k <= 4; k++) {
                power *= rootScale;
                s[k] *= power;
            }
            double drawn1 = rootScale * v1;
            double drawn2 = scale * v2;
            vv += 2 * drawn2 / m + s[4] / m / m;
            v1 = chi[1] * (drawn1 + s[3] / m);
            v2 = chi[2] * (drawn2 + s[4] / m);
            v0 += s[2] / m;
            for (int k = 1; k <= 4; k++) {
                s[k] *= chi[k];
            }
        }

        double risk() {
            return v0 + (s[2] - 1) + 2 * (1 - s[1]);
        }

        double riskVariance() {
            double ofMean = 3 * vv;
            double cross = 2 * (v2 - 2 * v1 + v0);
            double ofStd = s[4] - 4 * s[3] + 6 * s[2] - 4 * s[1] + 1;
            return ofMean + cross + ofStd - risk() * risk();
        }
    }
}
