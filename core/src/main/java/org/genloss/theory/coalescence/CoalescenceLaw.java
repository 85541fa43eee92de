package org.genloss.theory.coalescence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Moments;
import org.genloss.data.Probabilities;
import org.genloss.model.Family;
import org.genloss.model.Sampling;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;
import org.genloss.theory.law.ReplaceSpreads;

/** The expected variance, walk of the mean and heterozygosity under any policy that {@link Coalescence} can follow. */
public record CoalescenceLaw() implements Law {

    @Override
    public String name() {
        return "coalescence";
    }

    @Override
    public String title() {
        return "pair coalescence: the exact expectation under this policy";
    }

    @Override
    public String source() {
        return "derived here: the mean pair of records, each a copy of a random record of its model's training set, as in"
                + " Wright 1931 and Malecot 1948";
    }

    @Override
    public Optional<Answer> on(Setting setting) {
        return setting.family()
                .filter(family -> !(family instanceof Family.LeastSquares))
                .map(family -> answer(setting, family));
    }

    private static Answer answer(Setting setting, Family family) {
        if (setting.sampling() == Sampling.POPULATION) {
            return Answer.not("no sample is drawn in the population limit, and coalescence is what sampling does");
        }
        Optional<String> stops = Coalescence.stops(setting.policy(), setting.size(), setting.generations());
        if (stops.isPresent()) {
            return Answer.not(stops.get());
        }
        return family instanceof Family.Frequencies frequencies
                ? symbols(setting, frequencies)
                : numbers(setting, family);
    }

    private static Answer numbers(Setting setting, Family family) {
        if (!(setting.supply() instanceof Moments truth)) {
            return Answer.not("the source does not know its own mean and variance");
        }
        double variance = trace(truth);
        if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
            return Answer.not("the truth has no finite variance above 0");
        }
        Step step = step(setting, family, truth, variance);
        Outlook outlook = new Outlook(setting, step, relativeNoise(family, truth, variance));
        Course course = outlook.course();
        double[] unknown = new double[setting.generations() + 1];
        Arrays.fill(unknown, Double.NaN);
        ReplaceSpreads spreads = ReplaceSpreads.of(setting).orElse(new ReplaceSpreads(unknown, unknown));
        List<Curve> curves = new ArrayList<>();
        curves.add(outlook.curve(
                "variance_ratio",
                Curve.Statistic.MEAN,
                course.fitted(),
                1,
                outlook.limits().fitted(),
                spreads.varianceRatio()));
        curves.add(outlook.curve(
                "mean_error",
                Curve.Statistic.MEAN_OF_SQUARES,
                course.meanError(),
                variance,
                outlook.limits().meanError(),
                spreads.squaredMeanError()));
        return Answer.of(curves);
    }

    private static Step step(Setting setting, Family family, Moments truth, double variance) {
        double lambda = setting.decoding().lambda();
        if (family instanceof Family.Kernel kernel) {
            return new Step.Numbers(lambda, 0, truth.mean().length * kernel.variance() / variance);
        }
        if (family instanceof Family.Normal normal) {
            return new Step.Numbers(lambda, normal.ddof(), 0);
        }
        return new Step.KnownVariance(sum(truth.mean()) / variance);
    }

    /**
     * Variance of one record's contribution to the fitted variance over the square of that variance: 2 for normal records, more
     * for real ones with heavier tails, infinite for those without a fourth moment.
     */
    private static double relativeNoise(Family family, Moments truth, double variance) {
        double rate = sum(truth.mean());
        double real = truth.kurtosis() - 1;
        if (family instanceof Family.Rate) {
            return variance / (rate * rate);
        }
        return real > 2 ? real : 2;
    }

    private static Answer symbols(Setting setting, Family.Frequencies family) {
        if (!(setting.supply() instanceof Probabilities truth)) {
            return Answer.not("the source does not know the probabilities of its symbols");
        }
        if (!setting.decoding().turned().isEmpty()) {
            return Answer.not(
                    "temperature, top-k, top-p and greedy are not linear in the frequencies, so a pair of records does"
                            + " not tell what becomes of a pair");
        }
        double[] p = truth.probabilities();
        double squares = power(p, 2);
        double heterozygosity = 1 - squares;
        if (!(heterozygosity > 0)) {
            return Answer.not("the truth has one symbol, and nothing to lose");
        }
        Step step = family.alpha() == 0
                ? Step.Symbols.HISTOGRAM
                : new Step.Symbols(family.alpha() * p.length, (1 - 1.0 / p.length) / heterozygosity);
        double noise = 4 * (power(p, 3) - squares * squares) / (heterozygosity * heterozygosity);
        Outlook outlook = new Outlook(setting, step, Math.max(0, noise));
        double[] fitted = outlook.course().fitted();
        double limit = outlook.limits().fitted();
        List<Curve> curves = new ArrayList<>();
        curves.add(outlook.curve("heterozygosity[of=model]", Curve.Statistic.MEAN, fitted, heterozygosity, limit));
        if (setting.draws() >= 2) {
            curves.add(outlook.curve("heterozygosity", Curve.Statistic.MEAN, fitted, heterozygosity, limit));
        }
        return Answer.of(curves);
    }

    private static double trace(Moments law) {
        double[] covariance = law.covariance();
        int d = law.mean().length;
        double trace = 0;
        for (int j = 0; j < d; j++) {
            trace += covariance[j * d + j];
        }
        return trace;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double power(double[] p, int exponent) {
        double sum = 0;
        for (double x : p) {
            sum += exponent == 2 ? x * x : x * x * x;
        }
        return sum;
    }
}
