package org.genloss.policy;

import org.genloss.spec.Require;

/**
 * How many of the latest batches a policy remembers; written as a number or {@code all}.
 *
 * @param length number of batches, 1 or more; {@link Integer#MAX_VALUE} for all
 */
public record Window(int length) {

    /** Nothing is forgotten. */
    public static final Window ALL = new Window(Integer.MAX_VALUE);

    /** Checks the range. */
    public Window {
        Require.atLeast("window", length, 1);
    }

    /**
     * Reads a whole number above 0, or {@code all}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static Window parse(String text) {
        if (text.strip().equals("all")) {
            return ALL;
        }
        try {
            return new Window(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("window is a whole number or 'all', but is '" + text + "'", e);
        }
    }

    @Override
    public String toString() {
        return length == Integer.MAX_VALUE ? "all" : Integer.toString(length);
    }
}
