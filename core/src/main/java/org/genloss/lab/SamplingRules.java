package org.genloss.lab;

import java.util.Locale;
import java.util.Optional;
import org.genloss.data.Images;
import org.genloss.data.Points;
import org.genloss.model.Learner;
import org.genloss.model.Sampling;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.genloss.policy.Subsets;

/**
 * Which cells may write training data in a form other than points, so that the chain keeps its law. Where each generation's
 * draws enter later fits whole, what a fit reads of them is enough. Where some of the items are chosen, the summary of
 * points does not tell which, while counts of symbols do, by the multivariate hypergeometric law. Streams may be chosen from
 * in any way.
 */
public final class SamplingRules {

    private SamplingRules() {}

    /**
     * Why a form is refused.
     *
     * @param part the key of the spec that stands in its way
     * @param reason in words
     * @param remedy what to do
     */
    public record Refusal(String part, String reason, String remedy) {}

    /**
     * Why this combination is refused, if it is.
     *
     * @param name what specs call the learner
     * @param sampleType what the source gives
     */
    public static Optional<Refusal> refusal(
            Sampling sampling,
            Learner<?> learner,
            String name,
            Class<?> sampleType,
            Policy policy,
            Sizes sizes,
            int generations) {
        if (sampling == Sampling.POINTS) {
            return Optional.empty();
        }
        if (!learner.samplings().contains(sampling)) {
            return Optional.of(new Refusal("sampling", name + unable(sampling), remedy(sampling)));
        }
        if (sampling == Sampling.CONTINUATIONS) {
            // what is written are items, as with points
            return Optional.empty();
        }
        if (sampling == Sampling.STREAM) {
            // items of a stream are independent whenever they are read: any choice of them is a shorter stream
            return sampleType == Images.class
                    ? Optional.empty()
                    : Optional.of(new Refusal(
                            "sampling", "only images are streamed, but the source gives others", remedy(sampling)));
        }
        String form = sampling.name().toLowerCase(Locale.ROOT);
        return cut(sampling, sampleType, policy, sizes, generations)
                .map(cut -> new Refusal(
                        "policy",
                        cut + ", and with sampling: " + form + " nothing tells which these are",
                        "use sampling: points, or a policy that reads "
                                + (whole(sampling, sampleType)
                                        ? "whole batches (replace, fresh SHARE, accumulate, window K)"
                                        : "uniform subsets of constant size")));
    }

    private static String unable(Sampling sampling) {
        return switch (sampling) {
            case POPULATION -> " has no exact fit to a distribution, only to items";
            case CONTINUATIONS -> " writes items that stand alone, and does not go on where another stops";
            case STREAM -> " does not read its data in epochs, each with new items";
            default -> " reads the items themselves, not a summary of them";
        };
    }

    private static String remedy(Sampling sampling) {
        return sampling == Sampling.POPULATION ? "use sampling: points with a large size" : "use sampling: points";
    }

    private static Optional<String> cut(
            Sampling sampling, Class<?> sampleType, Policy policy, Sizes sizes, int generations) {
        if (whole(sampling, sampleType)) {
            return Subsets.any(policy, sizes, generations);
        }
        return sampling == Sampling.SUFFICIENT
                ? Subsets.beyondCounts(policy, sizes, generations)
                : Subsets.byWeight(policy, sizes, generations);
    }

    private static boolean whole(Sampling sampling, Class<?> sampleType) {
        return sampling == Sampling.SUFFICIENT && sampleType == Points.class;
    }
}
