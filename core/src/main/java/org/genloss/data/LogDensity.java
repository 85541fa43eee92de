package org.genloss.data;

/** A law that can score observations. */
public interface LogDensity<S extends Sample<S>> {

    /**
     * Natural logarithm of the density (points) or probability (symbols, sequences) of every item, in nats; length n.
     * Negative infinity where the law puts nothing.
     */
    double[] logDensity(S sample);
}
