package org.genloss.theory.law;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Probabilities;
import org.genloss.model.Family;
import org.genloss.num.Decimal;
import org.genloss.theory.Answer;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * How the mass that a power law loses scales: with p_i = A i^-b, b > 1, and T items a generation, after k samples the missing
 * mass is (1/b) A^(1/b) Gamma(1 - 1/b) (T g_k)^-(1 - 1/b), a power of both the number of items and, as g_k is about 2 / k, of
 * generations.
 *
 * <p>It is the integral of p exp(-T g_k p) over ranks. Holds where T g_k A is large and T g_k p_K small for the rarest type K
 * (then the mass beyond K, which a finite alphabet does not have, is negligible: at most 1 % is allowed here). Against the
 * exact chain its level is too high by less than 4 % while T g_k A is 10 or more, because exp(-T g_k p) is only a bound of
 * the probability to be gone. A sum over ranks is near its integral only if the ranks that are seen, about (T g_k A)^(1/b), are
 * not too few for so steep a law: b or more are asked for (with two of them the level would be 7 % wrong at b = 4, and 80 % at
 * b = 6).
 */
public record ZipfMissingMass() implements Law {

    private static final double ACCURACY = 0.04;
    private static final double LEAST = 10;
    private static final double MOST_BEYOND = 0.01;

    @Override
    public String name() {
        return "zipf-missing-mass";
    }

    @Override
    public String title() {
        return "Missing mass of a power law, by scaling";
    }

    @Override
    public String source() {
        return "Dohmatob et al. 2024, A Tale of Tails (exponent); constant and dependence on generations ours";
    }

    /**
     * The missing mass.
     *
     * @param a p_1, the A of p_i = A i^-b
     * @param b above 1
     * @param effective T g_k, the items a generation times {@link Suresh#g(int)}; T alone for one sample
     */
    public static double missing(double a, double b, double effective) {
        double c = 1 - 1 / b;
        return FastMath.pow(a, 1 / b) * Gamma.gamma(c) * FastMath.pow(effective, -c) / b;
    }

    /**
     * The exponent b if p_i is proportional to i^-b in descending order.
     *
     * @param p probabilities, three or more
     */
    public static Optional<Double> exponent(double[] p) {
        double[] ascending = p.clone();
        Arrays.sort(ascending);
        int k = p.length;
        if (k < 3 || ascending[0] <= 0) {
            return Optional.empty();
        }
        double b = FastMath.log(ascending[k - 1] / ascending[k - 2]) / FastMath.log(2);
        for (int i = 2; i <= k; i++) {
            double expected = ascending[k - 1] * FastMath.pow(i, -b);
            if (Math.abs(ascending[k - i] / expected - 1) > 1e-9) {
                return Optional.empty();
            }
        }
        return Optional.of(b);
    }

    @Override
    public Optional<Answer> on(Setting setting) {
        if (!(setting.family().orElse(null) instanceof Family.Frequencies family)) {
            return Optional.empty();
        }
        Optional<String> why = Frequencies.chain(setting, family);
        if (why.isPresent()) {
            return why.map(Answer::not);
        }
        double[] p = ((Probabilities) setting.supply()).probabilities();
        Optional<Double> b = exponent(p);
        if (b.isEmpty()) {
            return Optional.empty();
        }
        if (b.get() <= 1) {
            return Optional.of(Answer.not("the exponent of the source is at most 1, the law is for one above 1"));
        }
        return Optional.of(answer(setting, p, b.get()));
    }

    private static Answer answer(Setting setting, double[] p, double b) {
        int k = p.length;
        double a = Arrays.stream(p).max().orElseThrow();
        double beyond = a * FastMath.pow(k + 0.5, 1 - b) / (b - 1);
        int last = setting.generations();
        double[] expected = new double[last + 1];
        double[] effective = new double[last + 1];
        for (int g = 0; g <= last; g++) {
            effective[g] = setting.size().start() * Suresh.g(setting.size(), g);
            expected[g] = missing(a, b, effective[g]);
        }
        if (beyond > MOST_BEYOND * expected[0]) {
            return Answer.not("the alphabet of " + k + " is too small: a power law would have a mass of "
                    + Decimal.of(beyond) + " beyond it");
        }
        Curves.Reach reach = Curves.whileTrue(
                effective,
                t -> t * a >= Math.max(LEAST, FastMath.pow(b, b)),
                "beyond, the head itself is being lost and the scaling ends");
        return Answer.of(List.of(Curves.expansion(
                setting,
                "coverage_deficit[of=model]",
                expected,
                Curves.unknown(expected),
                ACCURACY,
                reach,
                Double.NaN)));
    }
}
