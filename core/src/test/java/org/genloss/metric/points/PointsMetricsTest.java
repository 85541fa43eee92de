package org.genloss.metric.points;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.genloss.data.Points;
import org.genloss.data.Supply;
import org.genloss.metric.HeldOutLogLikelihood;
import org.genloss.metric.Metric;
import org.genloss.metric.MetricContract;
import org.genloss.metric.Reference;
import org.genloss.metric.TestLaws.Mixture;
import org.genloss.metric.TestLaws.Veiled;
import org.genloss.model.Model;
import org.genloss.num.Seed;

/** The contract of metrics, for points of one and of two dimensions. */
class PointsMetricsTest extends MetricContract<Points> {

    private static final Mixture LINE =
            new Mixture(new double[] {0.9, 0.1}, new double[][] {{0}, {5}}, new double[] {1, 0.5});
    private static final Mixture PLANE =
            new Mixture(new double[] {0.8, 0.2}, new double[][] {{0, 1}, {4, -1}}, new double[] {1, 0.5});

    @Override
    protected List<Metric<Points>> metrics() {
        return List.of(
                new MeanError(),
                new StdError(),
                new CovarianceError(),
                new VarianceRatio(),
                new GaussianWasserstein(),
                new Wasserstein(1, 8, 0),
                new Wasserstein(2, 8, 0),
                new EnergyDistance(200, 0),
                new MixtureL2(),
                new KolmogorovSmirnov(),
                new TailOccupancy(List.of(0.95, 0.99)),
                new RareModeMass(),
                new PrecisionRecall(5, 200, 0),
                new ExcessRisk(),
                new HeldOutLogLikelihood<>());
    }

    @Override
    protected Class<Points> sampleType() {
        return Points.class;
    }

    @Override
    protected List<Place<Points>> places() {
        return List.of(
                place("a line, truth known", LINE, LINE),
                place("a plane, truth known", PLANE, PLANE),
                place("a line, model veiled", LINE, new Veiled<>(LINE)),
                place("a plane, source veiled", new Veiled<>(PLANE), PLANE),
                place("a plane, all veiled", new Veiled<>(PLANE), new Veiled<>(PLANE)));
    }

    @Override
    protected Place<Points> opaque() {
        return place("a line, all veiled", new Veiled<>(LINE), new Veiled<>(LINE));
    }

    @Override
    protected Map<String, Ideal> ideals() {
        return Map.ofEntries(
                Map.entry("mean_error", new Ideal(0, 0)),
                Map.entry("std_error", new Ideal(0, 0)),
                Map.entry("covariance_error", new Ideal(0, 0)),
                Map.entry("variance_ratio", new Ideal(1, 0)),
                Map.entry("log_det_ratio", new Ideal(0, 0)),
                Map.entry("gaussian_w2_squared", new Ideal(0, 0)),
                Map.entry("wasserstein_1", new Ideal(0, 0)),
                Map.entry("wasserstein_2_squared", new Ideal(0, 0)),
                Map.entry("energy_distance", new Ideal(0, 0)),
                Map.entry("ks_statistic", new Ideal(0, 0)),
                // 400 points: 20 lie beyond the 380th from either end
                Map.entry("tail_occupancy[q=0.95,side=lower]", new Ideal(1, 1e-12)),
                Map.entry("tail_occupancy[q=0.95,side=upper]", new Ideal(1, 1e-12)),
                // two subsets of 200 of the same 400: half of the points stand in both and sit in each other's balls
                Map.entry("precision[k=5]", new Ideal(1, 0.1)),
                Map.entry("recall[k=5]", new Ideal(1, 0.1)),
                Map.entry("density[k=5]", new Ideal(1, 0.2)),
                Map.entry("coverage[k=5]", new Ideal(1, 0.1)));
    }

    private static Place<Points> place(String name, Supply<Points> source, Model<Points> model) {
        Points heldOut = source.heldOut(400, new Seed(1));
        int d = heldOut.dimension();
        double[] broken = new double[60 * d];
        Arrays.fill(broken, 1, broken.length, Double.NaN);
        double[] infinite = heldOut.values().clone();
        infinite[3] = Double.POSITIVE_INFINITY;
        return new Place<>(
                name,
                new Reference<>(source, heldOut, 300),
                model,
                List.of(
                        Points.of(new double[60 * d], d),
                        Points.of(broken, d),
                        Points.of(infinite, d),
                        Points.of(new double[d], d)));
    }
}
