package org.genloss.neural.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Points;
import org.genloss.data.SafeTensors;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.data.Writer;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.model.Work;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Natives;
import org.genloss.neural.torch.Torch;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fits of diffusion: interrupted, streamed, cut short, refused; what they leave in memory. */
class DiffusionFitTest {

    /** Small networks gain nothing from threads, which wait for each other on a busy machine. */
    @BeforeAll
    static void oneThread() {
        Torch.engine().threads(1);
    }

    private static final Seed SEED = new Seed(11);
    private static final Points POINTS = new PointsDiffusionTest().items(100, SEED.at("points"));
    private static final Images IMAGES = Shapes.draw(100, SEED.at("images"));

    /** Keeps what is saved; dies with the epoch before which it is told to. */
    private static final class Loop implements Work {

        private final Optional<Tensors> unfinished;
        private final int dies;
        private final List<Long> alive = new ArrayList<>();
        private Optional<Tensors> saved = Optional.empty();
        private int epochs;

        Loop(Optional<Tensors> unfinished, int dies) {
            this.unfinished = unfinished;
            this.dies = dies;
        }

        @Override
        public void progress(String what, double share) {
            alive.add(Natives.alive());
            if (++epochs == dies) {
                throw new IllegalStateException("killed after " + what);
            }
        }

        @Override
        public Optional<Tensors> unfinished() {
            return unfinished;
        }

        @Override
        public void save(Supplier<Tensors> state) {
            saved = Optional.of(SafeTensors.fromBytes(SafeTensors.toBytes(state.get()), "unfinished"));
        }
    }

    private static <S extends Sample<S>> void assertResumes(Diffusion<S> learner, S items) {
        Dataset<S> training = Dataset.of(items, Dataset.REAL);
        Tensors whole = learner.fit(training, SEED).state();
        Loop first = new Loop(Optional.empty(), 3);
        assertThrows(IllegalStateException.class, () -> learner.fit(training, SEED, first));
        Loop second = new Loop(first.saved, -1);
        Model<S> resumed = learner.fit(training, SEED, second);
        assertEquals(2, second.epochs, "epochs after the second, which was the last to be saved");
        assertArrayEquals(SafeTensors.toBytes(whole), SafeTensors.toBytes(resumed.state()));
        assertArrayEquals(
                learner.fit(training, SEED).curves().get(0).values(),
                resumed.curves().get(0).values());
    }

    @Test
    void interruptedFitOfPointsGivesTheSameBytes() {
        assertResumes(Diffusions.<Points>small(false, 4), POINTS);
    }

    @Test
    void interruptedFitOfImagesGivesTheSameBytes() {
        assertResumes(Diffusions.<Images>small(true, 4), IMAGES);
    }

    @Test
    void lossOfEachEpochIsKeptAndFalls() {
        double[] loss = Diffusions.<Points>small(false, 30)
                .fit(Dataset.of(POINTS, Dataset.REAL), SEED)
                .curves()
                .get(0)
                .values();
        assertEquals(30, loss.length);
        // the network begins by predicting nothing, which errs by the variance of the noise, 1
        assertEquals(1, loss[0], 0.2);
        assertTrue(loss[29] < 0.8, "loss " + loss[29]);
    }

    @Test
    void fitEndsWithItsLastStep() {
        Diffusion<Points> learner = Diffusions.of(Schedule.LINEAR, 40, 8, 0, false, 30, Optional.of(5), 32);
        Loop loop = new Loop(Optional.empty(), -1);
        // 100 points are 4 batches an epoch: 5 of them end in the second
        assertEquals(
                2,
                learner.fit(Dataset.of(POINTS, Dataset.REAL), SEED, loop)
                        .curves()
                        .get(0)
                        .values()
                        .length);
        assertEquals(2, loop.epochs);
    }

    @Test
    void nothingIsLeftInNativeMemory() {
        Loop loop = new Loop(Optional.empty(), -1);
        long before = Natives.alive();
        Model<Images> model = Diffusions.<Images>small(true, 12).fit(Dataset.of(IMAGES, Dataset.REAL), SEED, loop);
        assertEquals(loop.alive.get(1), loop.alive.get(11), "native objects after 8 and after 48 steps");
        model.sample(300, Decoding.PLAIN.guided(2), SEED);
        assertEquals(before, Natives.alive(), "native objects before and after fit and sample");
    }

