package org.genloss.app.reproduce;

/** Where a curve that was measured at a few points is least. */
final class Parabola {

    private Parabola() {}

    /**
     * The minimum of the least-squares parabola through trial means. Trials are common to all points, so that what they share
     * cancels; the error is that of the first-order change of the minimum with each trial's own slope and curvature.
     *
     * @param x points at equal distances, an odd number of them
     * @param values values[i][trial] at x[i]
     */
    static Estimate minimum(double[] x, double[][] values) {
        int trials = values[0].length;
        int half = x.length / 2;
        double step = x[1] - x[0];
        // orthogonal polynomials on -half .. half: j, and j^2 less its mean
        double squares = 0;
        for (int j = -half; j <= half; j++) {
            squares += j * j;
        }
        double mean = squares / x.length;
        double quartic = 0;
        for (int j = -half; j <= half; j++) {
            quartic += (j * j - mean) * (j * j - mean);
        }
        double[] slope = new double[trials];
        double[] curvature = new double[trials];
        for (int trial = 0; trial < trials; trial++) {
            for (int j = -half; j <= half; j++) {
                slope[trial] += j * values[j + half][trial] / squares;
                curvature[trial] += (j * j - mean) * values[j + half][trial] / quartic;
            }
        }
        double b = Estimate.mean(slope).value();
        double c = Estimate.mean(curvature).value();
        double[] influence = new double[trials];
        for (int trial = 0; trial < trials; trial++) {
            influence[trial] = -slope[trial] / (2 * c) + b * curvature[trial] / (2 * c * c);
        }
        return new Estimate(
                x[half] - step * b / (2 * c), step * Estimate.mean(influence).error());
    }
}
