package org.genloss.model.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.LogDensity;
import org.genloss.data.MixtureLaw;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Chunk;
import org.genloss.num.Seed;

/** A fitted mixture of normals, possibly with dead (weight 0) or singular components. */
public final class MixtureModel implements Model<Points>, MixtureLaw, Moments, LogDensity<Points> {

    private final Em fit;
    private final List<String> columns;

    MixtureModel(Em fit, List<String> columns) {
        this.fit = fit;
        this.columns = columns;
    }

    /**
     * A mixture to start EM from. Arrays are shared.
     *
     * @param weights k weights, each 0 or more, sum 1
     * @param means k x d
     * @param covariances k matrices d x d row-major
     * @param columns names of the d columns
     */
    public static MixtureModel of(double[] weights, double[][] means, double[][] covariances, List<String> columns) {
        return new MixtureModel(new Em(new Mixture(weights, means, covariances), 0, false, Double.NaN), columns);
    }

    Mixture mixture() {
        return fit.mixture();
    }

    /** EM steps taken. */
    public int iterations() {
        return fit.iterations();
    }

    /** Whether the last step changed the lower bound by less than the tolerance. */
    public boolean converged() {
        return fit.converged();
    }

    /**
     * Mean log-likelihood of an item in nats under the parameters before the last step; infinite where a covariance is
     * singular (positive) or an item impossible (negative), NaN where nothing was fitted.
     */
    public double lowerBound() {
        return fit.lowerBound();
    }

    /** Lambda scales the covariance of every component; weights and means are kept. */
    @Override
    public Points sample(int n, Decoding decoding, Seed seed) {
        double scale = Math.sqrt(decoding.lambda());
        double[] values = new double[Math.multiplyExact(n, mixture().dimension())];
        Chunk.draw(n, seed, (from, to, random) -> fill(values, from, to, scale, random));
        return new Points(values, columns);
    }

    private void fill(double[] values, int from, int to, double scale, UniformRandomProvider random) {
        int d = mixture().dimension();
        SharedStateDiscreteSampler component =
                AliasMethodDiscreteSampler.of(random, mixture().weights());
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] g = new double[d];
        for (int at = from * d; at < to * d; at += d) {
            int c = component.sample();
            for (int j = 0; j < d; j++) {
                g[j] = normal.sample();
            }
            mixture().factor(c).transform(mixture().means()[c], scale, g, values, at);
        }
    }

    @Override
    public double[] logDensity(Points sample) {
        int d = mixture().dimension();
        double[] constant = PlainExpectation.constants(mixture());
        double[] log = new double[constant.length];
        double[] density = new double[sample.size()];
        double[] z = new double[d];
        for (int i = 0; i < density.length; i++) {
            for (int c = 0; c < log.length; c++) {
                log[c] = Double.NEGATIVE_INFINITY;
                if (mixture().alive(c)) {
                    for (int j = 0; j < d; j++) {
                        z[j] = sample.at(i, j) - mixture().means()[c][j];
                    }
                    double distance = mixture().factor(c).solve(z);
                    log[c] = distance == Double.POSITIVE_INFINITY
                            ? Double.NEGATIVE_INFINITY
                            : constant[c] - 0.5 * distance;
                }
            }
            density[i] = PlainExpectation.logSum(log);
        }
        return density;
    }

    @Override
    public Tensors state() {
        int k = mixture().size();
        int d = mixture().dimension();
        return new Tensors()
                .with("weights", weights(), k)
                .with("means", flat(means(), d), k, d)
                .with("covariances", flat(covariances(), d * d), k, d, d)
                .with("n_iter", new int[] {iterations()}, 1)
                .with("converged", new int[] {converged() ? 1 : 0}, 1)
                .with("lower_bound", new double[] {lowerBound()}, 1);
    }

    static MixtureModel load(Tensors state, List<String> columns) {
        double[] weights = state.doubles("weights");
        int d = columns.size();
        Mixture mixture =
                new Mixture(weights, rows(state.doubles("means"), d), rows(state.doubles("covariances"), d * d));
        return new MixtureModel(
                new Em(
                        mixture,
                        state.ints("n_iter")[0],
                        state.ints("converged")[0] == 1,
                        state.doubles("lower_bound")[0]),
                columns);
    }

    private static double[] flat(double[][] rows, int length) {
        double[] flat = new double[rows.length * length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * length, length);
        }
        return flat;
    }

    private static double[][] rows(double[] flat, int length) {
        double[][] rows = new double[flat.length / length][length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(flat, i * length, rows[i], 0, length);
        }
        return rows;
    }

    @Override
    public Optional<String> collapse() {
        List<String> reasons = new ArrayList<>();
        int d = mixture().dimension();
        for (int c = 0; c < mixture().size(); c++) {
            if (!mixture().alive(c)) {
                reasons.add("component " + c + " has no mass");
            } else if (mixture().factor(c).singular()) {
                int rank = mixture().factor(c).rank();
                reasons.add("the covariance of component " + c + " is singular: rank " + rank + " of " + d);
            }
        }
        if (lowerBound() == Double.NEGATIVE_INFINITY) {
            reasons.add("an item has density 0 under every component");
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    @Override
    public double[] weights() {
        return mixture().weights();
    }

    @Override
    public double[][] means() {
        return mixture().means();
    }

    @Override
    public double[][] covariances() {
        return mixture().covariances();
    }

    @Override
    public double[] mean() {
        double[] mean = new double[mixture().dimension()];
        for (int c = 0; c < mixture().size(); c++) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += weights()[c] * means()[c][j];
            }
        }
        return mean;
    }

    @Override
    public double[] covariance() {
        double[] mean = mean();
        int d = mean.length;
        double[] covariance = new double[d * d];
        for (int c = 0; c < mixture().size(); c++) {
            double[] centre = means()[c];
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    double between = (centre[i] - mean[i]) * (centre[j] - mean[j]);
                    covariance[i * d + j] += weights()[c] * (covariances()[c][i * d + j] + between);
                }
            }
        }
        return covariance;
    }
}
