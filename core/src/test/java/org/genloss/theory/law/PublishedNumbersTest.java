package org.genloss.theory.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.model.Decoding;
import org.genloss.model.GoldenFile;
import org.genloss.policy.Sizes;
import org.genloss.theory.coalescence.ClosedForms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Formulas of types, rates, regressions and decoding against exact chains and published numbers. */
class PublishedNumbersTest {

    private static double[] zipf(int k, double b) {
        double[] p = IntStream.rangeClosed(1, k)
                .mapToDouble(i -> StrictMath.pow(i, -b))
                .toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(x -> x / sum).toArray();
    }

    /** SciPy: core/src/test/golden/theory_laws.py. Rows are cut at 1e-20 of their mode, so 1e-13 is rounding. */
    @Test
    void typesByTheExactChain() {
        JsonNode golden = GoldenFile.read("theory_laws").get("zipf");
        TypeSurvival.Survivors found = TypeSurvival.survivors(zipf(50, 1), 40, 40, 10);
        assertArrayEquals(GoldenFile.doubles(golden.get("types")), found.types(), 1e-10);
        assertArrayEquals(GoldenFile.doubles(golden.get("missing")), found.missing(), 1e-11);
    }

    /** What is drawn from a model to be measured, as many as are trained on, is the training set of the next one in law. */
    @Test
    void drawnTypesAreThoseOfTheNextGeneration() {
        TypeSurvival.Survivors found = TypeSurvival.survivors(zipf(50, 1), 40, 40, 10);
        assertArrayEquals(Arrays.copyOfRange(found.types(), 1, 11), Arrays.copyOf(found.drawnTypes(), 10), 1e-11);
        assertArrayEquals(Arrays.copyOfRange(found.missing(), 1, 11), Arrays.copyOf(found.drawnMissing(), 10), 1e-12);
    }

    /** K11: lower bounds 55.81 and 19.13 where simulation has 55.94 and 19.46; the exact chain lies between the bounds. */
    @Test
    void boundsOfTypes() {
        double[] p = zipf(1000, 1);
        TypeSurvival.Survivors exact = TypeSurvival.survivors(p, 500, 500, 39);
        double[] published = new double[40];
        published[9] = 55.81;
        published[39] = 19.13;
        for (int g = 0; g < 40; g++) {
            double least = 0;
            double most = 0;
            for (double x : p) {
                least += Suresh.survivalAtLeast(500, x, g + 1);
                most += Suresh.survivalAtMost(500, x, g + 1);
            }
            assertTrue(least <= exact.types()[g] && exact.types()[g] <= most, "generation " + g);
            if (published[g] > 0) {
                assertEquals(published[g], least, 0.005);
            }
        }
        assertEquals(55.94, exact.types()[9], 0.2);
        assertEquals(19.46, exact.types()[39], 0.3);
    }

    /** Each symbol by itself lies between its bounds, rare and frequent ones. */
    @ParameterizedTest
    @CsvSource({"10", "50", "400"})
    void boundsOfOneSymbol(int n) {
        org.genloss.theory.chain.WrightFisher chain = new org.genloss.theory.chain.WrightFisher(n);
        double[][] alive = chain.survival(30);
        for (double p : new double[] {0.1 / n, 0.5 / n, 1.0 / n, 3.0 / n, 0.05, 0.3}) {
            for (int k = 1; k <= 30; k++) {
                double exact = chain.fromTruth(p, alive[k - 1]);
                assertTrue(Suresh.survivalAtLeast(n, p, k) <= exact + 1e-13, p + " after " + k);
                assertTrue(exact <= Suresh.survivalAtMost(n, p, k) + 1e-13, p + " after " + k);
            }
        }
    }

    /** K12 and the numbers g_k; constant sizes are a case of changing ones. */
    @Test
    void poissonSurvival() {
        assertEquals(0.5774, Suresh.poissonSurvival(10, 0.5, 10), 5e-5);
        assertEquals(0.3235, Suresh.poissonSurvival(10, 2, 100), 5e-5);
        assertEquals(1, Suresh.g(1));
        assertEquals(1 - StrictMath.exp(-1), Suresh.g(2), 1e-15);
        for (int k = 1; k <= 1000; k++) {
            assertTrue(Suresh.g(k) >= 1.0 / k && Suresh.g(k) <= 3.0 / k);
        }
        assertEquals(2.0 / 1000, Suresh.g(1000), 2e-5);
        assertEquals(Suresh.g(8), Suresh.g(Sizes.constant(30), 7), 1e-15);
        double[] survival = PoissonMoments.of(0.5, Sizes.constant(10), 9).survival();
        assertEquals(0.5774, survival[9], 5e-5);
    }