    @Test
    void streamedImagesAreReadWithTheirLabels() {
        Images stream = IMAGES.streamed(100, new Writer<>() {
            @Override
            public Images draw(int n, Seed seed) {
                Images drawn = Shapes.draw(n, seed);
                return new Images(drawn.pixels(), new int[n], drawn.shape());
            }

            @Override
            public Tensors state() {
                return new Tensors();
            }
        });
        Model<Images> model = Diffusions.<Images>small(true, 2).fit(Dataset.of(stream, 1), SEED);
        assertArrayEquals(new double[] {1, 0}, model.state().doubles("class.shares"));
        assertArrayEquals(new int[50], model.sample(50, Decoding.PLAIN, SEED).labels());
    }

    @Test
    void constantColumnsAreWrittenAsTheyWere() {
        double[] values = POINTS.values().clone();
        for (int i = 0; i < values.length; i += 2) {
            values[i] = 0.1;
        }
        Model<Points> model = Diffusions.<Points>small(false, 1).fit(Dataset.of(Points.of(values, 2), 0), SEED);
        assertEquals(Optional.of("all training points are the same in x1"), model.collapse());
        for (double value : model.sample(20, Decoding.PLAIN, SEED).column(0)) {
            assertEquals(0.1, value);
        }
    }

    @Test
    void aFitThatDivergesIsACollapse() {
        Diffusion<Points> wild = new Diffusion<>(
                Optional.of(8),
                2,
                40,
                Schedule.LINEAR,
                8,
                0,
                false,
                0.1,
                0,
                Optional.of(20),
                Optional.empty(),
                32,
                1e30,
                Device.CPU);
        Model<Points> model = wild.fit(Dataset.of(POINTS, Dataset.REAL), SEED);
        assertTrue(model.collapse().orElseThrow().contains("not finite"), model.collapse()::toString);
        assertEquals(20, model.sample(20, Decoding.PLAIN, SEED).size());
    }

    @Test
    void classesNeedLabels() {
        Diffusion<Images> learner = Diffusions.small(true, 1);
        Images unlabelled = Images.unlabelled(IMAGES.pixels(), IMAGES.shape());
        assertRefused("carry no labels", () -> learner.fit(Dataset.of(unlabelled, 3), SEED));
        assertRefused("names no classes", () -> Diffusions.<Points>small(true, 1)
                .fit(Dataset.of(POINTS, Dataset.REAL), SEED));
    }

    @Test
    void guidanceNeedsClasses() {
        Model<Points> model = Diffusions.<Points>small(false, 1).fit(Dataset.of(POINTS, Dataset.REAL), SEED);
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> model.sample(5, Decoding.PLAIN.guided(2), SEED));
        assertTrue(refusal.getMessage().contains("guidance must be 1"), refusal.getMessage());
    }

    @Test
    void sizesThatCannotBeHalvedTwiceAreRefused() {
        Images odd = Images.unlabelled(new float[60], new Images.Shape(1, 6, 10, List.of()));
        assertRefused("6 x 10", () -> Diffusions.<Images>small(false, 1).fit(Dataset.of(odd, 0), SEED));
    }

    @Test
    void modelsOfOtherArchitecturesAreRefused() {
        Tensors points = Diffusions.<Points>small(false, 1)
                .fit(Dataset.of(POINTS, Dataset.REAL), SEED)
                .state();
        Points line = Points.of(new double[] {1}, 1);
        assertRefused(
                "of 2 columns, not 1", () -> Diffusions.<Points>small(false, 1).load(points, line));
        assertRefused("is missing", () -> Diffusions.<Images>small(false, 1).load(points, IMAGES));
        assertRefused("class.shares", () -> Diffusions.<Images>small(true, 1).load(points, IMAGES));
    }

    private static void assertRefused(String message, Runnable what) {
        UserError refusal = assertThrows(UserError.class, what::run);
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }
}
