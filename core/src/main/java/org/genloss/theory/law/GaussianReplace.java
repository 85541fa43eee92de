package org.genloss.theory.law;

import java.util.ArrayList;
import java.util.Arrays;
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
 * A normal law refitted to its own samples: the risk W2^2 with its spread, and the median of the variance, all exact.
 *
 * <p>Assumes normal truth, replace, one dimension or independent coordinates with a diagonal fit; either estimator, any
 * sample sizes, any lambda. Mean variance and mean squared walk of the mean are drawn by the coalescence engine, for all
 * policies; their exact spreads are in {@link GaussianMoments}.
 */
public record GaussianReplace() implements Law {

    /** Below this logarithm of s^2 over the squared size of the numbers, items keep fewer than four digits of spread. */
    private static final double ROUNDED = 2 * -27.6;

    @Override
    public String name() {
        return "gaussian-replace";
    }

    @Override
    public String title() {
        return "A normal law refitted to its own samples";
    }

    @Override
    public String source() {
        return "Shumailov et al. 2024, section 4.2 of arXiv v3 (chain); Alemohammad et al. 2024 (lambda); Bertrand et al. 2024,"
                + " E[std]; exact for all sizes and both estimators by the moments of chi-square products (ours)";
    }

    /**
     * E[W2^2] of the unbiased chain with constant size n after t samples, in units of the true variance: t / n + 2 - 2 a^t
     * with a = {@link ChiSquares#meanOfRoot}(n - 1).
     */
    public static double risk(int n, int t) {
        return (double) t / n - 2 * FastMath.expm1(t * ChiSquares.logMeanOfRoot(n - 1));
    }

    /**
     * What E[(mu_g - mu)^2] tends to, in units of the true variance, for constant size n: infinity for the unbiased
     * estimator with lambda 1, otherwise 1 / (n (1 - lambda (n - 1) / (n - ddof))).
     */
    public static double walkLimit(int n, int ddof, double lambda) {
        if (n == 1) {
            return 1;
        }
        double kept = lambda * (n - 1.0) / (n - ddof);
        return kept == 1 ? Double.POSITIVE_INFINITY : 1 / (n * (1 - kept));
    }

    /**
     * Medians of s_g^2 over the true variance for g = 0 .. last, exact.
     *
     * @param size sample sizes, 2 or more
     * @param ddof the sum of squares is divided by M_g - ddof
     * @param lambda above 0
     */
    public static double[] medianVariance(Sizes size, int ddof, double lambda, int last) {
        int[] degrees = new int[last + 1];
        Arrays.setAll(degrees, g -> size.at(g) - 1);
        double[] medians = ChiSquareProducts.logMedians(degrees);
        double scale = 0;
        for (int g = 0; g <= last; g++) {
            scale += (g == 0 ? 0 : FastMath.log(lambda)) - FastMath.log(size.at(g) - ddof);
            medians[g] = FastMath.exp(medians[g] + scale);
        }
        return medians;
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
                Conditions.atLeast(setting, 2));
        if (why.isPresent()) {
            return why.map(Answer::not);
        }
        MixtureLaw law = (MixtureLaw) setting.supply();
        double[] mean = law.means()[0];
        double[] covariance = law.covariances()[0];
        int d = mean.length;
        if (d > 1 && !(family.diagonal() && isDiagonal(covariance, d))) {
            return Optional.of(Answer.not("W2^2 has no closed form where covariances are fitted in " + d
                    + " dimensions: gaussian-bound has a bound, wishart-replace the determinant"));
        }
        return Optional.of(Answer.of(curves(setting, family, mean, covariance)));
    }

    private static List<Curve> curves(Setting setting, Family.Normal family, double[] mean, double[] covariance) {
        int d = mean.length;
        double lambda = setting.decoding().lambda();
        int last = setting.generations();
        GaussianMoments moments = GaussianMoments.of(setting.size(), family.ddof(), lambda, last);
        double trace = 0;
        double squares = 0;
        double size = 0;
        for (int j = 0; j < d; j++) {
            double variance = covariance[j * d + j];
            trace += variance;
            squares += variance * variance;
            size = Math.max(size, mean[j] * mean[j] / variance);
        }
        Curves.Reach sharp = sharp(moments, Math.max(1, size));
        List<Curve> curves = new ArrayList<>();
        double limit = Conditions.isConstant(setting)
                ? trace * (walkLimit(setting.size().start(), family.ddof(), lambda) + 1)
                : Double.NaN;
        curves.add(Curves.equal(
                setting,
                "gaussian_w2_squared",
                Curve.Statistic.MEAN,
                Curves.scaled(moments.risk(), trace),
                Curves.scaled(moments.riskSpread(), Math.sqrt(squares)),
                Curves.commonTrials(moments.logVariance()).and(sharp),
                limit));
        if (d == 1 && lambda > 0) {
            curves.add(Curves.equal(
                    setting,
                    "variance_ratio",
                    Curve.Statistic.MEDIAN,
                    medianVariance(setting.size(), family.ddof(), lambda, last),
                    moments.varianceSpread(),
                    sharp,
                    Conditions.isConstant(setting) ? 0 : Double.NaN));
        }
        return curves;
    }

    /** Until the spread of the items is lost in the rounding of the items themselves. */
    static Curves.Reach sharp(GaussianMoments moments, double squaredSize) {
        double floor = ROUNDED + FastMath.log(squaredSize);
        double[] low = new double[moments.logMean().length];
        for (int g = 0; g < low.length; g++) {
            low[g] = moments.logMean()[g] - 4 * Math.sqrt(moments.logVariance()[g]);
        }
        return Curves.whileTrue(low, x -> x > floor, "beyond, the spread is lost in the rounding of the items");
    }

    static boolean isDiagonal(double[] covariance, int d) {
        boolean diagonal = true;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                diagonal &= i == j || covariance[i * d + j] == 0;
            }
        }
        return diagonal;
    }
}
