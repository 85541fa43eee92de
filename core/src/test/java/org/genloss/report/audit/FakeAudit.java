package org.genloss.report.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A made-up audit with a piece of everything, some of whose text would break a terminal or run in a page if it were let out. */
public final class FakeAudit {

    /** Markup, an escape sequence that clears the screen, and a mark that turns the direction of writing. */
    public static final String HOSTILE =
            "</script><script>window.broken=1</script><img src=x onerror=\"window.broken=2\">\u001b[2J\u202e{{data}}\u0000";

    private static final double[] NONE = {};
    private static final double NAN = Double.NaN;

    private FakeAudit() {}

    /** Three groups against a reference, one of them hostile. */
    public static Audit all() {
        List<Audit.Group> groups = List.of(
                group("web-2025", 1, 0.58, 0.37), group(HOSTILE, 2, 0.71, 0.44), group("books", 3, 0.99, 0.484));
        return new Audit(
                Audit.SCHEMA,
                "genloss test",
                "mixed_v3 against raw",
                "Groups are ordered by tail recall of words, lowest first.",
                new Audit.Settings(
                        "text",
                        List.of("length"),
                        List.of("source"),
                        "created < '2022-11-01'",
                        false,
                        "skip",
                        List.of("human=0123abcd")),
                List.of(new Audit.File("corpus/a.jsonl", 1_234_567), new Audit.File(HOSTILE, 5)),
                new Audit.Damage(2, List.of(new Audit.Damaged("corpus/a.jsonl:17", "not JSON: " + HOSTILE))),
                Optional.of(reference()),
                group("all", 0, 0.76, 0.43),
                groups,
                Optional.of(stages()),
                Optional.of(policy()),
                meanings(),
                List.of(
                        new Audit.Missing("books", "synthetic-share", "", "no slice known to be human was given"),
                        new Audit.Missing(HOSTILE, "near-duplicates", "", HOSTILE)));
    }

