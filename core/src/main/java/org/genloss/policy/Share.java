package org.genloss.policy;

import org.genloss.num.Decimal;
import org.genloss.spec.Require;

/**
 * A share of a training set, in [0, 1]; written as {@code 0.1} or {@code 10%}.
 *
 * @param value the share
 */
public record Share(double value) {

    /** Checks the range. */
    public Share {
        Require.within("share", value, 0, 1);
    }

    /**
     * Reads {@code 0.1} or {@code 10%}.
     *
     * @throws IllegalArgumentException if the text is neither, or out of range
     */
    public static Share parse(String text) {
        String trimmed = text.strip();
        try {
            return trimmed.endsWith("%")
                    ? new Share(Double.parseDouble(trimmed.substring(0, trimmed.length() - 1)) / 100)
                    : new Share(Double.parseDouble(trimmed));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a share is written as 0.1 or 10%, but is '" + text + "'", e);
        }
    }

    /** The share of {@code n} items, rounded down; the remainder belongs to the synthetic part. */
    public int of(int n) {
        // 0.29 * 100 is 28.999999999999996; a share that is a whole number of items up to rounding error is that number
        return (int) Math.floor(value * n + 1e-9);
    }

    @Override
    public String toString() {
        return Decimal.of(value);
    }
}
