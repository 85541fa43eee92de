package org.genloss.app.reproduce;

/** Where a curve that was measured at a few points crosses 0. */
final class Lines {

    private Lines() {}

    /**
     * The zero of the least-squares line through trial means; error as in {@link Parabola#minimum}.
     *
     * @param x points
     * @param values values[i][trial] at x[i]; trials are common to all points
     */
    static Estimate zero(double[] x, double[][] values) {
        int trials = values[0].length;
        double centre = 0;
        for (double at : x) {
            centre += at / x.length;
        }
        double squares = 0;
        for (double at : x) {
            squares += (at - centre) * (at - centre);
        }
        double[] level = new double[trials];
        double[] slope = new double[trials];
        for (int trial = 0; trial < trials; trial++) {
            for (int i = 0; i < x.length; i++) {
                level[trial] += values[i][trial] / x.length;
                slope[trial] += (x[i] - centre) * values[i][trial] / squares;
            }
        }
        double a = Estimate.mean(level).value();
        double b = Estimate.mean(slope).value();
        double[] influence = new double[trials];
        for (int trial = 0; trial < trials; trial++) {
            influence[trial] = -level[trial] / b + a * slope[trial] / (b * b);
        }
        return new Estimate(centre - a / b, Estimate.mean(influence).error());
    }
}
