package org.genloss.neural.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.genloss.data.Images;
import org.genloss.data.Points;
import org.genloss.data.Supply;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.metric.points.PrecisionRecall;
import org.genloss.model.Decoding;
import org.genloss.neural.torch.Scope;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class ImagePrecisionRecallTest {

    private static List<Reading> ofGolden() {
        try (Scope scope = Scope.withoutGradients()) {
            double[] radius = Neighbours.kthNearest(Golden.tensor("real"), 5);
            return new ImagePrecisionRecall(5, 100).measure(Golden.tensor("real"), radius, Golden.tensor("fake"));
        }
    }

    @Test
    void agreesWithScikitLearn() {
        double[] expected = Golden.numbers("precision_recall_density_coverage");
        List<Reading> readings = ofGolden();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i], readings.get(i).value(), 1e-12, readings.get(i).name());
        }
    }

    /** The same points measured by the metric of points: values, errors, limits and names. */
    @Test
    void agreesWithTheMetricOfPoints() {
        Points real = new Points(Golden.numbers("real"), List.of("a", "b", "c", "d"));
        Points fake = new Points(Golden.numbers("fake"), List.of("a", "b", "c", "d"));
        List<Reading> expected = new PrecisionRecall(5, 100, 0)
                .against(new Reference<>(new Nothing(), real, fake.size()))
                .measure(
                        new Snapshot<>(Snapshot.BASELINE, Optional.empty(), fake, Optional.empty(), Optional.empty()),
                        new Seed(1));
        Map<String, Reading> found = ofGolden().stream().collect(Collectors.toMap(Reading::name, Function.identity()));
        assertEquals(expected.size(), found.size());
        for (Reading reading : expected) {
            Reading mine = found.get(reading.name());
            assertEquals(reading.value(), mine.value(), 1e-12, reading.name());
            assertEquals(reading.standardError(), mine.standardError(), 1e-12, reading.name());
            assertEquals(reading.low(), mine.low(), 1e-12, reading.name());
            assertEquals(reading.high(), mine.high(), 1e-12, reading.name());
            assertEquals(reading.unit(), mine.unit());
        }
    }

    private record Nothing() implements Supply<Points> {
        @Override
        public long size() {
            return 0;
        }

        @Override
        public Points draw(int n, long from, Seed seed) {
            throw new IllegalStateException("the metric draws nothing");
        }

        @Override
        public long heldOutSize() {
            return 0;
        }

        @Override
        public Points heldOut(int n, Seed seed) {
            throw new IllegalStateException("the metric draws nothing");
        }
    }

    /** Crosses are 1 in 3 of the real images: without them recall and coverage fall by about that, precision does not. */
    @Test
    void aLostClassCostsRecallAndNotPrecision() {
        Gauge<Images> gauge = new ImagePrecisionRecall(5, 1000).against(Marks.reference(600, 600));
        List<Reading> whole =
                gauge.measure(Marks.drew(Marks.ALL.sample(600, Decoding.PLAIN, new Seed(1))), new Seed(1));
        Marks lost = new Marks(true, List.of(0, 2));
        List<Reading> part = gauge.measure(Marks.drew(lost.sample(600, Decoding.PLAIN, new Seed(2))), new Seed(1));
        assertEquals(
                List.of("precision[k=5]", "recall[k=5]", "density[k=5]", "coverage[k=5]"),
                part.stream().map(Reading::name).toList());
        // differences of 0.05 are above ten standard errors of shares near 1
        assertTrue(
                part.get(0).value() > whole.get(0).value() - 0.05,
                "precision " + part.get(0).value());
        assertEquals(whole.get(1).value() - 1 / 3.0, part.get(1).value(), 0.12, "recall");
        assertEquals(whole.get(3).value() - 1 / 3.0, part.get(3).value(), 0.12, "coverage");
    }
}
