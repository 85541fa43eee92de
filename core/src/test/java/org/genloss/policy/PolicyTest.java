package org.genloss.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.genloss.data.Dataset;
import org.genloss.data.Symbols;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hand-worked cases: item i of generation g is the symbol 100 g + i, so that every item tells where it came from. */
class PolicyTest {

    private static final Seed TRIAL = new Seed(11);

    private static Dataset<Symbols> batch(int generation, int n) {
        int[] values = IntStream.range(0, n).map(i -> 100 * generation + i).toArray();
        return Dataset.of(new Symbols(values, 10_000), generation);
    }

    private static History<Symbols> history(Policy policy, int real, int generations, int n) {
        History<Symbols> history = History.of(batch(0, real), policy);
        for (int g = 1; g <= generations; g++) {
            history = history.with(batch(g, n), policy.window());
        }
        return history;
    }

    private static int[] values(Dataset<Symbols> dataset) {
        return dataset.items().values();
    }

    private static long fromGeneration(Dataset<Symbols> dataset, int generation) {
        return dataset.parts().stream()
                .filter(part -> part.generation() == generation)
                .mapToInt(part -> part.items().size())
                .sum();
    }

    @Test
    void replaceReadsTheNewestBatchAndNothingElse() {
        Policy policy = Policy.parse("replace");
        Dataset<Symbols> training = policy.training(history(policy, 10, 3, 10), 1, 10, TRIAL, TRIAL.at("g", 3));
        assertArrayEquals(values(batch(3, 10)), values(training));
        assertEquals(new Policy.Ration(10, 0), policy.ration(1, 10));
    }

    @Test
    void keepDrawsANewSubsetOfTheRealDataEachGenerationAndFrozenKeepsOne() {
        Policy keep = Policy.parse("keep 30%");
        Policy frozen = Policy.parse("frozen 30%");
        assertEquals(new Policy.Ration(7, 0), keep.ration(1, 10));
        int[][] kept = new int[4][];
        int[][] stayed = new int[4][];
        for (int g = 0; g < 4; g++) {
            kept[g] = real(keep.training(history(keep, 90, 1, 7), 1, 10, TRIAL, TRIAL.at("g", g)));
            stayed[g] = real(frozen.training(history(frozen, 90, 1, 7), 1, 10, TRIAL, TRIAL.at("g", g)));
        }
        assertEquals(3, kept[0].length);
        assertNotEquals(Arrays.toString(kept[0]), Arrays.toString(kept[1]));
        assertArrayEquals(stayed[0], stayed[1]);
        assertArrayEquals(stayed[0], stayed[3]);
    }

    private static int[] real(Dataset<Symbols> training) {
        return Arrays.stream(values(training)).filter(v -> v < 100).toArray();
    }

    @Test
    void accumulateReadsEverything() {
        Policy policy = Policy.parse("accumulate");
        Dataset<Symbols> training = policy.training(history(policy, 10, 3, 10), 1, 10, TRIAL, TRIAL);
        assertEquals(40, training.size());
        assertEquals(10, training.real());
        assertEquals(new Policy.Ration(10, 0), policy.ration(1, 10));
    }

    @Test
    void accumulateSubsampleReadsMOfEverythingUniformly() {
        Policy policy = Policy.parse("accumulate-subsample");
        History<Symbols> history = history(policy, 10, 3, 10);
        long[] hits = new long[40];
        int trials = 4000;
        for (int t = 0; t < trials; t++) {
            Dataset<Symbols> training = policy.training(history, 1, 10, TRIAL, TRIAL.at("t", t));
            assertEquals(10, training.size());
            Arrays.stream(values(training)).forEach(v -> hits[10 * (v / 100) + v % 100]++);
        }
        // Without replacement the counts vary less than the test assumes, so a false alarm is rarer than 1 in 1000.
        double[] expected = new double[40];
        Arrays.fill(expected, trials / 4.0);
        assertTrue(ChiSquareTest.withDefaults().test(expected, hits).getPValue() > 0.001);
    }

    @Test
    void windowRemembersTheLastBatchesOnly() {
        Policy policy = Policy.parse("window 2");
        Dataset<Symbols> training = policy.training(history(policy, 10, 5, 10), 1, 10, TRIAL, TRIAL);
        assertEquals(20, training.size());
        assertEquals(10, fromGeneration(training, 4));
        assertEquals(10, fromGeneration(training, 5));
    }

    @Test
    void freshRealDataComeWithTheBatch() {
        Policy policy = Policy.parse("fresh 25%");
        assertEquals(new Policy.Ration(8, 2), policy.ration(1, 10), "2.5 is rounded down, the remainder is synthetic");
    }

    @ParameterizedTest
    @CsvSource({"0.29, 100, 29", "0.1, 10, 1", "10%, 1000, 100", "0.1, 9, 0", "1, 7, 7", "33.3%, 1000, 333"})
    void sharesRoundDownButNotBecauseOfBinaryFractions(String share, int n, int items) {
        assertEquals(items, Share.parse(share).of(n));
    }

    @Test
    void aScheduleOfSharesHoldsItsLast() {
        Policy policy = Policy.parse("frozen 50%,20%");
        assertEquals(new Policy.Ration(5, 0), policy.ration(1, 10));
        assertEquals(new Policy.Ration(8, 0), policy.ration(2, 10));
        assertEquals(new Policy.Ration(8, 0), policy.ration(9, 10));
        int[] five = real(policy.training(history(policy, 90, 1, 5), 1, 10, TRIAL, TRIAL.at("g", 1)));
        int[] two = real(policy.training(history(policy, 90, 1, 8), 2, 10, TRIAL, TRIAL.at("g", 2)));
        assertEquals(5, five.length);
        assertEquals(2, two.length);
        assertTrue(Arrays.stream(two).allMatch(v -> Arrays.binarySearch(five, v) >= 0), "what is frozen only shrinks");
        assertEquals("0.5,0.2", policy.realShare().toString());
    }

