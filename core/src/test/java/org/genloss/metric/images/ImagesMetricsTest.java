package org.genloss.metric.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.data.Writer;
import org.genloss.data.law.Glyphs;
import org.genloss.metric.Cells;
import org.genloss.metric.Metric;
import org.genloss.metric.MetricContract;
import org.genloss.metric.Nearest;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.metric.TestLaws.Veiled;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** The contract of metrics, for images, and cases that can be worked by hand. */
class ImagesMetricsTest extends MetricContract<Images> {

    private static final Seed SEED = new Seed(3);
    private static final Law LAW = new Law(glyphs());

    /** Small glyphs that can be drawn from. */
    private record Law(Supply<Images> supply) implements Model<Images> {

        @Override
        public Images sample(int n, Decoding decoding, Seed seed) {
            return supply.draw(n, 0, seed);
        }

        @Override
        public Tensors state() {
            return new Tensors();
        }
    }

    private static Supply<Images> glyphs() {
        return new Glyphs(
                        "0123456789",
                        Optional.empty(),
                        0,
                        List.of(0.6, 0.25, 0.14, 0.01),
                        9,
                        0.68,
                        0.08,
                        0.11,
                        0.25,
                        0.15,
                        0.03,
                        0.02,
                        0.02)
                .open(SEED);
    }

    @Override
    protected List<Metric<Images>> metrics() {
        return List.of(
                new PixelVariance(),
                new Codebook(20, 0.1, 400, 0),
                new NearestTrainingImage(List.of(0.05, 0.5), 150, 150));
    }

    @Override
    protected Class<Images> sampleType() {
        return Images.class;
    }

    @Override
    protected List<Place<Images>> places() {
        return List.of(opaque());
    }

    @Override
    protected Place<Images> opaque() {
        Images few = LAW.supply.draw(2, 0, SEED.at("few"));
        float[] odd = new float[3 * 81];
        Arrays.fill(odd, Float.NaN);
        List<Images> hard = List.of(
                few.select(new int[300]),
                few.select(new int[1]),
                Images.unlabelled(odd, few.shape()),
                Images.unlabelled(new float[300 * 81], few.shape()));
        Veiled<Images> veiled = new Veiled<>(LAW);
        Images heldOut = LAW.supply.heldOut(500, SEED);
        return new Place<>("glyphs", new Reference<>(veiled, heldOut, 300), veiled, hard);
    }

    @Override
    protected Map<String, Ideal> ideals() {
        return Map.of(
                "pixel_variance_ratio", new Ideal(1, 1e-12),
                "codebook_missing_mass[k=20]", new Ideal(0, 0),
                "codebook_tail_recall[k=20,mass=0.1]", new Ideal(1, 0),
                "codebook_extinct[k=20]", new Ideal(0, 0));
    }

    private static Images random(int n, int d, Seed seed) {
        UniformRandomProvider random = seed.stream();
        float[] pixels = new float[n * d];
        IntStream.range(0, n * d).forEach(i -> pixels[i] = random.nextFloat());
        return Images.unlabelled(pixels, new Images.Shape(1, 1, d, List.of()));
    }

