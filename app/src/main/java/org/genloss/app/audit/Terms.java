package org.genloss.app.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.genloss.audit.measure.Meaning;
import org.genloss.audit.measure.Meanings;

/** All measures and curves of an audit, in the order in which they are told: those that decide first. */
public final class Terms {

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("types", "Types"),
            Map.entry("rarefied-types", "Types at equal size"),
            Map.entry("distinct-2", "Distinct pairs of words"),
            Map.entry("missing-mass", "Missing mass, f₁/n"),
            Map.entry("unseen-mass", "Missing mass, bursts counted"),
            Map.entry("chao1", "Types of its source, at least (Chao)"),
            Map.entry("next-generation-loss-types", "Loss of the next generation, types"),
            Map.entry("next-generation-loss-mass", "Loss of the next generation, mass"),
            Map.entry("hill-1", "Effective types (Hill, q = 1)"),
            Map.entry("hill-2", "Common types (Hill, q = 2)"),
            Map.entry("tail-recall", "Tail recall"),
            Map.entry("held-out-tail-recall", "Held-out tail recall"),
            Map.entry("coverage-deficit", "Coverage deficit"),
            Map.entry("held-out-coverage-deficit", "Held-out coverage deficit"),
            Map.entry("type-token-ratio", "Type-token ratio"),
            Map.entry("simpson", "Simpson’s index"),
            Map.entry("tail-share", "Share of tail tokens"));

    private static final Set<String> CURVES =
            Set.of("survival", "rarefaction", "hill", "next-generations", "perplexity-profile");

    /** What is measured of other parts than those that {@link Meanings} speaks of. */
    private static final List<Term> OTHERS = List.of(
            other(
                    Shares.MEASURE,
                    "Machine-written share",
                    "share",
                    "higher",
                    "The proportion of sentences that machines wrote, estimated for the group as a whole, never for a document."),
            other(
                    "log-perplexity",
                    "Log-perplexity, mean",
                    "nats",
                    "neither",
                    "How hard to predict the blocks of text are for a language model of human text, on average."),
            other(
                    "median-log-perplexity",
                    "Log-perplexity, median",
                    "nats",
                    "neither",
                    "The same of the block in the middle."),
            other(
                    "too-easy-share",
                    "Too easy text",
                    "share",
                    "higher",
                    "Share of blocks that are easier to predict than nine of ten of the reference: above 10 % something is more"
                            + " uniform than it was."),
            other(
                    "too-hard-share",
                    "Too hard text",
                    "share",
                    "higher",
                    "Share of blocks that are harder to predict than 99 of 100 of the reference: above 1 % there is text that"
                            + " the reference has not."));

    private static final List<Term> ALL = all();

    private Terms() {}

    /** All of them. */
    public static List<Term> list() {
        return ALL;
    }

    /** Names of what can be measured. */
    public static List<String> measures() {
        return ALL.stream()
                .filter(term -> !CURVES.contains(term.name()))
                .map(Term::name)
                .toList();
    }

    /** The term of this name, of a measure or a curve. */
    public static Optional<Term> named(String name) {
        return ALL.stream().filter(term -> term.name().equals(name)).findFirst();
    }

    private static List<Term> all() {
        List<Term> all = new ArrayList<>();
        for (Meaning meaning : Meanings.list()) {
            all.add(term(meaning));
        }
        OTHERS.stream()
                .filter(term -> all.stream().noneMatch(one -> one.name().equals(term.name())))
                .forEach(all::add);
        all.sort((a, b) -> Boolean.compare(b.decides(), a.decides()));
        all.add(curve(
                "survival",
                "What is left, by frequency",
                "Of what the reference has so often, the share that is still there; dashed, what another text of the same source and of"
                        + " this size would have."));
        all.add(
                curve(
                        "rarefaction",
                        "Rarefaction",
                        "How many different ones there are in random parts of the text: a curve that flattens early has little left to show."));
        all.add(curve(
                "hill",
                "Hill profile",
                "How many different ones there are, if frequent ones count ever more from left to right: a collapse begins at the"
                        + " left, and the right end does not see it."));
        all.add(curve(
                "next-generations",
                "Generations to come",
                "What would be left of the types of this text, if model after model learned from what the one before it wrote,"
                        + " each as much as the text has, without other errors than those of sampling."));
        all.add(curve(
                "perplexity-profile",
                "Perplexity profile",
                "Blocks of text by how predictable they are for a language model of human text: text by machines gathers at the"
                        + " left, and errors make a long tail at the right."));
        return List.copyOf(all);
    }

    private static Term other(String name, String title, String unit, String worse, String sentence) {
        return new Term(name, title, unit, sentence, worse, false, false, name.startsWith("too-"), false);
    }

    private static Term curve(String name, String title, String sentence) {
        return new Term(name, title, "1", sentence, "neither", false, false, false, false);
    }

    private static Term term(Meaning meaning) {
        return new Term(
                meaning.measure(),
                title(meaning.measure()),
                meaning.unit(),
                meaning.sentence(),
                meaning.worse().name().toLowerCase(Locale.ROOT),
                meaning.role() == Meaning.Role.CORE,
                meaning.role() == Meaning.Role.BESIDE_REFERENCE,
                meaning.needsReference(),
                meaning.role() == Meaning.Role.TRAP);
    }

    private static String title(String measure) {
        String words = measure.replace('-', ' ');
        return TITLES.getOrDefault(measure, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }
}
