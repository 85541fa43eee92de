package org.genloss.model.discrete;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.genloss.data.CompactLaw;
import org.genloss.data.LogDensity;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.data.Quantiles;
import org.genloss.data.Tensors;
import org.genloss.model.CompactModel;
import org.genloss.model.Decoding;
import org.genloss.num.Chances;
import org.genloss.num.Seed;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * The Poisson law of rate lambda: P(k) = e^-lambda lambda^k / k!; at lambda 0 the point mass at 0.
 *
 * <p>Probabilities come from the logarithms of these three factors, which cancel: their relative error is about
 * 1e-16 k ln k, 2e-8 at the largest rate that is learned.
 */
final class PoissonModel implements CompactModel<Points>, LogDensity<Points>, Moments, Quantiles {

    private final double rate;
    private final List<String> columns;

    PoissonModel(double rate, List<String> columns) {
        this.rate = rate;
        this.columns = columns;
    }

    /**
     * Draws from a table of the probabilities within 12 standard deviations and 40 counts of the rate; what lies beyond
     * has a mass below 1e-30, less than the rounding of the table. The Poisson samplers of commons-rng call Math.exp
     * and Math.log, whose last bit is not the same on every JDK.
     *
     * <p>Cost: O(sqrt(lambda)) to build the table, one uniform number a draw.
     */
    @Override
    public Points sample(int n, Decoding decoding, Seed seed) {
        double[] drawn = new double[n];
        if (rate > 0) {
            double low = lowest();
            DiscreteSampler sampler = AliasMethodDiscreteSampler.of(seed.stream(), table());
            for (int i = 0; i < n; i++) {
                drawn[i] = low + sampler.sample();
            }
        }
        return new Points(drawn, columns);
    }

    /** Probabilities of the counts from {@link #lowest} on. */
    private double[] table() {
        double low = lowest();
        double[] p = new double[(int) (highest() - low) + 1];
        for (int i = 0; i < p.length; i++) {
            p[i] = FastMath.exp(logProbability(low + i));
        }
        return p;
    }

    @Override
    public CompactLaw<Points> law(Decoding decoding) {
        return new Compact();
    }

    /** How often each count occurs is multinomial; mean and scatter follow. */
    private final class Compact implements CompactLaw<Points> {

        @Override
        public Points sufficient(int n, Seed seed) {
            double low = lowest();
            long[] times = rate == 0 ? new long[0] : Chances.multinomial(n, table(), seed.stream());
            double total = 0;
            for (int i = 0; i < times.length; i++) {
                total += times[i] * (low + i);
            }
            double mean = total / n;
            double scatter = 0;
            for (int i = 0; i < times.length; i++) {
                scatter += times[i] * (low + i - mean) * (low + i - mean);
            }
            return Points.summarised(n, new double[] {mean}, new double[] {scatter}, columns);
        }

        @Override
        public Points population(int n) {
            return Points.population(n, mean(), covariance(), columns);
        }
    }

    private double reach() {
        return 40 + Math.ceil(12 * Math.sqrt(rate));
    }

    private double lowest() {
        return Math.max(0, Math.floor(rate) - reach());
    }

    private double highest() {
        return Math.ceil(rate) + reach();
    }

    /** ln P(k) = k ln lambda - lambda - ln k!, in nats. */
    private double logProbability(double k) {
        if (k < 0 || k != Math.rint(k)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (k == 0) {
            // not -rate, which is -0.0 at rate 0
            return 0 - rate;
        }
        return rate == 0 ? Double.NEGATIVE_INFINITY : k * FastMath.log(rate) - rate - Gamma.logGamma(k + 1);
    }

    @Override
    public double[] logDensity(Points sample) {
        double[] scores = new double[sample.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = logProbability(sample.at(i, 0));
        }
        return scores;
    }

    @Override
    public double[] mean() {
        return new double[] {rate};
    }

    @Override
    public double[] covariance() {
        return new double[] {rate};
    }

    /** P(count <= x) = Q(floor(x) + 1, lambda), the regularised upper incomplete gamma function. */
    @Override
    public double cumulative(int j, double x) {
        if (x < 0) {
            return 0;
        }
        return rate == 0 ? 1 : Gamma.regularizedGammaQ(Math.floor(x) + 1, rate);
    }

    /** The smallest count that the law stays at or below with probability p or more. */
    @Override
    public double quantile(int j, double p) {
        double low = lowest();
        double high = highest();
        while (low < high) {
            double middle = Math.floor((low + high) / 2);
            if (cumulative(j, middle) >= p) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public Tensors state() {
        return new Tensors().with("rate", new double[] {rate}, 1);
    }

    @Override
    public Optional<String> collapse() {
        return rate == 0 ? Optional.of("every count is 0, so the rate is 0") : Optional.empty();
    }
}
