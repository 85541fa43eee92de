package org.genloss.data.law;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.util.FastMath;

/** Points with exponential tails on both sides. */
@Doc("Laplace in every coordinate, independent: density exp(-|x - location| / scale) / (2 scale).")
public record Laplace(
        @Doc("Centre of every coordinate.") @Default("0") double location,

        @Doc("Mean distance from the centre, above 0; the variance is twice its square.") @Default("1")
        double scale,

        @Doc("Number of coordinates, 1 or more.") @Default("1")
        int dimension)
        implements ProductSource {

    /** Checks the ranges. */
    public Laplace {
        Require.finite("location", location);
        Require.positive("scale", scale);
        Require.atLeast("dimension", dimension, 1);
    }

    @Override
    public Marginal marginal() {
        return new TwoExponentials(location, scale);
    }

    private record TwoExponentials(double location, double scale) implements Marginal {

        @Override
        public double mean() {
            return location;
        }

        @Override
        public double variance() {
            return 2 * scale * scale;
        }

        @Override
        public double kurtosis() {
            return 6;
        }

        @Override
        public double cumulative(double x) {
            double z = (x - location) / scale;
            return z < 0 ? 0.5 * FastMath.exp(z) : 1 - 0.5 * FastMath.exp(-z);
        }

        @Override
        public double quantile(double p) {
            double z = p < 0.5 ? FastMath.log(2 * p) : -FastMath.log(2 * (1 - p));
            return location + scale * z;
        }

        @Override
        public double logDensity(double x) {
            return -Math.abs(x - location) / scale - FastMath.log(2 * scale);
        }

        @Override
        public DoubleSupplier sampler(UniformRandomProvider random) {
            ZigguratSampler.Exponential exponential = ZigguratSampler.Exponential.of(random);
            return () -> {
                double distance = scale * exponential.sample();
                return random.nextBoolean() ? location + distance : location - distance;
            };
        }
    }
}
