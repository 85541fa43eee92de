package org.genloss.ledger;

import java.util.List;

/**
 * One reading as the ledger tells it: what was measured, and where.
 *
 * @param cell index of the cell
 * @param trial number of the trial, from 0
 * @param generation generation, or {@link #BASELINE}
 * @param metric full name, with parameters in brackets
 * @param value the number, in {@code unit}; NaN and infinities are values too
 * @param se standard error in {@code unit}, or NaN
 * @param low lower 95 % limit in {@code unit}, or NaN
 * @param high upper 95 % limit in {@code unit}, or NaN
 * @param unit its unit, or empty
 * @param items ids that the reading lists
 */
public record Entry(
        int cell,
        int trial,
        int generation,
        String metric,
        double value,
        double se,
        double low,
        double high,
        String unit,
        List<Integer> items) {

    /** The generation of real data in the place of a model. */
    public static final int BASELINE = -1;
}
