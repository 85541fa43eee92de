package org.genloss.policy;

import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.util.FastMath;

/**
 * The sample size M_g of every generation; written as a number when it is constant.
 */
@Doc("The sample size M_g of every generation: a number, or a start and a law of growth.")
public record Sizes(
        @Doc("M_0, the number of real records that generation 0 is trained on.")
        int start,

        @Doc("How M_g grows: constant; power: start * (g + 1)^rate; geometric: start * rate^g.") @Default("constant")
        Growth growth,

        @Doc("Exponent of power growth or factor of geometric growth.") @Default("1")
        double rate,

        @Doc("M_g never exceeds this.") @Default("100000000")
        int most) {

    /** How M_g grows. */
    public enum Growth {
        /** M_g = start. */
        CONSTANT,
        /** M_g = start * (g + 1)^rate. */
        POWER,
        /** M_g = start * rate^g. */
        GEOMETRIC
    }

    /** Checks the ranges. */
    public Sizes {
        Require.atLeast("size", start, 1);
        Require.positive("rate", rate);
        Require.atLeast("most", most, start);
    }

    /** The same size for every generation. */
    public static Sizes constant(int size) {
        return new Sizes(size, Growth.CONSTANT, 1, Math.max(size, 100_000_000));
    }

    /**
     * Reads a whole number: a constant size.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static Sizes parse(String text) {
        try {
            return constant(Integer.parseInt(text.strip().replace("_", "")));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "size is a whole number from 1 to " + Integer.MAX_VALUE + ", but is '" + text + "'", e);
        }
    }

    /** M_g. */
    public int at(int generation) {
        double size =
                switch (growth) {
                    case CONSTANT -> start;
                    case POWER -> start * FastMath.pow(generation + 1.0, rate);
                    case GEOMETRIC -> start * FastMath.pow(rate, (double) generation);
                };
        return (int) Math.max(1, Math.min(most, Math.rint(size)));
    }
}