    /** Against double loops in double precision; sizes that fill neither blocks nor fours. */
    @Test
    void nearestIsTheNearest() {
        int d = 11;
        float[] a = random(130, d, SEED.at("a")).pixels();
        float[] b = random(300, d, SEED.at("b")).pixels();
        System.arraycopy(b, 299 * d, a, 7 * d, d);
        Nearest nearest = Nearest.of(a, b, d);
        for (int i = 0; i < 130; i++) {
            int which = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < 300; k++) {
                double sum = 0;
                for (int j = 0; j < d; j++) {
                    sum += Math.pow((double) a[i * d + j] - b[k * d + j], 2);
                }
                if (sum < least) {
                    least = sum;
                    which = k;
                }
            }
            assertEquals(which, nearest.index()[i]);
            assertEquals(Math.sqrt(least), nearest.distances()[i], 1e-6);
        }
        assertEquals(0, nearest.squared()[7]);
    }

    private static Map<String, Reading> measure(Metric<Images> metric, Images heldOut, Images drawn, Images training) {
        Snapshot<Images> at =
                new Snapshot<>(1, Optional.empty(), drawn, Optional.of(Dataset.of(training, 1)), Optional.empty());
        return metric.against(new Reference<>(new Veiled<>(LAW), heldOut, drawn.size())).measure(at, SEED).stream()
                .collect(Collectors.toMap(Reading::name, reading -> reading));
    }

    /** Pixels 0 and 1 of real images have variance 0.5; of drawn ones the second is constant and the first as before. */
    @Test
    void pixelVarianceByHand() {
        Images.Shape shape = new Images.Shape(1, 1, 2, List.of());
        Images real = Images.unlabelled(new float[] {0, 0, 1, 1}, shape);
        Images drawn = Images.unlabelled(new float[] {0, 0.3f, 1, 0.3f, 0, 0.3f, 1, 0.3f}, shape);
        Reading reading = measure(new PixelVariance(), real, drawn, real).get("pixel_variance_ratio");
        // (1 / 3 + 0) / 2 over (1 / 2 + 1 / 2) / 2
        assertEquals(1 / 3.0, reading.value(), 1e-12);
        // each image left out leaves 0, 0, 1 or 1, 1, 0: 1 / 3 over 1, four times the same
        assertEquals(0, reading.standardError(), 1e-12);
    }

    /** Four lumps of 60, 30, 8 and 2 per cent; the model has lost the last two. */
    @Test
    void codebookCountsWhatIsLost() {
        Images.Shape shape = new Images.Shape(1, 1, 2, List.of());
        float[][] lumps = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        int[] sizes = {60, 30, 8, 2};
        float[] real = new float[200];
        int at = 0;
        for (int lump = 0; lump < 4; lump++) {
            for (int i = 0; i < sizes[lump]; i++) {
                real[at++] = lumps[lump][0];
                real[at++] = lumps[lump][1];
            }
        }
        Images heldOut = Images.unlabelled(real, shape);
        Images drawn = Images.unlabelled(new float[] {0.1f, 0, 0, 0.1f, 0, 0.9f, 0, 0.8f}, shape);
        Map<String, Reading> readings = measure(new Codebook(4, 0.2, 1000, 0), heldOut, drawn, drawn);
        assertEquals(0.1, readings.get("codebook_missing_mass[k=4]").value(), 1e-12);
        // the rarest with 20 per cent or more together are those of 2, 8 and 30
        assertEquals(1 / 3.0, readings.get("codebook_tail_recall[k=4,mass=0.2]").value(), 1e-12);
        Reading extinct = readings.get("codebook_extinct[k=4]");
        assertEquals(2, extinct.value());
        assertEquals(2, extinct.items().length);
        assertEquals(0, readings.get("codebook_missing_mass[k=4]").standardError());
        // with fewer different images than cells, as many cells as there are
        assertEquals(
                0.1,
                measure(new Codebook(9, 0.2, 1000, 0), heldOut, drawn, drawn)
                        .get("codebook_missing_mass[k=9]")
                        .value());
    }

    @Test
    void cellsDoNotDependOnAnythingButSeedAndImages() {
        Images images = LAW.supply.draw(300, 0, SEED);
        int[] once =
                Cells.of(images.pixels(), images.shape().numbers(), 10, SEED).of(images.pixels());
        assertArrayEquals(
                once,
                Cells.of(images.pixels(), images.shape().numbers(), 10, SEED).of(images.pixels()));
        assertEquals(10, Arrays.stream(once).distinct().count());
    }

    @Test
    void copiesOfTheTrainingSetAreFound() {
        Images training = LAW.supply.draw(100, 0, SEED.at("training"));
        Images heldOut = LAW.supply.heldOut(100, SEED);
        Metric<Images> metric = new NearestTrainingImage(List.of(0.1), 100, 100);
        Map<String, Reading> copies = measure(metric, heldOut, training.select(new int[] {5, 6, 6}), training);
        assertEquals(0, copies.get("nearest_training_distance").value());
        assertEquals(1, copies.get("nearest_training_share[q=0.1]").value());
        Map<String, Reading> honest = measure(metric, heldOut, LAW.supply.draw(100, 0, SEED.at("new")), training);
        Reading distance = honest.get("nearest_training_distance");
        // real images against real ones: within four standard errors, chance of a false alarm 6e-5
        assertEquals(1, distance.value(), 4 * distance.standardError());
        assertTrue(distance.standardError() > 0.001 && distance.standardError() < 0.2);
        Reading share = honest.get("nearest_training_share[q=0.1]");
        // 10 of 100 expected, from a threshold that is itself an estimate: sd sqrt(2 x 0.09 / 100) = 0.042, four of
        // them
        assertEquals(0.1, share.value(), 0.17);
    }

    @Test
    void streamedTrainingSetsHaveNoNearest() {
        Images some = LAW.supply.draw(5, 0, SEED);
        Writer<Images> writer = new Writer<>() {
            @Override
            public Images draw(int n, Seed seed) {
                return LAW.supply.draw(n, 0, seed);
            }

            @Override
            public Tensors state() {
                return new Tensors();
            }
        };
        assertEquals(
                Map.of(),
                measure(new NearestTrainingImage(List.of(0.1), 10, 10), some, some, some.streamed(50, writer)));
    }
}
