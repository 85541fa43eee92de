package org.genloss.num;

import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * The lower triangular factor of a covariance, Sigma = L L', which also exists when the covariance is singular: what has
 * no variance beyond rounding gets a column of zeros, so that drawing from a collapsed law stays on its support.
 * (Hipparchus refuses singular matrices, or reorders the coordinates.)
 */
public final class Cholesky {

    /** A pivot below d times this, relative to the variance it is left of, is rounding (2^-50 is four ulps of 1). */
    private static final double ROUNDING = 0x1p-50;

    private final int d;
    private final double[] lower;
    private final int rank;

    private Cholesky(int d, double[] lower, int rank) {
        this.d = d;
        this.lower = lower;
        this.rank = rank;
    }

    /**
     * Factors a symmetric matrix without negative eigenvalues.
     *
     * @param matrix d x d row-major; only the lower triangle is read
     */
    public static Cholesky of(double[] matrix, int d) {
        double[] lower = new double[d * d];
        int rank = 0;
        for (int j = 0; j < d; j++) {
            double pivot = matrix[j * d + j] - dot(lower, j * d, j * d, j);
            double least = Math.max(Double.MIN_NORMAL, d * ROUNDING * matrix[j * d + j]);
            if (!(pivot > least)) {
                continue;
            }
            double root = Math.sqrt(pivot);
            lower[j * d + j] = root;
            rank++;
            for (int i = j + 1; i < d; i++) {
                lower[i * d + j] = (matrix[i * d + j] - dot(lower, i * d, j * d, j)) / root;
            }
        }
        return new Cholesky(d, lower, rank);
    }

    private static double dot(double[] a, int one, int other, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[one + i] * a[other + i];
        }
        return sum;
    }

    /** Number of directions with variance, at most d. */
    public int rank() {
        return rank;
    }

    /** Whether a direction has no variance beyond rounding (or the matrix is not finite). */
    public boolean singular() {
        return rank < d;
    }

    /** L, d x d row-major; shared, not to be written to. */
    public double[] lower() {
        return lower;
    }

    /** ln det L, half the logarithm of the determinant of the covariance; negative infinity when singular. */
    public double logDeterminant() {
        if (singular()) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (int j = 0; j < d; j++) {
            sum += FastMath.log(lower[j * d + j]);
        }
        return sum;
    }

    /** The inverse of L, d x d row-major; only of a factor that is not {@link #singular}. */
    public double[] inverse() {
        double[] inverse = new double[d * d];
        for (int c = 0; c < d; c++) {
            inverse[c * d + c] = 1 / lower[c * d + c];
            for (int i = c + 1; i < d; i++) {
                double sum = 0;
                for (int j = c; j < i; j++) {
                    sum += lower[i * d + j] * inverse[j * d + c];
                }
                inverse[i * d + c] = -sum / lower[i * d + i];
            }
        }
        return inverse;
    }

    /**
     * Solves L y = z in place and returns y'y, the squared Mahalanobis distance; positive infinity for a z outside the
     * support of a singular covariance.
     *
     * @param z length d, overwritten with y
     */
    public double solve(double[] z) {
        double largest = 0;
        for (double value : z) {
            largest = Math.max(largest, Math.abs(value));
        }
        double distance = 0;
        for (int i = 0; i < d; i++) {
            double rest = z[i];
            for (int j = 0; j < i; j++) {
                rest -= lower[i * d + j] * z[j];
            }
            double pivot = lower[i * d + i];
            if (pivot == 0) {
                distance = Math.abs(rest) <= d * ROUNDING * largest ? distance : Double.POSITIVE_INFINITY;
                z[i] = 0;
            } else {
                z[i] = rest / pivot;
                distance += z[i] * z[i];
            }
        }
        return distance;
    }

    /**
     * Writes mean + scale L g to {@code out} at {@code at}.
     *
     * @param g d standard normals
     */
    public void transform(double[] mean, double scale, double[] g, double[] out, int at) {
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum += lower[i * d + j] * g[j];
            }
            out[at + i] = mean[i] + scale * sum;
        }
    }

    @Override
    public String toString() {
        return "Cholesky of rank " + rank + " of " + d + " " + Arrays.toString(lower);
    }
}
