package org.genloss.verdict;

/**
 * One of the eight verdicts on one cell.
 *
 * @param meaning which
 * @param answer the verdict
 * @param reading the reading it rests on; empty where there is none
 * @param statistic what was computed of it, in words
 * @param value the statistic: a median over trials, or a mean where they are too few for its interval; NaN where there is
 *     none
 * @param low lower limit of its interval, see {@link Interval#LEVEL}
 * @param high upper limit
 * @param threshold above which, or below which, the answer is yes; NaN where there is none
 * @param why the reason where it cannot be told, or what else must be known to read the answer; may be empty
 */
public record Finding(
        Meaning meaning,
        Answer answer,
        String reading,
        String statistic,
        double value,
        double low,
        double high,
        double threshold,
        String why) {

    static Finding untold(Meaning meaning, String why) {
        return new Finding(meaning, Answer.CANNOT_TELL, "", "", Double.NaN, Double.NaN, Double.NaN, Double.NaN, why);
    }

    /** Yes if all of the interval is above {@code yes}, no if none of it is above {@code no}, which is at least as high. */
    static Finding above(Meaning meaning, String reading, String statistic, double[] values, double yes, double no) {
        Interval of = Interval.of(values);
        Answer answer = of.low() > yes ? Answer.YES : of.high() <= no ? Answer.NO : Answer.CANNOT_TELL;
        return of(meaning, answer, reading, statistic, of, yes);
    }

    /** Yes if all of the interval is below the threshold, no if none of it is. */
    static Finding below(Meaning meaning, String reading, String statistic, double[] values, double threshold) {
        Interval of = Interval.of(values);
        Answer answer = of.high() < threshold ? Answer.YES : of.low() >= threshold ? Answer.NO : Answer.CANNOT_TELL;
        return of(meaning, answer, reading, statistic, of, threshold);
    }

    private static Finding of(
            Meaning meaning, Answer answer, String reading, String statistic, Interval of, double threshold) {
        String why = of.why();
        if (why.isEmpty() && answer == Answer.CANNOT_TELL) {
            why = "the interval holds the threshold: more trials would tell";
        }
        return new Finding(meaning, answer, reading, statistic, of.centre(), of.low(), of.high(), threshold, why);
    }

    /** The same with another reason. */
    Finding because(String reason) {
        return new Finding(meaning, answer, reading, statistic, value, low, high, threshold, reason);
    }
}
