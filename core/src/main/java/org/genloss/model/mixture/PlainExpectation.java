package org.genloss.model.mixture;

import org.genloss.data.Points;
import org.hipparchus.util.FastMath;

/** The E-step as the books write it, one item after the other: the reference that {@link FusedExpectation} is tested by. */
final class PlainExpectation implements Expectation {

    private static final double LOG_TWO_PI = 1.8378770664093453;

    private final Points points;
    private final double[] itemWeights;
    private final boolean diagonal;

    /**
     * @param itemWeights length n, or null where all are 1
     * @param diagonal whether only the diagonal of second moments is wanted
     */
    PlainExpectation(Points points, double[] itemWeights, boolean diagonal) {
        this.points = points;
        this.itemWeights = itemWeights;
        this.diagonal = diagonal;
    }

    @Override
    public Sums pass(Mixture mixture, double[][] centres) {
        int k = mixture.size();
        int d = mixture.dimension();
        Sums sums = new Sums(0, new double[k], new double[k][d], new double[k][d * d]);
        double[] constant = constants(mixture);
        double[] log = new double[k];
        double[] z = new double[d];
        double logLikelihood = 0;
        for (int i = 0; i < points.size(); i++) {
            double weight = itemWeights == null ? 1 : itemWeights[i];
            double total = joint(mixture, constant, i, z, log);
            logLikelihood += weight * total;
            for (int c = 0; c < k; c++) {
                if (mixture.alive(c)) {
                    add(sums, c, weight * FastMath.exp(log[c] - total), centres[c], i, z);
                }
            }
        }
        return new Sums(logLikelihood, sums.mass(), sums.first(), sums.second());
    }

    /** ln weight_c - d/2 ln 2 pi - 1/2 ln det Sigma_c. */
    static double[] constants(Mixture mixture) {
        double[] constant = new double[mixture.size()];
        for (int c = 0; c < constant.length; c++) {
            constant[c] = mixture.alive(c)
                    ? FastMath.log(mixture.weights()[c])
                            - 0.5 * mixture.dimension() * LOG_TWO_PI
                            - mixture.factor(c).logDeterminant()
                    : Double.NEGATIVE_INFINITY;
        }
        return constant;
    }

    /** Fills log[c] = ln (weight_c density_c(x_i)) and returns the logarithm of their sum. */
    private double joint(Mixture mixture, double[] constant, int i, double[] z, double[] log) {
        for (int c = 0; c < log.length; c++) {
            log[c] = Double.NEGATIVE_INFINITY;
            if (mixture.alive(c)) {
                difference(i, mixture.means()[c], z);
                log[c] = constant[c] - 0.5 * mixture.factor(c).solve(z);
            }
        }
        return logSum(log);
    }

    /** ln sum exp, negative infinity where all are. */
    static double logSum(double[] log) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : log) {
            largest = Math.max(largest, value);
        }
        if (Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double value : log) {
            sum += FastMath.exp(value - largest);
        }
        return largest + FastMath.log(sum);
    }

    private void difference(int i, double[] from, double[] z) {
        for (int j = 0; j < z.length; j++) {
            z[j] = points.at(i, j) - from[j];
        }
    }

    private void add(Sums sums, int c, double r, double[] centre, int item, double[] z) {
        int d = z.length;
        difference(item, centre, z);
        sums.mass()[c] += r;
        for (int i = 0; i < d; i++) {
            sums.first()[c][i] += r * z[i];
            for (int j = diagonal ? i : 0; j <= i; j++) {
                sums.second()[c][i * d + j] += r * z[i] * z[j];
            }
        }
    }
}
