package org.genloss.neural.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.genloss.model.Decoding;
import org.genloss.model.Decoding.EarlyStopping;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Natives;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Architecture;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratorTest {

    private static final Seed SEED = new Seed(7);
    private static final int LENGTH = 5;
    private static final int[] PROMPTS = Golden.ints("prompts");
    private static final int N = PROMPTS.length / LENGTH;

    private Scope scope;
    private Weights weights;

    @BeforeEach
    void open() {
        scope = Scope.withoutGradients();
        weights = Golden.weights("llama");
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private Generator generator(Decoding decoding, int newTokens) {
        return new Generator(
                Golden.network("llama"), weights, Device.CPU, decoding, OptionalInt.of(Golden.END), newTokens);
    }

    @Test
    void drawsDependOnSeedAndNumberOfThePromptAlone() {
        Generator generator = generator(Decoding.PLAIN, 12);
        int[][] all = generator.write(PROMPTS, N, 100, SEED);
        for (int i = 0; i < N; i++) {
            int[] one = Arrays.copyOfRange(PROMPTS, i * LENGTH, (i + 1) * LENGTH);
            assertArrayEquals(all[i], generator.write(one, 1, 100 + i, SEED)[0]);
        }
        // 36 tokens and more: the chance that two draws agree in all is far below 1e-9
        assertNotEquals(Arrays.deepToString(all), Arrays.deepToString(generator.write(PROMPTS, N, 101, SEED)));
        assertNotEquals(Arrays.deepToString(all), Arrays.deepToString(generator.write(PROMPTS, N, 100, new Seed(8))));
    }

    @Test
    void drawsFollowTheLawOfTheNextToken() {
        int[] prompt = Arrays.copyOf(PROMPTS, LENGTH);
        int n = 4000;
        int[] many = new int[n * LENGTH];
        Arrays.setAll(many, i -> prompt[i % LENGTH]);
        double[] expected;
        try (Scope inner = Scope.withoutGradients()) {
            expected = new Reading(Golden.network("llama"), weights, Device.CPU, inner, 1, 1)
                    .begin(prompt)
                    .times(1 / 1.5)
                    .softmax(1)
                    .toDoubles();
        }
        long[] counts = new long[expected.length];
        for (int[] text : generator(Decodings.drawn(1.5, 0, 1, 0, 1), 1).write(many, n, 0, SEED)) {
            counts[text[0]]++;
        }
        // rare tokens in one class; a false alarm has the chance 1e-3, and the seed is fixed
        double[] p = new double[expected.length + 1];
        long[] found = new long[p.length];
        for (int id = 0; id < expected.length; id++) {
            int cell = expected[id] * n < 5 ? expected.length : id;
            p[cell] += expected[id];
            found[cell] += counts[id];
        }
        int[] cells = IntStream.range(0, p.length).filter(i -> p[i] > 0).toArray();
        assertTrue(cells.length > 10);
        double chance = ChiSquareTest.withDefaults()
                .test(
                        Arrays.stream(cells).mapToDouble(i -> p[i]).toArray(),
                        Arrays.stream(cells).mapToLong(i -> found[i]).toArray())
                .getPValue();
        assertTrue(chance > 1e-3, "p-value " + chance);
    }

    @Test
    void blocksDoNotMatter() {
        // more rows than a block has
        int times = 100;
        int[] many = new int[times * PROMPTS.length];
        Arrays.setAll(many, i -> PROMPTS[i % PROMPTS.length]);
        for (Decoding decoding : new Decoding[] {Decodings.GREEDY, Decodings.beams(5, 1, EarlyStopping.FALSE)}) {
            Generator generator = generator(decoding, 6);
            assertTrue(generator.block(LENGTH) < times * N);
            int[][] few = generator.write(PROMPTS, N, 0, SEED);
            int[][] found = generator.write(many, times * N, 0, SEED);
            for (int i = 0; i < found.length; i++) {
                assertArrayEquals(few[i % N], found[i]);
            }
        }
    }

    @Test
    void aBlockFitsMemory() {
        assertEquals(
                64, generator(Decodings.beams(5, 1, EarlyStopping.FALSE), 20).block(LENGTH));
        assertEquals(
                1, generator(Decodings.beams(1000, 1, EarlyStopping.FALSE), 20).block(LENGTH));
    }

    @Test
    void textsHaveAtLeastAndAtMostSoManyTokens() {
        int ends = 0;
        Decoding decoding = Decodings.decoding(false, 5, 1, EarlyStopping.FALSE, 1, 0, 3);
        for (int[] text : generator(decoding, 20).write(PROMPTS, N, 0, SEED)) {
            int end = Arrays.stream(text).boxed().toList().indexOf(Golden.END);
            assertTrue(text.length == 20 || end == text.length - 1);
            assertTrue(end < 0 || end >= 3);
            ends += end >= 0 ? 1 : 0;
        }
        assertTrue(ends > 0, "no text ended");
        Generator endless =
                new Generator(Golden.network("llama"), weights, Device.CPU, Decodings.GREEDY, OptionalInt.empty(), 9);
        for (int[] text : endless.write(PROMPTS, N, 0, SEED)) {
            assertEquals(9, text.length);
        }
    }

    @Test
    void noPromptsGiveNoTexts() {
        assertEquals(0, generator(Decoding.PLAIN, 3).write(new int[0], 0, 0, SEED).length);
    }

    @Test
    void nothingIsLeftInNativeMemory() {
        Decoding[] decodings = {
            Decoding.PLAIN,
            Decodings.drawn(0.9, 10, 0.9, 0.01, 0.95),
            Decodings.decoding(false, 4, 1, EarlyStopping.FALSE, 1.2, 3, 2)
        };
        for (Decoding decoding : decodings) {
            Generator generator = generator(decoding, 10);
            generator.write(PROMPTS, N, 0, SEED);
            long alive = Natives.alive();
            for (int i = 0; i < 3; i++) {
                generator.write(PROMPTS, N, 0, SEED);
            }
            assertEquals(alive, Natives.alive());
        }
    }

    @Test
    void promptsThatAreTooLongAreRefused() {
        UserError error = assertThrows(
                UserError.class, () -> generator(Decoding.PLAIN, 36).write(PROMPTS, N, 0, SEED));
        assertEquals(
                "a prompt of 5 tokens and 36 new ones are longer than the model's context of 40\n"
                        + "  remedy: use max_new_tokens of at most 35, shorter prompts or a model of longer context",
                error.getMessage());
        assertEquals(N, generator(Decodings.GREEDY, 35).write(PROMPTS, N, 0, SEED).length);
    }

    @Test
    void whatCannotBeIsRefused() {
        Generator generator = generator(Decoding.PLAIN, 3);
        String odd = assertThrows(
                        IllegalArgumentException.class, () -> generator.write(new int[] {1, 2, 3}, 2, 0, SEED))
                .getMessage();
        assertTrue(odd.contains("prompts"), odd);
        String id = assertThrows(IllegalArgumentException.class, () -> generator.write(new int[] {48}, 1, 0, SEED))
                .getMessage();
        assertTrue(id.contains("48"), id);
        assertThrows(IllegalArgumentException.class, () -> generator(Decoding.PLAIN, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Generator(
                        Golden.network("llama"), weights, Device.CPU, Decoding.PLAIN, OptionalInt.of(48), 3));
    }

    @Test
    void forbiddingEverythingIsTold() {
        Architecture network = Tiny.network();
        Weights few = network.initial(Noise.of(SEED), Device.CPU);
        // each token at most once, of four, and two stand in the prompt
        for (Decoding decoding : new Decoding[] {
            Decodings.decoding(true, 1, 1, EarlyStopping.FALSE, 1, 1, 0),
            Decodings.decoding(false, 1, 1, EarlyStopping.FALSE, 1, 1, 0),
            Decodings.decoding(false, 3, 1, EarlyStopping.FALSE, 1, 1, 0)
        }) {
            int[] prompt = {0, 1};
            int[] text = new Generator(network, few, Device.CPU, decoding, OptionalInt.empty(), 2)
                    .write(prompt, 1, 0, SEED)[0];
            assertArrayEquals(new int[] {2, 3}, Arrays.stream(text).sorted().toArray());
            Generator longer = new Generator(network, few, Device.CPU, decoding, OptionalInt.empty(), 3);
            UserError error = assertThrows(UserError.class, () -> longer.write(prompt, 1, 0, SEED));
            assertTrue(error.getMessage().contains("no token can follow"), error.getMessage());
        }
    }
}
