package org.genloss.neural.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.genloss.data.Dataset;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.model.Work;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** Fits and writings that were killed anywhere go on to the same bytes. */
class TransformerResumeTest {

    private static final Seed SEED = new Seed(20240724);

    /** Keeps every state that is offered, and starts from one that it was given. */
    private static final class Kept implements Work {

        private final Optional<Tensors> start;
        private final List<Tensors> states = new ArrayList<>();
        private final List<String> said = new ArrayList<>();
        private final Map<String, Long> counts = new HashMap<>();
        private double share;

        Kept(Optional<Tensors> start) {
            this.start = start;
        }

        @Override
        public void progress(String what, double share) {
            said.add(what);
            this.share = share;
        }

        @Override
        public void count(String unit, long count) {
            counts.merge(unit, count, Long::sum);
        }

        @Override
        public Optional<Tensors> unfinished() {
            return start;
        }

        @Override
        public void save(Supplier<Tensors> state) {
            states.add(state.get());
        }
    }

    /** 40 sequences are 5 steps of 2 batches of 4; 13 steps are 2 epochs and a part of the third. With dropout. */
    @Test
    void aFitGoesOnFromAnyStep() {
        Learner<Tokens> learner = Languages.learner(
                "batch_size: 4",
                "gradient_accumulation_steps: 2",
                "epochs: 3",
                "max_steps: 13",
                "warmup_steps: 2",
                "dropout: 0.2",
                "selection: best",
                "learning_rate: 0.01");
        Tokens validation = Languages.text(10, 8, SEED.at("validation"));
        assertResumes(new Informed((Transformer) learner, validation), 40, 13);
    }

    @Test
    void aFitThatEndedEarlyIsNotGoneOnWith() {
        Transformer learner = Languages.learner("epochs: 30", "patience: 1", "learning_rate: 0.1");
        Tokens validation = Languages.text(10, 8, SEED.at("validation"));
        Kept whole = new Kept(Optional.empty());
        new Informed(learner, validation).fit(data(32), SEED, whole);
        assertTrue(whole.states.size() < 50, () -> "took " + whole.states.size() + " of 60 steps");
        assertResumes(new Informed(learner, validation), 32, whole.states.size());
    }

    private static Dataset<Tokens> data(int n) {
        return Dataset.of(Languages.text(n, 8, SEED), Dataset.REAL);
    }

    /** Also from the end, which a process that is killed while its model writes would come back to. */
    private static void assertResumes(Learner<Tokens> learner, int n, int steps) {
        Dataset<Tokens> data = data(n);
        Kept whole = new Kept(Optional.empty());
        try (Model<Tokens> expected = learner.fit(data, SEED, whole)) {
            assertEquals(steps, whole.states.size());
            for (int killed = 0; killed < steps; killed++) {
                Kept rest = new Kept(Optional.of(whole.states.get(killed)));
                try (Model<Tokens> resumed = learner.fit(data, SEED, rest)) {
                    assertEquals(steps - 1 - killed, rest.said.size());
                    assertSame(expected.state(), resumed.state());
                    for (int i = 0; i < expected.curves().size(); i++) {
                        assertArrayEquals(
                                expected.curves().get(i).values(),
                                resumed.curves().get(i).values());
                    }
                }
            }
        }
    }

    private static void assertSame(Tensors expected, Tensors found) {
        assertEquals(expected.names(), found.names());
        for (String name : expected.names()) {
            if (expected.get(name).data() instanceof float[] floats) {
                assertArrayEquals(floats, (float[]) found.get(name).data(), name);
            }
        }
    }

    @Test
    void aFitTellsOfEveryStepAndCountsItsTokens() {
        Kept work = new Kept(Optional.empty());
        Languages.learner("batch_size: 16", "epochs: 2").fit(data(40), SEED, work);
        String first = "epoch 1 of 2";
        String second = "epoch 2 of 2";
        assertEquals(List.of(first, first, first, second, second, second), work.said);
        assertEquals(1, work.share);
        assertEquals(Map.of("tokens", 2L * 40 * 7), work.counts);
    }

    /** 200 prompts of two lengths, in turn; drawn, so that a lost draw would show. */
    @Test
    void aWritingGoesOnFromAnyBlock() {
        Tokens shorter = Languages.text(400, 4, SEED.at("shorter"));
        Tokens longer = Languages.text(400, 7, SEED.at("longer"));
        int[] rows = new int[800];
        for (int i = 0; i < 800; i++) {
            rows[i] = i % 2 == 0 ? i / 2 : 400 + i / 2;
        }
        Tokens prompts = shorter.join(List.of(longer)).select(rows);
        Decoding decoding =
                new Decoding(1, 0, 1, 0, 1, false, 1, 1, Decoding.EarlyStopping.FALSE, 1, 0, 2, Optional.of(5), 1, 1);
        try (Model<Tokens> fitted = Languages.learner("epochs: 1").fit(data(40), SEED)) {
            TransformerModel model = (TransformerModel) fitted;
            Kept whole = new Kept(Optional.empty());
            Tokens expected = model.continued(prompts, decoding, SEED, whole);
            assertEquals(800, expected.size());
            assertEquals(Map.of("tokens", (long) expected.tokens().length), whole.counts);
            assertTrue(whole.states.size() >= 3);
            assertEquals(1, whole.share);
            for (Tensors state : whole.states) {
                Kept rest = new Kept(Optional.of(state));
                Tokens resumed = model.continued(prompts, decoding, SEED, rest);
                assertTrue(rest.said.size() < whole.said.size());
                assertArrayEquals(expected.tokens(), resumed.tokens());
                assertArrayEquals(expected.offsets(), resumed.offsets());
            }
            // what item i is depends on i alone
            assertArrayEquals(
                    expected.select(new int[] {0, 1, 2}).tokens(),
                    model.continued(prompts.select(new int[] {0, 1, 2}), decoding, SEED, Work.ALONE)
                            .tokens());
        }
    }
}
