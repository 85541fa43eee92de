package org.genloss.model.kde;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.sampling.shape.UnitBallSampler;
import org.genloss.data.LogDensity;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/** A kernel on every training point. It keeps the points and cannot collapse: its variance is at least the kernel's. */
final class KernelModel implements Model<Points>, Moments, LogDensity<Points> {

    private static final double LOG_TWO_PI = 1.8378770664093453;
    private static final double LOG_PI = 1.1447298858494002;

    private final KernelDensity.Kernel kernel;
    private final double bandwidth;
    private final Points points;
    private final double[] weights;
    private final double[] mean;

    /** @param weights length n, or null where all are equal */
    KernelModel(KernelDensity.Kernel kernel, double bandwidth, Points points, double[] weights) {
        this.kernel = kernel;
        this.bandwidth = bandwidth;
        this.points = points;
        this.weights = weights;
        this.mean = average();
    }

    private double[] average() {
        int d = points.dimension();
        double[] sums = new double[d];
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < d; j++) {
                sums[j] += weight(i) * (points.at(i, j) - points.at(0, j));
            }
        }
        double total = totalWeight();
        for (int j = 0; j < d; j++) {
            sums[j] = points.at(0, j) + sums[j] / total;
        }
        return sums;
    }

    private double weight(int i) {
        return weights == null ? 1 : weights[i];
    }

    private double totalWeight() {
        return weights == null ? points.size() : Arrays.stream(weights).reduce(0, Double::sum);
    }

    /**
     * A training point plus a draw from the kernel. Lambda pulls the sum towards the mean of the points by its square
     * root, which scales the whole covariance (spread of the points and kernel) by lambda.
     */
    @Override
    public Points sample(int n, Decoding decoding, Seed seed) {
        int d = points.dimension();
        double pull = Math.sqrt(decoding.lambda());
        UniformRandomProvider random = seed.stream();
        DiscreteSampler centre =
                weights == null ? () -> random.nextInt(points.size()) : AliasMethodDiscreteSampler.of(random, weights);
        Offsets offsets = offsets(random, d);
        double[] values = new double[Math.multiplyExact(n, d)];
        double[] offset = new double[d];
        for (int at = 0; at < values.length; at += d) {
            int i = centre.sample();
            offsets.next(offset);
            for (int j = 0; j < d; j++) {
                double x = points.at(i, j) + bandwidth * offset[j];
                values[at + j] = pull == 1 ? x : mean[j] + pull * (x - mean[j]);
            }
        }
        return new Points(values, points.columns());
    }

    /** Draws from the kernel of bandwidth 1. */
    @FunctionalInterface
    private interface Offsets {
        void next(double[] offset);
    }

    private Offsets offsets(UniformRandomProvider random, int d) {
        if (kernel == KernelDensity.Kernel.TOPHAT) {
            UnitBallSampler ball = UnitBallSampler.of(random, d);
            return offset -> System.arraycopy(ball.sample(), 0, offset, 0, d);
        }
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        return offset -> {
            for (int j = 0; j < d; j++) {
                offset[j] = normal.sample();
            }
        };
    }

    /** In O(points x sample): every kernel is looked at. */
    @Override
    public double[] logDensity(Points sample) {
        double[] density = new double[sample.size()];
        double[] log = new double[points.size()];
        double constant = logNormaliser() - FastMath.log(totalWeight());
        for (int i = 0; i < density.length; i++) {
            density[i] = constant
                    + (kernel == KernelDensity.Kernel.TOPHAT
                            ? FastMath.log(massWithin(sample, i))
                            : logSumOfNormals(sample, i, log));
        }
        return density;
    }

    /** ln of the kernel at its centre. */
    private double logNormaliser() {
        int d = points.dimension();
        double scale = -d * FastMath.log(bandwidth);
        return kernel == KernelDensity.Kernel.TOPHAT
                ? scale + Gamma.logGamma(0.5 * d + 1) - 0.5 * d * LOG_PI
                : scale - 0.5 * d * LOG_TWO_PI;
    }

    /** Weight of the points nearer than the bandwidth to item {@code i}, as scikit-learn counts: the border is outside. */
    private double massWithin(Points sample, int i) {
        double mass = 0;
        for (int p = 0; p < points.size(); p++) {
            mass += squaredDistance(sample, i, p) < 1 ? weight(p) : 0;
        }
        return mass;
    }

    private double logSumOfNormals(Points sample, int i, double[] log) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < log.length; p++) {
            log[p] = -0.5 * squaredDistance(sample, i, p);
            largest = Math.max(largest, log[p]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (int p = 0; p < log.length; p++) {
            sum += weight(p) * FastMath.exp(log[p] - largest);
        }
        return largest + FastMath.log(sum);
    }

    /** In units of the bandwidth. */
    private double squaredDistance(Points sample, int i, int p) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
            double z = (sample.at(i, j) - points.at(p, j)) / bandwidth;
            sum += z * z;
        }
        return sum;
    }

    @Override
    public Tensors state() {
        Tensors state = new Tensors()
                .with("bandwidth", new double[] {bandwidth}, 1)
                .with("points", points.values(), points.size(), points.dimension());
        return weights == null ? state : state.with("weights", weights, weights.length);
    }

    @Override
    public double[] mean() {
        return mean;
    }

    /** Covariance of the points plus that of the kernel: bandwidth^2 (gaussian), bandwidth^2 / (d + 2) (tophat). */
    @Override
    public double[] covariance() {
        int d = mean.length;
        double[] covariance = new double[d * d];
        double total = totalWeight();
        for (int p = 0; p < points.size(); p++) {
            for (int i = 0; i < d; i++) {
                double u = weight(p) * (points.at(p, i) - mean[i]);
                for (int j = 0; j < d; j++) {
                    covariance[i * d + j] += u * (points.at(p, j) - mean[j]) / total;
                }
            }
        }
        double variance = bandwidth * bandwidth / (kernel == KernelDensity.Kernel.TOPHAT ? d + 2 : 1);
        for (int j = 0; j < d; j++) {
            covariance[j * d + j] += variance;
        }
        return covariance;
    }
}
