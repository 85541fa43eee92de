package org.genloss.audit;

import java.util.Optional;

/**
 * One number that was measured of a group of a corpus.
 *
 * @param measure its name, as {@code missing-mass}; what it means is told by {@code Meanings}
 * @param of what it is of: {@code words}, {@code bigrams}, the name of a column; empty for the text as a whole
 * @param value NaN where it could not be estimated
 * @param standardError by delete-a-group jackknife; NaN where there is none
 * @param low lower 95 % limit, or NaN
 * @param high upper 95 % limit, or NaN
 * @param unit {@code share}, {@code types}, {@code tokens}, {@code ratio}, {@code nats}, or {@code 1} for a pure number
 * @param basis how it was found: {@code exact}, or the sample or sketch with its own relative error, for people
 * @param unknown why it could not be estimated; empty where it could
 */
public record Measured(
        String measure,
        String of,
        double value,
        double standardError,
        double low,
        double high,
        String unit,
        String basis,
        Optional<String> unknown) {}
