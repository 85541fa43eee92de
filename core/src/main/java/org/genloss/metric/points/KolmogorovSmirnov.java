package org.genloss.metric.points;

import java.util.List;
import org.genloss.data.Points;
import org.genloss.data.Quantiles;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;
import org.hipparchus.util.FastMath;

/**
 * The largest gap between distribution functions. An alarm only: it sees that something moved, hardly ever that a tail
 * went.
 */
@Doc(
        value =
                "Largest difference between the distribution functions of what was drawn and of the real data, over all"
                        + " coordinates, from 0 to 1; against the law where it knows its distribution function, otherwise against"
                        + " the held-out data. 95 % limits by the inequality of Dvoretzky, Kiefer and Wolfowitz; no standard error.",
        source = "Massart 1990")
public record KolmogorovSmirnov() implements PointsMetric {

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        int d = reference.heldOut().dimension();
        double[][] real = new double[d][];
        for (int j = 0; j < d; j++) {
            real[j] = Marginals.sorted(reference.heldOut(), j);
        }
        Quantiles law = reference.supply() instanceof Quantiles known ? known : null;
        return (at, seed) -> {
            double largest = 0;
            for (int j = 0; j < d; j++) {
                double[] drawn = Marginals.sorted(at.drawn(), j);
                largest = Math.max(largest, law == null ? twoSample(drawn, real[j]) : oneSample(drawn, law, j));
            }
            double margin = law == null
                    ? margin(at.drawn().size(), 2 * d) + margin(real[0].length, 2 * d)
                    : margin(at.drawn().size(), d);
            return List.of(Reading.of("ks_statistic", largest, "1")
                    .withLimits(Math.max(0, largest - margin), Math.min(1, largest + margin)));
        };
    }

    private static double oneSample(double[] sorted, Quantiles law, int j) {
        int n = sorted.length;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double p = law.cumulative(j, sorted[i]);
            largest = Math.max(largest, Math.max(p - (double) i / n, (i + 1.0) / n - p));
        }
        return largest;
    }

    private static double twoSample(double[] x, double[] y) {
        if (Double.isNaN(x[x.length - 1])) {
            return Double.NaN;
        }
        int i = 0;
        int j = 0;
        double largest = 0;
        while (i < x.length && j < y.length) {
            double at = Math.min(x[i], y[j]);
            while (i < x.length && x[i] <= at) {
                i++;
            }
            while (j < y.length && y[j] <= at) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / x.length - (double) j / y.length));
        }
        return largest;
    }

    /** The band that each of {@code bands} empirical distribution functions leaves with probability at most 5 % in all. */
    private static double margin(int n, int bands) {
        return Math.sqrt(FastMath.log(2 * bands / 0.05) / (2.0 * n));
    }
}
