package org.genloss.theory;

/**
 * What a law expects of one reading, generation by generation.
 *
 * @param reading full name of the reading it speaks of, as {@code variance_ratio}
 * @param statistic of which summary over trials
 * @param side whether it is an equality or a bound
 * @param generations ascending, from 0; generation g has been through g + 1 samples since the truth
 * @param expected the summary's expectation, one a generation; NaN where the law says nothing
 * @param spread standard deviation of the reading over trials (of its square, for {@link Statistic#MEAN_OF_SQUARES}), one
 *     a generation; NaN where it is not known
 * @param accuracy relative systematic error of an expansion; 0 where the formula is exact
 * @param until last generation at which a test makes sense, though the curve may be drawn further
 * @param because why not later, as {@code beyond, rare trials rule the mean}; empty if until is the last generation
 * @param limit what the expectation tends to, or NaN
 */
public record Curve(
        String reading,
        Statistic statistic,
        Side side,
        int[] generations,
        double[] expected,
        double[] spread,
        double accuracy,
        int until,
        String because,
        double limit) {

    /** A summary over trials. */
    public enum Statistic {
        /** Mean. */
        MEAN,
        /** Median. */
        MEDIAN,
        /** Mean of the squares. */
        MEAN_OF_SQUARES
    }

    /** What kind of statement it is. */
    public enum Side {
        /** The summary is what is expected. */
        EQUAL,
        /** It is at least that. */
        AT_LEAST,
        /** It is at most that. */
        AT_MOST
    }
}
