package org.genloss.metric;

import org.genloss.data.Sample;

/**
 * How far a generation has drifted: a record of parameters that checks itself.
 *
 * @param <S> what it measures
 */
public interface Metric<S extends Sample<S>> {

    /** Whether it measures samples of this class. */
    boolean measures(Class<?> sampleType);

    /** Prepares what every measurement shares: sorted reference, bands of frequency, trees of neighbours. */
    Gauge<S> against(Reference<S> reference);
}
