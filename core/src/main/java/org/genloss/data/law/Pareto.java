package org.genloss.data.law;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.util.FastMath;

/** Points with a power-law tail on one side. */
@Doc("Pareto in every coordinate, independent: P(X > x) = (scale / x)^alpha for x >= scale.")
public record Pareto(
        @Doc("Tail exponent, above 0; moments of this order and above do not exist.")
        double alpha,

        @Doc("Smallest value, above 0.") @Default("1") double scale,

        @Doc("Number of coordinates, 1 or more.") @Default("1")
        int dimension)
        implements ProductSource {

    /** Checks the ranges. */
    public Pareto {
        Require.positive("alpha", alpha);
        Require.positive("scale", scale);
        Require.atLeast("dimension", dimension, 1);
    }

    @Override
    public Marginal marginal() {
        return new PowerTail(alpha, scale);
    }

    private record PowerTail(double alpha, double scale) implements Marginal {

        @Override
        public double mean() {
            return alpha > 1 ? alpha * scale / (alpha - 1) : Double.POSITIVE_INFINITY;
        }

        @Override
        public double variance() {
            if (alpha > 2) {
                return scale * scale * alpha / ((alpha - 1) * (alpha - 1) * (alpha - 2));
            }
            return alpha > 1 ? Double.POSITIVE_INFINITY : Double.NaN;
        }

        @Override
        public double kurtosis() {
            if (alpha <= 4) {
                return Double.POSITIVE_INFINITY;
            }
            double excess = 6 * (alpha * (alpha * (alpha + 1) - 6) - 2);
            return 3 + excess / (alpha * (alpha - 3) * (alpha - 4));
        }

        @Override
        public double cumulative(double x) {
            return x <= scale ? 0 : -FastMath.expm1(alpha * FastMath.log(scale / x));
        }

        @Override
        public double quantile(double p) {
            return scale * FastMath.exp(-FastMath.log1p(-p) / alpha);
        }

        @Override
        public double logDensity(double x) {
            return x < scale
                    ? Double.NEGATIVE_INFINITY
                    : FastMath.log(alpha) + alpha * FastMath.log(scale / x) - FastMath.log(x);
        }

        /** The logarithm of a Pareto variate is exponential. */
        @Override
        public DoubleSupplier sampler(UniformRandomProvider random) {
            ZigguratSampler.Exponential exponential = ZigguratSampler.Exponential.of(random);
            return () -> scale * FastMath.exp(exponential.sample() / alpha);
        }
    }
}
