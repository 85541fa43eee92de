package org.genloss.data;

/** A law of points that knows its mean and covariance: a source with known truth, or a fitted model. */
public interface Moments {

    /** Mean, length d. */
    double[] mean();

    /** Covariance, d x d row-major; entries may be infinite or NaN where the law has none. */
    double[] covariance();
}
