package org.genloss.model.discrete;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.genloss.data.Symbols;

/** Tests of goodness of fit. */
final class Fits {

    private Fits() {}

    /** Fails if the symbols are drawn from another law, at level 1e-6; every expected count should be 5 or more. */
    static void assertDrawnFrom(double[] p, Symbols drawn) {
        long[] counts = drawn.counts();
        int[] alive = IntStream.range(0, p.length).filter(i -> p[i] > 0).toArray();
        IntStream.range(0, p.length).filter(i -> p[i] == 0).forEach(i -> assertTrue(counts[i] == 0, "extinct " + i));
        if (alive.length > 1) {
            double[] expected = IntStream.of(alive).mapToDouble(i -> p[i]).toArray();
            long[] observed = IntStream.of(alive).mapToLong(i -> counts[i]).toArray();
            double level = ChiSquareTest.withDefaults().test(expected, observed).getPValue();
            assertTrue(level > 1e-6, () -> "p-value " + level);
        }
    }
}
