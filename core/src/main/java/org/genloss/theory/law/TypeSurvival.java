package org.genloss.theory.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Probabilities;
import org.genloss.model.Family;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;
import org.genloss.theory.chain.WrightFisher;
import org.hipparchus.util.FastMath;

/**
 * How many types are left and how much of the truth is lost when frequencies are refitted to their own samples: exact.
 *
 * <p>The count of one type is a {@link WrightFisher} chain of its own, so one backward recursion gives the probability that a
 * type is alive for all types and generations; the expected number of types and the expected missing mass are sums over
 * types. Assumes known probabilities, replace, plain sampling, no pseudo-counts and a constant size. Spread over trials is not
 * given: it needs pairs of types.
 */
public record TypeSurvival() implements Law {

    /** Most multiplications spent on one cell, a second or two. */
    private static final double AFFORDABLE = 2e9;

    @Override
    public String name() {
        return "type-survival";
    }

    @Override
    public String title() {
        return "Types that are left, by the exact chain of one type";
    }

    @Override
    public String source() {
        return "Wright 1931 and Shumailov et al. 2024, section 4.1 of arXiv v3 (chain); backward recursion ours";
    }

    /**
     * Sums over types at generations 0 .. last.
     *
     * @param types expected number of types in the training set, and in the model
     * @param missing expected real mass of those that are not
     * @param drawnTypes expected number of types among the items drawn from the model to be measured
     * @param drawnMissing expected real mass of those that are not
     */
    public record Survivors(double[] types, double[] missing, double[] drawnTypes, double[] drawnMissing) {}

    /**
     * Computes them.
     *
     * @param p real probabilities of the types
     * @param n items a generation, at most {@link WrightFisher#MOST}
     * @param draws items drawn from each model to be measured
     */
    public static Survivors survivors(double[] p, int n, int draws, int last) {
        WrightFisher chain = new WrightFisher(n);
        double[][] alive = chain.survival(last);
        double[] seen = new double[n + 1];
        for (int c = 0; c <= n; c++) {
            seen[c] = c == n ? 1 : -FastMath.expm1(draws * FastMath.log1p(-(double) c / n));
        }
        double[][] drawn = chain.backward(seen, last);
        Survivors sums =
                new Survivors(new double[last + 1], new double[last + 1], new double[last + 1], new double[last + 1]);
        // equal probabilities, as of a die, are computed once
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        double[] ofModel = new double[last + 1];
        double[] ofDrawn = new double[last + 1];
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                ofModel = chain.fromTruth(sorted[i], alive);
                ofDrawn = chain.fromTruth(sorted[i], drawn);
            }
            for (int g = 0; g <= last; g++) {
                sums.types[g] += ofModel[g];
                sums.missing[g] += sorted[i] * (1 - ofModel[g]);
                sums.drawnTypes[g] += ofDrawn[g];
                sums.drawnMissing[g] += sorted[i] * (1 - ofDrawn[g]);
            }
        }
        return sums;
    }

    @Override
    public Optional<Answer> on(Setting setting) {
        if (!(setting.family().orElse(null) instanceof Family.Frequencies family)) {
            return Optional.empty();
        }
        Optional<String> why = Frequencies.chain(setting, family)
                .or(() -> Conditions.constant(setting))
                .or(() -> affordable(setting));
        return Optional.of(why.map(Answer::not).orElseGet(() -> answer(setting)));
    }

    private static Optional<String> affordable(Setting setting) {
        int n = setting.size().start();
        double k = ((Probabilities) setting.supply()).probabilities().length;
        double cost = 2.0 * setting.generations() * (15 * n * Math.sqrt(n) + 10 * k * (Math.sqrt(n / k) + 5));
        return Conditions.because(
                n > WrightFisher.MOST || cost > AFFORDABLE,
                "the exact chain of " + n + " items over " + setting.generations()
                        + " generations takes too long; suresh-survival has bounds");
    }

    private static Answer answer(Setting setting) {
        double[] p = ((Probabilities) setting.supply()).probabilities();
        Survivors sums = survivors(p, setting.size().start(), setting.draws(), setting.generations());
        // in the end one type is left, and it is each with its own probability
        double lost = 0;
        for (double x : p) {
            lost += x * (1 - x);
        }
        List<Curve> curves = new ArrayList<>();
        curves.add(curve(setting, "support[of=model]", sums.types, 1));
        curves.add(curve(setting, "support[of=training]", sums.types, 1));
        curves.add(curve(setting, "support", sums.drawnTypes, 1));
        curves.add(curve(setting, "coverage_deficit[of=model]", sums.missing, lost));
        curves.add(curve(setting, "coverage_deficit[of=training]", sums.missing, lost));
        curves.add(curve(setting, "coverage_deficit", sums.drawnMissing, lost));
        return Answer.of(curves);
    }

    private static Curve curve(Setting setting, String reading, double[] expected, double limit) {
        return Curves.equal(
                setting,
                reading,
                Curve.Statistic.MEAN,
                expected,
                Curves.unknown(expected),
                Curves.throughout(setting),
                limit);
    }
}
