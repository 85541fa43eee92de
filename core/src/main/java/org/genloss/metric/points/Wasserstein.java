package org.genloss.metric.points;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Points;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.num.Empirical;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * Transport distance of what was drawn from the real distribution, without assuming a shape. Above 0 even for real data,
 * and where it is no larger than at the baseline its standard error means little: the first order vanishes there.
 *
 * <p>The directions of the sliced distance come from the metric's own seed, not from the run's: all generations, trials
 * and cells look along the same ones, so that curves can be compared.
 */
@Doc(
        value =
                "Wasserstein distance between what was drawn and the real data, W1 (unit x) or W2 squared (unit x^2). One"
                        + " dimension: exact, against the law's quantiles at 10,000 midpoints or the held-out data. More: the mean"
                        + " over random projections (sliced), against the held-out data. Standard error by influence function,"
                        + " real data held fixed.",
        source = "Villani 2009, remark 2.19; Bonneel et al. 2015 (sliced)")
public record Wasserstein(
        @Doc("Order: 1, or 2 for the squared W2.") @Default("1")
        int p,

        @Doc("How many random directions beyond one dimension, 1 or more.") @Default("64")
        int projections,

        @Doc("Names the directions; the same in all generations and trials.") @Default("0")
        long seed)
        implements PointsMetric {

    /** Checks the parameters. */
    public Wasserstein {
        Require.that(p == 1 || p == 2, "p", "1 or 2", p);
        Require.atLeast("projections", projections, 1);
    }

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        int d = reference.heldOut().dimension();
        double[][] directions = d == 1
                ? new double[][] {{1}}
                : Directions.draw(projections, d, new Seed(seed).at("sliced_wasserstein"));
        double[][] real = new double[directions.length][];
        for (int k = 0; k < real.length; k++) {
            real[k] = d == 1
                    ? Marginals.sorted(reference, 0)
                    : Directions.sorted(Directions.project(reference.heldOut(), directions[k]));
        }
        return (at, unused) -> List.of(measure(at.drawn(), directions, real));
    }

    private Reading measure(Points drawn, double[][] directions, double[][] real) {
        double sum = 0;
        double[] influence = new double[drawn.size()];
        for (int k = 0; k < real.length; k++) {
            double[] along = Directions.project(drawn, directions[k]);
            double[] sorted = Directions.sorted(along);
            double[] ofSorted = new double[sorted.length];
            sum += p == 1
                    ? Line.wasserstein1(sorted, real[k], ofSorted)
                    : Line.wasserstein2Squared(sorted, real[k], ofSorted);
            for (int i = 0; i < along.length; i++) {
                influence[i] += ofSorted[Arrays.binarySearch(sorted, along[i])] / real.length;
            }
        }
        return Reading.of(name(drawn.dimension()), sum / real.length, p == 1 ? "x" : "x^2")
                .withError(Empirical.standardErrorOfMean(influence));
    }

    private String name(int d) {
        String name = p == 1 ? "wasserstein_1" : "wasserstein_2_squared";
        return d == 1 ? name : "sliced_" + name + "[projections=" + projections + "]";
    }
}
