package org.genloss.verdict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.genloss.model.GoldenFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tails and intervals against SciPy, see {@code src/test/golden/tails.py}. */
class TailsTest {

    private static final JsonNode GOLDEN = GoldenFile.read("tails");

    /** 1 - 0.05 / 16 quantile of Student's law with two degrees of freedom. */
    private static final double STUDENT = 12.589740561191753;

    private static void close(double expected, double found) {
        assertEquals(expected, found, 1e-9 * expected);
    }

    @Test
    void survivalFunctions() {
        GOLDEN.path("normal").forEach(row -> close(at(row, 1), Tails.normal(at(row, 0))));
        GOLDEN.path("gamma").forEach(row -> close(at(row, 2), Tails.gamma(at(row, 0), at(row, 1))));
        GOLDEN.path("student").forEach(row -> close(at(row, 2), Tails.student(at(row, 0), (int) at(row, 1))));
        GOLDEN.path("heads").forEach(row -> close(at(row, 2), Tails.heads((int) at(row, 0), (int) at(row, 1))));
    }

    private static double at(JsonNode row, int column) {
        return row.get(column).asDouble();
    }

    @Test
    void whatIsBeyondABoundedLawIsImpossible() {
        assertEquals(0, Tails.gamma(3, -0.8));
        assertEquals(1, Tails.gamma(-3, 0.8));
    }

    @Test
    void holmByHand() {
        assertArrayEquals(new double[] {0.03, 0.5, 0.06}, Tails.holm(new double[] {0.01, 0.5, 0.03}), 1e-15);
    }

    @Test
    void theMedianLiesBetweenOrderStatistics() {
        GOLDEN.path("ranks").forEach(row -> {
            int n = (int) at(row, 0);
            double k = at(row, 1);
            Interval interval =
                    Interval.of(IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray());
            assertEquals(k, interval.low());
            assertEquals(n + 1 - k, interval.high());
            assertEquals((n + 1) / 2.0, interval.centre());
        });
    }

    /** Three numbers 1, 2, 3: 2 +- t(1 - 0.003125, 2) / sqrt(3), and t = 12.5897 by SciPy's t.ppf. */
    @Test
    void fewNumbersHaveStudentsInterval() {
        Interval interval = Interval.of(new double[] {3, 1, Double.NaN, 2});
        assertEquals(2, interval.centre());
        assertEquals(2 + STUDENT / Math.sqrt(3), interval.high(), 1e-6);
    }
}
