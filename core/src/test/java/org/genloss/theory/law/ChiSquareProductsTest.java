package org.genloss.theory.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.model.GoldenFile;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChiSquareProductsTest {

    /** mpmath: core/src/test/golden/theory_laws.py. */
    @Test
    void medians() {
        for (JsonNode row : GoldenFile.read("theory_laws").get("logMedians")) {
            int[] degrees = Arrays.stream(GoldenFile.doubles(row.get("degrees")))
                    .mapToInt(x -> (int) x)
                    .toArray();
            double[] medians = ChiSquareProducts.logMedians(degrees);
            assertEquals(row.get("value").asDouble(), medians[degrees.length - 1], 1e-11, row.toString());
        }
    }

    /** One factor is a chi-square, whose distribution function is an incomplete gamma function. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 1000, 10_000_000})
    void oneFactor(int nu) {
        for (double z : new double[] {-3, -1, 0, 0.5, 2}) {
            double x = nu + z * Math.sqrt(2.0 * nu);
            if (x > 0) {
                double expected = Gamma.regularizedGammaP(nu / 2.0, x / 2, 1e-15, 100_000);
                double found = ChiSquareProducts.cumulative(new int[] {nu}, StrictMath.log(x));
                // the incomplete gamma function itself has lost digits at ten million
                assertEquals(expected, found, nu > 1_000_000 ? 1e-8 : 1e-12);
            }
        }
    }

    /** A median is where half of the mass is, whichever factors came before. */
    @Test
    void partialProducts() {
        int[] degrees = IntStream.range(0, 30).map(i -> 3 + i * i % 17).toArray();
        double[] medians = ChiSquareProducts.logMedians(degrees);
        for (int i = 0; i < degrees.length; i += 7) {
            assertEquals(0.5, ChiSquareProducts.cumulative(Arrays.copyOf(degrees, i + 1), medians[i]), 1e-11);
        }
    }
}