    /** K14: the time is linear in the copies; the exact chain's medians at n = 1000 are less than 2 generations shorter. */
    @ParameterizedTest
    @CsvSource({"5, 14.4", "20, 57.7"})
    void forgetting(int copies, double published) {
        assertEquals(published, Suresh.forgettingTime(copies), 0.05);
        double[][] alive = new org.genloss.theory.chain.WrightFisher(1000).survival(100);
        int exact = 0;
        int bound = 1;
        while (alive[exact][copies] > 0.5) {
            exact++;
        }
        while (Suresh.g(bound) > StrictMath.log(2) / copies) {
            bound++;
        }
        assertEquals(exact, bound, 1);
        assertTrue(published - exact > 0 && published - exact < 2, "exact " + exact);
    }

    /** K19 for infinite alphabets; the level is a bound of the exact chain and at most 4 % above it. */
    @Test
    void zipfMissingMass() {
        double a = 6 / (StrictMath.PI * StrictMath.PI);
        assertEquals(0.006910, ZipfMissingMass.missing(a, 2, 1e4), 1e-6);
        assertEquals(0.01509, ZipfMissingMass.missing(a, 2, 1e4 * Suresh.g(8)), 5e-5);
        assertEquals(0.02848, ZipfMissingMass.missing(a, 2, 1e4 * Suresh.g(32)), 5e-5);
        double slope = StrictMath.log(ZipfMissingMass.missing(a, 2, 1e5) / ZipfMissingMass.missing(a, 2, 1e4));
        assertEquals(-0.5, slope / StrictMath.log(10), 1e-12);
        double[] p = zipf(30_000, 2);
        assertEquals(2, ZipfMissingMass.exponent(p).orElseThrow(), 1e-9);
        double beyond = 1.0 / 30_000;
        double[] exact = TypeSurvival.survivors(p, 1000, 1, 40).missing();
        for (int g = 0; g <= 40; g++) {
            double law = ZipfMissingMass.missing(p[0], 2, 1000 * Suresh.g(g + 1));
            double ratio = (law - p[0] * beyond) / exact[g];
            assertTrue(ratio > 1 - 1e-3 && ratio < 1.04, "generation " + g + ": " + ratio);
        }
    }

    /** SciPy, 500 items, exponent 2: what the tail of the alphabet misses is added, as it is certain to be missed. */
    @Test
    void steepChainAgrees() {
        JsonNode golden = GoldenFile.read("theory_laws");
        double[] p = zipf(3000, 2);
        double[] head = Arrays.copyOf(p, 300);
        double[] exact = TypeSurvival.survivors(head, 500, 1, 20).missing();
        assertArrayEquals(GoldenFile.doubles(golden.get("steep")), exact, 1e-11);
    }

    @Test
    void aLawThatIsNoPowerHasNoExponent() {
        assertTrue(ZipfMissingMass.exponent(new double[] {0.5, 0.3, 0.2}).isEmpty());
        assertTrue(ZipfMissingMass.exponent(new double[] {0.5, 0.5}).isEmpty());
    }

    /** K8 and K9: unit 0.2041; accumulate 1.25 and 1.550; with new inputs 1.481 after ten, where 1.467 is in circulation. */
    @Test
    void regression() {
        int[] items = new int[10];
        double[] noise = new double[10];
        Arrays.fill(items, 60);
        Arrays.fill(noise, 1);
        double unit = RegressionMoments.unit(10, 60);
        assertEquals(0.2041, unit, 5e-5);
        assertEquals(10, RegressionMoments.replace(10, items, noise, false).mean()[9] / unit, 1e-12);
        assertEquals(10, RegressionMoments.replace(10, items, noise, true).mean()[9] / unit, 1e-12);
        double[] same = RegressionMoments.accumulate(10, items, noise, false).mean();
        assertEquals(1.25, same[1] / unit, 1e-12);
        assertEquals(1.550, same[9] / unit, 5e-4);
        assertEquals(1.481, RegressionMoments.accumulate(10, items, noise, true).mean()[9] / unit, 5e-4);
        assertEquals(Double.POSITIVE_INFINITY, RegressionMoments.unit(10, 11));
        assertTrue(Double.isNaN(RegressionMoments.replace(10, new int[] {13}, new double[] {1}, true)
                .spread()[0]));
    }

