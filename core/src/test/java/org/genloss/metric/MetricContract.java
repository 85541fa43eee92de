package org.genloss.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.metric.TestLaws.Veiled;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every metric owes. A subclass gives the metrics of one kind of sample, places to measure in and samples that are
 * hard to bear; the tests are the same for all.
 *
 * @param <S> what they measure
 */
public abstract class MetricContract<S extends Sample<S>> {

    private static final Seed SEED = new Seed(20240724);
    private static final Set<String> UNITS =
            Set.of("nats", "bits", "types", "tokens", "share", "ratio", "1", "x", "x^2", "x^(1/2)", "x^-1", "x^-2");

    /**
     * Somewhere to measure.
     *
     * @param name for the test report
     * @param reference the real data
     * @param model a model of about the same law
     * @param hard draws of one item again and again, draws that are not numbers, a single draw
     */
    public record Place<S extends Sample<S>>(String name, Reference<S> reference, Model<S> model, List<S> hard) {}

    /** A value and how far a reading may lie from it. */
    public record Ideal(double value, double tolerance) {}

    /** The metrics under test. */
    protected abstract List<Metric<S>> metrics();

    /** The kind of sample, and no other, that they measure. */
    protected abstract Class<S> sampleType();

    /** Places where the truth is known and places where it is not. */
    protected abstract List<Place<S>> places();

    /**
     * What readings must be when the held-out data themselves are measured as the baseline against a source that knows
     * nothing of its law, by name; one at least for every metric that has a reading there.
     */
    protected abstract Map<String, Ideal> ideals();

    /** The place of {@link #ideals}. */
    protected abstract Place<S> opaque();

    /** Measures only what it says it measures. */
    @TestFactory
    Stream<DynamicTest> measuresItsKind() {
        return metrics().stream()
                .map(metric -> dynamicTest(metric.toString(), () -> {
                    assertTrue(metric.measures(sampleType()));
                    assertFalse(metric.measures(String.class));
                }));
    }

    /** The same arguments give the same readings: again, from another gauge, on another thread. */
    @TestFactory
    Stream<DynamicTest> isAPureFunction() {
        return everywhere((metric, place) -> {
            Snapshot<S> at = snapshot(place, place.model().sample(300, Decoding.PLAIN, SEED));
            Gauge<S> gauge = metric.against(place.reference());
            List<Reading> once = gauge.measure(at, SEED);
            Tensors before = at.drawn().toTensors();
            assertSame(once, gauge.measure(at, SEED));
            assertSame(once, metric.against(place.reference()).measure(at, SEED));
            assertSame(
                    once,
                    CompletableFuture.supplyAsync(() -> gauge.measure(at, SEED)).join());
            assertTrue(
                    same(before, place.model().sample(300, Decoding.PLAIN, SEED).toTensors()), "wrote to a sample");
        });
    }

    /** Names are distinct, units known, errors 0 or more, limits around the value. */
    @TestFactory
    Stream<DynamicTest> readingsAreWellFormed() {
        return everywhere((metric, place) -> {
            Gauge<S> gauge = metric.against(place.reference());
            S drawn = place.model().sample(300, Decoding.PLAIN, SEED);
            wellFormed(gauge.measure(snapshot(place, drawn), SEED));
            wellFormed(gauge.measure(baseline(drawn), SEED));
        });
    }

    /** The readings of the baseline need no model and no training set, and are among those of a generation. */
    @TestFactory
    Stream<DynamicTest> baselineNeedsNoModel() {
        return everywhere((metric, place) -> {
            Gauge<S> gauge = metric.against(place.reference());
            S drawn = place.model().sample(300, Decoding.PLAIN, SEED);
            Set<String> later = names(gauge.measure(snapshot(place, drawn), SEED));
            Set<String> first = names(gauge.measure(baseline(drawn), SEED));
            first.removeAll(later);
            // a law that scores may stand in for the model at the baseline and be followed by a model that does not
            assertTrue(first.isEmpty() || place.model() instanceof Veiled, "only at the baseline: " + first);
        });
    }

