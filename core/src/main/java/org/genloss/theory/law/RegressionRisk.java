package org.genloss.theory.law;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Coefficients;
import org.genloss.data.MixtureLaw;
import org.genloss.model.Family;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;
import org.hipparchus.util.FastMath;

/**
 * The excess risk of a regression on its own labels: it adds up under replace and stays bounded under accumulate. Exact, see
 * {@link RegressionMoments}. With one design, noise v and T items: replace v d / (T - d - 1) (g + 1), accumulate v d / (T - d - 1)
 * (1 + 1/4 + .. + 1/(g+1)^2); with a new design each generation, accumulate v d (1 / (T - d - 1) + 1 / (2 (2T - d - 1)) + ..).
 *
 * <p>Assumes linear truth with isotropic normal inputs, no intercept, known noise of the labels, replace or accumulate, more
 * than d + 1 items, and a constant size where all share one design.
 */
public record RegressionRisk() implements Law {

    @Override
    public String name() {
        return "regression-risk";
    }

    @Override
    public String title() {
        return "The excess risk of a regression on its own labels";
    }

    @Override
    public String source() {
        return "Dohmatob, Feng, Kempe 2024 (replace); Gerstgrasser et al. 2024 (accumulate, one design); new designs ours";
    }

    @Override
    public Optional<Answer> on(Setting setting) {
        if (!(setting.family().orElse(null) instanceof Family.LeastSquares family)) {
            return Optional.empty();
        }
        if (!(setting.supply() instanceof Coefficients truth && setting.supply() instanceof MixtureLaw law)) {
            return Optional.of(Answer.not("the coefficients and inputs of the source are not known"));
        }
        double[] b = truth.coefficients();
        boolean accumulates = Conditions.accumulates(setting.policy());
        Optional<String> why = Conditions.first(
                Conditions.because(
                        !accumulates && !setting.policy().closed(), "the law is for replace and accumulate only"),
                Conditions.sampled(setting),
                Conditions.because(!isotropic(law.covariances()[0], b.length), "the inputs are not isotropic"),
                Conditions.because(
                        !family.newDesign() && !Conditions.isConstant(setting),
                        "sample sizes change while all generations share the inputs of the first"),
                Conditions.atLeast(setting, b.length + 2));
        return Optional.of(why.map(Answer::not).orElseGet(() -> answer(setting, family, accumulates, b, law)));
    }

    private static Answer answer(
            Setting setting, Family.LeastSquares family, boolean accumulates, double[] b, MixtureLaw law) {
        int d = b.length;
        double[] covariance = law.covariances()[0];
        double real = covariance[covariance.length - 1];
        for (double x : b) {
            real -= x * x;
        }
        double made = family.noise() * family.noise() * setting.decoding().lambda();
        int[] items = new int[setting.generations() + 1];
        Arrays.setAll(items, setting.size()::at);
        double[] noise = new double[items.length];
        Arrays.fill(noise, made);
        noise[0] = real;
        RegressionMoments moments = accumulates
                ? RegressionMoments.accumulate(d, items, noise, family.newDesign())
                : RegressionMoments.replace(d, items, noise, family.newDesign());
        double limit = Double.NaN;
        if (Conditions.isConstant(setting) && !accumulates) {
            limit = made > 0 ? Double.POSITIVE_INFINITY : real * RegressionMoments.unit(d, items[0]);
        } else if (!family.newDesign()) {
            double rest = FastMath.PI * FastMath.PI / 6 - 1;
            limit = (real + made * rest) * RegressionMoments.unit(d, items[0]);
        }
        return Answer.of(List.of(Curves.equal(
                setting,
                "excess_risk",
                Curve.Statistic.MEAN,
                moments.mean(),
                moments.spread(),
                finite(setting, accumulates, d),
                limit)));
    }

    /**
     * Until a sample has d + 3 items or fewer: the error of its fit has an infinite variance then. Under accumulate only the
     * first sample is fitted alone.
     */
    private static Curves.Reach finite(Setting setting, boolean accumulates, int d) {
        double[] items = new double[setting.generations() + 1];
        Arrays.setAll(items, g -> setting.size().at(accumulates ? 0 : g));
        return Curves.whileTrue(
                items, n -> n > d + 3, "with at most d + 3 = " + (d + 3) + " items rare trials rule the mean");
    }

    /** Whether the first d coordinates have the identity as their covariance. */
    private static boolean isotropic(double[] covariance, int d) {
        boolean isotropic = true;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                isotropic &= covariance[i * (d + 1) + j] == (i == j ? 1 : 0);
            }
        }
        return isotropic;
    }
}
