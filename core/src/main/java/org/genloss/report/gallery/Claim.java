package org.genloss.report.gallery;

import java.util.List;
import java.util.Optional;

/**
 * One check as a person reads it.
 *
 * @param id as {@code K2} or {@code fig4}
 * @param claim what is said to hold, one sentence
 * @param source author, year, equation
 * @param setting what was run
 * @param status {@code pass}, {@code fail} or {@code not run}
 * @param note why it was not run and what it would take, or what a reader should know; may be empty
 * @param seconds how long it took, or would take
 * @param rows numbers compared
 * @param picture our picture, if it has one
 */
public record Claim(
        String id,
        String claim,
        String source,
        String setting,
        String status,
        String note,
        double seconds,
        List<Row> rows,
        Optional<Picture> picture) {

    /**
     * One number beside another.
     *
     * @param what which number
     * @param origin {@code published}, {@code exact} or {@code simulated}: where the expected value is from
     * @param expected what it should be
     * @param ours what it is
     * @param error our standard error, or NaN where ours is computed and not simulated
     * @param tolerance largest allowed |ours - expected|, absolute
     * @param rule in words: {@code 4 standard errors}, {@code 3 %, the expansion's own error}
     * @param result {@link #PASS} or {@link #FAIL}; or, of a direction seen on data of the user, {@link #AGREES}, {@link
     *     #DISAGREES}, {@link #CANNOT_TELL} or {@link #NO_CLAIM}, which are told and decide nothing
     */
    public record Row(
            String what,
            String origin,
            double expected,
            double ours,
            double error,
            double tolerance,
            String rule,
            String result) {

        /** Within its tolerance. */
        public static final String PASS = "pass";

        /** Beyond it. */
        public static final String FAIL = "fail";

        /** What was claimed is seen. */
        public static final String AGREES = "agrees";

        /** The contrary is seen. */
        public static final String DISAGREES = "disagrees";

        /** The interval allows both. */
        public static final String CANNOT_TELL = "cannot tell";

        /** Nobody has claimed anything; the number is told. */
        public static final String NO_CLAIM = "no claim";

        /** One that holds or does not. */
        public Row(
                String what,
                String origin,
                double expected,
                double ours,
                double error,
                double tolerance,
                String rule,
                boolean pass) {
            this(what, origin, expected, ours, error, tolerance, rule, pass ? PASS : FAIL);
        }

        /** Whether it does not fail. */
        public boolean holds() {
            return !result.equals(FAIL);
        }
    }
}
