package org.genloss.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A decoding is a map from distributions to distributions: cases worked by hand, and what must hold of all. */
class DecodedProbabilitiesTest {

    private static final double[] P = {0.1, 0.4, 0, 0.2, 0.3};

    private static Decoding temperature(double t) {
        return new Decoding(t, 0, 1, false, 1);
    }

    private static Decoding topK(int k) {
        return new Decoding(1, k, 1, false, 1);
    }

    private static Decoding topP(double p) {
        return new Decoding(1, 0, p, false, 1);
    }

    private static void assertDecoded(double[] p, Decoding decoding, double... expected) {
        assertArrayEquals(expected, DecodedProbabilities.decode(p, decoding), 1e-15);
    }

    @Test
    void plainChangesNothing() {
        assertDecoded(P, Decoding.PLAIN, P);
    }

    @Test
    void weightsAreNormalised() {
        assertDecoded(new double[] {3, 0, 1}, Decoding.PLAIN, 0.75, 0, 0.25);
    }

    /** At T = 1/2 probabilities are squared: 1, 16, 0, 4, 9 over 30. */
    @Test
    void temperatureRaisesToItsInverse() {
        assertDecoded(P, temperature(0.5), 1 / 30.0, 16 / 30.0, 0, 4 / 30.0, 9 / 30.0);
        assertDecoded(new double[] {0.2, 0.8}, temperature(2), 1 / 3.0, 2 / 3.0);
    }

    @Test
    void topKKeepsTheMostProbable() {
        assertDecoded(P, topK(2), 0, 4 / 7.0, 0, 0, 3 / 7.0);
        assertDecoded(P, topK(4), P);
        assertDecoded(P, topK(99), P);
    }

    @Test
    void tiesGoToTheSmallestId() {
        double[] tied = {0.2, 0.3, 0.2, 0.1, 0.2};
        assertDecoded(tied, topK(2), 0.4, 0.6, 0, 0, 0);
        assertDecoded(tied, topP(0.65), 0.2 / 0.7, 0.3 / 0.7, 0.2 / 0.7, 0, 0);
        assertDecoded(new double[] {0.1, 0.45, 0.45}, new Decoding(1, 0, 1, true, 1), 0, 1, 0);
    }

    /** 0.4 alone is short of 0.6, 0.4 + 0.3 is not: the symbol that crosses is kept; exactly 0.7 needs no third. */
    @Test
    void topPKeepsTheSymbolThatCrosses() {
        assertDecoded(P, topP(0.3), 0, 1, 0, 0, 0);
        assertDecoded(P, topP(0.6), 0, 4 / 7.0, 0, 0, 3 / 7.0);
        assertDecoded(P, topP(0.7), 0, 4 / 7.0, 0, 0, 3 / 7.0);
        assertDecoded(P, topP(0.71), 0, 4 / 9.0, 0, 2 / 9.0, 3 / 9.0);
        assertDecoded(P, topP(1e-9), 0, 1, 0, 0, 0);
    }

    /** Nine times 0.1 is 0.8999999999999999 in floating point, and still 0.9. */
    @Test
    void roundingDoesNotLetOneMoreIn() {
        double[] tenths = new double[10];
        Arrays.fill(tenths, 0.1);
        double[] decoded = DecodedProbabilities.decode(tenths, topP(0.9));
        assertEquals(9, Arrays.stream(decoded).filter(p -> p > 0).count());
    }