    @Test
    void alphaBetaGammaSumToTheSampleSize() {
        Policy policy = Policy.parse("paper 0.5 0.3 0.2");
        for (int n = 1; n < 200; n++) {
            History<Symbols> history = history(policy, 99, 0, 0);
            history = history.read(batch(1, n))
                    .with(
                            Dataset.of(
                                    batch(2, 99)
                                            .items()
                                            .select(new int[policy.ration(1, n).synthetic()]),
                                    2),
                            new Window(1));
            assertEquals(
                    n, policy.training(history, 1, n, TRIAL, TRIAL.at("n", n)).size());
        }
        History<Symbols> history = history(policy, 50, 0, 0).read(batch(1, 50)).with(batch(2, 25), new Window(1));
        Dataset<Symbols> training = policy.training(history, 1, 50, TRIAL, TRIAL);
        assertEquals(10, fromGeneration(training, 0), "gamma");
        assertEquals(15, fromGeneration(training, 1), "beta");
        assertEquals(25, fromGeneration(training, 2), "alpha");
    }

    @Test
    void recencyFillsUpFromTheNewest() {
        Policy policy = with(Policy.Cap.RECENCY);
        Dataset<Symbols> training = policy.training(history(policy, 10, 3, 10), 1, 25, TRIAL, TRIAL);
        assertEquals(25, training.size());
        assertEquals(10, fromGeneration(training, 3));
        assertEquals(10, fromGeneration(training, 2));
        assertEquals(5, fromGeneration(training, 1));
        assertEquals(0, training.real());
    }

    @ParameterizedTest
    @EnumSource(Policy.Cap.class)
    void aFullSetLeavesThePoolAlone(Policy.Cap cap) {
        Policy policy = new Policy(
                Policy.Real.FROZEN,
                Shares.parse("50%,100%"),
                new Share(0),
                new Window(2),
                Policy.Budget.FIXED,
                cap,
                RealWeight.EQUAL);
        Dataset<Symbols> training = policy.training(history(policy, 10, 1, 5), 2, 10, TRIAL, TRIAL);
        assertEquals(10, training.size());
        assertEquals(10, training.real());
    }

    @Test
    void weightPrefersTheHeavy() {
        Policy policy = new Policy(
                Policy.Real.POOLED,
                Shares.constant(0),
                new Share(0),
                Window.ALL,
                Policy.Budget.FIXED,
                Policy.Cap.WEIGHT,
                RealWeight.parse("0.9"));
        // One real and one synthetic batch of 10; one item is asked for: it is real with probability 0.9.
        History<Symbols> history = history(policy, 10, 1, 10);
        int real = 0;
        int trials = 20_000;
        for (int t = 0; t < trials; t++) {
            real += policy.training(history, 1, 1, TRIAL, TRIAL.at("t", t)).real();
        }
        // Four standard errors: a false alarm in 1 of 16,000 seeds.
        assertEquals(0.9, real / (double) trials, 4 * Math.sqrt(0.09 / trials));
    }

    private static Policy with(Policy.Cap cap) {
        return new Policy(
                Policy.Real.POOLED,
                Shares.constant(0),
                new Share(0),
                Window.ALL,
                Policy.Budget.FIXED,
                cap,
                RealWeight.EQUAL);
    }

    @ParameterizedTest
    @CsvSource({
        // (sqrt(k^2 + 4k) - k) / 2; k = 1 is 1 / golden ratio, k = 1/4 from He, Xu, Cheng: .3904
        "100, 100, 0.6180339887498949",
        "100, 400, 0.3903882032022076",
        "0, 5, NaN"
    })
    void goldenWeight(int real, int synthetic, double expected) {
        assertEquals(expected, RealWeight.GOLDEN.of(real, synthetic).orElse(Double.NaN), 1e-15);
    }

    @Test
    void weightsOfTheWholeSetSumToItsSize() {
        Policy policy = Policy.parse("golden 20%");
        List<Dataset.Part<Symbols>> parts = new ArrayList<>();
        parts.addAll(batch(0, 2).parts());
        parts.addAll(batch(1, 8).parts());
        History<Symbols> history = History.of(batch(0, 10), policy).with(new Dataset<>(parts), policy.window());
        Dataset<Symbols> training = policy.training(history, 1, 10, TRIAL, TRIAL);
        double w = RealWeight.GOLDEN.of(2, 8).orElseThrow();
        assertEquals(10, Arrays.stream(training.weights()).sum(), 1e-12);
        assertEquals(10 * w / 2, training.weights()[0], 1e-12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keep",
                "keep 110%",
                "keep ten",
                "replace 3",
                "window 0",
                "window x",
                "paper 0.5 0.3 0.1",
                "paper 1 0",
                "acumulate",
                "fresh 0%",
                "keep nan",
                ""
            })
    void nonsenseIsRefusedWithItsText(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Policy.parse(text))
                .getMessage();
        assertTrue(message.contains("but is") || message.contains("known are") || message.contains("needs"), message);
    }

    @Test
    void sizesGrow() {
        assertEquals(100, Sizes.parse("100").at(50));
        Sizes power = new Sizes(100, Sizes.Growth.POWER, 2, 1_000_000);
        assertEquals(100, power.at(0));
        assertEquals(1600, power.at(3));
        Sizes geometric = new Sizes(100, Sizes.Growth.GEOMETRIC, 1.5, 300);
        assertEquals(150, geometric.at(1));
        assertEquals(225, geometric.at(2));
        assertEquals(300, geometric.at(3), "most");
    }
}
