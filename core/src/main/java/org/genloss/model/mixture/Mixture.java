package org.genloss.model.mixture;

import org.genloss.num.Cholesky;

/**
 * The parameters of k normals in d dimensions, with the factors of their covariances. A component of weight 0 is dead:
 * it keeps the mean and covariance it had, and neither draws nor scores anything.
 */
final class Mixture {

    private final double[] weights;
    private final double[][] means;
    private final double[][] covariances;
    private final Cholesky[] factors;

    /** Arrays are shared: k weights with sum 1, k means of length d, k covariances d x d row-major. */
    Mixture(double[] weights, double[][] means, double[][] covariances) {
        this.weights = weights;
        this.means = means;
        this.covariances = covariances;
        this.factors = new Cholesky[weights.length];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = Cholesky.of(covariances[k], means[k].length);
        }
    }

    int size() {
        return weights.length;
    }

    int dimension() {
        return means[0].length;
    }

    double[] weights() {
        return weights;
    }

    double[][] means() {
        return means;
    }

    double[][] covariances() {
        return covariances;
    }

    Cholesky factor(int k) {
        return factors[k];
    }

    boolean alive(int k) {
        return weights[k] > 0;
    }

    /** Whether a component that is alive has a singular covariance, so that the likelihood has no bound. */
    boolean singular() {
        for (int k = 0; k < weights.length; k++) {
            if (alive(k) && factors[k].singular()) {
                return true;
            }
        }
        return false;
    }

    /** Whether no covariance between two coordinates differs from 0. */
    boolean diagonal() {
        int d = dimension();
        for (double[] covariance : covariances) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < i; j++) {
                    if (covariance[i * d + j] != 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
