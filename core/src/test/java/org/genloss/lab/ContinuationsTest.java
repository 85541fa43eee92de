package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.genloss.data.Dataset;
import org.genloss.data.Symbols;
import org.genloss.lab.ScribeWorld.Census;
import org.genloss.lab.ScribeWorld.Scribe;
import org.genloss.metric.Snapshot;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that continue the first real data: which of them, under which policy, and who wrote what. */
class ContinuationsTest {

    private static final int SIZE = 40;
    private static final int GENERATIONS = 3;

    /** All snapshots of one trial, the baseline first. */
    private static List<Snapshot<Symbols>> chain(String policy, Sizes size, int draws) {
        Scribe scribe = ScribeWorld.scribe(false);
        Census census = ScribeWorld.census(false);
        Ensemble.run(ScribeWorld.cell(0, scribe, census, policy, size, GENERATIONS, draws), 1, 3, true);
        assertEquals(0, scribe.open().get(), "every model was closed");
        return census.seen();
    }

    /** The real records that these items continue, or are. */
    private static int[] records(Symbols items) {
        return Arrays.stream(items.values()).map(value -> value % 500).toArray();
    }

    /** The generation that wrote an item; 0 for real ones. */
    private static int writer(int value) {
        return value / 1000;
    }

    private static Dataset<Symbols> training(List<Snapshot<Symbols>> chain, int g) {
        return chain.get(g + 1).training().orElseThrow();
    }

