package org.genloss.num;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.genloss.metric.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Limits of proportions against scipy.stats.binomtest. */
class ClopperPearsonTest {

    @Test
    void againstSciPy() {
        for (JsonNode row : Golden.of("clopper_pearson")) {
            double[] expected = Golden.doubles(row);
            double[] limits = ClopperPearson.limits((long) expected[0], (long) expected[1]);
            assertEquals(expected[2], limits[0], 1e-11);
            assertEquals(expected[3], limits[1], 1e-11);
        }
    }

    @Test
    void nothingTriedNothingKnown() {
        assertTrue(Double.isNaN(ClopperPearson.limits(0, 0)[0]));
    }
}
