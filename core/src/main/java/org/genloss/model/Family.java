package org.genloss.model;

/**
 * What a learner does to its training data, in the words in which laws are stated: theory knows families, never classes
 * of learners. A learner that no law speaks of has none.
 */
public interface Family {

    /**
     * Mean and covariance of a normal law.
     *
     * @param ddof the sum of squares is divided by n - ddof (with weights, by V1 - ddof V2 / V1): 1 unbiased, 0 maximum
     *     likelihood
     * @param diagonal whether covariances between coordinates are 0
     */
    record Normal(int ddof, boolean diagonal) implements Family {}

    /**
     * Relative frequencies of symbols.
     *
     * @param alpha pseudo-count of every symbol; 0 is the histogram itself
     */
    record Frequencies(double alpha) implements Family {}

    /** The mean of counts, as the rate of a Poisson law. */
    record Rate() implements Family {}

    /**
     * A kernel of one fixed bandwidth on every training point.
     *
     * @param variance variance of the kernel along each coordinate
     */
    record Kernel(double variance) implements Family {}

    /**
     * Least squares without an intercept, labels with normal noise of known standard deviation.
     *
     * @param noise the noise of labels that the model makes
     * @param newDesign whether each generation has new inputs; otherwise all share the first ones
     */
    record LeastSquares(double noise, boolean newDesign) implements Family {}
}