    private static int[] of(Dataset<Symbols> training, int generation) {
        return training.parts().stream()
                .filter(part -> part.generation() == generation)
                .flatMapToInt(part -> Arrays.stream(part.items().values()))
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "replace, 0, 0, 0, 40",
        "keep 10%, 4, 0, 0, 36",
        "frozen 10%, 4, 0, 0, 36",
        "fresh 25%, 10, 0, 0, 30",
        "golden 50%, 20, 0, 0, 20",
        "accumulate, 40, 40, 40, 40",
        "window 2, 0, 0, 40, 40",
        "paper 0.5 0.3 0.2, 0, 0, 0, 0"
    })
    void itemsKeepTheirGeneration(String policy, int real, int first, int second, int third) {
        List<Snapshot<Symbols>> chain = chain(policy, Sizes.constant(SIZE), SIZE);
        for (int g = 0; g <= GENERATIONS; g++) {
            for (Dataset.Part<Symbols> part : training(chain, g).parts()) {
                for (int value : part.items().values()) {
                    assertEquals(part.generation(), writer(value));
                }
            }
        }
        if (third > 0) {
            Dataset<Symbols> last = training(chain, GENERATIONS);
            assertEquals(real, of(last, 0).length);
            assertEquals(first, of(last, 1).length);
            assertEquals(second, of(last, 2).length);
            assertEquals(third, of(last, 3).length);
        }
    }

    /** All of D_0 in its order, when as many are asked for. */
    @ParameterizedTest
    @CsvSource({"replace", "accumulate", "window 2"})
    void allOfTheFirstRealDataAreContinuedInTheirOrder(String policy) {
        List<Snapshot<Symbols>> chain = chain(policy, Sizes.constant(SIZE), SIZE);
        int[] all = IntStream.range(0, SIZE).toArray();
        for (int g = 1; g <= GENERATIONS; g++) {
            assertArrayEquals(all, records(new Symbols(of(training(chain, g), g), 100_000)));
        }
    }

    /** A record is either kept or continued, anew in every generation for keep, for ever for frozen. */
    @ParameterizedTest
    @CsvSource({"keep 25%, true", "frozen 25%, false"})
    void whatIsKeptIsNotContinued(String policy, boolean changes) {
        List<Snapshot<Symbols>> chain = chain(policy, Sizes.constant(SIZE), SIZE);
        Set<List<Integer>> kept = new java.util.HashSet<>();
        for (int g = 1; g <= GENERATIONS; g++) {
            Dataset<Symbols> training = training(chain, g);
            int[] all = IntStream.concat(
                            Arrays.stream(of(training, 0)),
                            Arrays.stream(records(new Symbols(of(training, g), 100_000))))
                    .sorted()
                    .toArray();
            assertArrayEquals(IntStream.range(0, SIZE).toArray(), all, "each record once");
            kept.add(Arrays.stream(of(training, 0)).boxed().toList());
        }
        assertEquals(changes ? GENERATIONS : 1, kept.size());
    }

    /** Sizes that grow take prompts again from the first; some by chance for what is left over, in their order. */
    @Test
    void growingSizesTakePromptsAgain() {
        List<Snapshot<Symbols>> chain = chain("replace", new Sizes(10, Sizes.Growth.POWER, 1, 25), 10);
        int[] second = records(training(chain, 1).items());
        assertArrayEquals(IntStream.range(0, 20).map(i -> i % 10).toArray(), second);
        int[] third = records(training(chain, 2).items());
        assertEquals(25, third.length);
        assertArrayEquals(second, Arrays.copyOf(third, 20));
        int[] some = Arrays.copyOfRange(third, 20, 25);
        assertArrayEquals(Arrays.stream(some).sorted().distinct().toArray(), some);
        // kept records are a share of the larger set: those that are left are continued again
        List<Snapshot<Symbols>> mixed = chain("keep 50%", new Sizes(10, Sizes.Growth.POWER, 0.5, 14), 10);
        Dataset<Symbols> training = training(mixed, 1);
        assertEquals(7, of(training, 0).length);
        Set<Integer> continued = new TreeSet<>();
        Arrays.stream(records(new Symbols(of(training, 1), 100_000))).forEach(continued::add);
        assertEquals(3, continued.size());
        Arrays.stream(of(training, 0)).forEach(value -> assertTrue(!continued.contains(value)));
    }

    /** Where nothing is left to continue, what is kept is continued too. */
    @Test
    void keptRecordsAreContinuedWhereNoOthersAreLeft() {
        Dataset<Symbols> training = training(chain("keep 50%", new Sizes(10, Sizes.Growth.POWER, 1, 20), 10), 1);
        assertArrayEquals(IntStream.range(0, 10).toArray(), of(training, 0));
        assertArrayEquals(IntStream.range(0, 10).toArray(), records(new Symbols(of(training, 1), 100_000)));
    }

    /** The same prompts in every generation, and at the baseline the records themselves. */
    @ParameterizedTest
    @CsvSource({"40, 40", "15, 15", "100, 40"})
    void measuredPromptsStayTheSame(int draws, int distinct) {
        for (String policy : List.of("replace", "keep 25%", "fresh 25%")) {
            List<Snapshot<Symbols>> chain = chain(policy, Sizes.constant(SIZE), draws);
            int[] prompts = chain.get(1).prompts().orElseThrow().values();
            assertEquals(draws, prompts.length);
            assertEquals(distinct, Arrays.stream(prompts).distinct().count());
            assertTrue(chain.get(0).prompts().isEmpty());
            assertArrayEquals(
                    Arrays.copyOf(prompts, Math.min(draws, SIZE)),
                    chain.get(0).drawn().values());
            for (int g = 0; g <= GENERATIONS; g++) {
                assertArrayEquals(
                        prompts, chain.get(g + 1).prompts().orElseThrow().values());
                int[] drawn = chain.get(g + 1).drawn().values();
                assertArrayEquals(prompts, records(new Symbols(drawn, 100_000)));
                int next = g + 1;
                assertTrue(Arrays.stream(drawn).allMatch(value -> writer(value) == next));
            }
        }
    }

    /** Prompts are real: what a collapsed model writes after them may be alive again. */
    @Test
    void aCollapseEndsNoTrialOfContinuations() {
        Scribe scribe = ScribeWorld.scribe(false);
        List<Integer> generations = new ArrayList<>();
        Census census = ScribeWorld.census(false);
        Ensemble ensemble =
                Ensemble.run(ScribeWorld.cell(0, scribe, census, "replace", Sizes.constant(5), 4, 5), 1, 3, true);
        census.seen().forEach(at -> generations.add(at.generation()));
        assertTrue(Policy.parse("replace").closed());
        assertEquals(List.of(-1, 0, 1, 2, 3, 4), generations);
        assertArrayEquals(new int[] {2}, ensemble.collapsed());
    }
}
