package org.genloss.metric.symbols;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Sample;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;
import org.hipparchus.util.FastMath;

/**
 * The exponent s of a law p(r) proportional to r^-s over the ranks 1 to S of the types that occur. Descriptive: it moves
 * little, and ranks taken from the same counts bias it upwards a little.
 */
@Doc(
        value =
                "Exponent of Zipf's law by maximum likelihood over the ranks of the types in what was drawn (not by a"
                        + " regression on logarithms); standard error analytic, 1 / sqrt(n Var(log rank)). Infinite for one type.",
        source = "Clauset, Shalizi and Newman 2009, appendix B, bounded support")
public record ZipfSlope<S extends Sample<S>>() implements TypeMetric<S> {

    private static final double TOLERANCE = 1e-13;

    /** Exponents above this are not told from infinity: the second type has less than e^-44 of the mass. */
    private static final double STEEPEST = 64;

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> {
            long[] ranked = Arrays.stream(Types.counts(at.drawn()))
                    .filter(count -> count > 0)
                    .sorted()
                    .toArray();
            return List.of(
                    ranked.length < 2
                            ? Reading.of("zipf_slope", ranked.length == 1 ? Double.POSITIVE_INFINITY : Double.NaN, "1")
                            : fit(ranked));
        };
    }

    /** Finds s where the expected log rank is the observed one: Newton's steps, halved into a bracket. */
    private static Reading fit(long[] ascending) {
        int types = ascending.length;
        double[] logRanks = new double[types];
        double n = 0;
        double observed = 0;
        for (int r = 0; r < types; r++) {
            long count = ascending[types - 1 - r];
            logRanks[r] = FastMath.log(r + 1);
            n += count;
            observed += count * logRanks[r];
        }
        observed /= n;
        double low = 0;
        double high = STEEPEST;
        double s = 1;
        double[] moments = moments(logRanks, s);
        for (int step = 0; step < 200 && high - low > TOLERANCE; step++) {
            if (moments[0] > observed) {
                low = s;
            } else {
                high = s;
            }
            double next = s + (moments[0] - observed) / moments[1];
            boolean inside = next >= low && next <= high;
            double before = s;
            s = inside ? next : (low + high) / 2;
            moments = moments(logRanks, s);
            if (inside && Math.abs(s - before) < TOLERANCE) {
                break;
            }
        }
        return Reading.of("zipf_slope", s, "1").withError(1 / Math.sqrt(n * moments[1]));
    }

    /** Mean and variance of log rank under p(r) proportional to r^-s. */
    private static double[] moments(double[] logRanks, double s) {
        double weights = 0;
        double first = 0;
        double second = 0;
        for (double logRank : logRanks) {
            double weight = FastMath.exp(-s * logRank);
            weights += weight;
            first += weight * logRank;
            second += weight * logRank * logRank;
        }
        double mean = first / weights;
        return new double[] {mean, second / weights - mean * mean};
    }
}
