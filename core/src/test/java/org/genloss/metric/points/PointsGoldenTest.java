package org.genloss.metric.points;

import static org.genloss.metric.Golden.assertClose;
import static org.genloss.metric.Golden.doubles;
import static org.genloss.metric.Golden.measure;
import static org.genloss.metric.Golden.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Points;
import org.genloss.metric.Gauge;
import org.genloss.metric.Golden;
import org.genloss.metric.HeldOutLogLikelihood;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.TestLaws.Mixture;
import org.genloss.metric.TestLaws.Veiled;
import org.genloss.model.Decoding;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Metrics of points against NumPy and SciPy. */
class PointsGoldenTest {

    private static final JsonNode LINE = Golden.of("line");
    private static final JsonNode PLANE = Golden.of("plane");
    private static final Points X = Points.of(doubles(LINE.get("x")), 1);
    private static final Points Y = Points.of(doubles(LINE.get("y")), 1);
    private static final Points A = Points.of(doubles(PLANE.get("a")), 2);
    private static final Points B = Points.of(doubles(PLANE.get("b")), 2);
    private static final Mixture STANDARD = new Mixture(new double[] {1}, new double[][] {{0}}, new double[] {1});
    private static final Mixture REAL =
            new Mixture(new double[] {0.9, 0.1}, new double[][] {{0}, {5}}, new double[] {1, 0.5});
    private static final Mixture MODEL =
            new Mixture(new double[] {0.7, 0.3}, new double[][] {{0.5}, {4}}, new double[] {1.2, 0.4});

    private static List<Reading> onLine(Metric<Points> metric) {
        return measure(metric, new Reference<>(new Veiled<>(STANDARD), Y, 50), X);
    }

    private static List<Reading> againstNormal(Metric<Points> metric) {
        return measure(metric, new Reference<>(STANDARD, Y, 50), X);
    }

    private static List<Reading> inPlane(Metric<Points> metric) {
        return measure(metric, new Reference<>(new Veiled<>(STANDARD), B, 40), A);
    }

    private static void check(JsonNode golden, String key, Reading reading) {
        assertClose(golden.get(key).doubleValue(), reading.value());
    }

    private static void checkError(JsonNode golden, String key, Reading reading) {
        assertClose(golden.get(key).doubleValue(), reading.standardError());
    }

    @Test
    void momentsOnALine() {
        Reading mean = onLine(new MeanError()).get(0);
        check(LINE, "mean_error", mean);
        checkError(LINE, "mean_error_jackknife", mean);
        check(LINE, "std_error", onLine(new StdError()).get(0));
        check(LINE, "variance_ratio", onLine(new VarianceRatio()).get(0));
        check(LINE, "log_det_ratio", onLine(new VarianceRatio()).get(1));
        check(LINE, "gaussian_w2_squared", onLine(new GaussianWasserstein()).get(0));
    }

    @Test
    void momentsInAPlane() {
        check(PLANE, "mean_error", inPlane(new MeanError()).get(0));
        check(PLANE, "covariance_error", inPlane(new CovarianceError()).get(0));
        check(PLANE, "covariance_error_relative", inPlane(new CovarianceError()).get(1));
        Reading ratio = inPlane(new VarianceRatio()).get(0);
        check(PLANE, "variance_ratio", ratio);
        checkError(PLANE, "variance_ratio_jackknife", ratio);
        check(PLANE, "log_det_ratio", inPlane(new VarianceRatio()).get(1));
        check(PLANE, "gaussian_w2_squared", inPlane(new GaussianWasserstein()).get(0));
        assertTrue(inPlane(new StdError()).isEmpty());
    }

    /** The errors are finite differences of SciPy's weighted distances, good to about 1e-5. */
    @Test
    void distancesOnALine() {
        Reading w1 = onLine(new Wasserstein(1, 1, 0)).get(0);
        check(LINE, "wasserstein_1", w1);
        assertEquals(LINE.get("wasserstein_1_error").doubleValue(), w1.standardError(), 1e-4);
        check(LINE, "wasserstein_2_squared", onLine(new Wasserstein(2, 1, 0)).get(0));
        Reading energy = onLine(new EnergyDistance(2, 0)).get(0);
        check(LINE, "energy_distance", energy);
        assertEquals(LINE.get("energy_distance_error").doubleValue(), energy.standardError(), 1e-5);
        check(LINE, "ks_statistic", onLine(new KolmogorovSmirnov()).get(0));
    }

