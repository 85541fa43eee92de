package org.genloss.model.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.genloss.data.Dataset;
import org.genloss.data.Points;
import org.genloss.model.Decoding;
import org.genloss.model.GoldenFile;
import org.genloss.model.mixture.GaussianMixture.CovarianceType;
import org.genloss.model.mixture.GaussianMixture.InitParams;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GaussianMixtureTest {

    private static final Seed SEED = new Seed(5);

    private static GaussianMixture learner(int k, CovarianceType type, double tol, int maxIter, double floor) {
        return new GaussianMixture(k, type, tol, maxIter, 1, floor, InitParams.KMEANS, false);
    }

    private static Dataset<Points> real(Points points) {
        return Dataset.of(points, Dataset.REAL);
    }

    /** Two round clumps at -4 and 4 on the first axis. */
    private static Points clumps(int n, Seed seed) {
        return MixtureModel.of(
                        new double[] {0.3, 0.7},
                        new double[][] {{-4, 0}, {4, 1}},
                        new double[][] {{1, 0.5, 0.5, 2}, {1, 0, 0, 1}},
                        Points.names(2))
                .sample(n, Decoding.PLAIN, seed);
    }

    /** From the same start, after as many steps: log-likelihoods to 1e-8 relative; sizes 150, 178, 1027 and 777. */
    @Test
    void stepsAreThoseOfScikitLearn() {
        JsonNode golden = GoldenFile.read("mixture");
        for (JsonNode row : golden.get("cases")) {
            Points points =
                    GoldenFile.points(golden.get("data").get(row.get("data").asString()));
            int k = row.get("k").asInt();
            CovarianceType type =
                    CovarianceType.valueOf(row.get("type").asString().toUpperCase(Locale.ROOT));
            GaussianMixture learner = learner(
                    k,
                    type,
                    0,
                    row.get("iterations").asInt(),
                    row.get("reg_covar").asDouble());
            MixtureModel model = learner.fitFrom(start(row.get("start"), k, points), real(points), 1);
            String name = row.get("data").asString() + " " + type + " " + row.get("iterations");
            assertRelative(row.get("bound").asDouble(), model.lowerBound(), 1e-8, name);
            double score = Arrays.stream(model.logDensity(points)).sum() / points.size();
            assertRelative(row.get("score").asDouble(), score, 1e-8, name);
            assertArrayEquals(GoldenFile.doubles(row.get("weights")), model.weights(), 1e-8, name);
            double[] means =
                    Arrays.stream(model.means()).flatMapToDouble(Arrays::stream).toArray();
            assertArrayEquals(GoldenFile.doubles(row.get("means")), means, 1e-7, name);
        }
    }

    private static MixtureModel start(JsonNode start, int k, Points points) {
        double[] flat = GoldenFile.doubles(start.get("means"));
        int d = points.dimension();
        double[][] means = new double[k][];
        for (int c = 0; c < k; c++) {
            means[c] = Arrays.copyOfRange(flat, c * d, (c + 1) * d);
        }
        double[][] covariances = new double[k][];
        Arrays.fill(covariances, GoldenFile.doubles(start.get("covariance")));
        return MixtureModel.of(GoldenFile.doubles(start.get("weights")), means, covariances, points.columns());
    }

    private static void assertRelative(double expected, double actual, double tolerance, String name) {
        assertEquals(expected, actual, tolerance * Math.abs(expected), name);
    }

    @Test
    void findsTwoClumps() {
        MixtureModel model = learner(2, CovarianceType.FULL, 1e-6, 200, 0).fit(real(clumps(20_000, SEED)), SEED);
        int left = model.means()[0][0] < 0 ? 0 : 1;
        assertTrue(model.converged());
        // six standard errors of 6000 and 14000 draws: chance of a false alarm below 1e-7
        assertEquals(0.3, model.weights()[left], 0.02);
        assertArrayEquals(new double[] {-4, 0}, model.means()[left], 0.11);
        assertArrayEquals(new double[] {4, 1}, model.means()[1 - left], 0.06);
        assertArrayEquals(new double[] {1, 0.5, 0.5, 2}, model.covariances()[left], 0.25);
    }

    @Test
    void threadsDoNotChangeABit() {
        Points points = clumps(40_000, SEED);
        GaussianMixture learner = learner(3, CovarianceType.FULL, 0, 5, 0);
        MixtureModel one = learner.fit(real(points), SEED, 1);
        for (int threads : new int[] {2, 3, 7}) {
            MixtureModel many = learner.fit(real(points), SEED, threads);
            assertArrayEquals(one.state().doubles("means"), many.state().doubles("means"));
            assertArrayEquals(one.state().doubles("covariances"), many.state().doubles("covariances"));
            assertEquals(one.lowerBound(), many.lowerBound());
        }
    }

    /** Written by JDK 17; a build on another JDK, or with another vector width, must find the same bits. */
    @Test
    void bitsDoNotDependOnTheJdk() {
        long bits = 0;
        for (CovarianceType type : CovarianceType.values()) {
            MixtureModel model = learner(3, type, 1e-5, 60, 0).fit(real(clumps(5_000, SEED)), SEED);
            for (String name : List.of("weights", "means", "covariances", "lower_bound")) {
                bits = 31 * bits + Arrays.hashCode(model.state().doubles(name));
            }
            bits = 31 * bits
                    + Arrays.hashCode(model.sample(100, Decoding.PLAIN, SEED).values());
        }
        assertEquals(5610868939954137580L, bits);
    }

    @Test
    void standingThereTwiceIsWeightTwo() {
        Points light = clumps(150, SEED.at("light"));
        Points heavy = clumps(77, SEED.at("heavy"));
        Dataset<Points> twice = new Dataset<>(List.of(part(light, 1), part(heavy, 1), part(heavy, 1)));
        Dataset<Points> weighted = new Dataset<>(List.of(part(light, 1), part(heavy, 2)));
        MixtureModel start = learner(2, CovarianceType.FULL, 0, 1, 0).fit(twice, SEED);
        for (CovarianceType type : CovarianceType.values()) {
            GaussianMixture learner = learner(2, type, 0, 10, 0);
            MixtureModel doubled = learner.fitFrom(start, twice, 1);
            MixtureModel weighed = learner.fitFrom(start, weighted, 1);
            assertEquals(doubled.lowerBound(), weighed.lowerBound(), 1e-11);
            assertArrayEquals(
                    doubled.state().doubles("covariances"), weighed.state().doubles("covariances"), 1e-10);
        }
    }

    private static Dataset.Part<Points> part(Points points, double weight) {
        return new Dataset.Part<>(points, Dataset.REAL, weight);
    }

    @Test
    void warmStartGoesOnWhereTheLastGenerationStood() {
        Points points = clumps(500, SEED);
        GaussianMixture cold = learner(2, CovarianceType.FULL, 0, 3, 0);
        GaussianMixture warm =
                new GaussianMixture(2, CovarianceType.FULL, 0, 3, 1, 0, InitParams.RANDOM_FROM_DATA, true);
        MixtureModel three = cold.fit(real(points), SEED);
        MixtureModel six = learner(2, CovarianceType.FULL, 0, 6, 0).fit(real(points), SEED);
        assertArrayEquals(
                six.state().doubles("means"),
                warm.refit(three, real(points), SEED).state().doubles("means"));
        assertFalse(cold.warmStarts());
    }

    @Test
    void severalStartsKeepTheBest() {
        Points points = clumps(300, SEED);
        GaussianMixture many =
                new GaussianMixture(4, CovarianceType.FULL, 1e-4, 50, 5, 1e-3, InitParams.RANDOM_FROM_DATA, false);
        double best = Double.NEGATIVE_INFINITY;
        GaussianMixture single =
                new GaussianMixture(4, CovarianceType.FULL, 1e-4, 50, 1, 1e-3, InitParams.RANDOM_FROM_DATA, false);
        double first = single.fit(real(points), SEED).lowerBound();
        best = many.fit(real(points), SEED).lowerBound();
        assertTrue(best > first, best + " after " + first);
    }

    @Test
    void fewerDistinctPointsThanComponentsIsAResult() {
        Points points = Points.of(new double[] {1, 2, 1, 2, 5, 6}, 2);
        for (InitParams start : InitParams.values()) {
            for (CovarianceType type : CovarianceType.values()) {
                GaussianMixture learner = new GaussianMixture(4, type, 1e-3, 100, 1, 0, start, false);
                MixtureModel model = learner.fit(real(points), SEED);
                assertTrue(model.collapse().orElseThrow().contains("component"), start + " " + type);
                Points drawn = model.sample(50, Decoding.PLAIN, SEED);
                assertTrue(Arrays.stream(drawn.values()).allMatch(Double::isFinite), start + " " + type);
                assertTrue(Arrays.stream(model.mean()).allMatch(Double::isFinite));
            }
        }
    }

    @Test
    void singularComponentEndsWithTheReasonAndAFloorPreventsIt() {
        double[] values = Arrays.copyOf(clumps(100, SEED).values(), 240);
        for (int i = 200; i < 240; i += 2) {
            values[i] = 50;
            values[i + 1] = 60;
        }
        Points points = Points.of(values, 2);
        MixtureModel model = learner(2, CovarianceType.FULL, 1e-3, 100, 0).fit(real(points), SEED);
        int spike = model.means()[0][0] == 50 ? 0 : 1;
        assertEquals(
                "the covariance of component " + spike + " is singular: rank 0 of 2",
                model.collapse().orElseThrow());
        assertEquals(Double.POSITIVE_INFINITY, model.lowerBound());
        assertEquals(1.0 / 6, model.weights()[spike], 1e-12);
        double[] density = model.logDensity(Points.of(new double[] {50, 60, 0, 0, 51, 60}, 2));
        assertEquals(Double.POSITIVE_INFINITY, density[0]);
        assertTrue(Double.isFinite(density[1]) && Double.isFinite(density[2]));
        assertTrue(learner(2, CovarianceType.FULL, 1e-3, 100, 1e-6)
                .fit(real(points), SEED)
                .collapse()
                .isEmpty());
    }

    /** From a start a million deviations away one pass would lose twelve digits of the covariance. */
    @Test
    void farStartCostsNoDigits() {
        double[] values = clumps(1000, SEED).values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += 1e6;
        }
        Points points = Points.of(values, 2);
        MixtureModel start = MixtureModel.of(
                new double[] {1}, new double[][] {{0, 0}}, new double[][] {{1e12, 0, 0, 1e12}}, Points.names(2));
        MixtureModel model = learner(1, CovarianceType.FULL, 0, 1, 0).fitFrom(start, real(points), 1);
        double[] x = points.column(0);
        double[] y = points.column(1);
        double meanX = Arrays.stream(x).map(v -> v - 1e6).sum() / x.length + 1e6;
        double meanY = Arrays.stream(y).map(v -> v - 1e6).sum() / y.length + 1e6;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX) / x.length;
            xy += (x[i] - meanX) * (y[i] - meanY) / x.length;
        }
        assertEquals(xx, model.covariances()[0][0], 1e-9 * xx);
        assertEquals(xy, model.covariances()[0][1], 1e-9 * xx);
    }

    @Test
    void deadComponentStaysDeadAndKeepsItsParameters() {
        MixtureModel start = MixtureModel.of(
                new double[] {1, 0},
                new double[][] {{0, 0}, {9, 9}},
                new double[][] {{9, 0, 0, 9}, {1, 0, 0, 1}},
                Points.names(2));
        MixtureModel model = learner(2, CovarianceType.FULL, 0, 5, 0).fitFrom(start, real(clumps(300, SEED)), 1);
        assertArrayEquals(new double[] {1, 0}, model.weights());
        assertArrayEquals(new double[] {9, 9}, model.means()[1]);
        assertEquals("component 1 has no mass", model.collapse().orElseThrow());
    }

    @Test
    void impossibleItemEndsWithTheReason() {
        MixtureModel start =
                MixtureModel.of(new double[] {1}, new double[][] {{0}}, new double[][] {{1e-300}}, Points.names(1));
        MixtureModel model =
                learner(1, CovarianceType.FULL, 0, 5, 0).fitFrom(start, real(Points.of(new double[] {0, 1e10}, 1)), 1);
        assertEquals(
                "an item has density 0 under every component", model.collapse().orElseThrow());
        assertEquals(0, model.iterations());
    }

    @Test
    void lambdaSqueezesComponentsAndKeepsTheirMeans() {
        MixtureModel model = learner(2, CovarianceType.FULL, 1e-6, 200, 0).fit(real(clumps(2000, SEED)), SEED);
        Points still = model.sample(200, new Decoding(1, 0, 1, false, 0), SEED);
        for (int i = 0; i < still.size(); i++) {
            double x = still.at(i, 0);
            assertTrue(x == model.means()[0][0] || x == model.means()[1][0]);
        }
        assertNotEquals(still.at(0, 0), still.at(1, 0) + still.at(2, 0));
    }

    @Test
    void startMustFit() {
        MixtureModel start =
                MixtureModel.of(new double[] {1}, new double[][] {{0}}, new double[][] {{1}}, Points.names(1));
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> learner(2, CovarianceType.FULL, 0, 5, 0)
                        .fitFrom(start, real(clumps(9, SEED)), 1));
        assertEquals("start must be of 2 components, but is 1", error.getMessage());
    }
}
