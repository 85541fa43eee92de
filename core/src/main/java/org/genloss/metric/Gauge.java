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

    /**
     * What people would rather look at than read: asked for in the first trial only, at generations that are kept to look
     * at, after {@link #measure} with the same arguments.
     */
    default List<Exhibit> exhibits(Snapshot<S> at, Seed seed) {
        return List.of();
    }
}
