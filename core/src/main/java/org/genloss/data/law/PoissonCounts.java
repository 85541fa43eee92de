package org.genloss.data.law;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GuideTableDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.genloss.data.Points;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.num.Seed;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/** Counts of rare events. */
@Doc("Poisson counts in one column called count.")
public record PoissonCounts(
        @Doc("Mean count, above 0 and at most 1e9.") double mean) implements Source<Points> {

    private static final double LARGEST = 1e9;
    /** So many standard deviations hold all but 1e-30 of the mass; the constant is for small means. */
    private static final double REACH = 12;

    private static final int REACH_OF_SMALL = 60;

    /** Checks the range. */
    public PoissonCounts {
        Require.that(mean > 0 && mean <= LARGEST, "mean", "above 0 and at most 1e9", mean);
    }

    @Override
    public Class<Points> sampleType() {
        return Points.class;
    }

    @Override
    public Supply<Points> open(Seed seed) {
        return new ProductSupply(new Counts(mean), List.of("count"));
    }

    private static final class Counts implements Marginal {

        private final double mean;
        private final PoissonDistribution law;
        private final int first;
        private final SharedStateDiscreteSampler table;

        Counts(double mean) {
            this.mean = mean;
            this.law = new PoissonDistribution(mean);
            double reach = REACH * Math.sqrt(mean);
            this.first = (int) Math.max(0, mean - reach);
            double[] probabilities = new double[(int) (mean + reach) + REACH_OF_SMALL - first];
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = FastMath.exp(law.logProbability(first + i));
            }
            this.table = GuideTableDiscreteSampler.of(new Seed(0).stream(), probabilities);
        }

        @Override
        public double mean() {
            return mean;
        }

        @Override
        public double variance() {
            return mean;
        }

        @Override
        public double kurtosis() {
            return 3 + 1 / mean;
        }

        @Override
        public double cumulative(double x) {
            return x < 0 ? 0 : Gamma.regularizedGammaQ(Math.floor(x) + 1, mean, 1e-15, Integer.MAX_VALUE);
        }

        @Override
        public double quantile(double p) {
            double low = -1;
            double high = Math.ceil(mean);
            while (cumulative(high) < p) {
                low = high;
                high = 2 * high + 1;
            }
            while (high - low > 1) {
                double middle = Math.floor((low + high) / 2);
                if (cumulative(middle) < p) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return high;
        }

        @Override
        public double logDensity(double x) {
            boolean count = x >= 0 && x <= Integer.MAX_VALUE && x == Math.rint(x);
            return count ? law.logProbability((int) x) : Double.NEGATIVE_INFINITY;
        }

        @Override
        public DoubleSupplier sampler(UniformRandomProvider random) {
            SharedStateDiscreteSampler sampler = table.withUniformRandomProvider(random);
            return () -> first + sampler.sample();
        }
    }
}
