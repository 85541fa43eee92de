package org.genloss.data.law;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;

/** A law of one number. */
interface Marginal {

    /** Mean; infinite or NaN where there is none. */
    double mean();

    /** Variance; infinite or NaN where there is none. */
    double variance();

    /** E[(X - mean)^4] over the squared variance; infinite or NaN where there is none. */
    double kurtosis();

    /** P(X <= x). */
    double cumulative(double x);

    /** The smallest x with P(X <= x) >= p, for p in (0, 1). */
    double quantile(double p);

    /** Logarithm of the density at x (of the probability, for counts), in nats. */
    double logDensity(double x);

    /** Independent draws. */
    DoubleSupplier sampler(UniformRandomProvider random);
}
