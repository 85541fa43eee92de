package org.genloss.theory.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Probabilities;
import org.genloss.model.DecodedProbabilities;
import org.genloss.model.Decoding;
import org.genloss.model.Family;
import org.genloss.model.Sampling;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;
import org.hipparchus.util.FastMath;

/**
 * What temperature, top-k and top-p do when they are applied again and again to a distribution without sampling it: a map of
 * probabilities, iterated exactly. Temperature T turns p_i proportional to i^-b into i^(-b / T^g) after g generations.
 *
 * <p>Assumes known probabilities, replace, frequencies without pseudo-counts and the population limit. Generation 0 is the
 * truth itself.
 */
public record RepeatedDecoding() implements Law {

    @Override
    public String name() {
        return "repeated-decoding";
    }

    @Override
    public String title() {
        return "Decoding applied again and again, without sampling";
    }

    @Override
    public String source() {
        return "Marchi et al. 2024, arXiv 2404.02325 (temperature); top-k and top-p by iteration (ours)";
    }

    /**
     * The distributions of generations 0 .. last.
     *
     * @param p of generation 0
     */
    public static List<double[]> iterate(double[] p, Decoding decoding, int last) {
        List<double[]> all = new ArrayList<>();
        double[] now = p;
        all.add(now);
        for (int g = 1; g <= last; g++) {
            now = DecodedProbabilities.decode(now, decoding);
            all.add(now);
        }
        return all;
    }

    /** Shannon entropy in nats. */
    public static double entropy(double[] p) {
        double sum = 0;
        for (double x : p) {
            sum -= x > 0 ? x * FastMath.log(x) : 0;
        }
        return sum;
    }

    /** Number of symbols of positive probability. */
    public static int support(double[] p) {
        int count = 0;
        for (double x : p) {
            count += x > 0 ? 1 : 0;
        }
        return count;
    }

    @Override
    public Optional<Answer> on(Setting setting) {
        if (!(setting.family().orElse(null) instanceof Family.Frequencies family)
                || setting.decoding().turned().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> why = Conditions.first(
                Conditions.because(
                        setting.sampling() != Sampling.POPULATION,
                        "samples are drawn, and the law leaves out statistical error; sampling: population switches it off"),
                Conditions.replace(setting),
                Frequencies.pure(setting, family));
        return Optional.of(why.map(Answer::not).orElseGet(() -> answer(setting)));
    }

    private static Answer answer(Setting setting) {
        int last = setting.generations();
        double[] entropy = new double[last + 1];
        double[] support = new double[last + 1];
        int g = 0;
        for (double[] p : iterate(((Probabilities) setting.supply()).probabilities(), setting.decoding(), last)) {
            entropy[g] = entropy(p);
            support[g] = support(p);
            g++;
        }
        return Answer.of(
                List.of(curve(setting, "entropy[of=model]", entropy), curve(setting, "support[of=model]", support)));
    }

    private static Curve curve(Setting setting, String reading, double[] expected) {
        return Curves.equal(
                setting,
                reading,
                Curve.Statistic.MEAN,
                expected,
                new double[expected.length],
                Curves.throughout(setting),
                Double.NaN);
    }
}
