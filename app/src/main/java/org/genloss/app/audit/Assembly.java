package org.genloss.app.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.audit.GroupProfile;
import org.genloss.audit.Measured;
import org.genloss.audit.Sizes;
import org.genloss.audit.measure.Comparison;
import org.genloss.audit.measure.MeasureOptions;
import org.genloss.audit.measure.Measures;
import org.genloss.audit.perplexity.PerplexityMeasures;
import org.genloss.audit.perplexity.PerplexityObserver;
import org.genloss.audit.perplexity.PerplexityPart;
import org.genloss.report.audit.Audit;

/** Measures profiles of groups, and makes of all that the groups of an audit. */
public final class Assembly {

    private final Optional<GroupProfile> reference;
    private final MeasureOptions options;
    private final Optional<Shares> shares;
    private final int items;

    /**
     * @param reference what all groups are compared with
     * @param options sizes to which counts are rarefied
     * @param shares how the synthetic share is estimated, if it is
     * @param items most lost items of a band
     */
    public Assembly(Optional<GroupProfile> reference, MeasureOptions options, Optional<Shares> shares, int items) {
        this.reference = reference;
        this.options = options;
        this.shares = shares;
        this.items = items;
    }

    /** A group and all that is known of it. */
    public Audit.Group group(String name, List<String> values, GroupProfile profile) {
        Optional<Audit.Share> share = shares.flatMap(one -> one.of(profile));
        List<Audit.Measure> measures = new ArrayList<>(measures(profile));
        share.ifPresent(one -> measures.add(Shares.measure(one)));
        List<Audit.Difference> differences = reference
                .map(one -> Measures.compare(profile, one, options).stream()
                        .map(Assembly::difference)
                        .toList())
                .orElse(List.of());
        return new Audit.Group(
                name,
                values,
                0,
                sizes(profile.sizes()),
                measures,
                differences,
                Tails.curves(profile, reference),
                reference.map(one -> Tails.lost(profile, one, items)).orElse(List.of()),
                share,
                Shares.marks(profile));
    }

    private List<Audit.Measure> measures(GroupProfile profile) {
        List<Audit.Measure> measures = new ArrayList<>();
        Measures.of(profile, reference, options).forEach(one -> measures.add(measure(one)));
        perplexity(profile).ifPresent(part -> PerplexityMeasures.of(part, reference.flatMap(Assembly::perplexity))
                .forEach(one -> measures.add(measure(one))));
        return measures;
    }

    private static Optional<PerplexityPart> perplexity(GroupProfile profile) {
        return profile.part(PerplexityObserver.NAME, PerplexityPart.class);
    }

    /**
     * The reference itself: its curves, and of its numbers what stands beside those of a group, without intervals of their own.
     *
     * @param beside a group that was compared with it
     */
    public Audit.Group reference(String name, Audit.Group beside) {
        GroupProfile profile = reference.orElseThrow();
        List<Audit.Measure> measures = beside.differences().stream()
                .map(one -> new Audit.Measure(
                        one.measure(),
                        one.of(),
                        one.reference(),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        one.unit(),
                        "as the groups are compared with it",
                        one.unknown()))
                .toList();
        return new Audit.Group(
                name,
                List.of(),
                0,
                sizes(profile.sizes()),
                measures,
                List.of(),
                Tails.curves(profile, Optional.empty()),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** How much was read. */
    static Audit.Sizes sizes(Sizes sizes) {
        return new Audit.Sizes(sum(sizes.records()), sum(sizes.words()), sum(sizes.characters()), sum(sizes.bytes()));
    }

    private static long sum(long[] values) {
        return Arrays.stream(values).sum();
    }

    private static Audit.Measure measure(Measured one) {
        return new Audit.Measure(
                one.measure(),
                one.of(),
                one.value(),
                one.standardError(),
                one.low(),
                one.high(),
                one.unit(),
                one.basis(),
                one.unknown());
    }

    private static Audit.Difference difference(Comparison one) {
        return new Audit.Difference(
                one.measure(),
                one.of(),
                one.reference(),
                one.candidate(),
                one.ratio(),
                one.change(),
                one.low(),
                one.high(),
                one.z(),
                unit(one),
                verdict(one),
                one.verdict(),
                one.unknown());
    }

    private static String unit(Comparison one) {
        return Terms.named(one.measure()).map(Term::unit).orElse("1");
    }

    private static String verdict(Comparison one) {
        double none = one.ratio() ? 1 : 0;
        if (one.unknown().isPresent() || Double.isNaN(one.low())) {
            return Audit.Difference.UNKNOWN;
        } else if (one.low() <= none && one.high() >= none) {
            return Audit.Difference.SAME;
        }
        return switch (one.direction()) {
            case BETTER -> Audit.Difference.BETTER;
            case WORSE -> Audit.Difference.WORSE;
            case CANNOT_TELL -> Audit.Difference.CHANGED;
        };
    }

    /** What could not be estimated of some groups. */
    static List<Audit.Missing> missing(Stream<Audit.Group> groups) {
        return groups.flatMap(group -> group.measures().stream().flatMap(one -> one.unknown().stream()
                        .map(why -> new Audit.Missing(group.name(), one.measure(), one.of(), why))))
                .toList();
    }
}
