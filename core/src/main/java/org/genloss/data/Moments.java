package org.genloss.data;

/** A law of points that knows its mean and covariance: a source with known truth, or a fitted model. */
public interface Moments {

    /** Mean, length d. */
    double[] mean();

    /** Covariance, d x d row-major; entries may be infinite or NaN where the law has none. */
    double[] covariance();

    /**
     * The largest kurtosis of a coordinate, E[(x - mean)^4] over the squared variance: 3 for a normal law, infinite where there
     * is no fourth moment, NaN where nobody has worked it out.
     */
    default double kurtosis() {
        return Double.NaN;
    }
}
