package org.genloss.theory;

import java.util.List;

/**
 * What a law says of a cell: curves, or why it has none although it speaks of such models ({@code the estimator is mle,
 * the law is for the unbiased one}).
 *
 * @param curves one or more, or none
 * @param why the reason where there are none, otherwise empty
 */
public record Answer(List<Curve> curves, String why) {

    /** The law applies. */
    public static Answer of(List<Curve> curves) {
        return new Answer(List.copyOf(curves), "");
    }

    /** The law is near, but does not apply. */
    public static Answer not(String why) {
        return new Answer(List.of(), why);
    }
}
