package org.genloss.report;

/**
 * One reading as the ledger tells it.
 *
 * @param low lower 95 % limit, from the standard error where the ledger has only that, or NaN
 * @param high upper 95 % limit, likewise
 */
record Reading(int cell, int trial, int generation, String metric, double value, double low, double high, String unit) {

    /** Real data in the place of a model. */
    static final int BASELINE = -1;
}
