package org.genloss.audit.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.genloss.audit.measure.Meaning.Role;
import org.genloss.audit.measure.Meaning.Worse;

/** What each measure means, in plain words. */
public final class Meanings {

    private static final Set<String> AGAINST_REFERENCE = Arrays.stream(TextMeasure.values())
            .filter(TextMeasure::againstReference)
            .map(TextMeasure::title)
            .collect(Collectors.toSet());

    private static final Pattern OF_NUMBERS =
            Pattern.compile("tail-occupancy-.*|support-recall|variance-ratio|w1|cvar-shift-.*");

    private static final Map<String, Meaning> ALL = all();

    private Meanings() {}

    /**
     * The meaning of a measure.
     *
     * @throws IllegalArgumentException if there is no such measure
     */
    public static Meaning of(String measure) {
        Meaning meaning = ALL.get(measure);
        if (meaning == null) {
            throw new IllegalArgumentException("no such measure: " + measure + "; there are " + ALL.keySet());
        }
        return meaning;
    }

    /** All meanings, in the order of the measures. */
    public static Collection<Meaning> list() {
        return ALL.values();
    }

    private static Map<String, Meaning> all() {
        Map<String, Meaning> all = new LinkedHashMap<>();
        add(
                all,
                "types",
                Worse.NEITHER,
                Role.DESCRIPTION,
                "types",
                "How many different ones there are; grows with the amount of text, so never compare it between sizes.",
                "count");
        add(
                all,
                "rarefied-types",
                Worse.LOWER,
                Role.CORE,
                "types",
                "How many different words a random part of the text of a stated size has.",
                "Mao, Colwell and Chang 2005, over folds of blocks; Hurlbert 1971 below one fold");
        add(
                all,
                "distinct-2",
                Worse.LOWER,
                Role.CORE,
                "ratio",
                "Of the pairs of words in a random part of a stated size, the share that differ: repeated phrases lower it.",
                "Li et al. 2016, at a fixed size by Mao, Colwell and Chang 2005");
        add(
                all,
                "missing-mass",
                Worse.NEITHER,
                Role.BESIDE_REFERENCE,
                "share",
                "Share of what its source would write next that this text has never shown, if words came independently; falls as a"
                        + " corpus collapses, because its source has less to show.",
                "Good 1953, eq. 9");
        add(
                all,
                "unseen-mass",
                Worse.NEITHER,
                Role.BESIDE_REFERENCE,
                "share",
                "The same where words come in bursts: share of a new document's words that the others have never shown.",
                "leave a fold out, taken on to all folds; ours");
        add(
                all,
                "chao1",
                Worse.LOWER,
                Role.DESCRIPTION,
                "types",
                "At least so many different ones its source has, the unseen included.",
                "Chao 1984; bias-corrected, Chao 2005");
        add(
                all,
                "next-generation-loss-types",
                Worse.NEITHER,
                Role.BESIDE_REFERENCE,
                "types",
                "How many different ones would be lost by training on this text and writing as much; falls as a corpus collapses,"
                        + " because less is left to lose.",
                "Shumailov et al. 2024, section 4.1: sum (1 - c/n)^n, about sum f_j e^-j");
        add(
                all,
                "next-generation-loss-mass",
                Worse.NEITHER,
                Role.BESIDE_REFERENCE,
                "share",
                "The share of this text that those make up.",
                "the same: sum c/n (1 - c/n)^n, about sum (j/n) f_j e^-j");
        add(
                all,
                "hill-1",
                Worse.LOWER,
                Role.DESCRIPTION,
                "types",
                "How many equally frequent ones would be as hard to guess (exp of the entropy): slow, as frequent ones rule it.",
                "Hill 1973; Chao, Wang and Jost 2013, eq. 7");
        add(
                all,
                "hill-2",
                Worse.NEITHER,
                Role.DESCRIPTION,
                "types",
                "The same for the most frequent alone: shown because it stays as it is while the tail dies.",
                "Hill 1973; Hurlbert 1971");
        add(
                all,
                "tail-recall",
                Worse.LOWER,
                Role.DESCRIPTION,
                "share",
                "Of the reference's rarest ones, which make up 5 % of it, the share that a random part of the text of a stated size has;"
                        + " another text of the same source has far fewer than the reference itself, see held-out-tail-recall.",
                "definition of this project, after Shumailov et al. 2024; rarefied as above");
        add(
                all,
                "coverage-deficit",
                Worse.HIGHER,
                Role.DESCRIPTION,
                "share",
                "Share of the reference that is made of what a random part of the text of a stated size does not have at all; see"
                        + " held-out-coverage-deficit.",
                "Good 1953; rarefied as above");
        add(
                all,
                "held-out-tail-recall",
                Worse.LOWER,
                Role.CORE,
                "share",
                "Of the rarest ones of one half of the reference, the share that the other half of the text has: the reference itself"
                        + " shows what a text that lost nothing would have.",
                "tail-recall over halves of folds; ours");
        add(
                all,
                "held-out-coverage-deficit",
                Worse.HIGHER,
                Role.CORE,
                "share",
                "Share of one half of the reference that is made of what the other half of the text does not have: the reference itself"
                        + " shows what a text that lost nothing would have.",
                "coverage-deficit over halves of folds; ours");
        add(
                all,
                "novelty",
                Worse.NEITHER,
                Role.DESCRIPTION,
                "share",
                "Share of the text that is made of what a random part of the reference of a stated size does not have.",
                "coverage-deficit the other way round; McCoy et al. 2023 for n-grams");
        add(
                all,
                "type-token-ratio",
                Worse.NEITHER,
                Role.TRAP,
                "ratio",
                "Different ones over all: falls with every word that is added and rises as texts get shorter; says nothing of loss.",
                "Johnson 1944");
        add(
                all,
                "simpson",
                Worse.NEITHER,
                Role.TRAP,
                "share",
                "Chance that two draws are the same: the most frequent ones rule it, so it stays while the tail dies.",
                "Simpson 1949");
        add(
                all,
                "tail-share",
                Worse.NEITHER,
                Role.TRAP,
                "share",
                "Share of the text that is of the reference's rarest ones: stays on average while most of them die, as those left grow.",
                "the mass of a type is a martingale under resampling (Wright 1931)");
        addOfBlocks(all);
        addOfNumbers(all);
        return all;
    }

