package org.genloss.metric;

import java.util.Optional;
import org.genloss.data.Sample;
import org.genloss.model.Engine;

/**
 * How far a generation has drifted: a record of parameters that checks itself.
 *
 * @param <S> what it measures
 */
public interface Metric<S extends Sample<S>> {

    /** Whether it measures samples of this class. */
    boolean measures(Class<?> sampleType);

    /** Whether it asks for the model of generation 0 ({@link Snapshot#first}), which checkpoints then have to keep. */
    default boolean readsFirst() {
        return false;
    }

    /** The native library that does its arithmetic with threads of its own; empty for pure Java. */
    default Optional<Engine> engine() {
        return Optional.empty();
    }

    /** Prepares what every measurement shares: sorted reference, bands of frequency, trees of neighbours. */
    Gauge<S> against(Reference<S> reference);
}
