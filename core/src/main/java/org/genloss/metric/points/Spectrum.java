package org.genloss.metric.points;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.util.FastMath;
import org.hipparchus.util.Precision;

/**
 * Eigenvalues and eigenvectors of a covariance, d x d. An eigenvalue that is lost in the rounding of the largest one is
 * taken as 0, so that a collapsed direction is seen as collapsed.
 *
 * @param values the d eigenvalues, 0 or more; all NaN if an entry is not finite
 * @param vectors row i belongs to value i
 */
record Spectrum(double[] values, double[][] vectors) {

    /** Of a symmetric matrix, d x d row-major. */
    static Spectrum of(double[] matrix, int d) {
        double[] values = new double[d];
        double[][] vectors = new double[d][d];
        if (!finite(matrix)) {
            Arrays.fill(values, Double.NaN);
            return new Spectrum(values, vectors);
        }
        if (d == 1) {
            return new Spectrum(new double[] {Math.max(0, matrix[0])}, new double[][] {{1}});
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(square(matrix, d));
        double floor = eigen.getEigenvalue(0) * d * Precision.EPSILON;
        for (int i = 0; i < d; i++) {
            double value = eigen.getEigenvalue(i);
            values[i] = value > floor ? value : 0;
            vectors[i] = eigen.getEigenvector(i).toArray();
        }
        return new Spectrum(values, vectors);
    }

    /** Natural logarithm of the determinant; negative infinity for a singular matrix. */
    double logDeterminant() {
        double sum = 0;
        for (double value : values) {
            sum += FastMath.log(value);
        }
        return sum;
    }

    /** The symmetric square root, d x d row-major. */
    double[] squareRoot() {
        int d = values.length;
        double[] root = new double[d * d];
        for (int k = 0; k < d; k++) {
            double s = Math.sqrt(values[k]);
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    root[i * d + j] += s * vectors[k][i] * vectors[k][j];
                }
            }
        }
        return root;
    }

    /**
     * Logarithm of the normal density with this covariance and mean 0 at {@code x}, in nats. A singular covariance has
     * infinite density on its support and none outside.
     */
    double logNormalDensity(double[] x) {
        double sum = 0;
        boolean singular = false;
        for (int k = 0; k < values.length; k++) {
            double along = 0;
            for (int j = 0; j < x.length; j++) {
                along += vectors[k][j] * x[j];
            }
            if (values[k] == 0) {
                singular = true;
                if (along != 0) {
                    return Double.NEGATIVE_INFINITY;
                }
            } else {
                sum += FastMath.log(2 * FastMath.PI * values[k]) + along * along / values[k];
            }
        }
        return singular ? Double.POSITIVE_INFINITY : -sum / 2;
    }

    private static boolean finite(double[] matrix) {
        for (double entry : matrix) {
            if (!Double.isFinite(entry)) {
                return false;
            }
        }
        return true;
    }

    private static Array2DRowRealMatrix square(double[] matrix, int d) {
        Array2DRowRealMatrix square = new Array2DRowRealMatrix(d, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                square.setEntry(i, j, (matrix[i * d + j] + matrix[j * d + i]) / 2);
            }
        }
        return square;
    }
}
