package org.genloss.neural.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Tensors;
import org.genloss.data.Writer;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.model.Work;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** A fit that was killed after any epoch goes on to the same bytes, whether its items are there or streamed. */
class ResumeTest {

    private static final Seed SEED = new Seed(20240724);
    private static final int EPOCHS = 4;

    /** 200 images are 7 batches; 24 steps are 3 epochs and a part of the fourth. */
    private static final Vae VAE = Vaes.small(4, 2, EPOCHS, Optional.of(24));

    /** Keeps every state that is offered, and starts from one that it was given. */
    private static final class Kept implements Work {

        private final Optional<Tensors> start;
        private final List<Tensors> states = new ArrayList<>();
        private final List<String> said = new ArrayList<>();
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
        public Optional<Tensors> unfinished() {
            return start;
        }

        @Override
        public void save(Supplier<Tensors> state) {
            states.add(state.get());
        }
    }

    @Test
    void fixedItems() {
        assertResumes(Dataset.of(Vaes.spots(200, SEED), Dataset.REAL));
    }

    @Test
    void streamedItems() {
        assertResumes(Dataset.of(streamed(200), 1));
    }

    @Test
    void someOfEither() {
        assertResumes(Dataset.of(Vaes.spots(80, SEED), Dataset.REAL).join(Dataset.of(streamed(120), 1)));
    }

    private static Images streamed(int n) {
        Model<Images> model = VAE.fit(Dataset.of(Vaes.spots(50, SEED), Dataset.REAL), SEED);
        return Vaes.spots(1, SEED).streamed(n, new Writer<>() {
            @Override
            public Images draw(int n, Seed seed) {
                return model.sample(n, Decoding.PLAIN, seed);
            }

            @Override
            public Tensors state() {
                return model.state();
            }
        });
    }

    private static void assertResumes(Dataset<Images> data) {
        Kept whole = new Kept(Optional.empty());
        try (Model<Images> expected = VAE.fit(data, SEED, whole)) {
            assertEquals(List.of("epoch 1 of 4", "epoch 2 of 4", "epoch 3 of 4", "epoch 4 of 4"), whole.said);
            assertEquals(1, whole.share);
            // nothing is saved of a fit that is done
            assertEquals(EPOCHS - 1, whole.states.size());
            for (int killed = 0; killed < whole.states.size(); killed++) {
                Kept rest = new Kept(Optional.of(whole.states.get(killed)));
                try (Model<Images> resumed = VAE.fit(data, SEED, rest)) {
                    assertEquals(EPOCHS - 1 - killed, rest.said.size());
                    assertSameModel(expected, resumed);
                }
            }
        }
    }

    private static void assertSameModel(Model<Images> expected, Model<Images> found) {
        assertEquals(expected.state().names(), found.state().names());
        for (String name : expected.state().names()) {
            assertArrayEquals(
                    (float[]) expected.state().get(name).data(),
                    (float[]) found.state().get(name).data(),
                    name);
        }
        for (int i = 0; i < expected.curves().size(); i++) {
            assertArrayEquals(
                    expected.curves().get(i).values(), found.curves().get(i).values());
        }
    }
}
