package org.genloss.app.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.genloss.audit.GroupProfile;
import org.genloss.audit.TypeCounts;
import org.genloss.audit.TypeObserver;
import org.genloss.audit.TypeSample;
import org.genloss.audit.measure.Curves;
import org.genloss.audit.measure.Lost;
import org.genloss.audit.measure.NextGeneration;
import org.genloss.audit.perplexity.PerplexityObserver;
import org.genloss.audit.perplexity.PerplexityPart;
import org.genloss.report.audit.Audit;

/** Curves of tails, and what was lost of them. */
final class Tails {

    /** Kinds of types, in the order in which they are told. */
    static final List<String> KINDS = List.of(TypeObserver.WORDS, TypeObserver.BIGRAMS);

    /** Generations of which the loss is predicted. */
    private static final int GENERATIONS = 10;

    /** Bins of a perplexity part that are drawn as one: a tenth of a nat. */
    private static final int BINS = 5;

    private static final double[] NONE = {};

    private Tails() {}

    /** The types of a kind, if the profile has them and there are any. */
    static Optional<TypeSample> sample(GroupProfile profile, String kind) {
        return profile.part(kind, TypeCounts.class).map(TypeCounts::sample).filter(one -> one.allTokens() > 0);
    }

    static List<Audit.Curve> curves(GroupProfile profile, Optional<GroupProfile> reference) {
        List<Audit.Curve> out = new ArrayList<>();
        for (String kind : KINDS) {
            Optional<TypeSample> own = sample(profile, kind);
            if (own.isEmpty()) {
                continue;
            }
            reference
                    .flatMap(one -> sample(one, kind))
                    .ifPresent(of -> out.add(survival(kind, Lost.of(own.get(), of, 0))));
            curve(out, "rarefaction", kind, kind, true, "types", true, Curves.rarefaction(own.get()));
            curve(out, "hill", kind, "order q", false, "types", true, Curves.hill(own.get()));
            out.add(generations(kind, own.get()));
        }
        profile.part(PerplexityObserver.NAME, PerplexityPart.class).ifPresent(part -> out.add(perplexity(part)));
        return out;
    }

    private static void curve(
            List<Audit.Curve> out,
            String name,
            String of,
            String x,
            boolean logX,
            String y,
            boolean logY,
            List<Curves.Point> points) {
        if (points.isEmpty()) {
            return;
        }
        boolean limits = points.stream().anyMatch(one -> !Double.isNaN(one.low()));
        out.add(new Audit.Curve(
                name,
                of,
                new Audit.Axis(x, logX),
                new Audit.Axis(y, logY),
                List.of(new Audit.Series(
                        "",
                        false,
                        all(points, Curves.Point::at),
                        all(points, Curves.Point::value),
                        limits ? all(points, Curves.Point::low) : NONE,
                        limits ? all(points, Curves.Point::high) : NONE))));
    }

    private static <T> double[] all(List<T> items, ToDoubleFunction<T> number) {
        return items.stream().mapToDouble(number).toArray();
    }

    /** Which share of the reference's types is left, by how often it has them. */
    private static Audit.Curve survival(String of, Lost lost) {
        List<Lost.Band> bands =
                lost.bands().stream().filter(band -> band.types() > 0).toList();
        double[] x = all(bands, Lost.Band::from);
        return new Audit.Curve(
                "survival",
                of,
                new Audit.Axis("times in the reference, at least", true),
                new Audit.Axis("share of types left", false),
                List.of(
                        new Audit.Series("", false, x, all(bands, band -> 1 - band.lost() / band.types()), NONE, NONE),
                        new Audit.Series(
                                "another text of its source",
                                true,
                                x,
                                all(bands, band -> 1 - band.lostAsOther() / band.types()),
                                NONE,
                                NONE)));
    }

    /** Blocks by their perplexity, in bins of a tenth of a nat. */
    private static Audit.Curve perplexity(PerplexityPart part) {
        double[] blocks = part.blocks().all();
        int most = blocks.length - 1;
        while (most > 0 && blocks[most] == 0) {
            most--;
        }
        int least = 0;
        while (least < most && blocks[least] == 0) {
            least++;
        }
        int first = least / BINS;
        int count = most / BINS - first + 1;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int bin = least; bin <= most; bin++) {
            y[bin / BINS - first] += blocks[bin] / part.blocks().size();
        }
        for (int i = 0; i < count; i++) {
            x[i] = PerplexityPart.start((first + i) * BINS + BINS / 2.0);
        }
        return new Audit.Curve(
                "perplexity-profile",
                "",
                new Audit.Axis("log-perplexity of a block, nats", false),
                new Audit.Axis("share of blocks", false),
                List.of(new Audit.Series("", false, x, y, NONE, NONE)));
    }

    /** What is expected to be left of the types, if every generation learns from the one before. */
    private static Audit.Curve generations(String of, TypeSample sample) {
        NextGeneration.Course course =
                NextGeneration.course(sample.allCounts(), sample.share(), sample.allTokens(), GENERATIONS);
        double types = sample.size() / sample.share();
        return new Audit.Curve(
                "next-generations",
                of,
                new Audit.Axis("generation", false),
                new Audit.Axis("share of types left", false),
                List.of(new Audit.Series(
                        "predicted",
                        true,
                        IntStream.rangeClosed(0, GENERATIONS)
                                .mapToDouble(g -> g)
                                .toArray(),
                        IntStream.rangeClosed(0, GENERATIONS)
                                .mapToDouble(g -> 1 - course.types()[g] / types)
                                .toArray(),
                        NONE,
                        NONE)));
    }

    /** Types of the reference that are not there, by kind. */
    static List<Audit.Lost> lost(GroupProfile profile, GroupProfile reference, int most) {
        List<Audit.Lost> out = new ArrayList<>();
        for (String kind : KINDS) {
            lost(profile, reference, kind, 1, Long.MAX_VALUE, most).ifPresent(out::add);
        }
        return out;
    }

    /** Types of one kind, in bands of a range of frequency. */
    static Optional<Audit.Lost> lost(
            GroupProfile profile, GroupProfile reference, String kind, long from, long to, int most) {
        Optional<TypeSample> own = sample(profile, kind);
        Optional<TypeSample> of = sample(reference, kind);
        return own.isEmpty() || of.isEmpty()
                ? Optional.empty()
                : Optional.of(lost(kind, Lost.of(own.get(), of.get(), Integer.MAX_VALUE, from, to), most));
    }

    private static Audit.Lost lost(String kind, Lost lost, int most) {
        List<Audit.Band> bands = new ArrayList<>();
        for (Lost.Band band : lost.bands()) {
            List<Audit.Item> items = lost.lost().stream()
                    .filter(item -> item.count() >= band.from() && item.count() <= band.to())
                    .limit(most)
                    .map(item -> new Audit.Item(item.text(), item.count(), item.example(), item.chance(), ""))
                    .toList();
            bands.add(new Audit.Band(
                    band.from(), band.to(), band.types(), band.lost(), band.lostAsPart(), band.lostAsOther(), items));
        }
        return new Audit.Lost(
                kind,
                bands.stream().mapToDouble(Audit.Band::types).sum(),
                bands.stream().mapToDouble(Audit.Band::lost).sum(),
                bands.stream().mapToDouble(Audit.Band::asPart).sum(),
                bands.stream().mapToDouble(Audit.Band::asOther).sum(),
                lost.share() == 1
                        ? "exact"
                        : String.format(Locale.ROOT, "from a sample of %.3g %% of all types", 100 * lost.share()),
                bands);
    }
}
