package org.genloss.app.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.audit.GroupProfile;
import org.genloss.audit.TypeSample;
import org.genloss.audit.measure.MeasureOptions;
import org.genloss.ledger.Version;
import org.genloss.report.audit.Audit;
import org.genloss.report.audit.Verdict;

/** What audits and comparisons have in common: order, sizes, meanings. */
final class Documents {

    /** Size to which a group can be rarefied from which it has a say in the size for all. */
    private static final long ENOUGH = 10_000;

    /** How many times smaller than the largest a group may be to have a say, too. */
    private static final int SMALL = 20;

    private Documents() {}

    static String program() {
        return "genloss " + Version.NUMBER;
    }

    /**
     * Sizes to which all groups and the reference are rarefied, so that their numbers can be set beside each other: a group that
     * is both small and much smaller than the largest has no say in it.
     */
    static MeasureOptions options(Stream<GroupProfile> profiles) {
        List<GroupProfile> all = profiles.toList();
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (String kind : Tails.KINDS) {
            List<TypeSample> samples = all.stream()
                    .flatMap(one -> Tails.sample(one, kind).stream())
                    .toList();
            long[] own = samples.stream()
                    .mapToLong(one -> MeasureOptions.commonSize(List.of(one)))
                    .toArray();
            long enough = Math.min(ENOUGH, Arrays.stream(own).max().orElse(0) / SMALL);
            Arrays.stream(own)
                    .filter(size -> size >= Math.max(1, enough))
                    .min()
                    .ifPresent(size -> sizes.put(kind, size));
        }
        return new MeasureOptions(sizes, false);
    }

    /** Groups in the order in which they need looking at, and why so. */
    record Ranking(List<Audit.Group> groups, String by) {}

    /** With a reference the surest loss first; without one by share, if that was estimated, or by types at equal size. */
    static Ranking ranked(List<Audit.Group> groups, boolean compared) {
        if (groups.size() < 2) {
            return new Ranking(groups, "");
        }
        boolean shares = groups.stream()
                .anyMatch(group ->
                        group.share().filter(one -> one.unknown().isEmpty()).isPresent());
        Comparator<Audit.Group> order;
        String by;
        if (compared) {
            order = Comparator.comparingDouble(Documents::loss);
            by =
                    "Groups are ordered by tail recall of words, held out, against that of the reference: the greatest loss first.";
        } else if (shares) {
            order = Comparator.comparingDouble(group -> group.share()
                    .filter(one -> one.unknown().isEmpty())
                    .map(one -> -one.low())
                    .orElse(1.0));
            by = "Groups are ordered by the lower limit of their machine-written share.";
        } else {
            order = Comparator.comparingDouble(group -> group.measure("rarefied-types", "words")
                    .map(Audit.Measure::value)
                    .filter(value -> !Double.isNaN(value))
                    .orElse(Double.MAX_VALUE));
            by = "Groups are ordered by types of words at equal size, fewest first: an order, not a verdict.";
        }
        List<Audit.Group> sorted = groups.stream().sorted(order).toList();
        List<Audit.Group> numbered = new ArrayList<>();
        for (Audit.Group group : sorted) {
            numbered.add(with(group, numbered.size() + 1));
        }
        return new Ranking(numbered, by);
    }

    private static double loss(Audit.Group group) {
        double change = group.difference("held-out-tail-recall", "words")
                .map(Audit.Difference::change)
                .orElse(Double.NaN);
        return Double.isNaN(change) ? (Verdict.worse(group) ? -1e-9 : Double.MAX_VALUE) : change;
    }

    private static Audit.Group with(Audit.Group group, int rank) {
        return new Audit.Group(
                group.name(),
                group.values(),
                rank,
                group.sizes(),
                group.measures(),
                group.differences(),
                group.curves(),
                group.lost(),
                group.share(),
                group.marks());
    }

    /** The meanings of all that occurs. */
    static List<Audit.Meaning> meanings(Stream<Audit.Group> groups) {
        Set<String> names = new LinkedHashSet<>();
        groups.forEach(group -> {
            group.measures().forEach(one -> names.add(one.measure()));
            group.differences().forEach(one -> names.add(one.measure()));
            group.curves().forEach(one -> names.add(one.name()));
        });
        return Terms.list().stream()
                .filter(term -> names.contains(term.name()))
                .map(Term::meaning)
                .toList();
    }

    /** The name of a group: its values, or another name where it has none. */
    static String name(List<String> values, String other) {
        return values.isEmpty() ? other : values.stream().collect(Collectors.joining("/"));
    }

    /** A group of which only the size is told, as several candidates have nothing in common. */
    static Audit.Group sizesOnly(String name, List<Audit.Group> groups) {
        Audit.Sizes sum = new Audit.Sizes(
                groups.stream().mapToLong(one -> one.sizes().records()).sum(),
                groups.stream().mapToLong(one -> one.sizes().words()).sum(),
                groups.stream().mapToLong(one -> one.sizes().characters()).sum(),
                groups.stream().mapToLong(one -> one.sizes().bytes()).sum());
        return new Audit.Group(
                name, List.of(), 0, sum, List.of(), List.of(), List.of(), List.of(), Optional.empty(), List.of());
    }
}
