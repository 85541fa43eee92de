package org.genloss.verdict;

import java.util.List;
import org.genloss.ledger.Expectation;

/**
 * Whether one law held for one reading of one cell.
 *
 * @param law what was expected
 * @param ruling the verdict
 * @param why why it cannot be told, otherwise empty
 * @param looks the generations at which it was tested, ascending; the others say nothing
 * @param worst index into {@code looks} of the one that speaks most against the law, -1 without looks
 * @param p its p-value times the number of looks (Bonferroni), at most 1; NaN without looks
 * @param corrected the same after Holm's correction over all laws of the run that were tested; NaN without looks
 */
public record LawVerdict(
        Expectation law, Ruling ruling, String why, List<Look> looks, int worst, double p, double corrected) {

    /** A verdict on a law. */
    public enum Ruling {
        /** Nothing that was measured speaks against it at the stated level. */
        HOLDS("holds"),
        /** Measurements and law do not go together. */
        VIOLATED("violated"),
        /** There is no test. */
        CANNOT_TELL("cannot tell");

        private final String words;

        Ruling(String words) {
            this.words = words;
        }

        /** As people say it. */
        public String words() {
            return words;
        }
    }

    /**
     * One test.
     *
     * @param n trials
     * @param ended how many of them had ended at rest before, and count with their last reading
     * @param observed mean, median or mean of squares over trials
     * @param expected what the law expects
     * @param error standard error of {@code observed}: from the law's spread where it gives one, otherwise from the trials;
     *     NaN of a median
     * @param z how far they are apart, in standard errors, less the law's own inaccuracy; of a median, that of the sign
     *     test; 0 on the allowed side of a bound
     * @param p of so large a z
     */
    public record Look(
            int generation, int n, int ended, double observed, double expected, double error, double z, double p) {}

    LawVerdict corrected(double holm) {
        return new LawVerdict(law, holm < LawTests.LEVEL ? Ruling.VIOLATED : Ruling.HOLDS, why, looks, worst, p, holm);
    }

    /** The look that speaks most against the law; only where there are looks. */
    public Look worstLook() {
        return looks.get(worst);
    }
}