    @Test
    void distancesFromALaw() {
        Reading w1 = againstNormal(new Wasserstein(1, 1, 0)).get(0);
        check(LINE, "wasserstein_1_normal", w1);
        // the midpoints stand for the integral to less than a thousandth of the sampling error
        assertEquals(LINE.get("wasserstein_1_normal_integral").doubleValue(), w1.value(), 2e-5);
        check(
                LINE,
                "ks_statistic_normal",
                againstNormal(new KolmogorovSmirnov()).get(0));
    }

    @Test
    void tailsOfALaw() {
        List<Reading> readings = againstNormal(new TailOccupancy(List.of(0.95)));
        for (int side = 0; side < 2; side++) {
            double[] expected = doubles(LINE.get(side == 0 ? "tail_lower" : "tail_upper"));
            assertClose(expected[0], readings.get(side).value());
            assertEquals(expected[1], readings.get(side).low(), 1e-9);
            assertEquals(expected[2], readings.get(side).high(), 1e-9);
        }
        assertEquals("tail_occupancy[q=0.95,side=lower]", readings.get(0).name());
    }

    @Test
    void distancesInAPlane() {
        check(PLANE, "energy_distance", inPlane(new EnergyDistance(100, 0)).get(0));
        check(PLANE, "ks_statistic", inPlane(new KolmogorovSmirnov()).get(0));
    }

    @Test
    void precisionAndRecall() {
        double[] stretched = Arrays.stream(A.values()).map(v -> 1.6 * v).toArray();
        List<Reading> readings = measure(
                new PrecisionRecall(3, 100, 0),
                new Reference<>(new Veiled<>(STANDARD), B, 40),
                Points.of(stretched, 2));
        for (String name : List.of("precision", "recall", "density", "coverage")) {
            check(PLANE.get("prdc"), name, named(readings, name + "[k=3]"));
        }
    }

    /** Three drawn points are three groups: without them 2, 2 and 4 of the 4 balls are filled. */
    @Test
    void errorOfCoverageByHand() {
        Points real = Points.of(new double[] {0, 1, 10, 11}, 1);
        Points drawn = Points.of(new double[] {0.5, 10.2, 20}, 1);
        List<Reading> readings = measure(new PrecisionRecall(1, 100, 0), new Reference<>(REAL, real, 3), drawn);
        Reading coverage = named(readings, "coverage[k=1]");
        assertEquals(1, coverage.value());
        assertEquals(1 / 3.0, coverage.standardError(), 1e-12);
    }

    @Test
    void mixtures() {
        JsonNode golden = Golden.of("mixture");
        Points x = Points.of(doubles(golden.get("x")), 1);
        Reference<Points> reference = new Reference<>(REAL, x, 19);
        check(golden, "l2", measure(new MixtureL2(), reference, x, MODEL).get(0));
        List<Reading> rare = measure(new RareModeMass(), reference, x, MODEL);
        check(golden, "rare_mode_mass", rare.get(0));
        checkError(golden, "rare_mode_error", rare.get(0));
        check(golden, "rare_mode_share", rare.get(1));
        Reading mean = measure(new MeanError(), reference, x, MODEL).get(0);
        check(golden, "model_mean_error", mean);
        assertTrue(Double.isNaN(mean.standardError()), "a parameter has no sampling error");
        Reading likelihood =
                measure(new HeldOutLogLikelihood<Points>(), reference, x, MODEL).get(0);
        check(golden, "log_likelihood", likelihood);
        checkError(golden, "log_likelihood_error", likelihood);
    }

    /** A component without width has infinite density, and a second one at the same place must not hide it. */
    @Test
    void aPointMassIsInfinitelyFar() {
        Mixture point = new Mixture(new double[] {1}, new double[][] {{0}}, new double[] {0});
        Reading l2 =
                measure(new MixtureL2(), new Reference<>(REAL, X, 50), X, point).get(0);
        assertEquals(Double.POSITIVE_INFINITY, l2.value());
    }

    /** By hand: (0.7 - 0.9)^2, the other two coefficients being equal. */
    @Test
    void excessRisk() {
        assertClose(
                0.04,
                measure(new ExcessRisk(), new Reference<>(REAL, X, 50), X, MODEL)
                        .get(0)
                        .value());
    }

