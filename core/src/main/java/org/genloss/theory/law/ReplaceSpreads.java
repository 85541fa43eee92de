package org.genloss.theory.law;

import java.util.Optional;
import org.genloss.data.MixtureLaw;
import org.genloss.data.Moments;
import org.genloss.model.Family;
import org.genloss.theory.Setting;

/**
 * Exact standard deviations over trials where expectations alone come from coalescence: under replace, of a normal law in one
 * dimension ({@link GaussianMoments}) and of a rate of Poisson counts ({@link PoissonMoments}). Entry g is generation g.
 *
 * @param varianceRatio of the fitted variance over the true one
 * @param squaredMeanError of the squared distance of the means, in the square of the data's unit
 */
public record ReplaceSpreads(double[] varianceRatio, double[] squaredMeanError) {

    /** Those of a setting; empty where they are not known. */
    public static Optional<ReplaceSpreads> of(Setting setting) {
        if (Conditions.replace(setting).or(() -> Conditions.sampled(setting)).isPresent()) {
            return Optional.empty();
        }
        Family family = setting.family().orElse(null);
        if (family instanceof Family.Normal normal && setting.supply() instanceof MixtureLaw law) {
            return law.weights().length == 1 && law.means()[0].length == 1
                    ? Optional.of(ofNormal(setting, normal.ddof(), law.covariances()[0][0]))
                    : Optional.empty();
        }
        if (family instanceof Family.Rate && setting.supply() instanceof Moments law) {
            // a law of one column whose variance is its mean is taken to be Poisson
            return law.mean().length == 1 && law.mean()[0] == law.covariance()[0]
                    ? Optional.of(ofRate(setting, law.mean()[0]))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static ReplaceSpreads ofNormal(Setting setting, int ddof, double variance) {
        GaussianMoments moments =
                GaussianMoments.of(setting.size(), ddof, setting.decoding().lambda(), setting.generations());
        return new ReplaceSpreads(moments.varianceSpread(), Curves.scaled(moments.squaredMeanSpread(), variance));
    }

    private static ReplaceSpreads ofRate(Setting setting, double rate) {
        PoissonMoments moments = PoissonMoments.of(rate, setting.size(), setting.generations());
        int n = moments.variance().length;
        ReplaceSpreads spreads = new ReplaceSpreads(new double[n], new double[n]);
        for (int g = 0; g < n; g++) {
            double variance = moments.variance()[g];
            spreads.varianceRatio[g] = Math.sqrt(variance) / rate;
            spreads.squaredMeanError[g] = Math.sqrt(moments.fourth()[g] - variance * variance);
        }
        return spreads;
    }
}
