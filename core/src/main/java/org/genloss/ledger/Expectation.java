package org.genloss.ledger;

/**
 * What a law expects of one reading of one cell, as {@code laws.jsonl} in the run folder tells it; the ledger's own words
 * for a curve of the theory, so that reports need no theory to read it.
 *
 * @param cell index of the cell
 * @param law key of the law
 * @param title one line for people
 * @param source author, year, equation
 * @param why why the law does not apply, and then the rest is empty; otherwise empty
 * @param reading full name of the reading
 * @param statistic {@code mean}, {@code median} or {@code mean_of_squares} over trials
 * @param side {@code equal}, {@code at_least} or {@code at_most}
 * @param generations ascending
 * @param expected one a generation, NaN where nothing is said
 * @param spread standard deviation over trials, one a generation, NaN where unknown
 * @param accuracy relative systematic error of an expansion, 0 where exact
 * @param until last generation at which a test makes sense
 * @param because why not later, or empty
 * @param limit what it tends to, or NaN
 */
public record Expectation(
        int cell,
        String law,
        String title,
        String source,
        String why,
        String reading,
        String statistic,
        String side,
        int[] generations,
        double[] expected,
        double[] spread,
        double accuracy,
        int until,
        String because,
        double limit) {}
