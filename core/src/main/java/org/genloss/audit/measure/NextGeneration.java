package org.genloss.audit.measure;

import java.util.Optional;
import org.hipparchus.util.FastMath;

/**
 * What a corpus loses if a model is trained on it, writes as many tokens, and so on: each type is a chain of counts whose next value is
 * drawn from the one before. Of n tokens drawn from frequencies c / n a type is missing with probability (1 - c / n)^n, about e^-c
 * (Shumailov et al. 2024, section 4.1). The chain of a rare type is a branching process with Poisson offspring, which is gone after g
 * steps with probability exp(-c x_g), x_1 = 1, x_{g+1} = 1 - exp(-x_g) (Suresh et al. 2024 for the recursion).
 */
public final class NextGeneration {

    private NextGeneration() {}

    /**
     * The probability that n tokens drawn from these frequencies lack a type.
     *
     * @param count of the type; 0 has nothing to be lost and gives 0
     */
    static double missed(long count, long n) {
        return count == 0 ? 0 : count >= n ? 0 : FastMath.exp(n * FastMath.log1p(-(double) count / n));
    }

    /** The probability that a type which occurs {@code count} times is gone after {@code generations}, for rare types. */
    public static double gone(long count, int generations) {
        double x = 1;
        for (int g = 1; g < generations; g++) {
            x = -FastMath.expm1(-x);
        }
        return generations == 0 ? 0 : FastMath.exp(-count * x);
    }

    /**
     * What is expected to be lost by each generation.
     *
     * @param types number of types lost since the corpus, by generation from 0
     * @param mass share of the corpus's tokens that are of these types
     */
    public record Course(double[] types, double[] mass) {}

    /**
     * The expected course.
     *
     * @param counts of the types that are known
     * @param share of all types that are known
     * @param n tokens of all types
     */
    public static Course course(long[] counts, double share, long n, int generations) {
        double[] types = new double[generations + 1];
        double[] mass = new double[generations + 1];
        for (int g = 1; g <= generations; g++) {
            for (long count : counts) {
                double gone = count == 0 ? 0 : g == 1 ? missed(count, n) : gone(count, g);
                types[g] += gone / share;
                mass[g] += gone * count / (share * n);
            }
        }
        return new Course(types, mass);
    }

    /**
     * Why the law does not hold for what a learner writes; empty if it does.
     *
     * @param order of the learner: number of tokens of which it knows the joint frequencies; 1 knows words, 2 pairs of words
     * @param smoothed whether it gives chances to what it has not seen
     * @param plain whether it is sampled as it is: no temperature, truncation or search
     * @param counted number of tokens of what is counted: 1 for words, 2 for bigrams
     * @param sameSize whether it writes as many tokens as it read
     */
    public static Optional<String> doesNotApply(
            int order, boolean smoothed, boolean plain, int counted, boolean sameSize) {
        if (smoothed) {
            return Optional.of(
                    "a smoothed learner writes what it has not read: more types than the law expects, and new ones");
        }
        if (order < counted) {
            return Optional.of("a learner of order " + order + " does not know how often " + counted
                    + " tokens follow each other: it loses and invents such types whatever their counts");
        }
        if (!plain) {
            return Optional.of(
                    "decoding other than plain sampling favours frequent types: more is lost than the law expects");
        }
        if (!sameSize) {
            return Optional.of(
                    "the law is of as many tokens as were read; with a share r of them, counts are r times as large in it");
        }
        return Optional.empty();
    }
}
