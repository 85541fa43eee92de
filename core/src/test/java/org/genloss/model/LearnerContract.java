package org.genloss.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/**
 * What every learner owes. A subclass gives the learner, training items and a statistical check of what its models
 * draw; the tests are the same for all.
 *
 * @param <S> what it learns from
 */
public abstract class LearnerContract<S extends Sample<S>> {

    private static final Seed SEED = new Seed(20240724);
    private static final Seed FIT = SEED.at("fit");

    /** The learner under test. */
    protected abstract Learner<S> learner();

    /** n items that the family can fit without collapse, all of one shape; a pure function of both arguments. */
    protected abstract S items(int n, Seed seed);

    /**
     * Fails unless {@code drawn} could be {@link #draws} draws from {@code model}. States its level (the chance of a
     * false alarm under a fresh seed) in a comment; the seed is fixed, so it never alarms by chance once it has passed.
     *
     * @param model fitted to {@link #size} items
     * @param drawn what it wrote under {@link Decoding#PLAIN}
     */
    protected abstract void assertFollows(Model<S> model, S drawn);

    /** How many items the learner is fitted to. */
    protected int size() {
        return 200;
    }

    /** How many items {@link #assertFollows} gets. */
    protected int draws() {
        return 20_000;
    }

    /** Whether a training set of identical items degenerates the model; false for a family that cannot collapse. */
    protected boolean collapses() {
        return true;
    }

    /**
     * Whether weight 2 means the same as standing there twice and the fit depends on nothing but weighted sums; false
     * where weights are reliabilities, where seeds decide, or where the model keeps its items.
     */
    protected boolean weightsCount() {
        return learner().weighs();
    }

    /** How far, relative to the larger value, parameters may lie apart that are equal but for rounding. */
    protected double tolerance() {
        return 1e-9;
    }

    /** A decoding with this knob, and no other, turned so far that draws must change. */
    protected Decoding turned(Decoding.Knob knob) {
        return switch (knob) {
            case TEMPERATURE -> new Decoding(0.25, 0, 1, false, 1);
            case TOP_K -> new Decoding(1, 1, 1, false, 1);
            case TOP_P -> new Decoding(1, 0, 0.05, false, 1);
            case GREEDY -> new Decoding(1, 0, 1, true, 1);
            case LAMBDA -> new Decoding(1, 0, 1, false, 0.25);
            case GUIDANCE -> Decoding.PLAIN.guided(4);
            default -> throw new IllegalStateException("a contract of sequences turns " + knob);
        };
    }

    /** The training items of these tests. */
    protected final S training() {
        return items(size(), SEED.at("items"));
    }

    private Model<S> fit(Dataset<S> training) {
        return learner().fit(training, FIT);
    }

    private Model<S> fit() {
        return fit(Dataset.of(training(), Dataset.REAL));
    }

    @Test
    final void learnsFromItsItems() {
        assertTrue(learner().learns(training().getClass()));
    }

    @Test
    final void fitIsAFunctionOfDataAndSeed() {
        try (Model<S> once = fit();
                Model<S> again = fit()) {
            assertSame(once.state(), again.state());
        }
    }

    @Test
    final void fitLeavesTheItemsAlone() {
        S items = training();
        try (Model<S> model = fit(Dataset.of(items, Dataset.REAL))) {
            model.sample(10, Decoding.PLAIN, SEED);
        }
        assertSame(training().toTensors(), items.toTensors());
    }

    @Test
    final void samplesAsManyAsAskedForInTheShapeOfTheItems() {
        try (Model<S> model = fit()) {
            for (int n : new int[] {1, 2, 257}) {
                S drawn = model.sample(n, Decoding.PLAIN, SEED.at("n", n));
                assertEquals(n, drawn.size());
                assertEquals(size() + n, training().join(List.of(drawn)).size());
            }
        }
    }

    @Test
    final void sampleIsAFunctionOfTheSeed() {
        try (Model<S> model = fit()) {
            Tensors first = model.sample(100, Decoding.PLAIN, SEED.at("a")).toTensors();
            assertSame(first, model.sample(100, Decoding.PLAIN, SEED.at("a")).toTensors());
            assertDiffers(first, model.sample(100, Decoding.PLAIN, SEED.at("b")).toTensors());
        }
    }

    @Test
    final void loadedModelIsTheModel() {
        try (Model<S> model = fit();
                Model<S> loaded = learner().load(model.state(), training().select(new int[] {0}))) {
            assertSame(model.state(), loaded.state());
            assertEquals(model.collapse(), loaded.collapse());
            for (Decoding decoding : decodings()) {
                assertSame(
                        model.sample(100, decoding, SEED).toTensors(),
                        loaded.sample(100, decoding, SEED).toTensors());
            }
        }
    }

    @Test
    final void refitStartsWarmOnlyWhereItSaysSo() {
        Dataset<S> next = Dataset.of(items(size(), SEED.at("next")), 1);
        try (Model<S> first = fit();
                Model<S> once = learner().refit(first, next, FIT);
                Model<S> again = learner().refit(first, next, FIT);
                Model<S> cold = learner().fit(next, FIT)) {
            assertSame(once.state(), again.state());
            if (!learner().warmStarts()) {
                assertSame(cold.state(), once.state());
            }
        }
    }