    /**
     * The order is temperature, top-k, top-p, each on what the one before renormalised. Squared: 16, 9, 4, 1 over 30;
     * the top three 16, 9, 4 over 29; 16/29 = 0.552 is short of 0.6 and 25/29 is not. Top-p first would see 0.4 + 0.3,
     * before temperature, and top-p after an unnormalised top-k 16/30 + 9/30.
     */
    @Test
    void warpersComeInTheOrderOfHuggingFace() {
        assertDecoded(P, new Decoding(0.5, 3, 0.6, false, 1), 0, 16 / 25.0, 0, 0, 9 / 25.0);
        // of {.4, .3, .2, .1}, top-3 makes {.444, .333, .222}: .777 misses .78, though .4 + .3 + .2 was .9 before
        assertDecoded(P, new Decoding(1, 3, 0.78, false, 1), 0, 4 / 9.0, 0, 2 / 9.0, 3 / 9.0);
        // and .444 reaches .42, which .4 alone did not
        assertDecoded(P, new Decoding(1, 3, 0.42, false, 1), 0, 1, 0, 0, 0);
    }

    @Test
    void greedyOverridesTheRest() {
        assertDecoded(P, new Decoding(3, 4, 0.9, true, 1), 0, 1, 0, 0, 0);
    }

    @Test
    void lowTemperatureTendsToGreedyAndHighToUniform() {
        double[] cold = DecodedProbabilities.decode(P, temperature(0.004));
        assertDecoded(P, new Decoding(1, 0, 1, true, 1), 0, 1, 0, 0, 0);
        assertArrayEquals(new double[] {0, 1, 0, 0, 0}, cold, 1e-15);
        double[] hot = DecodedProbabilities.decode(P, temperature(1e9));
        assertArrayEquals(new double[] {0.25, 0.25, 0, 0.25, 0.25}, hot, 1e-8);
    }

    @Test
    void topKAndGreedyAreIdempotent() {
        for (Decoding decoding : new Decoding[] {topK(1), topK(3), new Decoding(1, 0, 1, true, 1)}) {
            double[] once = DecodedProbabilities.decode(P, decoding);
            assertArrayEquals(once, DecodedProbabilities.decode(once, decoding), 1e-15);
        }
    }

    /** 50 random laws, some with zeros, under every kind of decoding: sum 1, nothing negative, zero stays zero. */
    @ParameterizedTest
    @CsvSource({
        "0.3, 0, 1",
        "2.5, 0, 1",
        "1, 7, 1",
        "1, 0, 0.8",
        "0.7, 12, 0.9",
        "1e-3, 0, 0.5",
        "1e3, 5, 0.99",
        "1, 1, 1e-6"
    })
    void everyDecodingIsADistributionOnTheSupport(double temperature, int k, double p) {
        UniformRandomProvider random = new Seed(7).stream();
        for (int trial = 0; trial < 50; trial++) {
            double[] law = random.doubles(40).map(u -> u < 0.3 ? 0 : u * u * u).toArray();
            double[] decoded = DecodedProbabilities.decode(law, new Decoding(temperature, k, p, false, 1));
            assertEquals(1, Arrays.stream(decoded).sum(), 1e-12);
            assertTrue(Arrays.stream(decoded).allMatch(value -> value >= 0));
            assertTrue(IntStream.range(0, law.length).allMatch(i -> law[i] > 0 || decoded[i] == 0));
        }
    }

    /**
     * Top-p 0.95 over and over on Zipf's law with exponent 1 and 1000 symbols leaves 688, 482, 344, 250, 185 symbols,
     * 51 after 10 rounds and 10 after 20: computed independently, with NumPy's sort and cumulative sum, by
     * core/src/test/golden/repeated_top_p.py.
     */
    @Test
    void repeatedTopPShrinksTheSupportAsNumPySays() {
        double[] p = IntStream.rangeClosed(1, 1000).mapToDouble(i -> 1.0 / i).toArray();
        int[] sizes = new int[20];
        for (int round = 0; round < 20; round++) {
            p = DecodedProbabilities.decode(p, topP(0.95));
            sizes[round] = (int) Arrays.stream(p).filter(value -> value > 0).count();
        }
        assertArrayEquals(new int[] {688, 482, 344, 250, 185}, Arrays.copyOf(sizes, 5));
        assertEquals(51, sizes[9]);
        assertEquals(10, sizes[19]);
    }
}
