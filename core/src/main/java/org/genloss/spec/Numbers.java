package org.genloss.spec;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers as a spec writes them: {@code 1000}, {@code 1_000}, {@code 1e4}, {@code -0.5}. */
final class Numbers {

    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9][0-9_]*(\\.[0-9_]*)?|\\.[0-9][0-9_]*)([eE][-+]?[0-9]{1,9})?");
    private static final Pattern IMPOSSIBLE = Pattern.compile("[-+]?\\.?(inf|infinity|nan)", Pattern.CASE_INSENSITIVE);

    private Numbers() {}

    /** Whether a person would call it a number, a possible one or not. */
    static boolean looksNumeric(String text) {
        return DECIMAL.matcher(text).matches() || isImpossible(text);
    }

    /** Whether it is infinity or not a number. */
    static boolean isImpossible(String text) {
        return IMPOSSIBLE.matcher(text).matches();
    }

    /** The finite number that is written here, if there is one. */
    static OptionalDouble real(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text.replace("_", ""));
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The whole number that is written here, if there is one that fits. */
    static OptionalLong whole(String text) {
        if (real(text).isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigDecimal(text.replace("_", "")).longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