    private static void addOfBlocks(Map<String, Meaning> all) {
        add(
                all,
                "near-duplicate-share",
                Worse.HIGHER,
                Role.GATE,
                "share",
                "Share of blocks of text that another block repeats, word for word or nearly.",
                "Broder 1997; Leskovec, Rajaraman and Ullman, section 3.4");
        add(
                all,
                "largest-duplicate-share",
                Worse.HIGHER,
                Role.DESCRIPTION,
                "share",
                "Share of blocks that are near-duplicates of one another in the largest such cluster.",
                "the same");
        add(
                all,
                "compression-ratio",
                Worse.HIGHER,
                Role.GATE,
                "ratio",
                "How many times smaller zstd makes the text, block by block: repetition raises it.",
                "Shaib et al. 2024 for text; zstd at level 3");
    }

    private static void addOfNumbers(Map<String, Meaning> all) {
        for (double rank : NumberMeasures.RANKS) {
            String side = rank > 0.5 ? "above" : "below";
            add(
                    all,
                    "tail-occupancy-" + Quantile.text(rank),
                    Worse.LOWER,
                    Role.CORE,
                    "ratio",
                    "How many numbers are " + side + " the reference's quantile " + Quantile.text(rank)
                            + ", over how many would be if nothing had been lost.",
                    "Clopper and Pearson 1934 for its limits");
        }
        add(
                all,
                "support-recall",
                Worse.LOWER,
                Role.CORE,
                "share",
                "Share of equally likely cells of the reference that a random part of the numbers hits.",
                "Kynkäänniemi et al. 2019 for recall; rarefied as above");
        add(
                all,
                "variance-ratio",
                Worse.LOWER,
                Role.DESCRIPTION,
                "ratio",
                "Variance over that of the reference: shrinks late in a collapse, and on average only.",
                "Shumailov et al. 2024, theorem 3.1");
        add(
                all,
                "w1",
                Worse.NEITHER,
                Role.DESCRIPTION,
                "1",
                "How far numbers would have to be moved to become the reference, on average, in its standard deviations; positive by"
                        + " chance alone.",
                "Vallender 1974");
        add(
                all,
                "cvar-shift-0.01",
                Worse.HIGHER,
                Role.DESCRIPTION,
                "1",
                "How far the mean of the lowest 1 % has moved, in standard deviations of the reference.",
                "Rockafellar and Uryasev 2000");
        add(
                all,
                "cvar-shift-0.99",
                Worse.LOWER,
                Role.DESCRIPTION,
                "1",
                "How far the mean of the highest 1 % has moved, in standard deviations of the reference.",
                "Rockafellar and Uryasev 2000");
    }

    private static void add(
            Map<String, Meaning> all,
            String measure,
            Worse worse,
            Role role,
            String unit,
            String sentence,
            String source) {
        boolean needsReference = AGAINST_REFERENCE.contains(measure)
                || OF_NUMBERS.matcher(measure).matches();
        all.put(measure, new Meaning(measure, sentence, unit, worse, role, needsReference, source));
    }
}
