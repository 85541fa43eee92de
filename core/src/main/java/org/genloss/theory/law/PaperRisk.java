package org.genloss.theory.law;

import java.util.List;
import java.util.Optional;
import org.genloss.data.MixtureLaw;
import org.genloss.model.Family;
import org.genloss.theory.Answer;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;

/**
 * The founding paper's own form of the risk: E[W2^2] = (3/2) sigma^2 (1/M_0 + .. + 1/M_g) to first order in 1/M.
 *
 * <p>It leaves out a share of about S / 24 + 1 / (3 M) of the risk, S = 1/M_0 + .. + 1/M_g, and is tested while S is at most
 * 1/2; there the accuracy given is its largest departure from the exact value. The spread is the exact one: the paper's is
 * wrong, see {@link GaussianMoments#riskSpread(double)}.
 */
public record PaperRisk() implements Law {

    /** 1/2, and what adding 1/M up may round. */
    private static final double LARGEST = 0.5 + 1e-9;

    @Override
    public String name() {
        return "paper-risk";
    }

    @Override
    public String title() {
        return "The founding paper's risk, to first order in 1/M";
    }

    @Override
    public String source() {
        return "Shumailov et al. 2024, equation 4 of arXiv v3";
    }

    /** (3/2) S. */
    public static double risk(double steps) {
        return 1.5 * steps;
    }

    @Override
    public Optional<Answer> on(Setting setting) {
        if (!(setting.family().orElse(null) instanceof Family.Normal family)) {
            return Optional.empty();
        }
        Optional<String> why = Conditions.first(
                Conditions.because(family.ddof() != 1, "the estimator is mle, the law is for the unbiased one"),
                Conditions.replace(setting),
                Conditions.plain(setting),
                Conditions.sampled(setting),
                Conditions.normalTruth(setting),
                Conditions.atLeast(setting, 2));
        if (why.isEmpty() && ((MixtureLaw) setting.supply()).means()[0].length > 1) {
            why = Optional.of("the law is for one dimension");
        }
        return Optional.of(why.map(Answer::not).orElseGet(() -> answer(setting)));
    }

    private static Answer answer(Setting setting) {
        double variance = ((MixtureLaw) setting.supply()).covariances()[0][0];
        double[] steps = GrowingSizes.steps(setting.size(), setting.generations());
        GaussianMoments moments = GaussianMoments.of(setting.size(), 1, 1, setting.generations());
        double[] exact = moments.risk();
        Curves.Reach reach =
                Curves.whileTrue(steps, s -> s <= LARGEST, "beyond, the first order in 1/M is not accurate");
        double accuracy = 0;
        double[] expected = new double[steps.length];
        for (int g = 0; g < steps.length; g++) {
            expected[g] = risk(steps[g]) * variance;
            if (g <= reach.last()) {
                accuracy = Math.max(accuracy, Math.abs(risk(steps[g]) / exact[g] - 1));
            }
        }
        return Answer.of(List.of(Curves.expansion(
                setting,
                "gaussian_w2_squared",
                expected,
                Curves.scaled(moments.riskSpread(), variance),
                accuracy,
                reach,
                1.5 * variance * GrowingSizes.limit(setting.size()))));
    }
}
