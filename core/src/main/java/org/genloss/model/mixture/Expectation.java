package org.genloss.model.mixture;

/**
 * One pass over the data: responsibilities under a mixture, and the sums that the next mixture is made of. {@link
 * PlainExpectation} is the definition, {@link FusedExpectation} the fast one; a test holds them together.
 */
interface Expectation {

    /**
     * The sums of one pass.
     *
     * @param mixture no component that is alive may be singular
     * @param centres what the moments of each component are taken about, k x d
     */
    Sums pass(Mixture mixture, double[][] centres);

    /**
     * Responsibility-weighted sums. Responsibilities r include the weight of the item, and dead components have none.
     *
     * @param logLikelihood sum of weight x ln density, in nats
     * @param mass sum of r, length k
     * @param first sum of r (x - centre), k x d
     * @param second sum of r (x - centre)(x - centre)', k matrices d x d of which the lower triangle is filled, or only
     *     the diagonal
     */
    record Sums(double logLikelihood, double[] mass, double[][] first, double[][] second) {}
}
