package org.genloss.num;

import tools.jackson.core.io.schubfach.DoubleToDecimal;

/**
 * The one writer of floating-point numbers: the shortest decimal that reads back as the same double (Giulietti's
 * Schubfach, as shipped with Jackson), independent of locale and JDK. {@code Double.toString} is not: it writes
 * {@code 2.0E23} on JDK 19 and later and {@code 1.9999999999999998E23} before.
 */
public final class Decimal {

    private Decimal() {}

    /** The shortest decimal form; {@code NaN}, {@code Infinity} and {@code -Infinity} for what is not finite. */
    public static String of(double value) {
        return DoubleToDecimal.toString(value);
    }
}
