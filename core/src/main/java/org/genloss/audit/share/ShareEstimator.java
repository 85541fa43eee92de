package org.genloss.audit.share;

import java.util.Optional;
import org.genloss.audit.Uncertainty;

/**
 * Estimates the synthetic share of a group from three histograms of log-likelihood ratios: its own, that of a known-human null
 * slice and, if there is one, that of a known-synthetic slice.
 *
 * <p>The maximum-likelihood share a of the group ({@link Mixture}) is off: words of a sentence are not independent, and text
 * that is not quite like the references has a share of its own. With both slices the calibrated share is the t at which the two,
 * mixed as (1 - t) human + t synthetic, would have been estimated as the group was. Because histograms mix as texts do, this is
 *
 * <pre>
 * t = between(m, m0, m1),
 * </pre>
 *
 * <p>with m, m0, m1 the mean scores of the group's and both slices' sentences at a. It is (a - a0) / (a1 - a0) without the
 * assumption that a goes up in a straight line between the slices' own shares a0 and a1, and is right whenever the group's
 * sentences are a mixture of the slices', whatever the vocabularies are worth. Without a synthetic slice a1 = 1 is taken and
 * a line is all there is: the share is then rather too small.
 *
 * <p>Errors are those of group and slices, by delete-a-group jackknife over each one's folds in turn; the interval is Student's,
 * with the degrees of freedom of Welch and Satterthwaite. It is found before the share is cut to [0, 1], so that it covers 0 as
 * often as anything else. The unit that is taken to be independent is the block: a fold is left out with all sentences of its
 * blocks.
 */
public final class ShareEstimator {

    /** Fewer sentences give no estimate. */
    public static final int LEAST_SENTENCES = 500;

    /** The scores are taken at a share within [this, 1 - this], where they are bounded. */
    private static final double MARGIN = 0.01;

    /** The slices are told apart if the standard error of the difference of their scores is at most this part of it. */
    private static final double LARGEST_ERROR = 0.25;

    /** With a null slice alone, known-human text may have at most this uncalibrated share. */
    private static final double HIGHEST_NULL = 0.5;

    private ShareEstimator() {}

    /**
     * The share of a group.
     *
     * @param group the part {@code share} of its profile
     * @param human that of the known-human null slice, from text of the same domain; without it the share is unknown
     * @param synthetic that of a known-synthetic slice, if there is one: text that the vocabularies have not been built from
     */
    public static ShareEstimate estimate(SharePart group, Optional<SharePart> human, Optional<SharePart> synthetic) {
        Optional<String> reason = human.isEmpty()
                ? Optional.of("no known-human null slice")
                : tooFew("the group", group)
                        .or(() -> tooFew("the known-human null slice", human.get()))
                        .or(() -> synthetic.flatMap(part -> tooFew("the known-synthetic slice", part)));
        if (reason.isPresent()) {
            return ShareEstimate.unknown(
                    group.sentences(), Mixture.share(group.ratios().all()), reason.get());
        }
        return synthetic
                .map(part -> betweenSlices(group, human.get(), part))
                .orElseGet(() -> aboveNull(group, human.get()));
    }

    private static Optional<String> tooFew(String what, SharePart part) {
        if (part.sentences() < LEAST_SENTENCES) {
            return Optional.of(what + " has " + part.sentences() + " sentences, fewer than " + LEAST_SENTENCES);
        }
        return Uncertainty.effectiveFolds(part.ratios()) < Uncertainty.LEAST_FOLDS
                ? Optional.of(what + " has too few blocks of text for an error: they fill fewer than "
                        + Uncertainty.LEAST_FOLDS + " folds")
                : Optional.empty();
    }

    private static ShareEstimate betweenSlices(SharePart group, SharePart human, SharePart synthetic) {
        double[] all = group.ratios().all();
        double[] zero = human.ratios().all();
        double[] one = synthetic.ratios().all();
        double uncalibrated = Mixture.share(all);
        double[] scores = Mixture.scores(inside(uncalibrated));
        double m0 = Mixture.mean(scores, zero);
        double m1 = Mixture.mean(scores, one);
        Uncertainty apart = Uncertainty.of(human.ratios(), h -> Mixture.mean(scores, h))
                .plus(Uncertainty.of(synthetic.ratios(), h -> Mixture.mean(scores, h)));
        if (!(apart.standardError() <= LARGEST_ERROR * (m1 - m0))) {
            return ShareEstimate.unknown(
                    group.sentences(),
                    uncalibrated,
                    "the references hardly tell the known-synthetic slice from the known-human one");
        }
        double m = Mixture.mean(scores, all);
        return estimate(
                group,
                human,
                uncalibrated,
                between(m, m0, m1),
                Uncertainty.of(group.ratios(), h -> between(h, zero, one)),
                Uncertainty.of(human.ratios(), h -> between(m, Mixture.mean(scores, h), m1)),
                Uncertainty.of(synthetic.ratios(), h -> between(m, m0, Mixture.mean(scores, h))),
                "calibrated on known-human and known-synthetic text");
    }

    private static double between(double[] group, double[] human, double[] synthetic) {
        double[] scores = Mixture.scores(inside(Mixture.share(group)));
        return between(Mixture.mean(scores, group), Mixture.mean(scores, human), Mixture.mean(scores, synthetic));
    }

    private static double between(double m, double m0, double m1) {
        return (m - m0) / (m1 - m0);
    }

    private static ShareEstimate aboveNull(SharePart group, SharePart human) {
        double uncalibrated = Mixture.share(group.ratios().all());
        double zero = Mixture.share(human.ratios().all());
        if (zero > HIGHEST_NULL) {
            return ShareEstimate.unknown(
                    group.sentences(), uncalibrated, "the references take the known-human slice for synthetic text");
        }
        return estimate(
                group,
                human,
                uncalibrated,
                between(uncalibrated, zero, 1),
                Uncertainty.of(group.ratios(), h -> between(Mixture.share(h), zero, 1)),
                Uncertainty.of(human.ratios(), h -> between(uncalibrated, Mixture.share(h), 1)),
                Uncertainty.NONE,
                "calibrated on known-human text alone: rather too small");
    }

    /** Puts an estimate together from the share before it is cut to [0, 1] and what group and slices add to its error. */
    private static ShareEstimate estimate(
            SharePart group,
            SharePart human,
            double uncalibrated,
            double share,
            Uncertainty ofGroup,
            Uncertainty ofHuman,
            Uncertainty ofSynthetic,
            String basis) {
        Uncertainty error = ofGroup.plus(ofHuman).plus(ofSynthetic);
        double half = error.halfWidth();
        double floor = floor(ofHuman, (double) human.sentences() / group.sentences());
        return new ShareEstimate(
                cut(share),
                cut(share - half),
                cut(share + half),
                floor,
                share > floor && share > half ? ShareEstimate.Verdict.ABOVE_FLOOR : ShareEstimate.Verdict.AT_FLOOR,
                group.sentences(),
                uncalibrated,
                error.standardError(),
                basis,
                Optional.empty());
    }

    /**
     * The 97.5 % point of what is reported on human text like the null slice: its true share is 0, the error of what is reported
     * is that of the slice and that of a text whose sentences vary as much, of which there are as many as in the group.
     *
     * @param longer how many times more sentences the slice has than the group
     */
    private static double floor(Uncertainty human, double longer) {
        return cut(Math.sqrt(1 + longer) * human.halfWidth());
    }

    private static double inside(double share) {
        return Math.max(MARGIN, Math.min(1 - MARGIN, share));
    }

    private static double cut(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
