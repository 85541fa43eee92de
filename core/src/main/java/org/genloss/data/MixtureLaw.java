package org.genloss.data;

/** A law of points that is a finite mixture of normals; one component makes it a normal. */
public interface MixtureLaw {

    /** Weights of the k components, sum 1. */
    double[] weights();

    /** Means, k x d row-major. */
    double[][] means();

    /** Covariances, k matrices d x d row-major. */
    double[][] covariances();
}
