package org.genloss.app.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.genloss.num.Empirical;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Held against SciPy, see src/test/golden/statistics.py. */
class StatisticsTest {

    private static final JsonNode GOLDEN =
            JsonMapper.shared().readTree(StatisticsTest.class.getResourceAsStream("/golden/statistics.json"));

    private static double[] numbers(String key) {
        return GOLDEN.path(key).valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static List<Double> list(double... values) {
        return DoubleStream.of(values).boxed().toList();
    }

    @Test
    void testsAreThoseOfSciPy() {
        double[] x = numbers("x");
        assertEquals(GOLDEN.path("paired_t").asDouble(), Statistics.pairedT(x, numbers("y")), 1e-12);
        assertEquals(GOLDEN.path("mann_whitney").asDouble(), Statistics.mannWhitney(x, numbers("z")), 1e-12);
        assertEquals(GOLDEN.path("half_width").asDouble(), Empirical.halfWidth(x), 1e-12);
        assertArrayEquals(
                numbers("quantiles"),
                Arrays.stream(new double[] {0.05, 0.5, 0.95})
                        .map(p -> Statistics.quantile(list(x), p))
                        .toArray(),
                1e-12);
        assertArrayEquals(numbers("holm"), Statistics.holm(numbers("p")), 1e-12);
    }

    /** p-value of scipy.stats.wilcoxon([9, -0.5, 0.25, 1, 2, 0.75], method="exact"), 9 in the place of infinity. */
    @Test
    void infiniteDifferencesAreTheLargest() {
        double infinite = Double.POSITIVE_INFINITY;
        double[] x = {infinite, 0, 0.25, 1, 2, 0.75};
        assertEquals(0.09375, Statistics.signedRank(x, new double[] {3, 0.5, 0, 0, 0, 0}), 1e-12);
        assertEquals(1, Statistics.signedRank(new double[] {infinite, 2}, new double[] {infinite, 2}));
        assertTrue(Double.isNaN(Statistics.signedRank(new double[] {infinite}, new double[] {2})));
        // twenty infinite values against twenty finite ones: the two that stayed finite are no sample
        double[] lost = new double[20];
        double[] kept = new double[20];
        Arrays.fill(lost, 0, 18, infinite);
        assertTrue(Statistics.signedRank(lost, kept) < 1e-4);
    }

    @Test
    void degenerateSamplesHaveAnswersToo() {
        assertEquals(1, Statistics.pairedT(new double[] {1, 2}, new double[] {1, 2}));
        assertTrue(Double.isNaN(Statistics.pairedT(new double[] {2, 3}, new double[] {1, 2})), "no scale");
        assertTrue(Double.isNaN(Statistics.pairedT(new double[] {1}, new double[] {2})));
        assertEquals(1, Statistics.mannWhitney(new double[] {1, 1}, new double[] {1}));
        assertTrue(Double.isNaN(Statistics.mannWhitney(new double[0], new double[] {1})));
        assertTrue(Double.isNaN(Empirical.halfWidth(new double[] {1})));
        assertTrue(Double.isNaN(Statistics.quantile(List.of(), 0.5)));
        assertTrue(Double.isNaN(Statistics.quantile(list(Double.NaN), 0.5)));
        assertEquals(
                Double.NEGATIVE_INFINITY,
                Statistics.quantile(list(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 3), 0.5));
        assertArrayEquals(
                new double[] {0.04, Double.NaN, 0.04}, Statistics.holm(new double[] {0.02, Double.NaN, 0.04}));
    }
}
