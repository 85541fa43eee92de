package org.genloss.app.audit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.audit.GroupProfile;
import org.genloss.audit.Profile;
import org.genloss.audit.share.Mark;
import org.genloss.audit.share.MarksObserver;
import org.genloss.audit.share.MarksPart;
import org.genloss.audit.share.ShareEstimate;
import org.genloss.audit.share.ShareEstimator;
import org.genloss.audit.share.ShareObserver;
import org.genloss.audit.share.SharePart;
import org.genloss.report.audit.Audit;
import org.genloss.spec.UserError;

/**
 * How much machines wrote, and the marks that they leave openly.
 *
 * @param human a slice that people wrote, surely
 * @param synthetic one that machines wrote
 */
public record Shares(Optional<SharePart> human, Optional<SharePart> synthetic) {

    /** The name under which a policy speaks of it. */
    static final String MEASURE = "synthetic-share";

    /**
     * The share part of a slice.
     *
     * @param references of the corpus: its vocabularies have to be the same
     * @throws UserError if it was made with other vocabularies, or with none
     */
    public static SharePart slice(Profile slice, List<String> references, String name) {
        Optional<String> own = references.stream().filter(Shares::isOfShare).findFirst();
        boolean same = own.isPresent() && slice.settings().references().contains(own.get());
        return Optional.of(slice.all())
                .filter(all -> same)
                .flatMap(all -> all.part(ShareObserver.NAME, SharePart.class))
                .orElseThrow(() -> new UserError(
                        name + " was not made with the vocabularies of --share",
                        "profile the slice again, with the same --share"));
    }

    private static boolean isOfShare(String reference) {
        return reference.startsWith(ShareObserver.NAME + "=");
    }

    /** The share of a group, if its sentences were counted. */
    Optional<Audit.Share> of(GroupProfile profile) {
        return profile.part(ShareObserver.NAME, SharePart.class)
                .map(part -> share(ShareEstimator.estimate(part, human, synthetic)));
    }

    private static Audit.Share share(ShareEstimate one) {
        return new Audit.Share(
                one.share(),
                one.low(),
                one.high(),
                one.floor(),
                one.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                String.format(Locale.ROOT, "%,d sentences", one.sentences())
                        + (one.basis().isEmpty() ? "" : "; " + one.basis()),
                one.unknown());
    }

    /** The same as a measure, for policies. */
    static Audit.Measure measure(Audit.Share one) {
        return new Audit.Measure(
                MEASURE, "", one.value(), Double.NaN, one.low(), one.high(), "share", one.basis(), one.unknown());
    }

    /** Marks that were found. */
    static List<Audit.Mark> marks(GroupProfile profile) {
        return profile.part(MarksObserver.NAME, MarksPart.class).stream()
                .flatMap(part -> Stream.of(Mark.values())
                        .filter(mark -> part.blocks(mark) > 0)
                        .map(mark -> new Audit.Mark(
                                mark.label(),
                                part.blocks(mark),
                                part.places(mark).stream()
                                        .findFirst()
                                        .map(place -> place.file() + ":" + place.number())
                                        .orElse(""))))
                .toList();
    }
}
