package org.genloss.num;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every test of fit has level 1e-5 and there are about 25 of them: with a new seed the chance of a false alarm anywhere is
 * about 0.03 %. Seed 61.
 */
class ChancesTest {

    private static final double LEVEL = 1e-5;
    private static final int DRAWS = 40_000;

    private static UniformRandomProvider random(String name) {
        return new Seed(61).at(name).stream();
    }

    /** Draws against probabilities, in bins of expected count 20 or more. */
    private static void fits(LongSupplier draw, IntToDoubleFunction probability, int low, int high) {
        long[] seen = new long[high - low + 1];
        for (int i = 0; i < DRAWS; i++) {
            seen[Math.toIntExact(draw.getAsLong() - low)]++;
        }
        List<Double> expected = new ArrayList<>();
        List<Long> observed = new ArrayList<>();
        double mass = 0;
        long count = 0;
        for (int x = low; x <= high; x++) {
            mass += DRAWS * probability.applyAsDouble(x);
            count += seen[x - low];
            if (mass >= 20) {
                expected.add(mass);
                observed.add(count);
                mass = 0;
                count = 0;
            }
        }
        int last = expected.size() - 1;
        expected.set(last, expected.get(last) + mass);
        observed.set(last, observed.get(last) + count);
        double p = ChiSquareTest.withDefaults()
                .test(
                        expected.stream().mapToDouble(Double::doubleValue).toArray(),
                        observed.stream().mapToLong(Long::longValue).toArray())
                .getPValue();
        assertTrue(p > LEVEL, "p = " + p + ", expected " + expected + ", observed " + observed);
    }

    @ParameterizedTest
    @CsvSource({
        "5,0.3",
        "24,0.5",
        "25,0.5",
        "60,0.02",
        "60,0.97",
        "1000,0.01",
        "1000,0.4",
        "20000,0.0005",
        "20000,0.999"
    })
    void binomialCountsHaveTheirLaw(int n, double p) {
        UniformRandomProvider random = random("binomial " + n + " " + p);
        fits(() -> Chances.binomial(n, p, random), new BinomialDistribution(n, p)::probability, 0, n);
    }

    @Test
    void ofABillionTrialsMeanAndVarianceAreRight() {
        UniformRandomProvider random = random("billion");
        long n = 1_000_000_000;
        for (double p : new double[] {1e-8, 0.3, 0.999999}) {
            double sd = Math.sqrt(n * p * (1 - p));
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < DRAWS; i++) {
                double z = (Chances.binomial(n, p, random) - n * p) / sd;
                sum += z;
                squares += z * z;
            }
            // five standard errors each: 6e-7 a comparison; the fourth moment is at most 3 + 1 / (n p q)
            assertEquals(0, sum / Math.sqrt(DRAWS), 5);
            assertEquals(1, squares / DRAWS, 5 * Math.sqrt((2 + 1 / (sd * sd)) / DRAWS));
        }
    }

    @Test
    void certaintyIsCertain() {
        UniformRandomProvider random = random("certain");
        assertEquals(0, Chances.binomial(1_000_000, 0, random));
        assertEquals(1_000_000, Chances.binomial(1_000_000, 1, random));
        assertEquals(0, Chances.binomial(0, 0.5, random));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "9"})
    void chiSquareVariatesHaveMeanAndVarianceOfTheirDegrees(int degrees) {
        UniformRandomProvider random = random("chi square " + degrees);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double x = Chances.chiSquare(degrees, random) - degrees;
            sum += x;
            squares += x * x;
        }
        // the fourth central moment is 12 k (k + 4)
        double variance = 2.0 * degrees;
        assertEquals(0, sum / DRAWS, 5 * Math.sqrt(variance / DRAWS));
        assertEquals(
                variance,
                squares / DRAWS,
                5 * Math.sqrt((12.0 * degrees * (degrees + 4) - variance * variance) / DRAWS));
    }

    @Test
    void everyTypeOfAMultinomialIsBinomialAndPairsAreToo() {
        double[] weights = {0.5, 0, 0.2, 0.05, 0.25, 0};
        int n = 90;
        for (int type : new int[] {0, 2, 3, 4}) {
            UniformRandomProvider random = random("multinomial " + type);
            fits(
                    () -> Chances.multinomial(n, weights, random)[type],
                    new BinomialDistribution(n, weights[type])::probability,
                    0,
                    n);
        }
        UniformRandomProvider random = random("pairs");
        fits(
                () -> {
                    long[] counts = Chances.multinomial(n, weights, random);
                    assertEquals(n, Arrays.stream(counts).sum());
                    assertEquals(0, counts[1] + counts[5]);
                    return counts[0] + counts[3];
                },
                new BinomialDistribution(n, 0.55)::probability,
                0,
                n);
    }

    @Test
    void anAlphabetOfOneTakesAll() {
        assertArrayEquals(new long[] {7}, Chances.multinomial(7, new double[] {0.3}, random("one")));
    }

    @ParameterizedTest
    @CsvSource({"10", "64", "65", "200", "390"})
    void subsetsAreHypergeometric(int k) {
        long[] counts = {150, 0, 40, 210};
        UniformRandomProvider random = random("subset " + k);
        fits(
                () -> {
                    long[] taken = Chances.subset(counts, k, random);
                    assertEquals(k, Arrays.stream(taken).sum());
                    for (int i = 0; i < counts.length; i++) {
                        assertTrue(taken[i] >= 0 && taken[i] <= counts[i]);
                    }
                    return taken[0];
                },
                new HypergeometricDistribution(400, 150, k)::probability,
                0,
                150);
    }

    @Test
    void subsetsOfABillionCostNothingAndKeepTheirSize() {
        long[] counts = {600_000_000, 400_000_000, 17};
        UniformRandomProvider random = random("large subset");
        double squares = 0;
        int times = 5000;
        for (int i = 0; i < times; i++) {
            long[] taken = Chances.subset(counts, 500_000_000, random);
            assertEquals(500_000_000, Arrays.stream(taken).sum());
            double z = (taken[0] - 300_000_000.0) / Math.sqrt(500_000_000.0 * 0.6 * 0.4 * 0.5);
            squares += z * z;
        }
        assertEquals(1, squares / times, 5 * Math.sqrt(2.0 / times));
    }

    @Test
    void aSubsetIsNotLargerThanWhatThereIs() {
        assertThrows(IllegalArgumentException.class, () -> Chances.subset(new long[] {3}, 4, random("too large")));
    }
}
