package org.genloss.metric.points;

/**
 * Distances between two distributions on a line, each given as sorted numbers of equal weight, in O(n + m).
 *
 * <p>Each also fills in the influence of every x on the result, up to a common constant: the standard deviation of the
 * influences over sqrt(n) is the first-order standard error of the result with y held fixed. A NaN anywhere makes the
 * result NaN.
 */
final class Line {

    private Line() {}

    /** W1 = integral of |F - G|. */
    static double wasserstein1(double[] x, double[] y, double[] influence) {
        return scan(x, y, false, influence);
    }

    /** Squared energy distance, 2 integral (F - G)^2 = 2 E|X - Y| - E|X - X'| - E|Y - Y'| (Szekely and Rizzo 2013). */
    static double energySquared(double[] x, double[] y, double[] influence) {
        return scan(x, y, true, influence);
    }

    /** W2^2 = integral of (Q_x(u) - Q_y(u))^2 du. */
    static double wasserstein2Squared(double[] x, double[] y, double[] influence) {
        int n = x.length;
        int m = y.length;
        double sum = 0;
        long level = 0; // in units of 1 / (n m)
        int j = 0;
        for (int i = 0; i < n; i++) {
            long top = (long) (i + 1) * m;
            while (level < top) {
                long next = Math.min(top, (long) (j + 1) * n);
                sum += (x[i] - y[j]) * (x[i] - y[j]) * (next - level);
                level = next;
                if (level == (long) (j + 1) * n && j < m - 1) {
                    j++;
                }
            }
            if (i + 1 < n) {
                // the derivative of Kantorovich's potential at x is 2 (x - T(x)), T the optimal map
                influence[i + 1] = influence[i] + (x[i + 1] - x[i]) * (x[i + 1] + x[i] - 2 * y[j]);
            }
        }
        return sum / n / m;
    }

    private static double scan(double[] x, double[] y, boolean squared, double[] influence) {
        int n = x.length;
        int m = y.length;
        int i = 0;
        int j = 0;
        double at = Math.min(x[0], y[0]);
        double sum = 0;
        double slope = 0;
        while (i < n || j < m) {
            boolean takesX = j == m || i < n && x[i] <= y[j];
            double next = takesX ? x[i] : y[j];
            double width = next - at;
            if (width != 0) {
                double gap = (double) i / n - (double) j / m;
                sum += width * (squared ? 2 * gap * gap : Math.abs(gap));
                slope += width * (squared ? 4 * gap : Math.signum(gap));
            }
            at = next;
            if (takesX) {
                influence[i++] = -slope;
            } else {
                j++;
            }
        }
        return sum;
    }
}
