package org.genloss.model.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Dataset;
import org.genloss.data.LogDensity;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.model.Decoding;
import org.genloss.model.GoldenFile;
import org.genloss.model.Model;
import org.genloss.model.gaussian.Gaussian.Covariance;
import org.genloss.model.gaussian.Gaussian.Estimator;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GaussianTest {

    private static final JsonNode GOLDEN = GoldenFile.read("gaussian");
    private static final Seed SEED = new Seed(3);

    private static double[] golden(String name) {
        return GoldenFile.doubles(GOLDEN.get(name));
    }

    private static GaussianModel fit(Estimator estimator, Covariance covariance, Dataset<Points> training) {
        return (GaussianModel) new Gaussian(estimator, covariance).fit(training, SEED);
    }

    private static Dataset<Points> flowers() {
        return Dataset.of(Points.of(golden("x"), 3), Dataset.REAL);
    }

    private static Dataset<Points> weightedFlowers() {
        Points x = Points.of(golden("x"), 3);
        int from = GOLDEN.get("heavy_from").asInt();
        return new Dataset<>(List.of(
                new Dataset.Part<>(x.select(IntStream.range(0, from).toArray()), 0, 1),
                new Dataset.Part<>(
                        x.select(IntStream.range(from, x.size()).toArray()),
                        1,
                        GOLDEN.get("heavy").asDouble())));
    }

    @Test
    void momentsAreNumPys() {
        Moments unbiased = fit(Estimator.UNBIASED, Covariance.FULL, flowers());
        assertArrayEquals(golden("mean"), unbiased.mean(), 1e-13);
        assertArrayEquals(golden("unbiased"), unbiased.covariance(), 1e-13);
        assertArrayEquals(
                golden("mle"), fit(Estimator.MLE, Covariance.FULL, flowers()).covariance(), 1e-13);
    }

    @Test
    void weightedMomentsAreNumPys() {
        Moments unbiased = fit(Estimator.UNBIASED, Covariance.FULL, weightedFlowers());
        assertArrayEquals(golden("weighted_mean"), unbiased.mean(), 1e-13);
        assertArrayEquals(golden("weighted_unbiased"), unbiased.covariance(), 1e-13);
        Moments mle = fit(Estimator.MLE, Covariance.FULL, weightedFlowers());
        assertArrayEquals(golden("weighted_mle"), mle.covariance(), 1e-13);
    }

    @Test
    void diagonalKeepsTheVariancesOnly() {
        double[] expected = golden("unbiased");
        for (int i : new int[] {1, 2, 3, 5, 6, 7}) {
            expected[i] = 0;
        }
        Moments model = fit(Estimator.UNBIASED, Covariance.DIAGONAL, flowers());
        assertArrayEquals(expected, model.covariance(), 1e-13);
    }

    @Test
    void oneDimensionIsTheCaseOfMany() {
        Points x = Points.of(golden("x"), 3);
        for (Estimator estimator : Estimator.values()) {
            Moments all = fit(estimator, Covariance.FULL, flowers());
            Moments line = fit(estimator, Covariance.FULL, Dataset.of(Points.of(x.column(0), 1), 0));
            assertEquals(all.mean()[0], line.mean()[0]);
            assertEquals(all.covariance()[0], line.covariance()[0]);
        }
    }

    @Test
    void logDensityIsSciPys() {
        LogDensity<Points> model = fit(Estimator.UNBIASED, Covariance.FULL, flowers());
        assertArrayEquals(golden("log_density"), model.logDensity(Points.of(golden("x"), 3)), 1e-9);
    }

    @Test
    void logDensityHoldsForTinyVariances() {
        double[] covariance = golden("unbiased");
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] *= 1e-200;
        }
        GaussianModel model = new GaussianModel(new double[3], covariance, Points.names(3));
        double[] at = model.logDensity(Points.of(new double[] {1e-100, 0.5e-100, -0.5e-100}, 3));
        assertEquals(GOLDEN.get("log_density_tiny_offset").asDouble(), at[0], 1e-9);
        assertTrue(model.collapse().isEmpty());
    }

    @Test
    void oneItemHasNoSpreadAndSaysSo() {
        for (Estimator estimator : Estimator.values()) {
            GaussianModel model = fit(estimator, Covariance.FULL, Dataset.of(Points.of(new double[] {0.1, 7}, 2), 0));
            assertArrayEquals(new double[4], model.covariance());
            assertEquals(
                    "the covariance is singular: rank 0 of 2", model.collapse().orElseThrow());
            assertArrayEquals(
                    new double[] {0.1, 7, 0.1, 7},
                    model.sample(2, Decoding.PLAIN, SEED).values());
        }
    }

    @Test
    void drawsOfASingularLawStayOnItsLine() {
        double[] values = new double[60];
        for (int i = 0; i < 30; i++) {
            values[2 * i] = i * 0.1;
            values[2 * i + 1] = 1 - i * 0.2;
        }
        GaussianModel model = fit(Estimator.UNBIASED, Covariance.FULL, Dataset.of(Points.of(values, 2), 0));
        assertEquals("the covariance is singular: rank 1 of 2", model.collapse().orElseThrow());
        Points drawn = model.sample(100, Decoding.PLAIN, SEED);
        for (int i = 0; i < drawn.size(); i++) {
            assertEquals(1 - 2 * drawn.at(i, 0), drawn.at(i, 1), 1e-12);
        }
        double[] density = model.logDensity(Points.of(new double[] {1.45, -1.9, 1.45, -1.8}, 2));
        assertArrayEquals(new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}, density);
    }

    @Test
    void lambdaZeroDrawsTheMean() {
        Model<Points> model = fit(Estimator.UNBIASED, Covariance.FULL, flowers());
        Points drawn = model.sample(1, new Decoding(1, 0, 1, false, 0), SEED);
        assertArrayEquals(((Moments) model).mean(), drawn.values());
    }
}
