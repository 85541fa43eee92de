package org.genloss.data.law;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.util.FastMath;

/** Points whose logarithms are normal. */
@Doc("Log-normal in every coordinate, independent: all moments exist, yet the tail is heavy.")
public record LogNormal(
        @Doc("Mean of the logarithm.") @Default("0") double mu,

        @Doc("Standard deviation of the logarithm, above 0.") @Default("1")
        double sigma,

        @Doc("Number of coordinates, 1 or more.") @Default("1")
        int dimension)
        implements ProductSource {

    /** Checks the ranges. */
    public LogNormal {
        Require.finite("mu", mu);
        Require.positive("sigma", sigma);
        Require.atLeast("dimension", dimension, 1);
    }

    @Override
    public Marginal marginal() {
        return new Exponentiated(mu, sigma);
    }

    private record Exponentiated(double mu, double sigma) implements Marginal {

        @Override
        public double mean() {
            return FastMath.exp(mu + sigma * sigma / 2);
        }

        @Override
        public double variance() {
            return FastMath.expm1(sigma * sigma) * mean() * mean();
        }

        @Override
        public double kurtosis() {
            double w = FastMath.exp(sigma * sigma);
            return w * w * (w * (w + 2) + 3) - 3;
        }

        @Override
        public double cumulative(double x) {
            return x <= 0 ? 0 : Normal.cumulative((FastMath.log(x) - mu) / sigma);
        }

        @Override
        public double quantile(double p) {
            return FastMath.exp(mu + sigma * Normal.quantile(p));
        }

        @Override
        public double logDensity(double x) {
            if (x <= 0) {
                return Double.NEGATIVE_INFINITY;
            }
            double log = FastMath.log(x);
            return Normal.logDensity((log - mu) / sigma) - log - FastMath.log(sigma);
        }

        @Override
        public DoubleSupplier sampler(UniformRandomProvider random) {
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
            return () -> FastMath.exp(mu + sigma * normal.sample());
        }
    }
}
