package org.genloss.audit.share;

import java.util.Optional;

/**
 * How much of a group of documents machines wrote, as far as that can be known; see {@link ShareEstimator}. Nothing here speaks
 * of a single document.
 *
 * @param share of the group's sentences, calibrated, in [0, 1]; NaN if unknown
 * @param low lower 95 % limit, or NaN
 * @param high upper 95 % limit, or NaN
 * @param floor what is reported at most, 97.5 times in 100, of human text that is like the null slice and as long as the group;
 *     NaN if unknown
 * @param verdict what share and floor come to
 * @param sentences of the group
 * @param uncalibrated the maximum-likelihood share before calibration; NaN if there are no sentences
 * @param standardError of the calibrated share before it is cut to [0, 1], or NaN
 * @param basis which slices it was calibrated on, for people; empty if unknown
 * @param unknown why there is no estimate; empty if there is one
 */
public record ShareEstimate(
        double share,
        double low,
        double high,
        double floor,
        Verdict verdict,
        long sentences,
        double uncalibrated,
        double standardError,
        String basis,
        Optional<String> unknown) {

    /** What a share says. */
    public enum Verdict {
        /** No more than is reported on human text, or with an interval that reaches to 0. */
        AT_FLOOR,
        /** More than is reported on human text, with an interval above 0. */
        ABOVE_FLOOR,
        /** There is no estimate. */
        UNKNOWN
    }

    static ShareEstimate unknown(long sentences, double uncalibrated, String reason) {
        return new ShareEstimate(
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Verdict.UNKNOWN,
                sentences,
                uncalibrated,
                Double.NaN,
                "",
                Optional.of(reason));
    }
}
