package org.genloss.theory.law;

import java.util.List;
import java.util.Optional;
import org.genloss.data.MixtureLaw;
import org.genloss.model.Family;
import org.genloss.policy.Sizes;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;
import org.hipparchus.util.FastMath;

/**
 * The determinant of a refitted covariance: ln det is a random walk whose drift and variance are known in every dimension.
 *
 * <p>Given generation g - 1 the scatter of generation g is Wishart with nu = M_g - 1 degrees of freedom, so det / det is a
 * product of independent chi-squares with nu, nu - 1, .., nu - d + 1 degrees (Bartlett's decomposition), over (M_g - ddof)^d;
 * fitted without covariances, d chi-squares with nu each. Assumes normal truth, replace and more than d items (2 items where
 * no covariances are fitted). Exact for any sizes, either estimator and lambda above 0.
 *
 * <p>Theorem 3.1 follows: the drift is negative (Jensen), so ln det tends to minus infinity by the law of large numbers, and
 * the trace is a non-negative martingale whose only possible limit is 0: Sigma_n tends to 0 almost surely, while E|mu_n -
 * mu|^2 = n Tr(Sigma) / M, and with it E[W2^2], tends to infinity.
 */
public record WishartReplace() implements Law {

    @Override
    public String name() {
        return "wishart-replace";
    }

    @Override
    public String title() {
        return "The determinant of a refitted covariance";
    }

    @Override
    public String source() {
        return "Shumailov et al. 2024, theorem 3.1; Bartlett 1933 for the determinant of a Wishart matrix";
    }

    /**
     * Mean and variance of ln det Sigma_g - ln det Sigma for g = 0 .. last.
     *
     * @param mean in nats
     * @param variance in nats^2
     */
    public record LogDeterminant(double[] mean, double[] variance) {}

    /**
     * Computes them.
     *
     * @param d dimension; every size must exceed it (or 1 if diagonal)
     * @param diagonal whether only variances are fitted; the truth is then diagonal too
     */
    public static LogDeterminant logDeterminant(
            Sizes size, int ddof, double lambda, int d, boolean diagonal, int last) {
        double[] means = new double[last + 1];
        double[] variances = new double[last + 1];
        double mean = 0;
        double variance = 0;
        for (int g = 0; g <= last; g++) {
            int m = size.at(g);
            mean += d * ((g == 0 ? 0 : FastMath.log(lambda)) - FastMath.log(m - ddof));
            for (int j = 0; j < d; j++) {
                int nu = diagonal ? m - 1 : m - 1 - j;
                mean += ChiSquares.meanOfLog(nu);
                variance += ChiSquares.varianceOfLog(nu);
            }
            means[g] = mean;
            variances[g] = variance;
        }
        return new LogDeterminant(means, variances);
    }

    @Override
    public Optional<Answer> on(Setting setting) {
        if (!(setting.family().orElse(null) instanceof Family.Normal family)) {
            return Optional.empty();
        }
        Optional<String> why = Conditions.first(
                Conditions.replace(setting),
                Conditions.sampled(setting),
                Conditions.normalTruth(setting),
                Conditions.because(setting.decoding().lambda() == 0, "lambda is 0, so the determinant is too"));
        if (why.isPresent()) {
            return why.map(Answer::not);
        }
        MixtureLaw law = (MixtureLaw) setting.supply();
        int d = law.means()[0].length;
        boolean diagonal = family.diagonal() && d > 1;
        why = Conditions.first(
                Conditions.because(
                        diagonal && !GaussianReplace.isDiagonal(law.covariances()[0], d),
                        "the fit is diagonal and the source is not"),
                Conditions.atLeast(setting, diagonal ? 2 : d + 1));
        return Optional.of(why.map(Answer::not).orElseGet(() -> answer(setting, family.ddof(), law, diagonal)));
    }

    private static Answer answer(Setting setting, int ddof, MixtureLaw law, boolean diagonal) {
        int last = setting.generations();
        int d = law.means()[0].length;
        double lambda = setting.decoding().lambda();
        LogDeterminant walk = logDeterminant(setting.size(), ddof, lambda, d, diagonal, last);
        double[] spread = new double[last + 1];
        for (int g = 0; g <= last; g++) {
            spread[g] = Math.sqrt(walk.variance[g]);
        }
        double squaredSize = 1;
        for (int j = 0; j < d; j++) {
            double mean = law.means()[0][j];
            squaredSize = Math.max(squaredSize, mean * mean / law.covariances()[0][j * d + j]);
        }
        GaussianMoments moments = GaussianMoments.of(setting.size(), ddof, lambda, last);
        Curves.Reach reach = GaussianReplace.sharp(moments, squaredSize);
        if (d > 1) {
            reach = reach.and(wellConditioned(setting.size(), law.covariances()[0], d, diagonal, last));
        }
        return Answer.of(List.of(Curves.equal(
                setting,
                "log_det_ratio",
                Curve.Statistic.MEAN,
                walk.mean,
                spread,
                reach,
                Conditions.isConstant(setting) ? Double.NEGATIVE_INFINITY : Double.NaN)));
    }

    /**
     * Until the smallest eigenvalue may be lost in the rounding of the largest. Their logarithms drift apart by the difference
     * of the digammas of the first and the last chi-square of each step, with the standard deviation of both; the
     * condition number of the truth comes on top.
     */
    private static Curves.Reach wellConditioned(Sizes size, double[] covariance, int d, boolean diagonal, int last) {
        double limit = 30 - FastMath.log(d) - logCondition(covariance, d);
        double[] apart = new double[last + 1];
        double drift = 0;
        double variance = 0;
        for (int g = 0; g <= last; g++) {
            int nu = size.at(g) - 1;
            int low = diagonal ? nu : nu - d + 1;
            drift += ChiSquares.meanOfLog(nu) - ChiSquares.meanOfLog(low);
            variance += ChiSquares.varianceOfLog(nu) + ChiSquares.varianceOfLog(low);
            apart[g] = drift + 4 * Math.sqrt(variance);
        }
        return Curves.whileTrue(apart, x -> x < limit, "beyond, the smallest eigenvalue is lost in rounding");
    }

    private static double logCondition(double[] covariance, int d) {
        double[][] rows = new double[d][d];
        for (int i = 0; i < d; i++) {
            System.arraycopy(covariance, i * d, rows[i], 0, d);
        }
        var eigen = new org.hipparchus.linear.EigenDecompositionSymmetric(
                new org.hipparchus.linear.Array2DRowRealMatrix(rows, false));
        return FastMath.log(eigen.getEigenvalue(0) / eigen.getEigenvalue(d - 1));
    }
}
