package org.genloss.spec;

import org.genloss.num.Decimal;

/**
 * Checks for the compact constructors of components. Each returns silently or throws an {@link
 * IllegalArgumentException} that says name, condition and value; the spec reader adds the line. Names are the spec's
 * ({@code n_components}, not {@code nComponents}). NaN fails every check.
 */
public final class Require {

    private Require() {}

    /** {@code condition} must hold of the parameter {@code name}. */
    public static void that(boolean holds, String name, String condition, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + condition + ", but is " + text(value));
        }
    }

    /** At least {@code least}. */
    public static void atLeast(String name, long value, long least) {
        that(value >= least, name, "at least " + least, value);
    }

    /** A finite number above 0. */
    public static void positive(String name, double value) {
        that(value > 0 && value < Double.POSITIVE_INFINITY, name, "a finite number above 0", value);
    }

    /** A finite number, 0 or more. */
    public static void notNegative(String name, double value) {
        that(value >= 0 && value < Double.POSITIVE_INFINITY, name, "a finite number, 0 or more", value);
    }

    /** Finite. */
    public static void finite(String name, double value) {
        that(Math.abs(value) < Double.POSITIVE_INFINITY, name, "a finite number", value);
    }

    /** From {@code low} to {@code high}, both allowed. */
    public static void within(String name, double value, double low, double high) {
        that(value >= low && value <= high, name, "from " + text(low) + " to " + text(high), value);
    }

    private static String text(Object value) {
        return value instanceof Double number ? Decimal.of(number) : String.valueOf(value);
    }
}
