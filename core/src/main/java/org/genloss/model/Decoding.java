package org.genloss.model;

import java.util.EnumSet;
import java.util.Set;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * How a model is drawn from. A decoding maps the model's distribution to another distribution; it is not a flag in a
 * model. For symbols and words the probabilities are raised to 1/temperature, then cut to the top k, then to the
 * smallest set of mass at least top_p, then renormalised (the order of Hugging Face's logits warpers); for numbers
 * lambda scales the covariance (Alemohammad et al. 2024, section 2); for models that were told classes guidance draws what
 * is typical of each (Ho and Salimans 2022).
 */
@Doc(
        "How a model is drawn from: temperature, top-k, top-p or greedy for symbols and words, lambda for numbers and images,"
                + " guidance for images with classes.")
public record Decoding(
        @Doc("Probabilities are raised to 1/temperature; above 0, 1 changes nothing.") @Default("1")
        double temperature,

        @Doc("Only the k most probable symbols are kept; 0 keeps all.") @Default("0")
        int topK,

        @Doc("Only the smallest set of most probable symbols with at least this mass is kept; in (0, 1].") @Default("1")
        double topP,

        @Doc("Always the most probable symbol; ties go to the smallest id.") @Default("false")
        boolean greedy,

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

    /** Without guidance, which most models know nothing of. */
    public Decoding(double temperature, int topK, double topP, boolean greedy, double lambda) {
        this(temperature, topK, topP, greedy, lambda, 1);
    }

    /** A knob that a model may or may not have. */
    public enum Knob {
        /** Temperature. */
        TEMPERATURE,
        /** Top-k. */
        TOP_K,
        /** Top-p, also called nucleus. */
        TOP_P,
        /** Greedy. */
        GREEDY,
        /** Scaled covariance. */
        LAMBDA,
        /** Towards what is typical of a class. */
        GUIDANCE;

        /** The knobs of symbols and words. */
        public static final Set<Knob> OF_SYMBOLS = Set.of(TEMPERATURE, TOP_K, TOP_P, GREEDY);

        /** The knobs of numbers. */
        public static final Set<Knob> OF_NUMBERS = Set.of(LAMBDA);
    }

    /** Checks the ranges. */
    public Decoding {
        Require.positive("temperature", temperature);
        Require.atLeast("top_k", topK, 0);
        Require.that(topP > 0 && topP <= 1, "top_p", "above 0 and at most 1", topP);
        Require.within("lambda", lambda, 0, 1);
        Require.that(guidance >= 1 && guidance < Double.POSITIVE_INFINITY, "guidance", "finite, at least 1", guidance);
    }

    /** The same with other guidance. */
    public Decoding guided(double guidance) {
        return new Decoding(temperature, topK, topP, greedy, lambda, guidance);
    }

    /** The knobs that are not at their neutral position. */
    public Set<Knob> turned() {
        Set<Knob> knobs = EnumSet.noneOf(Knob.class);
        if (temperature != 1) {
            knobs.add(Knob.TEMPERATURE);
        }
        if (topK != 0) {
            knobs.add(Knob.TOP_K);
        }
        if (topP != 1) {
            knobs.add(Knob.TOP_P);
        }
        if (greedy) {
            knobs.add(Knob.GREEDY);
        }
        if (lambda != 1) {
            knobs.add(Knob.LAMBDA);
        }
        if (guidance != 1) {
            knobs.add(Knob.GUIDANCE);
        }
        return knobs;
    }
}
