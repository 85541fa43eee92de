package org.genloss.app.reproduce;

import java.util.List;
import java.util.function.Consumer;
import org.genloss.data.Sample;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;

/** What a picture shows of a chain and no reading says: sees every measured generation of a cell of one trial. */
record Watch<S extends Sample<S>>(Consumer<Snapshot<S>> eye) implements Metric<S> {

    @Override
    public boolean measures(Class<?> sampleType) {
        return true;
    }

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> {
            eye.accept(at);
            return List.<Reading>of();
        };
    }
}
