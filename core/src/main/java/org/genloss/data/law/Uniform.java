package org.genloss.data.law;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.util.FastMath;

/** Points spread evenly over a cube. */
@Doc("Points uniform on [low, high) in every coordinate, independent.")
public record Uniform(
        @Doc("Lower end of every coordinate.") @Default("0") double low,

        @Doc("Upper end of every coordinate; above low.") @Default("1")
        double high,

        @Doc("Number of coordinates, 1 or more.") @Default("1")
        int dimension)
        implements ProductSource {

    /** Checks the ranges. */
    public Uniform {
        Require.finite("low", low);
        Require.finite("high", high);
        Require.that(low < high, "high", "above low", high);
        Require.finite("high - low", high - low);
        Require.atLeast("dimension", dimension, 1);
    }

    @Override
    public Marginal marginal() {
        return new Interval(low, high - low);
    }

    private record Interval(double low, double width) implements Marginal {

        @Override
        public double mean() {
            return low + width / 2;
        }

        @Override
        public double variance() {
            return width * width / 12;
        }

        @Override
        public double kurtosis() {
            return 1.8;
        }

        @Override
        public double cumulative(double x) {
            return Math.min(1, Math.max(0, (x - low) / width));
        }

        @Override
        public double quantile(double p) {
            return low + p * width;
        }

        @Override
        public double logDensity(double x) {
            return x >= low && x <= low + width ? -FastMath.log(width) : Double.NEGATIVE_INFINITY;
        }

        @Override
        public DoubleSupplier sampler(UniformRandomProvider random) {
            return () -> low + width * random.nextDouble();
        }
    }
}