    /** One input: |b - b*|^2 is z^2 / chi2_T, with variance 3 / ((T-2)(T-4)) - 1 / (T-2)^2. */
    @Test
    void spreadOfARegressionOnOneInput() {
        RegressionMoments one = RegressionMoments.replace(1, new int[] {12}, new double[] {1}, true);
        assertEquals(0.1, one.mean()[0], 1e-15);
        assertEquals(Math.sqrt(3.0 / 80 - 0.01), one.spread()[0], 1e-14);
    }

    /** K22. */
    @Test
    void kernelsExpand() {
        assertEquals(1.607, ClosedForms.kernelReplace(50, 0.09, 1, 10), 5e-4);
        assertEquals(4.41, ClosedForms.kernelReplace(50, 0.09, 1, 2000), 1e-12);
        double v = 0.98;
        for (int g = 0; g < 30; g++) {
            assertEquals(v, ClosedForms.kernelReplace(50, 0.09, 1, g), 1e-13);
            v = 0.98 * (v + 0.09);
        }
    }

    /** K23: temperature 0.9 on Zipf's law; the exponent is 1 / T^g. */
    @Test
    void temperature() {
        double[] p = zipf(1000, 1);
        List<double[]> all = RepeatedDecoding.iterate(p, new Decoding(0.9, 0, 1, false, 1), 10);
        double whole = RepeatedDecoding.entropy(p);
        assertEquals(0.898, RepeatedDecoding.entropy(all.get(1)) / whole, 5e-4);
        assertEquals(0.443, RepeatedDecoding.entropy(all.get(5)) / whole, 5e-4);
        assertEquals(0.145, RepeatedDecoding.entropy(all.get(10)) / whole, 5e-4);
        assertArrayEquals(zipf(1000, 1 / StrictMath.pow(0.9, 10)), all.get(10), 1e-13);
    }

    /** K24: repeated top-p 0.95. */
    @Test
    void topP() {
        List<double[]> all = RepeatedDecoding.iterate(zipf(1000, 1), new Decoding(1, 0, 0.95, false, 1), 20);
        int[] known = {1000, 688, 482, 344, 250, 185};
        for (int g = 0; g < known.length; g++) {
            assertEquals(known[g], RepeatedDecoding.support(all.get(g)));
        }
        assertEquals(51, RepeatedDecoding.support(all.get(10)));
        assertEquals(10, RepeatedDecoding.support(all.get(20)));
    }

    /** K21, K27 and K28. */
    @Test
    void mixing() {
        assertEquals(0.01, Mixing.strongCollapseFloor(0.1, 1), 1e-15);
        double threshold = Mixing.verifierThreshold(0.9, 0.3);
        assertEquals(0.25, threshold, 1e-15);
        assertEquals(0.5, Mixing.keptAccuracy(threshold, 0.9, 0.3), 1e-15);
        double[] items = {100, 100, 100};
        double[] shares = {0.2, 0.2, 0.2};
        assertEquals(5, Mixing.effectiveMarked(items, shares) / Mixing.effectiveUnmarked(items, shares), 1e-12);
    }

    /** Equations 15 and 24: without noise the plain bound; K / M noise loses an order 3/2. */
    @Test
    void noisyBounds() {
        double[] sizes = {100, 100};
        double[] none = {0, 0};
        assertEquals(0.06, GaussianBound.noisy(3, sizes, none), 1e-15);
        assertEquals(0.16, GaussianBound.noisy(3, sizes, new double[] {0.04, 0.06}), 1e-15);
        assertEquals(
                0.06 - 2 * 2 * 0.5 * Math.sqrt(6) / 1000, GaussianBound.noisyAligned(3, 2, 0.5, sizes, none), 1e-15);
    }
}