    /** Collapse is a result: nothing that a model can draw throws, and the readings keep their names. */
    @TestFactory
    Stream<DynamicTest> bearsCollapse() {
        return everywhere((metric, place) -> {
            Gauge<S> gauge = metric.against(place.reference());
            S good = place.model().sample(300, Decoding.PLAIN, SEED);
            Set<String> names = names(gauge.measure(snapshot(place, good), SEED));
            for (S drawn : place.hard()) {
                List<Reading> readings = gauge.measure(snapshot(place, drawn), SEED);
                wellFormed(readings);
                assertEquals(names, names(readings));
            }
        });
    }

    /** Real data measured against themselves are near the ideal. */
    @TestFactory
    Stream<DynamicTest> realDataAreIdeal() {
        Place<S> place = opaque();
        return metrics().stream()
                .map(metric -> dynamicTest(metric.toString(), () -> {
                    List<Reading> readings = metric.against(place.reference())
                            .measure(baseline(place.reference().heldOut()), SEED);
                    int judged = 0;
                    for (Reading reading : readings) {
                        Ideal ideal = ideals().get(reading.name());
                        if (ideal != null) {
                            assertEquals(ideal.value, reading.value(), ideal.tolerance, reading.name());
                            judged++;
                        }
                    }
                    assertTrue(readings.isEmpty() || judged > 0, "no ideal for " + names(readings));
                }));
    }

    private interface Check<S extends Sample<S>> {
        void of(Metric<S> metric, Place<S> place);
    }

    private Stream<DynamicTest> everywhere(Check<S> check) {
        return places().stream().flatMap(place -> metrics().stream()
                .map(metric -> dynamicTest(metric + " in " + place.name(), () -> check.of(metric, place))));
    }

    private Snapshot<S> snapshot(Place<S> place, S drawn) {
        Dataset<S> training = Dataset.of(place.model().sample(200, Decoding.PLAIN, SEED.at("training")), 2);
        Dataset<S> previous = Dataset.of(place.model().sample(200, Decoding.PLAIN, SEED.at("previous")), 1);
        Optional<Model<S>> model = Optional.of(place.model());
        return new Snapshot<>(2, model, drawn, Optional.of(training), Optional.of(previous), model, Optional.empty());
    }

    private Snapshot<S> baseline(S drawn) {
        return new Snapshot<>(Snapshot.BASELINE, Optional.empty(), drawn, Optional.empty(), Optional.empty());
    }

    private static Set<String> names(List<Reading> readings) {
        Set<String> names = new HashSet<>();
        readings.forEach(reading -> assertTrue(names.add(reading.name()), "twice: " + reading.name()));
        return names;
    }

    private static void wellFormed(List<Reading> readings) {
        names(readings);
        for (Reading reading : readings) {
            assertTrue(UNITS.contains(reading.unit()), reading.name() + " in " + reading.unit());
            assertFalse(reading.standardError() < 0, reading.name());
            assertFalse(reading.low() > reading.value(), reading.name());
            assertFalse(reading.high() < reading.value(), reading.name());
        }
    }

    /** Equal to the bit; records compare arrays by identity, so not by equals. */
    private static void assertSame(List<Reading> expected, List<Reading> actual) {
        List<String> texts = new ArrayList<>();
        expected.forEach(reading -> texts.add(text(reading)));
        List<String> others = new ArrayList<>();
        actual.forEach(reading -> others.add(text(reading)));
        assertEquals(texts, others);
    }

    private static String text(Reading r) {
        return r.name() + " " + r.value() + " " + r.standardError() + " " + r.low() + " " + r.high() + " " + r.unit()
                + " " + Arrays.toString(r.items());
    }

    private static boolean same(Tensors a, Tensors b) {
        return a.names().equals(b.names())
                && a.names().stream()
                        .allMatch(name -> Arrays.deepEquals(
                                new Object[] {a.get(name).data()},
                                new Object[] {b.get(name).data()}));
    }
}
