package org.genloss.app.results;

/**
 * One line of a ledger.
 *
 * @param cell index of the cell
 * @param trial number of the trial
 * @param generation generation, -1 for real data in the place of a model
 * @param metric full name
 * @param value the number
 * @param se standard error, or NaN
 * @param low lower limit, or NaN
 * @param high upper limit, or NaN
 * @param unit its unit
 * @param items ids it lists, separated by spaces
 */
public record Reading(
        int cell,
        int trial,
        int generation,
        String metric,
        double value,
        double se,
        double low,
        double high,
        String unit,
        String items) {}
