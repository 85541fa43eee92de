package org.genloss.theory.coalescence;

import java.util.Optional;
import org.genloss.policy.Policy;
import org.genloss.policy.Policy.Budget;
import org.genloss.policy.Policy.Cap;
import org.genloss.policy.Policy.Real;
import org.genloss.policy.RealWeight;
import org.genloss.policy.Sizes;

/**
 * The expected course of any policy, exactly, by pairs of records.
 *
 * <p><b>Distance.</b> For two numbers (or points) h(x, y) = |x - y|^2 / (2 s), with s the true total variance; for two
 * symbols h(x, y) = [x is not y] / G, with G = 1 - sum p^2 the true heterozygosity. Two independent real records are 1 apart
 * on average, a record is 0 from itself. H(A, B) is the expected mean of h over a record of A and one of B, drawn with
 * replacement. Then H(T, T) is the variance of a training set (divisor n) or the heterozygosity of its histogram, and with z
 * an independent real record 2 H(T, z) - 1 - H(T, T) is the squared distance of its mean from the truth.
 *
 * <p><b>Coalescence.</b> A record that a model writes is, to a pair, a record drawn at random from its training set T: it is
 * H(T, x) from any other record x, and two of them are H(T, T) apart. Followed backwards, the lineages of a pair choose
 * ancestors until they meet in one record (distance 0) or end in two real ones (distance 1): as in the Wright-Fisher model, 1
 * - H is the chance that the two are identical by descent. Where a model writes with another variance, pair = f H(T, T) + a
 * (estimator, lambda, kernel), half of the difference pair - H(T, T) is added to the distance from others, since |x - y|^2
 * splits at the mean of T; pseudo-counts are mutations. See {@link Step}.
 *
 * <p><b>Policies.</b> A uniform choice from a group is as far from others as the group is, and a record of it meets itself
 * more often, see {@link TrainingSet}. So a few groups of exchangeable records and their mean distances, see {@link
 * Pedigree}, are all there is to follow; batches that are never forgotten are one group. Expectations are exact, not
 * expansions, as each step is linear in H given sizes that are not random. Cost of a generation: O(1) where nothing or
 * everything is forgotten, O(K^2) for a window of K batches or K sizes of a frozen subset.
 *
 * <p>Derived for Genloss; the recursion for one population is Wright's (1931) and Malecot's (1948) coefficient of kinship.
 */
public final class Coalescence {

    private static final int MOST_SLICES = 2000;

    private Coalescence() {}

    /**
     * Why the recursion cannot follow a policy, if it cannot.
     *
     * @param generations generations after generation 0
     */
    public static Optional<String> stops(Policy policy, Sizes sizes, int generations) {
        if (generations > 0 && policy.realWeight().kind() != RealWeight.Kind.EQUAL) {
            if (policy.previousShare().value() > 0) {
                return Optional.of(
                        "real_weight with previous_share: how many real records the training set before hands on"
                                + " is random, and with it the weight of each");
            }
            boolean chooses = policy.budget() == Budget.FIXED
                    && policy.cap() != Cap.RECENCY
                    && policy.window().length() > 1;
            if (chooses && (policy.real() == Real.POOLED || policy.real() == Real.FRESH)) {
                return Optional.of(
                        "real_weight with a choice from a pool of real and synthetic records: how many real ones are"
                                + " read, or how likely each is, changes with the draw or the weights");
            }
        }
        for (int g = 1; g <= generations; g++) {
            if (policy.fromOriginal(g, sizes.at(g)) > sizes.at(0)) {
                return Optional.of("generation " + g + " asks for more of the first real data than there are");
            }
        }
        if (Pedigree.cuts(policy, sizes, generations).length > MOST_SLICES) {
            return Optional.of(
                    "the frozen subset takes more than " + MOST_SLICES + " different sizes, each a group to follow");
        }
        return Optional.empty();
    }

    /**
     * Follows a policy.
     *
     * @param step what the learner makes of a training set, and how its model writes
     * @param generations generations after generation 0
     * @throws IllegalArgumentException if it {@linkplain #stops cannot}
     */
    public static Course follow(Policy policy, Sizes sizes, Step step, int generations) {
        stops(policy, sizes, generations).ifPresent(why -> {
            throw new IllegalArgumentException("coalescence cannot follow this policy: " + why);
        });
        double[] fitted = new double[generations + 1];
        double[] meanError = new double[generations + 1];
        Pedigree pedigree = new Pedigree(policy, sizes, generations);
        TrainingSet training = pedigree.first();
        for (int g = 0; g <= generations; g++) {
            double[] toGroups = training.toGroups();
            double within = training.within(toGroups);
            Step.Fit fit = step.fit(within, training.items(), training.evenness());
            fitted[g] = fit.fitted();
            meanError[g] = 2 * (fit.keep() * toGroups[Pedigree.TRUTH] + fit.shift()) - 1 - fit.pair();
            if (g < generations) {
                training = pedigree.next(g + 1, training, toGroups, within, fit);
            }
        }
        return new Course(fitted, meanError);
    }
}
