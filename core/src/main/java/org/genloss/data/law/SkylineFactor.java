package org.genloss.data.law;

import org.hipparchus.util.FastMath;

/**
 * The Cholesky factor L of a covariance matrix, lower triangular, as rows that skip their leading zeros: diagonal
 * covariances and those of a regression then cost d operations a point, not d squared.
 */
final class SkylineFactor {

    private final double[][] rows;
    private final double logDeterminant;

    private SkylineFactor(double[][] rows) {
        this.rows = rows;
        double sum = 0;
        for (double[] row : rows) {
            sum += 2 * FastMath.log(row[row.length - 1]);
        }
        this.logDeterminant = sum;
    }

    /**
     * Factors a symmetric matrix, d x d row-major, of which only the lower triangle is read.
     *
     * @return null if the matrix is not positive definite
     */
    static SkylineFactor of(double[] matrix, int d) {
        double[][] rows = new double[d][];
        for (int i = 0; i < d; i++) {
            int first = 0;
            while (first < i && matrix[i * d + first] == 0) {
                first++;
            }
            double[] row = new double[i - first + 1];
            for (int j = first; j <= i; j++) {
                double value = matrix[i * d + j];
                double[] above = j == i ? row : rows[j];
                int start = j == i ? first : j - above.length + 1;
                for (int k = Math.max(first, start); k < j; k++) {
                    value -= row[k - first] * above[k - start];
                }
                if (j < i) {
                    row[j - first] = value / above[above.length - 1];
                } else if (value > 0) {
                    row[j - first] = Math.sqrt(value);
                } else {
                    return null;
                }
            }
            rows[i] = row;
        }
        return new SkylineFactor(rows);
    }

    /** log det of the matrix. */
    double logDeterminant() {
        return logDeterminant;
    }

    /** Writes mean + L z to {@code out} from {@code at} on. */
    void apply(double[] mean, double[] z, double[] out, int at) {
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            int first = i - row.length + 1;
            double sum = mean[i];
            for (int k = 0; k < row.length; k++) {
                sum += row[k] * z[first + k];
            }
            out[at + i] = sum;
        }
    }

    /** The squared Mahalanobis distance of the point at {@code at} from {@code mean}; {@code z} is scratch, length d. */
    double distance(double[] mean, double[] points, int at, double[] z) {
        double square = 0;
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            int first = i - row.length + 1;
            double sum = points[at + i] - mean[i];
            for (int k = 0; k < row.length - 1; k++) {
                sum -= row[k] * z[first + k];
            }
            z[i] = sum / row[row.length - 1];
            square += z[i] * z[i];
        }
        return square;
    }
}
