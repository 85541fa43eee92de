package org.genloss.policy;

import java.util.OptionalDouble;
import org.genloss.num.Decimal;

/**
 * How much the real part counts in a fit: written as {@code equal} (every item counts 1), {@code golden} or a number w
 * in (0, 1), the total weight of the real part; the synthetic part then weighs 1 - w.
 *
 * @param kind which of the three
 * @param share w, used by {@link Kind#FIXED} only
 */
public record RealWeight(Kind kind, double share) {

    /** Which rule gives w. */
    public enum Kind {
        /** Every item counts 1. */
        EQUAL,
        /** The w that minimises the limiting variance for the given ratio of real to synthetic items. */
        GOLDEN,
        /** A number from the spec. */
        FIXED
    }

    /** Every item counts 1. */
    public static final RealWeight EQUAL = new RealWeight(Kind.EQUAL, Double.NaN);

    /** The optimum. */
    public static final RealWeight GOLDEN = new RealWeight(Kind.GOLDEN, Double.NaN);

    /**
     * Reads {@code equal}, {@code golden} or a number in (0, 1).
     *
     * @throws IllegalArgumentException if the text is none of them
     */
    public static RealWeight parse(String text) {
        switch (text.strip()) {
            case "equal":
                return EQUAL;
            case "golden":
                return GOLDEN;
            default:
                double w = number(text);
                if (!(w > 0 && w < 1)) {
                    throw new IllegalArgumentException(
                            "real_weight is 'equal', 'golden' or a number between 0 and 1, but is '" + text + "'");
                }
                return new RealWeight(Kind.FIXED, w);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * The total weight w of the real part, or empty when every item counts 1 or one part is empty.
     *
     * <p>The golden weight is w* = (sqrt(k^2 + 4k) - k) / 2 with k = real / synthetic, which is 1 / golden ratio at k =
     * 1 (He, Xu, Cheng 2026, arXiv 2502.18049).
     *
     * @param real number of real items
     * @param synthetic number of synthetic items
     */
    public OptionalDouble of(int real, int synthetic) {
        if (kind == Kind.EQUAL || real == 0 || synthetic == 0) {
            return OptionalDouble.empty();
        }
        if (kind == Kind.FIXED) {
            return OptionalDouble.of(share);
        }
        double k = (double) real / synthetic;
        return OptionalDouble.of((Math.sqrt(k * k + 4 * k) - k) / 2);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case EQUAL -> "equal";
            case GOLDEN -> "golden";
            case FIXED -> Decimal.of(share);
        };
    }
}
