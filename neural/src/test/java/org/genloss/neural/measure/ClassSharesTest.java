package org.genloss.neural.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.data.Images;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Snapshot;
import org.genloss.model.Decoding;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class ClassSharesTest {

    private static final Seed SEED = new Seed(1);

    private static Map<String, Reading> byName(List<Reading> readings) {
        return readings.stream().collect(Collectors.toMap(Reading::name, reading -> reading));
    }

    /** 6 of a and 2 of b among 4 classes of which half, a quarter, an eighth and an eighth are real. */
    @Test
    void sharesByHand() {
        double[] sure = {1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5};
        Features drawn = new Features(new float[0], new int[] {0, 0, 0, 1, 0, 0, 0, 1}, sure);
        Map<String, Reading> found =
                byName(ClassShares.measure(drawn, List.of("a", "b", "c", "d"), new double[] {0.5, 0.25, 0.125, 0.125}));
        double entropy = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
        assertEquals(0.75, found.get("class_share[class=a]").value());
        assertEquals(0.25, found.get("class_share[class=b]").value());
        assertEquals(0, found.get("class_share[class=d]").value());
        assertEquals(entropy, found.get("class_entropy").value(), 1e-14);
        assertEquals(
                entropy / Math.log(4), found.get("class_entropy_normalised").value(), 1e-14);
        assertEquals(0.75 * Math.log(1.5), found.get("class_divergence").value(), 1e-14);
        assertEquals(2, found.get("classes_missing").value());
        assertEquals(0.75, found.get("classifier_confidence").value(), 1e-14);
        assertEquals(
                Math.sqrt(0.75 * 0.25 / 8), found.get("class_share[class=a]").standardError(), 1e-14);
        // eight groups of one: the jackknife of six times the entropy of (5, 2)/7 and twice that of (6, 1)/7
        double five = -5 / 7.0 * Math.log(5 / 7.0) - 2 / 7.0 * Math.log(2 / 7.0);
        double six = -6 / 7.0 * Math.log(6 / 7.0) - 1 / 7.0 * Math.log(1 / 7.0);
        double mean = 0.75 * five + 0.25 * six;
        double squares = 6 * (five - mean) * (five - mean) + 2 * (six - mean) * (six - mean);
        assertEquals(Math.sqrt(7 / 8.0 * squares), found.get("class_entropy").standardError(), 1e-14);
    }

    @Test
    void aClassThatIsNotRealIsInfinitelyFar() {
        Features drawn = new Features(new float[0], new int[] {0, 1}, new double[] {1, 1});
        Map<String, Reading> found = byName(ClassShares.measure(drawn, List.of("a", "b"), new double[] {1, 0}));
        assertEquals(Double.POSITIVE_INFINITY, found.get("class_divergence").value());
    }

    @Test
    void theExhibitHoldsTheShares() {
        Gauge<Images> gauge = new ClassShares().against(Marks.reference(300, 300));
        Images drawn = new Marks(true, List.of(0, 2)).sample(300, Decoding.PLAIN, new Seed(8));
        Snapshot<Images> at = Marks.drew(drawn);
        Exhibit exhibit = gauge.exhibits(at, SEED).get(0);
        Map<String, Reading> readings = byName(gauge.measure(at, SEED));
        assertEquals("class-shares", exhibit.name());
        assertEquals("shares", exhibit.content().get("kind"));
        assertEquals(List.of("square", "cross", "stripe"), exhibit.content().get("classes"));
        List<Double> shares = IntStream.range(0, 3)
                .mapToObj(c -> "class_share[class=" + Marks.SHAPE.classes().get(c) + "]")
                .map(name -> readings.get(name).value())
                .toList();
        assertEquals(shares, exhibit.content().get("shares"));
        // the classifier is right about 19 of 20 and more
        assertTrue(shares.get(1) < 0.05, shares.toString());
        Reading accuracy = readings.get("classifier_accuracy");
        assertTrue(accuracy.value() > 0.95, accuracy.toString());
    }

    @Test
    void withoutLabelsOfHeldOutImagesNothingIsSaidOfAccuracy() {
        Images heldOut = Marks.ALL.sample(50, Decoding.PLAIN, SEED);
        Gauge<Images> gauge = new ClassShares().against(new org.genloss.metric.Reference<>(Marks.ALL, heldOut, 50));
        assertTrue(gauge.measure(Marks.drew(heldOut), SEED).stream()
                .noneMatch(reading -> reading.name().equals("classifier_accuracy")));
    }
}
