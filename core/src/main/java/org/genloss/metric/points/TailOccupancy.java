package org.genloss.metric.points;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Points;
import org.genloss.data.Quantiles;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Parameters;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.num.ClopperPearson;
import org.genloss.num.Empirical;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** How full the tails of the real data still are: 1 is ideal, 0 is an empty tail. */
@Doc(
        "Share of what was drawn that lies beyond the real quantile q, and below the real quantile 1 - q, over 1 - q; the mean"
                + " over coordinates. Standard error analytic, with the quantile held fixed; in one dimension 95 % limits are"
                + " Clopper-Pearson. Quantiles of the law where it knows them, otherwise of the held-out data.")
public record TailOccupancy(
        @Doc("Quantiles that the tails begin at, each in (0.5, 1).") @Default("[0.95, 0.99, 0.999]")
        List<Double> q) implements PointsMetric {

    /** Checks the quantiles. */
    public TailOccupancy {
        q = List.copyOf(q);
        Parameters.distinct("q", q);
        for (double level : q) {
            Require.that(level > 0.5 && level < 1, "q", "in (0.5, 1)", level);
        }
    }

    /** Where the tails of every coordinate begin at one q. */
    private record Thresholds(double q, double[] lower, double[] upper) {}

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        List<Thresholds> thresholds =
                q.stream().map(p -> thresholds(reference, p)).toList();
        return (at, seed) -> {
            List<Reading> readings = new ArrayList<>();
            for (Thresholds tail : thresholds) {
                readings.add(occupancy(at.drawn(), tail, false));
                readings.add(occupancy(at.drawn(), tail, true));
            }
            return readings;
        };
    }

    private static Thresholds thresholds(Reference<Points> reference, double q) {
        int d = reference.heldOut().dimension();
        double[] lower = new double[d];
        double[] upper = new double[d];
        for (int j = 0; j < d; j++) {
            if (reference.supply() instanceof Quantiles law) {
                lower[j] = law.quantile(j, 1 - q);
                upper[j] = law.quantile(j, q);
            } else {
                double[] sorted = Marginals.sorted(reference.heldOut(), j);
                int rank = (int) Math.ceil(q * sorted.length) - 1;
                lower[j] = sorted[sorted.length - 1 - rank];
                upper[j] = sorted[rank];
            }
        }
        return new Thresholds(q, lower, upper);
    }

    private static Reading occupancy(Points drawn, Thresholds tail, boolean above) {
        int n = drawn.size();
        int d = drawn.dimension();
        double[] beyond = new double[n];
        long count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                double x = drawn.at(i, j);
                if (above ? x > tail.upper[j] : x < tail.lower[j]) {
                    beyond[i]++;
                    count++;
                }
            }
        }
        String name = "tail_occupancy[q=" + Estimates.text(tail.q) + ",side=" + (above ? "upper" : "lower") + "]";
        double expected = 1 - tail.q;
        Reading reading = Reading.of(name, count / (expected * n * d), "ratio")
                .withError(Empirical.standardErrorOfMean(beyond) / (expected * d));
        if (d > 1) {
            return reading;
        }
        double[] limits = ClopperPearson.limits(count, n);
        return reading.withLimits(limits[0] / expected, limits[1] / expected);
    }
}