    /** One corpus, nothing to compare it with, nothing asked for. */
    public static Audit alone() {
        Audit.Group corpus = new Audit.Group(
                "corpus",
                List.of(),
                0,
                new Audit.Sizes(1, 20, 100, 101),
                List.of(
                        measure("missing-mass", "words", 0.0249, 0.0003, "share"),
                        unknown("distinct", "bigrams", "fewer than 1,000 bigrams")),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
        return new Audit(
                Audit.SCHEMA,
                "genloss test",
                "corpus",
                "",
                new Audit.Settings("", List.of(), List.of(), "", true, "stop", List.of()),
                List.of(new Audit.File("a.txt", 101)),
                new Audit.Damage(0, List.of()),
                Optional.empty(),
                corpus,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                meanings(),
                List.of(new Audit.Missing("corpus", "distinct", "bigrams", "fewer than 1,000 bigrams")));
    }

    private static Audit.Group reference() {
        return new Audit.Group(
                "raw",
                List.of(),
                0,
                new Audit.Sizes(20_000, 3_400_000, 19_000_000, 19_100_000),
                measures(1, 0.484, true),
                List.of(),
                curves(1, false),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static Audit.Group group(String name, int rank, double recall, double distinct) {
        boolean books = name.equals("books");
        return new Audit.Group(
                name,
                name.equals("all") ? List.of() : List.of(name),
                rank,
                new Audit.Sizes(6_000 + rank, 1_200_000, 6_800_000, 6_900_000),
                measures(recall, distinct, false),
                List.of(
                        difference("types", "words", 16_400, 16_400 * recall, "types", books),
                        difference("held-out-tail-recall", "words", 0.8, 0.8 * recall, "share", books),
                        difference("distinct", "bigrams", 0.484, distinct, "share", books),
                        difference("missing-mass", "words", 0.0231, 0.0231 * recall, "share", books),
                        new Audit.Difference(
                                "hill-2",
                                "words",
                                127,
                                128,
                                false,
                                1,
                                -0.9,
                                2.9,
                                1.1,
                                "types",
                                Audit.Difference.SAME,
                                false,
                                Optional.empty())),
                curves(recall, true),
                List.of(lost(recall)),
                Optional.of(
                        books
                                ? new Audit.Share(
                                        NAN, NAN, NAN, NAN, "unknown", "", Optional.of("no slice known to be human"))
                                : new Audit.Share(
                                        0.097,
                                        0.081,
                                        0.114,
                                        0.015,
                                        "above floor",
                                        "12,000 sentences, calibrated",
                                        Optional.empty())),
                List.of(new Audit.Mark("assistant boilerplate", 19, "corpus/a.jsonl:3" + HOSTILE)));
    }

    private static List<Audit.Measure> measures(double recall, double distinct, boolean reference) {
        List<Audit.Measure> out = new ArrayList<>();
        if (!reference) {
            out.add(measure("held-out-tail-recall", "words", recall, 0.01, "share"));
        }
        out.add(measure("types", "words", 16_400 * recall, 60, "types"));
        out.add(measure("distinct", "bigrams", distinct, 0.002, "share"));
        out.add(measure("missing-mass", "words", 0.0231 * recall, 0.0002, "share"));
        out.add(measure("next-generation-loss-types", "words", 2326 * recall, 30, "types"));
        out.add(measure("hill-2", "words", 128, 0.9, "types"));
        out.add(unknown("near-duplicates", "", "fewer than 100 documents in the hash sample"));
        return out;
    }

    private static Audit.Measure measure(String name, String of, double value, double error, String unit) {
        return new Audit.Measure(
                name, of, value, error, value - 2.09 * error, value + 2.09 * error, unit, "exact", Optional.empty());
    }

    private static Audit.Measure unknown(String name, String of, String why) {
        return new Audit.Measure(name, of, NAN, NAN, NAN, NAN, "share", "", Optional.of(why));
    }

    private static Audit.Difference difference(
            String name, String of, double reference, double candidate, String unit, boolean same) {
        boolean ratio = unit.equals("types");
        double change = ratio ? candidate / reference : candidate - reference;
        double error = same ? 1 : Math.abs(change) / 20;
        return new Audit.Difference(
                name,
                of,
                reference,
                candidate,
                ratio,
                change,
                change - 2.09 * error,
                change + 2.09 * error,
                same ? -0.4 : -20,
                unit,
                same ? Audit.Difference.SAME : Audit.Difference.WORSE,
                true,
                Optional.empty());
    }

    private static List<Audit.Curve> curves(double recall, boolean law) {
        double[] sizes = {1e3, 1e4, 1e5, 1e6};
        double[] types = {400, 1900 * recall, 6100 * recall, 16_400 * recall};
        List<Audit.Curve> out = new ArrayList<>(List.of(new Audit.Curve(
                "rarefaction",
                "words",
                new Audit.Axis("words", true),
                new Audit.Axis("types", true),
                List.of(new Audit.Series("", false, sizes, types, scaled(types, 0.98), scaled(types, 1.02))))));
        if (law) {
            double[] generations =
                    IntStream.rangeClosed(0, 10).mapToDouble(i -> i).toArray();
            double[] left = IntStream.rangeClosed(0, 10)
                    .mapToDouble(i -> 1 / (1 + 0.1 * i))
                    .toArray();
            out.add(new Audit.Curve(
                    "next-generations",
                    "words",
                    new Audit.Axis("generation", false),
                    new Audit.Axis("share of types left", false),
                    List.of(new Audit.Series("predicted", true, generations, left, NONE, NONE))));
        }
        return out;
    }

    private static double[] scaled(double[] values, double factor) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] * factor)
                .toArray();
    }

