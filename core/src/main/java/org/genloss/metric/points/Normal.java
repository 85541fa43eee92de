package org.genloss.metric.points;

import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.metric.Snapshot;

/**
 * First and second moments of a law or a sample.
 *
 * @param mean length d
 * @param covariance d x d row-major
 */
record Normal(double[] mean, double[] covariance) {

    /** Of a law that knows them, otherwise of the sample. */
    static Normal of(Object law, Points otherwise) {
        return law instanceof Moments known ? new Normal(known.mean(), known.covariance()) : of(otherwise);
    }

    /** Of the model at this generation where it knows its moments, otherwise of what was drawn. */
    static Normal of(Snapshot<Points> at) {
        return of(at.model().orElse(null), at.drawn());
    }

    /** Whether {@link #of(Snapshot)} is a fitted parameter rather than an estimate from the draws. */
    static boolean known(Snapshot<Points> at) {
        return at.model().filter(Moments.class::isInstance).isPresent();
    }

    /** Sample mean and unbiased sample covariance (divisor n - 1), in two passes. */
    static Normal of(Points points) {
        int n = points.size();
        int d = points.dimension();
        double[] mean = mean(points);
        double[] covariance = new double[d * d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                double offset = points.at(i, j) - mean[j];
                for (int k = 0; k <= j; k++) {
                    covariance[j * d + k] += offset * (points.at(i, k) - mean[k]);
                }
            }
        }
        for (int j = 0; j < d; j++) {
            for (int k = 0; k <= j; k++) {
                double value = covariance[j * d + k] / (n - 1);
                covariance[j * d + k] = value;
                covariance[k * d + j] = value;
            }
        }
        return new Normal(mean, covariance);
    }

    /** Sample mean, length d. */
    static double[] mean(Points points) {
        int n = points.size();
        double[] mean = new double[points.dimension()];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += points.at(i, j) / n;
            }
        }
        return mean;
    }

    int dimension() {
        return mean.length;
    }

    /** Total variance. */
    double trace() {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
            sum += covariance[j * mean.length + j];
        }
        return sum;
    }

    /** The standard deviation of the first coordinate. */
    double std() {
        return Math.sqrt(covariance[0]);
    }

    /** Frobenius distance of the covariances. */
    double covarianceDistance(Normal other) {
        return distance(covariance, other.covariance);
    }

    /** Natural logarithm of the determinant of the covariance; negative infinity for a singular one. */
    double logDeterminant() {
        return Spectrum.of(covariance, dimension()).logDeterminant();
    }

    /**
     * Squared 2-Wasserstein distance of the two normal laws: |m - m'|^2 + tr(S + S' - 2 (S^(1/2) S' S^(1/2))^(1/2))
     * (Olkin and Pukelsheim 1982).
     */
    double wasserstein2Squared(Normal other) {
        double means = distance(mean, other.mean);
        if (dimension() == 1) {
            double stds = std() - other.std();
            return means * means + stds * stds;
        }
        double[] root = Spectrum.of(covariance, dimension()).squareRoot();
        double[] inner = product(product(root, other.covariance), root);
        double cross = 0;
        for (double value : Spectrum.of(inner, dimension()).values()) {
            cross += Math.sqrt(value);
        }
        return means * means + Math.max(0, trace() + other.trace() - 2 * cross);
    }

    private double[] product(double[] a, double[] b) {
        int d = dimension();
        double[] c = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < d; k++) {
                for (int j = 0; j < d; j++) {
                    c[i * d + j] += a[i * d + k] * b[k * d + j];
                }
            }
        }
        return c;
    }

    /** Euclidean distance. */
    static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