    /** A line in the plane: half of the variance, and no volume. */
    @Test
    void aLostDirectionIsSeen() {
        double[] flat = B.values().clone();
        for (int i = 0; i < B.size(); i++) {
            flat[2 * i + 1] = flat[2 * i] * 3;
        }
        List<Reading> readings =
                measure(new VarianceRatio(), new Reference<>(new Veiled<>(STANDARD), B, 45), Points.of(flat, 2));
        assertEquals(Double.NEGATIVE_INFINITY, readings.get(1).value());
    }

    /**
     * In one dimension two directions, 1 and -1, see the same distance; in the plane points on an axis, moved along it by
     * t, are t |cos| away under every direction, 2 t / pi on average. 2,000 directions: standard error of the mean of
     * |cos| 0.31 / sqrt(2000) = 0.007; 0.03 allowed, a false alarm in 50,000 seeds.
     */
    @Test
    void slicesSeeTheProjectedShift() {
        Points at = Points.of(new double[10], 2);
        Points moved = Points.of(new double[] {1, 0, 1, 0, 1, 0, 1, 0, 1, 0}, 2);
        Reference<Points> reference = new Reference<>(new Veiled<>(STANDARD), at, 5);
        Reading w1 = measure(new Wasserstein(1, 2000, 5), reference, moved).get(0);
        Reading w2 = measure(new Wasserstein(2, 2000, 5), reference, moved).get(0);
        assertEquals(2 / Math.PI, w1.value(), 0.03);
        assertEquals(0.5, w2.value(), 0.03);
        assertEquals("sliced_wasserstein_1[projections=2000]", w1.name());
    }

    /**
     * The stated errors are those seen in repetition: 300 samples of 400 from N(0.5, 1) against N(0, 1). The spread of
     * 300 values is known to 4 %; 16 % allowed, four standard errors, a false alarm in 15,000 seeds a metric.
     */
    @Test
    void standardErrorsAreTheSpreadOfRepetitionsOnALine() {
        Mixture shifted = new Mixture(new double[] {1}, new double[][] {{0.5}}, new double[] {1});
        Reference<Points> reference = new Reference<>(STANDARD, Y, 400);
        repeat(300, 400, shifted, new Wasserstein(1, 1, 0), reference);
        repeat(300, 400, shifted, new Wasserstein(2, 1, 0), reference);
        repeat(300, 400, shifted, new EnergyDistance(2, 0), reference);
        repeat(300, 400, shifted, new GaussianWasserstein(), reference);
        repeat(300, 400, shifted, new TailOccupancy(List.of(0.95)), reference);
    }

    /** The same with 200 in the plane: what is drawn is N((1, 0), I), the real data are 45 points that stay. */
    @Test
    void standardErrorsAreTheSpreadOfRepetitionsInAPlane() {
        Mixture shifted = new Mixture(new double[] {1}, new double[][] {{1, 0}}, new double[] {1});
        Reference<Points> reference = new Reference<>(new Veiled<>(STANDARD), B, 200);
        repeat(300, 200, shifted, new Wasserstein(1, 8, 0), reference);
        repeat(300, 200, shifted, new Wasserstein(2, 8, 0), reference);
        repeat(300, 200, shifted, new EnergyDistance(200, 0), reference);
        repeat(300, 200, shifted, new TailOccupancy(List.of(0.9)), reference);
    }

    private static void repeat(
            int repetitions, int n, Mixture law, Metric<Points> metric, Reference<Points> reference) {
        Gauge<Points> gauge = metric.against(reference);
        double[] values = new double[repetitions];
        double errors = 0;
        for (int i = 0; i < values.length; i++) {
            Points drawn = law.sample(n, Decoding.PLAIN, new Seed(7).at("repetition", i));
            List<Reading> readings = gauge.measure(Golden.baseline(drawn), new Seed(1));
            Reading last = readings.get(readings.size() - 1);
            values[i] = last.value();
            errors += last.standardError() / repetitions;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        assertEquals(1, errors / Math.sqrt(squares / (repetitions - 1)), 0.16, metric.toString());
    }

    /** sqrt(ln(2 / 0.05) / (2 * 50)) = 0.192 either side of 0.207, cut at 0. */
    @Test
    void limitsOfKolmogorovSmirnov() {
        Reading ks = againstNormal(new KolmogorovSmirnov()).get(0);
        double margin = Math.sqrt(Math.log(40) / 100);
        assertClose(ks.value() - margin, ks.low());
        assertClose(ks.value() + margin, ks.high());
        assertEquals(0, onLine(new KolmogorovSmirnov()).get(0).low());
    }
}