    private static Audit.Lost lost(double recall) {
        List<Audit.Item> rare = IntStream.range(0, 40)
                .mapToObj(i -> new Audit.Item(i == 0 ? HOSTILE : "rareword" + i, 1, "raw/b.txt:" + i, 0.9, ""))
                .toList();
        return new Audit.Lost(
                "words",
                16_400,
                16_400 * (1 - recall),
                1200,
                4100,
                "exact",
                List.of(
                        new Audit.Band(1, 1, 7000, 7000 * (1 - recall), 1100, 4000, rare),
                        new Audit.Band(2, 3, 4000, 90, 100, 300, List.of()),
                        new Audit.Band(
                                32,
                                Long.MAX_VALUE,
                                1500,
                                2,
                                0,
                                0.5,
                                List.of(new Audit.Item(
                                        "harpooneer", 51, "raw/moby.txt:9", 1e-4, "the tall harpooneer rose")))));
    }

    private static Audit.Stages stages() {
        return new Audit.Stages(
                List.of("raw", "filtered", HOSTILE),
                List.of(
                        new Audit.Loss(
                                "types",
                                "words",
                                "types",
                                16_400,
                                9_800,
                                -6_600,
                                -6_800,
                                -6_400,
                                List.of(
                                        new Audit.Step(
                                                "filtered", 16_400, 10_000, -6_400, -6_600, -6_200, 0.97, 0.95, 0.99),
                                        new Audit.Step(HOSTILE, 10_000, 9_800, -200, -250, -150, 0.03, 0.02, 0.04))),
                        new Audit.Loss(
                                "missing-mass",
                                "words",
                                "share",
                                0.0231,
                                0.0131,
                                -0.01,
                                NAN,
                                NAN,
                                List.of(
                                        new Audit.Step("filtered", 0.0231, 0.0111, -0.012, NAN, NAN, 1.2, NAN, NAN),
                                        new Audit.Step(HOSTILE, 0.0111, 0.0131, 0.002, NAN, NAN, -0.2, NAN, NAN)))));
    }

    private static Audit.Policy policy() {
        return new Audit.Policy(
                "policy.yaml",
                List.of(
                        new Audit.Result(
                                "tail-recall of words at least 0.9, surely",
                                "held-out-tail-recall",
                                "words",
                                "web-2025",
                                Audit.Result.BROKEN,
                                0.58,
                                0.56,
                                0.6,
                                "0.56 is below 0.9"),
                        new Audit.Result(
                                "tail-recall of words at least 0.9, surely",
                                "held-out-tail-recall",
                                "words",
                                HOSTILE,
                                Audit.Result.HOLDS,
                                0.95,
                                0.93,
                                0.97,
                                ""),
                        new Audit.Result(
                                "synthetic-share at most 0.05",
                                "synthetic-share",
                                "",
                                "books",
                                Audit.Result.UNKNOWN,
                                NAN,
                                NAN,
                                NAN,
                                "no slice known to be human")));
    }

    private static List<Audit.Meaning> meanings() {
        return List.of(
                new Audit.Meaning(
                        "held-out-tail-recall",
                        "Tail recall",
                        "The share of the reference's rarest words, those that make up 5 % of its text, that occur here too.",
                        "lower",
                        true),
                new Audit.Meaning("types", "Types", "How many different ones occur at equal size.", "lower", true),
                new Audit.Meaning(
                        "distinct", "Distinct share", "Different ones among all, at equal size.", "lower", true),
                new Audit.Meaning(
                        "missing-mass",
                        "Missing mass",
                        "How much of its source this text does not contain at all.",
                        "lower",
                        true),
                new Audit.Meaning(
                        "next-generation-loss-types",
                        "Loss of the next generation",
                        "Types that would be lost.",
                        "neither",
                        false),
                new Audit.Meaning("hill-2", "Head (Hill, q = 2)", "How many common words there are.", "neither", false),
                new Audit.Meaning("near-duplicates", "Near-duplicates", "Share of documents.", "higher", true),
                new Audit.Meaning("rarefaction", "Rarefaction", "Types found in ever more text.", "neither", false),
                new Audit.Meaning(
                        "next-generations",
                        "Generations to come",
                        "What is left if models train on models.",
                        "neither",
                        false));
    }
}
