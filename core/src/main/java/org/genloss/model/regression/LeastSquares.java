package org.genloss.model.regression;

import java.util.Arrays;
import org.genloss.data.Points;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * A weighted least-squares fit.
 *
 * @param coefficients one an input and, last, the intercept if there is one
 * @param sigma estimated standard deviation of the noise: the square root of sum of w r^2 over
 *     (sum of w - p sum of w^2 / sum of w), which is the sum of squares over n - p where all weights are equal; 0 where
 *     nothing is left to estimate it from
 * @param items n
 * @param inputs number of input columns
 * @param rank how many dimensions the inputs span
 * @param parameters p, the rank and one more if there is an intercept
 */
record LeastSquares(double[] coefficients, double sigma, int items, int inputs, int rank, int parameters) {

    private static final double EPSILON = Math.ulp(1.0);

    /**
     * Fits the last column by the others.
     *
     * @param weights one an item, above 0
     * @param fitIntercept whether a constant is fitted: columns are then centred on their weighted means first
     */
    static LeastSquares fit(Points items, double[] weights, boolean fitIntercept) {
        int n = items.size();
        int d = items.dimension() - 1;
        double[] centre = fitIntercept ? means(items, weights) : new double[d + 1];
        double[][] rows = new double[n][d + 1];
        for (int i = 0; i < n; i++) {
            double root = Math.sqrt(weights[i]);
            for (int j = 0; j <= d; j++) {
                rows[i][j] = root * (items.at(i, j) - centre[j]);
            }
        }
        Solution solution = d == 0 ? new Solution(new double[0], 0) : solve(rows, d);
        int p = solution.rank + (fitIntercept ? 1 : 0);
        double sigma = sigma(rows, solution.b, weights, p);
        double[] coefficients = solution.b;
        if (fitIntercept) {
            coefficients = Arrays.copyOf(solution.b, d + 1);
            coefficients[d] = centre[d] - dot(solution.b, centre);
        }
        return new LeastSquares(coefficients, sigma, n, d, solution.rank, p);
    }

    /** Why the coefficients are degenerate; empty if they are not. */
    String undetermined() {
        return rank < inputs
                ? "the inputs span " + rank + " of " + inputs + " dimensions, so the coefficients are not determined"
                : "";
    }

    /** Why the estimate of the noise is degenerate, or that of the coefficients; empty if neither is. */
    String degenerate() {
        if (rank < inputs) {
            return undetermined();
        }
        if (items <= parameters) {
            return items + " items for " + parameters + " coefficients leave nothing to estimate the noise from";
        }
        return sigma == 0 ? "the residuals are all 0, and so is the noise" : "";
    }

    private static double[] means(Points items, double[] weights) {
        double[] means = new double[items.dimension()];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            total += weights[i];
            for (int j = 0; j < means.length; j++) {
                means[j] += weights[i] * items.at(i, j);
            }
        }
        for (int j = 0; j < means.length; j++) {
            means[j] /= total;
        }
        return means;
    }

    private record Solution(double[] b, int rank) {}

    /**
     * The shortest b that minimises |X b - y|, rows holding X and, last, y.
     *
     * <p>Where there are more rows than columns, the triangle R of a QR decomposition of (X y) holds that of X and, in
     * its last column, Q'y; the singular values of R are those of X. Singular values at most max(n, d) eps times the
     * largest count as 0, as in NumPy's lstsq.
     */
    private static Solution solve(double[][] rows, int d) {
        RealMatrix system = new Array2DRowRealMatrix(rows, false);
        if (rows.length > d + 1) {
            system = new QRDecomposition(system).getR().getSubMatrix(0, d - 1, 0, d);
        }
        RealMatrix x = system.getSubMatrix(0, system.getRowDimension() - 1, 0, d - 1);
        SingularValueDecomposition svd = new SingularValueDecomposition(x);
        double[] s = svd.getSingularValues();
        double[] turned = svd.getUT().operate(system.getColumn(d));
        double least = Math.max(rows.length, d) * EPSILON * s[0];
        int rank = 0;
        double[] scaled = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            if (s[i] > least) {
                scaled[i] = turned[i] / s[i];
                rank++;
            }
        }
        return new Solution(svd.getV().operate(scaled), rank);
    }

    private static double sigma(double[][] rows, double[] b, double[] weights, int p) {
        double squares = 0;
        double sum = 0;
        double sumOfSquares = 0;
        double size = 0;
        for (int i = 0; i < rows.length; i++) {
            double y = rows[i][b.length];
            double residual = y - dot(b, rows[i]);
            squares += residual * residual;
            size += y * y;
            sum += weights[i];
            sumOfSquares += weights[i] * weights[i];
        }
        double freedom = sum - p * sumOfSquares / sum;
        boolean exact = rows.length <= p || squares <= size * rows.length * rows.length * EPSILON * EPSILON;
        return exact ? 0 : Math.sqrt(squares / freedom);
    }

    /** The sum of a_j b_j over the length of a. */
    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
