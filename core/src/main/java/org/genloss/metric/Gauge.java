package org.genloss.metric;

import java.util.List;
import org.genloss.data.Sample;
import org.genloss.num.Seed;

/** A metric that is ready to measure: immutable and safe to share between threads. */
public interface Gauge<S extends Sample<S>> {

    /**
     * The readings of one generation, in a fixed order. What does not apply (no model at the baseline, no density) is
     * left out, never guessed.
     *
     * @param seed for metrics that draw, such as random projections
     */
    List<Reading> measure(Snapshot<S> at, Seed seed);
}
