package org.genloss.model.gaussian;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.LogDensity;
import org.genloss.data.MixtureLaw;
import org.genloss.data.Moments;
import org.genloss.data.NormalLaw;
import org.genloss.data.Points;
import org.genloss.data.Tensors;
import org.genloss.model.CompactModel;
import org.genloss.model.Decoding;
import org.genloss.num.Cholesky;
import org.genloss.num.Chunk;
import org.genloss.num.Seed;

/**
 * A normal law, possibly degenerate. Where the covariance is singular the density is infinite on the support and 0
 * (logarithm negative infinity) elsewhere.
 */
final class GaussianModel implements CompactModel<Points>, Moments, MixtureLaw, LogDensity<Points> {

    private static final double LOG_TWO_PI = 1.8378770664093453;
    private static final double[] ONE = {1};

    private final double[] mean;
    private final double[] covariance;
    private final List<String> columns;
    private final Cholesky factor;

    GaussianModel(double[] mean, double[] covariance, List<String> columns) {
        this.mean = mean;
        this.covariance = covariance;
        this.columns = columns;
        this.factor = Cholesky.of(covariance, mean.length);
    }

    /** Covariance scaled by lambda, mean kept. */
    @Override
    public Points sample(int n, Decoding decoding, Seed seed) {
        double scale = Math.sqrt(decoding.lambda());
        double[] values = new double[Math.multiplyExact(n, mean.length)];
        Chunk.draw(n, seed, (from, to, random) -> fill(values, from, to, scale, random));
        return new Points(values, columns);
    }

    private void fill(double[] values, int from, int to, double scale, UniformRandomProvider random) {
        int d = mean.length;
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        if (d == 1) {
            double centre = mean[0];
            double sd = scale * factor.lower()[0];
            for (int i = from; i < to; i++) {
                values[i] = centre + sd * normal.sample();
            }
            return;
        }
        double[] g = new double[d];
        for (int at = from * d; at < to * d; at += d) {
            for (int j = 0; j < d; j++) {
                g[j] = normal.sample();
            }
            factor.transform(mean, scale, g, values, at);
        }
    }

    @Override
    public NormalLaw law(Decoding decoding) {
        if (decoding.lambda() == 1) {
            return new NormalLaw(mean, covariance, factor, columns);
        }
        double[] scaled = covariance.clone();
        for (int at = 0; at < scaled.length; at++) {
            scaled[at] *= decoding.lambda();
        }
        return NormalLaw.of(mean, scaled, columns);
    }

    @Override
    public double[] logDensity(Points sample) {
        int d = mean.length;
        double[] x = sample.values();
        double[] density = new double[sample.size()];
        double[] z = new double[d];
        double constant = -0.5 * d * LOG_TWO_PI - factor.logDeterminant();
        for (int i = 0; i < density.length; i++) {
            for (int j = 0; j < d; j++) {
                z[j] = x[i * d + j] - mean[j];
            }
            double distance = factor.solve(z);
            density[i] = distance == Double.POSITIVE_INFINITY ? Double.NEGATIVE_INFINITY : constant - 0.5 * distance;
        }
        return density;
    }

    @Override
    public Tensors state() {
        return new Tensors().with("mean", mean, mean.length).with("covariance", covariance, mean.length, mean.length);
    }

    @Override
    public Optional<String> collapse() {
        if (!finite(mean) || !finite(covariance)) {
            return Optional.of("the mean or the covariance is not finite");
        }
        if (!factor.singular()) {
            return Optional.empty();
        }
        return Optional.of(
                mean.length == 1
                        ? "the variance is 0"
                        : "the covariance is singular: rank " + factor.rank() + " of " + mean.length);
    }

    private static boolean finite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double[] mean() {
        return mean;
    }

    @Override
    public double[] covariance() {
        return covariance;
    }

    @Override
    public double[] weights() {
        return ONE;
    }

    @Override
    public double[][] means() {
        return new double[][] {mean};
    }

    @Override
    public double[][] covariances() {
        return new double[][] {covariance};
    }
}
