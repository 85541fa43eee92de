package org.genloss.metric.points;

import java.util.function.ToDoubleFunction;
import org.genloss.data.Points;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Snapshot;

/**
 * A number made of moments: exact, and so without an error, when the model knows its moments; otherwise an estimate from
 * the draws with its jackknife error, up to {@value #WIDEST} dimensions: beyond, twenty more covariances and their
 * decompositions would cost more than a generation.
 */
final class MomentReadings {

    private static final int WIDEST = 32;

    private MomentReadings() {}

    static Reading of(String name, Snapshot<Points> at, ToDoubleFunction<Normal> statistic, String unit) {
        Reading reading = Reading.of(name, statistic.applyAsDouble(Normal.of(at)), unit);
        if (Normal.known(at) || at.drawn().dimension() > WIDEST) {
            return reading;
        }
        return reading.withError(Jackknife.standardError(at.drawn(), s -> statistic.applyAsDouble(Normal.of(s))));
    }
}
