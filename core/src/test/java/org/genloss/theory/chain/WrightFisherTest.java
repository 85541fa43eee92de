package org.genloss.theory.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrightFisherTest {

    /** Published to two decimals; the diffusion limit is within 4 % and too long. */
    @ParameterizedTest
    @CsvSource({"10, 12.59", "50, 67.52", "100, 136.60", "200, 275.00"})
    void aFairCoinIsAbsorbedAfterAKnownTime(int n, double samples) {
        double exact = new WrightFisher(n).absorption(0.5);
        assertEquals(samples, exact, 0.005);
        double limit = WrightFisher.absorptionOfMany(n, new double[] {0.5, 0.5});
        assertTrue(limit > exact && limit - exact < 4, limit + " and " + exact);
    }

    /** Six faces and (0.5, 0.3, 0.2), n = 100, as published. */
    @Test
    void theDiffusionLimitOfManyTypes() {
        double sixth = 1 / 6.0;
        double[] die = {sixth, sixth, sixth, sixth, sixth, sixth};
        assertEquals(182.3, WrightFisher.absorptionOfMany(100, die), 0.05);
        assertEquals(155.0, WrightFisher.absorptionOfMany(100, new double[] {0.5, 0.3, 0.2}), 0.05);
    }

    /** The expected count never changes, and heterozygosity falls by 1 - 1/n a sample. */
    @ParameterizedTest
    @CsvSource({"1", "2", "7", "40", "301"})
    void martingaleAndHeterozygosity(int n) {
        WrightFisher chain = new WrightFisher(n);
        double[] count = IntStream.rangeClosed(0, n).mapToDouble(c -> c).toArray();
        double[] differ = IntStream.rangeClosed(0, n)
                .mapToDouble(c -> 2.0 * c * (n - c) / n / n)
                .toArray();
        double[][] counts = chain.backward(count, 12);
        double[][] differs = chain.backward(differ, 12);
        for (int k = 0; k <= 12; k++) {
            for (int c = 0; c <= n; c++) {
                assertEquals(c, counts[k][c], 1e-12 * n);
                assertEquals(differ[c] * StrictMath.pow(1 - 1.0 / n, k), differs[k][c], 1e-13);
            }
        }
        assertEquals(n * 0.3, chain.fromTruth(0.3, count), 1e-12 * n);
    }

    /** Two items: alive stays 1, 1 - (1/4) .. by hand; the truth p is missed with probability (1 - p)^2. */
    @Test
    void twoItemsByHand() {
        WrightFisher chain = new WrightFisher(2);
        double[][] alive = chain.survival(2);
        assertEquals(0, alive[2][0]);
        assertEquals(0.75, alive[1][1], 1e-15);
        assertEquals(0.5 * 0.75 + 0.25, alive[2][1], 1e-15);
        assertEquals(1, alive[2][2]);
        assertEquals(1 - 0.7 * 0.7, chain.fromTruth(0.3, alive[0]), 1e-15);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> new WrightFisher(WrightFisher.MOST + 1));
        assertThrows(IllegalArgumentException.class, () -> new WrightFisher(1001).absorption(0.5));
    }
}
