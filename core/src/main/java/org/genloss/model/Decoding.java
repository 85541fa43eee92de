package org.genloss.model;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * How a model is drawn from. A decoding maps the model's distribution to another distribution, or searches for a probable
 * sequence; it is not a flag in a model. Names and meanings of what concerns sequences are those of Hugging Face's generation
 * configuration, and so is the order: repetition penalty, no repeated n-gram, no end before the shortest length, temperature,
 * top k, top p, min p, typical p. For numbers lambda scales the covariance (Alemohammad et al. 2024, section 2); for models
 * that were told classes guidance draws what is typical of each (Ho and Salimans 2022).
 */
@Doc(
        "How a model is drawn from: temperature, top-k, top-p or greedy for symbols and words, also min-p, typical-p, beam search,"
                + " repetition penalty and lengths for language models, lambda for numbers and images, guidance for images with"
                + " classes.")
public record Decoding(
        @Doc("Probabilities are raised to 1/temperature; above 0, 1 changes nothing.") @Default("1")
        double temperature,

        @Doc("Only the k most probable symbols are kept; 0 keeps all.") @Default("0")
        int topK,

        @Doc("Only the smallest set of most probable symbols with at least this mass is kept; in (0, 1].") @Default("1")
        double topP,

        @Doc(
                value =
                        "Only tokens at least min_p times as probable as the most probable are kept; in [0, 1], 0 keeps all.",
                source = "Nguyen et al. 2024, Turning Up the Heat: Min-p Sampling")
        @Default("0")
        double minP,

        @Doc(
                value =
                        "Only the tokens whose surprise is nearest to the entropy are kept, with at least this mass; in (0, 1].",
                source = "Meister et al. 2023, Locally Typical Sampling")
        @Default("1")
        double typicalP,

        @Doc("Always the most probable symbol; ties go to the smallest id.") @Default("false")
        boolean greedy,

        @Doc("Beams of a search for a probable sequence, which draws nothing; 1 is no search.") @Default("1")
        int numBeams,

        @Doc("Beams are ranked by log-probability over length to this power, the length being that of what is written.")
        @Default("1")
        double lengthPenalty,

        @Doc(
                "When a beam search ends: true at num_beams sequences that have ended; false when no better one is likely; never"
                        + " when no better one is possible.")
        @Default("false")
        EarlyStopping earlyStopping,

        @Doc(
                value =
                        "Logits of tokens that occurred already, in the prompt too, are divided by it, or multiplied where"
                                + " negative; above 0, 1 changes nothing.",
                source = "Keskar et al. 2019, CTRL, section 4.1")
        @Default("1")
        double repetitionPenalty,

        @Doc("No n-gram of this length occurs twice, the prompt included; 0 allows all.") @Default("0")
        int noRepeatNgramSize,

        @Doc("Fewest tokens that are written before the text may end.") @Default("0")
        int minNewTokens,

        @Doc("Most tokens that are written; if left out, as many as a training sequence has on average.")
        Optional<Integer> maxNewTokens,

        @Doc(
                value =
                        "Covariance of what is drawn (of each component of a mixture) is scaled by lambda, in [0, 1]; 1 changes nothing.",
                source = "Alemohammad et al. 2024, Self-Consuming Generative Models Go MAD")
        @Default("1")
        double lambda,

        @Doc(
                value =
                        "A diffusion model moves by guidance times the difference between what it says with the class and without; at least 1, which changes nothing. It is 1 + w of the source, and 1/lambda of Alemohammad et al. 2024 for diffusion.",
                source = "Ho and Salimans 2022, Classifier-Free Diffusion Guidance, equation 6")
        @Default("1")
        double guidance) {

    /** The model's own distribution. */
    public static final Decoding PLAIN = new Decoding(1, 0, 1, false, 1);

    /** When a beam search has seen enough. */
    public enum EarlyStopping {
        /** As soon as there are as many ended sequences as beams. */
        TRUE,
        /** When the best running beam, at its length so far, does not beat the worst ended one. */
        FALSE,
        /** When no running beam, at whatever length, can beat the worst ended one. */
        NEVER
    }

    /** What symbols, words, numbers and images know of. */
    public Decoding(double temperature, int topK, double topP, boolean greedy, double lambda) {
        this(temperature, topK, topP, 0, 1, greedy, 1, 1, EarlyStopping.FALSE, 1, 0, 0, Optional.empty(), lambda, 1);
    }

    /** A knob that a model may or may not have. */
    public enum Knob {
        /** Temperature. */
        TEMPERATURE,
        /** Top-k. */
        TOP_K,
        /** Top-p, also called nucleus. */
        TOP_P,
        /** Min-p. */
        MIN_P,
        /** Locally typical sampling. */
        TYPICAL_P,
        /** Greedy. */
        GREEDY,
        /** Beam search. */
        NUM_BEAMS,
        /** Repetition penalty. */
        REPETITION_PENALTY,
        /** No n-gram twice. */
        NO_REPEAT_NGRAM_SIZE,
        /** Shortest and longest text. */
        NEW_TOKENS,
        /** Scaled covariance. */
        LAMBDA,
        /** Towards what is typical of a class. */
        GUIDANCE;

        /** The knobs of symbols and words. */
        public static final Set<Knob> OF_SYMBOLS = Set.of(TEMPERATURE, TOP_K, TOP_P, GREEDY);

        /** The knobs of language models. */
        public static final Set<Knob> OF_SEQUENCES = Set.of(
                TEMPERATURE,
                TOP_K,
                TOP_P,
                MIN_P,
                TYPICAL_P,
                GREEDY,
                NUM_BEAMS,
                REPETITION_PENALTY,
                NO_REPEAT_NGRAM_SIZE,
                NEW_TOKENS);

        /** The knobs of numbers. */
        public static final Set<Knob> OF_NUMBERS = Set.of(LAMBDA);
    }

    /** Checks the ranges. */
    public Decoding {
        Require.positive("temperature", temperature);
        Require.atLeast("top_k", topK, 0);
        Require.that(topP > 0 && topP <= 1, "top_p", "above 0 and at most 1", topP);
        Require.within("min_p", minP, 0, 1);
        Require.that(typicalP > 0 && typicalP <= 1, "typical_p", "above 0 and at most 1", typicalP);
        Require.atLeast("num_beams", numBeams, 1);
        Require.that(Double.isFinite(lengthPenalty), "length_penalty", "finite", lengthPenalty);
        Require.positive("repetition_penalty", repetitionPenalty);
        Require.atLeast("no_repeat_ngram_size", noRepeatNgramSize, 0);
        Require.atLeast("min_new_tokens", minNewTokens, 0);
        int fewest = Math.max(1, minNewTokens);
        maxNewTokens.ifPresent(most -> Require.atLeast("max_new_tokens", most, fewest));
        Require.within("lambda", lambda, 0, 1);
        Require.that(guidance >= 1 && guidance < Double.POSITIVE_INFINITY, "guidance", "finite, at least 1", guidance);
        boolean drawn = greedy || temperature != 1 || topK != 0 || topP != 1 || minP != 0 || typicalP != 1;
        Require.that(
                numBeams == 1 || !drawn,
                "num_beams",
                "1 where temperature, top_k, top_p, min_p, typical_p or greedy is set, for a search draws nothing",
                numBeams);
    }

    /** The same with other guidance. */
    public Decoding guided(double guidance) {
        return new Decoding(
                temperature,
                topK,
                topP,
                minP,
                typicalP,
                greedy,
                numBeams,
                lengthPenalty,
                earlyStopping,
                repetitionPenalty,
                noRepeatNgramSize,
                minNewTokens,
                maxNewTokens,
                lambda,
                guidance);
    }

    /** The knobs that are not at their neutral position. */
    public Set<Knob> turned() {
        Set<Knob> knobs = EnumSet.noneOf(Knob.class);
        turn(knobs, Knob.TEMPERATURE, temperature != 1);
        turn(knobs, Knob.TOP_K, topK != 0);
        turn(knobs, Knob.TOP_P, topP != 1);
        turn(knobs, Knob.MIN_P, minP != 0);
        turn(knobs, Knob.TYPICAL_P, typicalP != 1);
        turn(knobs, Knob.GREEDY, greedy);
        turn(knobs, Knob.NUM_BEAMS, numBeams != 1);
        turn(knobs, Knob.REPETITION_PENALTY, repetitionPenalty != 1);
        turn(knobs, Knob.NO_REPEAT_NGRAM_SIZE, noRepeatNgramSize != 0);
        turn(knobs, Knob.NEW_TOKENS, minNewTokens != 0 || maxNewTokens.isPresent());
        turn(knobs, Knob.LAMBDA, lambda != 1);
        turn(knobs, Knob.GUIDANCE, guidance != 1);
        return knobs;
    }

    private static void turn(Set<Knob> knobs, Knob knob, boolean turned) {
        if (turned) {
            knobs.add(knob);
        }
    }
}
