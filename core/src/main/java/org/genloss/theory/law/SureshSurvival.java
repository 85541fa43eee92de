package org.genloss.theory.law;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Probabilities;
import org.genloss.model.Family;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;
import org.hipparchus.util.FastMath;

/**
 * Bounds of the number of types left, for any number of items: sum of 1 - exp(-n p_i g_k) from below, and from above where
 * types are rare; and, from the first, of the missing mass from above. Assumes known probabilities, replace, plain sampling
 * and no pseudo-counts; sizes may change for the lower bound.
 */
public record SureshSurvival() implements Law {

    @Override
    public String name() {
        return "suresh-survival";
    }

    @Override
    public String title() {
        return "Types that are left, bounds";
    }

    @Override
    public String source() {
        return "Suresh et al. 2024, arXiv 2412.17646, Bernoulli and alphabet; changing sizes by the same argument (ours)";
    }

    @Override
    public Optional<Answer> on(Setting setting) {
        if (!(setting.family().orElse(null) instanceof Family.Frequencies family)) {
            return Optional.empty();
        }
        return Optional.of(Frequencies.chain(setting, family).map(Answer::not).orElseGet(() -> answer(setting)));
    }

    private static Answer answer(Setting setting) {
        double[] p = ((Probabilities) setting.supply()).probabilities();
        int generations = setting.generations();
        int n = setting.size().start();
        double[] least = new double[generations + 1];
        double[] most = Curves.unknown(least);
        double[] missing = Curves.unknown(least);
        for (int g : setting.measured()) {
            double rate = n * Suresh.g(setting.size(), g);
            least[g] = 0;
            missing[g] = 0;
            for (double x : p) {
                least[g] -= FastMath.expm1(-rate * x);
                missing[g] += x * FastMath.exp(-rate * x);
            }
            most[g] = upper(p, n, g + 1);
        }
        Curves.Reach all = Curves.throughout(setting);
        Curve lower = Curves.bound(setting, "support[of=model]", Curve.Side.AT_LEAST, least, all, Double.NaN);
        Curve upper = Curves.bound(setting, "support[of=model]", Curve.Side.AT_MOST, most, all, Double.NaN);
        Curve lost = Curves.bound(setting, "coverage_deficit[of=model]", Curve.Side.AT_MOST, missing, all, Double.NaN);
        return Answer.of(Conditions.isConstant(setting) ? List.of(lower, upper, lost) : List.of(lower, lost));
    }

    /** Sum over types of the bound of their survival after k samples of n. */
    private static double upper(double[] p, int n, int k) {
        double sum = 0;
        for (double x : p) {
            sum += x == 0 ? 0 : Suresh.survivalAtMost(n, x, k);
        }
        return sum;
    }
}
