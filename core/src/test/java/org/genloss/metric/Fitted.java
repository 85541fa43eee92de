package org.genloss.metric;

import java.util.List;
import org.genloss.data.Moments;
import org.genloss.data.Points;

/** What the model of every generation is in one dimension, as two readings: {@code mean} and {@code variance}. */
public record Fitted() implements Metric<Points> {

    @Override
    public boolean measures(Class<?> sampleType) {
        return sampleType == Points.class;
    }

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        return (snapshot, seed) -> snapshot.model()
                .map(model -> (Moments) model)
                .map(model -> List.of(
                        Reading.of("mean", model.mean()[0], "1"), Reading.of("variance", model.covariance()[0], "1")))
                .orElse(List.of());
    }
}
