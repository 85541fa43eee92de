package org.genloss.lab;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.genloss.data.Sample;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reference;

/** Metrics made ready, each once for all cells that measure the same against the same. */
final class Gauges {

    private final Map<Key, Gauge<?>> prepared = new ConcurrentHashMap<>();
    private final Progress progress;

    /** @param progress is told which metric is being made ready, and what a person should know of it */
    Gauges(Progress progress) {
        this.progress = progress;
    }

    /** What cells must have in common to share a gauge. */
    private record Key(String sourceKey, long reference, int draws, Metric<?> metric) {}

    /** The gauge of a metric against a source's reference; what that warns of goes to the progress. */
    <S extends Sample<S>> Gauge<S> of(Metric<S> metric, String sourceKey, Reference<S> reference) {
        Key key = new Key(sourceKey, reference.heldOut().size(), reference.draws(), metric);
        return gauge(prepared.computeIfAbsent(key, k -> {
            progress.preparing(metric);
            return metric.against(reference.warned(progress::warning));
        }));
    }

    @SuppressWarnings("unchecked") // the key names the source, and a source gives one kind of sample
    private static <S extends Sample<S>> Gauge<S> gauge(Gauge<?> gauge) {
        return (Gauge<S>) gauge;
    }
}
