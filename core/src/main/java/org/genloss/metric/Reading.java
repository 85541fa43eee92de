package org.genloss.metric;

/**
 * One measured number with its error and unit.
 *
 * @param name what was measured, with its parameters, as {@code tail_occupancy[q=0.99]}
 * @param value the number; may be NaN or infinite, which the ledger writes as text
 * @param standardError its standard error, or NaN where none is known
 * @param low lower 95 % limit, or NaN
 * @param high upper 95 % limit, or NaN
 * @param unit {@code nats}, {@code bits}, {@code types}, {@code tokens}, {@code share}, {@code ratio}, {@code 1} for a
 *     pure number, {@code x} for the unit of the data and {@code x^2} for its square
 * @param items ids this reading lists (extinct symbols, say); empty for most
 */
public record Reading(
        String name, double value, double standardError, double low, double high, String unit, int[] items) {

    private static final int[] NONE = {};

    /** A number without an error. */
    public static Reading of(String name, double value, String unit) {
        return new Reading(name, value, Double.NaN, Double.NaN, Double.NaN, unit, NONE);
    }

    /** The same with its standard error. */
    public Reading withError(double standardError) {
        return new Reading(name, value, standardError, low, high, unit, items);
    }

    /** The same with 95 % limits. */
    public Reading withLimits(double low, double high) {
        return new Reading(name, value, standardError, low, high, unit, items);
    }

    /** The same with the ids it lists. */
    public Reading withItems(int[] items) {
        return new Reading(name, value, standardError, low, high, unit, items);
    }
}
