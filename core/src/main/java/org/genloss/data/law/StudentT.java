package org.genloss.data.law;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/** Points with tails heavier than the normal's. */
@Doc("Student's t in every coordinate, independent; df 1 is the Cauchy law, without mean or variance.")
public record StudentT(
        @Doc("Degrees of freedom, above 0; moments of this order and above do not exist.")
        double df,

        @Doc("Centre of every coordinate.") @Default("0") double location,

        @Doc("Scale of every coordinate, above 0.") @Default("1")
        double scale,

        @Doc("Number of coordinates, 1 or more.") @Default("1")
        int dimension)
        implements ProductSource {

    /** Checks the ranges. */
    public StudentT {
        Require.positive("df", df);
        Require.finite("location", location);
        Require.positive("scale", scale);
        Require.atLeast("dimension", dimension, 1);
    }

    @Override
    public Marginal marginal() {
        return new T(df, location, scale);
    }

    private record T(double df, double location, double scale) implements Marginal {

        @Override
        public double mean() {
            return df > 1 ? location : Double.NaN;
        }

        @Override
        public double variance() {
            if (df > 2) {
                return scale * scale * df / (df - 2);
            }
            return df > 1 ? Double.POSITIVE_INFINITY : Double.NaN;
        }

        @Override
        public double kurtosis() {
            return df > 4 ? 3 + 6 / (df - 4) : Double.POSITIVE_INFINITY;
        }

        @Override
        public double cumulative(double x) {
            double t = (x - location) / scale;
            return t > 0 ? 1 - lowerTail(-t) : lowerTail(t);
        }

        /** P(T <= t) for t <= 0, by the incomplete beta function whose argument does not lose digits. */
        private double lowerTail(double t) {
            double square = t * t;
            if (square < df) {
                return 0.5 - 0.5 * Beta.regularizedBeta(square / (df + square), 0.5, df / 2);
            }
            // 1 / (1 + t^2 / df) also holds where t^2 overflows
            return 0.5 * Beta.regularizedBeta(1 / (1 + t / df * t), df / 2, 0.5);
        }

        @Override
        public double quantile(double p) {
            if (p == 0.5) {
                return location;
            }
            double tail = Math.min(p, 1 - p);
            double far = -1;
            while (lowerTail(far) > tail) {
                far *= 2;
            }
            double t = Roots.increasing(x -> lowerTail(x) - tail, far, far == -1 ? 0 : far / 2);
            return location + scale * (p < 0.5 ? t : -t);
        }

        @Override
        public double logDensity(double x) {
            double t = (x - location) / scale;
            return Gamma.logGamma((df + 1) / 2)
                    - Gamma.logGamma(df / 2)
                    - 0.5 * FastMath.log(df * Math.PI)
                    - FastMath.log(scale)
                    - (df + 1) / 2 * FastMath.log1p(t / df * t);
        }

        /** A normal over the root of an independent chi-square over its degrees of freedom. */
        @Override
        public DoubleSupplier sampler(UniformRandomProvider random) {
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
            DoubleSupplier gamma = GammaVariates.of(random, df / 2);
            return () -> location + scale * normal.sample() / Math.sqrt(2 * gamma.getAsDouble() / df);
        }
    }
}
