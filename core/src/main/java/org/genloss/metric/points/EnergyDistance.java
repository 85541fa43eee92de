package org.genloss.metric.points;

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
 * A distance that is 0 only for equal laws, whatever their shape and dimension. The plug-in estimate is 0 or more and so
 * a little above 0 even for real data: compare with the baseline, near which the standard error means little.
 */
@Doc(
        value = "Energy distance D, D^2 = 2 E|X-Y| - E|X-X'| - E|Y-Y'|, between what was drawn and the real data, in"
                + " unit x^(1/2). One dimension: O(n log n), against the law's quantiles or the held-out data. More: all"
                + " pairs of two random subsets. Standard error by influence function, real data held fixed.",
        source = "Szekely and Rizzo 2013; the same scale as scipy.stats.energy_distance")
public record EnergyDistance(
        @Doc("Beyond one dimension, at most this many points of each side are compared, 2 or more.") @Default("1000")
        int subsample,

        @Doc("Names the subset of the held-out data; the same in all generations and trials.") @Default("0")
        long seed)
        implements PointsMetric {

    private static final String NAME = "energy_distance";

    /** Checks the parameters. */
    public EnergyDistance {
        Require.atLeast("subsample", subsample, 2);
    }

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        if (reference.heldOut().dimension() == 1) {
            double[] real = Marginals.sorted(reference, 0);
            return (at, unused) -> List.of(onLine(Marginals.sorted(at.drawn(), 0), real));
        }
        Points real = Distances.subsample(reference.heldOut(), subsample, new Seed(seed).at(NAME));
        double within = average(Distances.means(real, real));
        return (at, own) -> List.of(ofPairs(Distances.subsample(at.drawn(), subsample, own.at(NAME)), real, within));
    }

    private static Reading onLine(double[] drawn, double[] real) {
        double[] influence = new double[drawn.length];
        return reading(Line.energySquared(drawn, real, influence), influence);
    }

    private static Reading ofPairs(Points drawn, Points real, double withinReal) {
        double[] toReal = Distances.means(drawn, real);
        double[] toDrawn = Distances.means(drawn, drawn);
        double[] influence = new double[toReal.length];
        for (int i = 0; i < influence.length; i++) {
            influence[i] = 2 * (toReal[i] - toDrawn[i]);
        }
        return reading(2 * average(toReal) - average(toDrawn) - withinReal, influence);
    }

    /** The square root of D^2; by the delta rule its error is that of D^2 over 2 D. */
    private static Reading reading(double squared, double[] influence) {
        double distance = Math.sqrt(Math.max(0, squared));
        return Reading.of(NAME, distance, "x^(1/2)")
                .withError(Empirical.standardErrorOfMean(influence) / (2 * distance));
    }

    private static double average(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value / values.length;
        }
        return sum;
    }
}
