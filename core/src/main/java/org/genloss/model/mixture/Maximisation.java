package org.genloss.model.mixture;

/**
 * The M-step: from the sums of a pass to the next mixture.
 *
 * @param next the new parameters
 * @param moved whether a mean moved so far, against its new variance, that the variance lost digits and should be taken
 *     again about the new means
 */
record Maximisation(Mixture next, boolean moved) {

    /** A variance this small beside the second moment it is a difference of has lost three digits. */
    private static final double LOST = 1e-3;

    /** A component with less than this share of the mass has none; responsibilities below e^-600 are not kept apart. */
    private static final double NO_MASS = 1e-200;

    /**
     * Maximises the expected log-likelihood. A component without mass gets weight 0 and keeps the mean and covariance it
     * had in {@code last}. A variance that rounding of the mean alone explains is set to 0.
     *
     * @param centres what the sums were taken about
     * @param floor what is added to every variance, reg_covar
     */
    static Maximisation of(
            Expectation.Sums sums,
            double[][] centres,
            Mixture last,
            GaussianMixture.CovarianceType type,
            double floor) {
        return new Step(sums, centres, last, type, floor).maximise();
    }

    private static final class Step {
        private final Expectation.Sums sums;
        private final GaussianMixture.CovarianceType type;
        private final double floor;
        private final int k;
        private final int d;
        private final double[] weights;
        private final double[][] means;
        private final double[][] covariances;
        private double total;
        private boolean moved;

        Step(
                Expectation.Sums sums,
                double[][] centres,
                Mixture last,
                GaussianMixture.CovarianceType type,
                double floor) {
            this.sums = sums;
            this.type = type;
            this.floor = floor;
            this.k = last.size();
            this.d = last.dimension();
            this.weights = new double[k];
            this.means = last.means().clone();
            this.covariances = last.covariances().clone();
            for (double mass : sums.mass()) {
                total += mass;
            }
            for (int c = 0; c < k; c++) {
                double mass = sums.mass()[c];
                if (mass > total * NO_MASS) {
                    weights[c] = mass / total;
                    means[c] = new double[d];
                    for (int j = 0; j < d; j++) {
                        means[c][j] = centres[c][j] + sums.first()[c][j] / mass;
                    }
                }
            }
        }

        Maximisation maximise() {
            if (type == GaussianMixture.CovarianceType.TIED) {
                tie();
            } else {
                for (int c = 0; c < k; c++) {
                    if (weights[c] > 0) {
                        double[] second = new double[d * d];
                        double[] covariance = new double[d * d];
                        addScatter(c, 1 / sums.mass()[c], second, covariance);
                        finish(covariance, second, means[c]);
                        covariances[c] = covariance;
                    }
                }
            }
            return new Maximisation(new Mixture(weights, means, covariances), moved);
        }

        private void tie() {
            double[] second = new double[d * d];
            double[] covariance = new double[d * d];
            double[] largest = new double[d];
            for (int c = 0; c < k; c++) {
                if (weights[c] > 0) {
                    addScatter(c, 1 / total, second, covariance);
                    for (int j = 0; j < d; j++) {
                        largest[j] = Math.max(largest[j], Math.abs(means[c][j]));
                    }
                }
            }
            finish(covariance, second, largest);
            for (int c = 0; c < k; c++) {
                if (weights[c] > 0) {
                    covariances[c] = covariance;
                }
            }
        }

        /** Adds f (sum r z z' - mass delta delta'), both triangles, and f sum r z z'. */
        private void addScatter(int c, double f, double[] second, double[] covariance) {
            double[] first = sums.first()[c];
            boolean full = !type.diagonal();
            for (int i = 0; i < d; i++) {
                double delta = first[i] / sums.mass()[c];
                for (int j = full ? 0 : i; j <= i; j++) {
                    double square = sums.second()[c][i * d + j];
                    second[i * d + j] += f * square;
                    covariance[i * d + j] += f * (square - delta * first[j]);
                    covariance[j * d + i] = covariance[i * d + j];
                }
            }
        }

        /** Looks for lost digits and variances that are rounding, pools a spherical variance, adds the floor. */
        private void finish(double[] covariance, double[] second, double[] mean) {
            for (int j = 0; j < d; j++) {
                int at = j * d + j;
                moved |= covariance[at] < LOST * second[at];
                double rounding = 4 * Math.ulp(mean[j]);
                if (covariance[at] <= rounding * rounding) {
                    for (int i = 0; i < d; i++) {
                        covariance[i * d + j] = 0;
                        covariance[j * d + i] = 0;
                    }
                }
            }
            double pooled = 0;
            for (int j = 0; j < d; j++) {
                pooled += covariance[j * d + j] / d;
            }
            for (int j = 0; j < d; j++) {
                int at = j * d + j;
                covariance[at] = (type == GaussianMixture.CovarianceType.SPHERICAL ? pooled : covariance[at]) + floor;
            }
        }
    }
}
