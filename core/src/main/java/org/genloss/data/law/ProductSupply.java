package org.genloss.data.law;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.genloss.data.CompactLaw;
import org.genloss.data.LogDensity;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.data.Quantiles;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/** Points whose coordinates are independent and follow one law. */
final class ProductSupply extends Law<Points> implements Moments, Quantiles, LogDensity<Points>, CompactLaw<Points> {

    private final Marginal marginal;
    private final List<String> columns;

    ProductSupply(Marginal marginal, List<String> columns) {
        this.marginal = marginal;
        this.columns = columns;
    }

    @Override
    Points sample(int n, Seed seed) {
        DoubleSupplier sampler = marginal.sampler(seed.stream());
        double[] values = new double[Math.multiplyExact(n, columns.size())];
        Arrays.setAll(values, i -> sampler.getAsDouble());
        return new Points(values, columns);
    }

    /** No law of the sums of squares is known here: the items are drawn, and summed up. */
    @Override
    public Points sufficient(int n, Seed seed) {
        return sample(n, seed).compacted().orElseThrow();
    }

    @Override
    public Points population(int n) {
        if (!Double.isFinite(marginal.variance())) {
            throw new UserError(
                    "the population limit needs a finite mean and variance, which this source has not",
                    "use sampling: points, or a source with lighter tails");
        }
        return Points.population(n, mean(), covariance(), columns);
    }

    @Override
    public double[] mean() {
        double[] mean = new double[columns.size()];
        Arrays.fill(mean, marginal.mean());
        return mean;
    }

    @Override
    public double[] covariance() {
        int d = columns.size();
        double[] covariance = new double[d * d];
        // without a mean there is no covariance, not even between independent coordinates
        Arrays.fill(covariance, Double.isNaN(marginal.mean()) ? Double.NaN : 0);
        for (int j = 0; j < d; j++) {
            covariance[j * d + j] = marginal.variance();
        }
        return covariance;
    }

    @Override
    public double kurtosis() {
        return marginal.kurtosis();
    }

    @Override
    public double quantile(int j, double p) {
        return marginal.quantile(p);
    }

    @Override
    public double cumulative(int j, double x) {
        return marginal.cumulative(x);
    }

    @Override
    public double[] logDensity(Points sample) {
        int d = columns.size();
        double[] density = new double[sample.size()];
        for (int i = 0; i < density.length; i++) {
            for (int j = 0; j < d; j++) {
                density[i] += marginal.logDensity(sample.at(i, j));
            }
        }
        return density;
    }
}
