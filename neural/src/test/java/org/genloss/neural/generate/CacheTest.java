package org.genloss.neural.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Architecture;
import org.genloss.neural.transformer.Whole;
import org.genloss.num.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps over kept keys and values give the logits of a pass over the whole text. */
class CacheTest {

    private static final int PROMPTS = 3;
    private static final int LENGTH = 4;

    /** So many that slots run out of the room that is made at first, and more is made. */
    private static final int STEPS = 30;

    /** Of the largest logit: sums in another order round differently, and these models' weights are large. */
    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest
    @CsvSource({"opt,1", "opt,5", "gpt2,1", "gpt2,5", "llama,1", "llama,5"})
    void stepsGiveTheLogitsOfTheWholePass(String family, int beams) {
        Architecture network = Golden.network(family);
        UniformRandomProvider random = new Seed(3).at(family).stream();
        int[] prompts = random.ints((long) PROMPTS * LENGTH, 0, network.vocabularySize())
                .toArray();
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = Golden.weights(family);
            Reading reading = new Reading(network, weights, Device.CPU, scope, PROMPTS, beams);
            assertLogits(network, weights, rows(prompts, PROMPTS), reading.begin(prompts));
            int[][] texts = new int[PROMPTS * beams][];
            Arrays.setAll(
                    texts, row -> Arrays.copyOfRange(prompts, row / beams * LENGTH, row / beams * LENGTH + LENGTH));
            for (int step = 0; step < STEPS; step++) {
                try (Scope inner = Scope.withoutGradients()) {
                    if (step > 0 && beams > 1) {
                        texts = branched(reading, texts, beams, random);
                    }
                    int[] tokens = random.ints(texts.length, 0, network.vocabularySize())
                            .toArray();
                    for (int row = 0; row < texts.length; row++) {
                        texts[row] = Arrays.copyOf(texts[row], texts[row].length + 1);
                        texts[row][texts[row].length - 1] = tokens[row];
                    }
                    assertLogits(network, weights, texts, reading.next(tokens));
                }
            }
        }
    }

    /** Now and then, beams go on from others of their prompt. */
    private static int[][] branched(Reading reading, int[][] texts, int beams, UniformRandomProvider random) {
        int[] parents = new int[texts.length];
        boolean branch = random.nextInt(3) == 0;
        Arrays.setAll(parents, row -> branch ? row / beams * beams + random.nextInt(beams) : row);
        reading.branch(parents);
        return Arrays.stream(parents).mapToObj(parent -> texts[parent]).toArray(int[][]::new);
    }

    private static int[][] rows(int[] flat, int n) {
        int[][] rows = new int[n][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * (flat.length / n), (i + 1) * (flat.length / n)));
        return rows;
    }

    private static void assertLogits(Architecture network, Weights weights, int[][] texts, Tensor found) {
        int[] ids = Arrays.stream(texts).flatMapToInt(Arrays::stream).toArray();
        Tensor hidden = network.hidden(
                Tensor.of(ids, Device.CPU).reshape(texts.length, -1), weights, Whole.scoring(Device.CPU));
        Tensor last = hidden.narrow(1, hidden.size(1) - 1, 1).reshape(texts.length, -1);
        double[] whole = network.logits(last, weights).toDoubles();
        double largest = Arrays.stream(whole).map(Math::abs).max().orElseThrow();
        assertTrue(largest > 0.5, "logits that say nothing");
        assertArrayEquals(whole, found.toDoubles(), TOLERANCE * Math.max(1, largest));
    }
}
