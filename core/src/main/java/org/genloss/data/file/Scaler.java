package org.genloss.data.file;

import org.genloss.data.Points;

/**
 * Centres and scales columns, as scikit-learn's StandardScaler does.
 *
 * @param mean of every column
 * @param scale population standard deviation of every column; 1 where it is 0
 */
record Scaler(double[] mean, double[] scale) {

    /** The scaler of these points. */
    static Scaler of(Points points) {
        int d = points.dimension();
        int n = points.size();
        double[] mean = new double[d];
        double[] scale = new double[d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                // a running mean is exact for a constant column, so that its deviation is exactly 0
                mean[j] += (points.at(i, j) - mean[j]) / (i + 1);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                double centred = points.at(i, j) - mean[j];
                scale[j] += centred * centred / n;
            }
        }
        for (int j = 0; j < d; j++) {
            scale[j] = scale[j] == 0 ? 1 : Math.sqrt(scale[j]);
        }
        return new Scaler(mean, scale);
    }

    /** The points in the new units. */
    Points apply(Points points) {
        int d = points.dimension();
        double[] values = new double[points.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (points.values()[i] - mean[i % d]) / scale[i % d];
        }
        return new Points(values, points.columns());
    }
}