    @Test
    final void partsAreBookkeeping() {
        S items = training();
        int third = size() / 3;
        Dataset<S> parts = new Dataset<>(List.of(
                new Dataset.Part<>(items.select(range(0, third)), Dataset.REAL, 1),
                new Dataset.Part<>(items.select(range(third, third + 1)), 1, 1),
                new Dataset.Part<>(items.select(range(third + 1, size())), 2, 1)));
        try (Model<S> whole = fit();
                Model<S> joined = fit(parts)) {
            assertSame(whole.state(), joined.state());
        }
    }

    @Test
    final void standingThereTwiceIsWeightTwo() {
        assumeTrue(weightsCount(), "weights are no counts");
        S items = training();
        int half = size() / 2;
        S light = items.select(range(0, half));
        S heavy = items.select(range(half, size()));
        Dataset<S> twice = new Dataset<>(List.of(
                new Dataset.Part<>(light, Dataset.REAL, 1),
                new Dataset.Part<>(heavy, Dataset.REAL, 1),
                new Dataset.Part<>(heavy, Dataset.REAL, 1)));
        Dataset<S> weighted = new Dataset<>(
                List.of(new Dataset.Part<>(light, Dataset.REAL, 1), new Dataset.Part<>(heavy, Dataset.REAL, 2)));
        try (Model<S> doubled = fit(twice);
                Model<S> weighed = fit(weighted);
                Model<S> plain = fit()) {
            assertClose(doubled.state(), weighed.state());
            assertDiffers(plain.state(), weighed.state());
        }
    }

    @Test
    final void identicalItemsCollapseTheModelWhichStillSamples() {
        S one = items(1, SEED.at("one"));
        S identical = one.select(new int[50]);
        try (Model<S> model = fit(Dataset.of(identical, Dataset.REAL))) {
            assertEquals(collapses(), model.collapse().isPresent(), () -> "collapse: " + model.collapse());
            S drawn = model.sample(20, Decoding.PLAIN, SEED);
            assertEquals(20, drawn.size());
            if (collapses()) {
                assertFalse(model.collapse().orElseThrow().isBlank());
                assertFinite(drawn.toTensors());
            }
        }
    }

    @Test
    final void healthyItemsDoNotCollapseTheModel() {
        try (Model<S> model = fit()) {
            assertTrue(model.collapse().isEmpty(), () -> "collapse: " + model.collapse());
        }
    }

    @Test
    final void oneItemIsEnough() {
        S one = items(1, SEED.at("one"));
        try (Model<S> model = fit(Dataset.of(one, Dataset.REAL))) {
            S drawn = model.sample(5, Decoding.PLAIN, SEED);
            assertEquals(5, drawn.size());
            assertFinite(drawn.toTensors());
        }
    }

    @Test
    final void everyKnobItNamesDoesSomething() {
        try (Model<S> model = fit()) {
            Tensors plain = model.sample(200, Decoding.PLAIN, SEED).toTensors();
            for (Decoding.Knob knob : learner().decodes()) {
                Decoding decoding = turned(knob);
                assertEquals(Set.of(knob), decoding.turned());
                S drawn = model.sample(200, decoding, SEED);
                assertEquals(200, drawn.size());
                assertDiffers(plain, drawn.toTensors());
            }
        }
    }

    @Test
    final void drawsFollowTheModel() {
        try (Model<S> model = fit()) {
            assertFollows(model, model.sample(draws(), Decoding.PLAIN, SEED.at("follow")));
        }
    }

    private List<Decoding> decodings() {
        List<Decoding> decodings = new ArrayList<>(List.of(Decoding.PLAIN));
        for (Decoding.Knob knob : learner().decodes()) {
            decodings.add(turned(knob));
        }
        return decodings;
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    /** Fails unless both hold the same names, shapes and bytes. */
    protected static void assertSame(Tensors expected, Tensors actual) {
        assertEquals(expected.names(), actual.names());
        for (String name : expected.names()) {
            assertArrayEquals(expected.get(name).shape(), actual.get(name).shape(), name);
            assertTrue(equal(expected.get(name).data(), actual.get(name).data()), () -> name + " differs");
        }
    }

    /** Fails unless a name, a shape or a byte differs. */
    protected static void assertDiffers(Tensors one, Tensors other) {
        boolean same = one.names().equals(other.names())
                && one.names().stream()
                        .allMatch(name ->
                                equal(one.get(name).data(), other.get(name).data()));
        assertFalse(same, "the same, but should differ");
    }

    private void assertClose(Tensors expected, Tensors actual) {
        assertEquals(expected.names(), actual.names());
        for (String name : expected.names()) {
            double[] a = numbers(expected.get(name).data());
            double[] b = numbers(actual.get(name).data());
            assertEquals(a.length, b.length, name);
            for (int i = 0; i < a.length; i++) {
                double allowed = tolerance() * Math.max(1e-3, Math.max(Math.abs(a[i]), Math.abs(b[i])));
                assertEquals(a[i], b[i], allowed, name + " at " + i);
            }
        }
    }

    private static void assertFinite(Tensors tensors) {
        for (String name : tensors.names()) {
            for (double value : numbers(tensors.get(name).data())) {
                assertTrue(Double.isFinite(value), name + " holds " + value);
            }
        }
    }

    private static boolean equal(Object a, Object b) {
        return Arrays.deepEquals(new Object[] {a}, new Object[] {b});
    }

    private static double[] numbers(Object data) {
        if (data instanceof double[] doubles) {
            return doubles;
        }
        int length = Array.getLength(data);
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = ((Number) Array.get(data, i)).doubleValue();
        }
        return numbers;
    }
}
