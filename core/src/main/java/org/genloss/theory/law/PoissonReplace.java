package org.genloss.theory.law;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Moments;
import org.genloss.model.Family;
import org.genloss.policy.Sizes;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;
import org.hipparchus.util.FastMath;

/**
 * A rate refitted to its own counts: its mean stays, its spread over trials grows by rate / M_i a sample, and it dies out with
 * a known probability ({@link Suresh#poissonSurvival}). The sum of M_g counts is Poisson given the sum before, so that its
 * cumulants follow by recursion, for any sizes.
 *
 * <p>Assumes a source whose mean is its variance, as that of Poisson counts, replace. Moments beyond the second are those of
 * Poisson counts.
 */
public record PoissonReplace() implements Law {

    @Override
    public String name() {
        return "poisson-replace";
    }

    @Override
    public String title() {
        return "A rate refitted to its own counts";
    }

    @Override
    public String source() {
        return "Suresh et al. 2024, Poisson (survival); cumulants of the branching process (ours)";
    }

    /**
     * Moments of the fitted rate at generations 0 .. last.
     *
     * @param variance of the rate over trials; its mean is the true rate
     * @param fourth central moment of the rate
     * @param survival probability that it is not 0
     */
    public record Rates(double[] variance, double[] fourth, double[] survival) {}

    /** Computes them. */
    public static Rates rates(double rate, Sizes size, int last) {
        Rates rates = new Rates(new double[last + 1], new double[last + 1], new double[last + 1]);
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

    @Override
    public Optional<Answer> on(Setting setting) {
        if (!(setting.family().orElse(null) instanceof Family.Rate)) {
            return Optional.empty();
        }
        Optional<String> why = Conditions.first(
                Conditions.replace(setting),
                Conditions.sampled(setting),
                Conditions.because(!isPoisson(setting), "the source is not known to be Poisson"));
        return Optional.of(why.map(Answer::not).orElseGet(() -> answer(setting)));
    }

    private static boolean isPoisson(Setting setting) {
        return setting.supply() instanceof Moments law
                && law.mean().length == 1
                && law.mean()[0] == law.covariance()[0];
    }

    private static Answer answer(Setting setting) {
        double rate = ((Moments) setting.supply()).mean()[0];
        int last = setting.generations();
        Rates rates = rates(rate, setting.size(), last);
        double[] one = new double[last + 1];
        double[] relative = new double[last + 1];
        double[] ofSquare = new double[last + 1];
        for (int g = 0; g <= last; g++) {
            one[g] = 1;
            relative[g] = Math.sqrt(rates.variance[g]) / rate;
            ofSquare[g] = Math.sqrt(rates.fourth[g] - rates.variance[g] * rates.variance[g]);
        }
        Curves.Reach reach = Curves.whileTrue(relative, x -> x <= 1, "beyond, rare trials rule the mean");
        return Answer.of(List.of(
                Curves.equal(setting, "variance_ratio", Curve.Statistic.MEAN, one, relative, reach, 1),
                Curves.equal(
                        setting,
                        "mean_error",
                        Curve.Statistic.MEAN_OF_SQUARES,
                        rates.variance,
                        ofSquare,
                        reach,
                        rate * GrowingSizes.limit(setting.size()))));
    }
}
