package org.genloss.data;

/** A law of points that knows the distribution of each coordinate. */
public interface Quantiles {

    /** The value that coordinate {@code j} stays at or below with probability {@code p} in (0, 1). */
    double quantile(int j, double p);

    /** P(coordinate {@code j} <= x). */
    double cumulative(int j, double x);
}
