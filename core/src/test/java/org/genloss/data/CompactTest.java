package org.genloss.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactTest {

    private static final List<String> XY = List.of("x", "y");

    /** Deviations (-1, -2), (1, 0), (0, 2) from the mean (2, 4). */
    private static final Points THREE = new Points(new double[] {1, 2, 3, 4, 2, 6}, XY);

    @TempDir
    Path folder;

    @Test
    void pointsAreSummedUpByHand() {
        Points compact = THREE.compacted().orElseThrow();
        assertTrue(compact.compact());
        assertEquals(3, compact.size());
        assertArrayEquals(new double[] {2, 4}, compact.summary().mean());
        assertArrayEquals(new double[] {2, 2, 2, 8}, compact.summary().spread());
        assertEquals(XY, compact.columns());
    }

    @Test
    void whatIsSummedUpHasNoItems() {
        Points compact = THREE.compacted().orElseThrow();
        for (Runnable asked : List.<Runnable>of(
                compact::values,
                () -> compact.at(0, 0),
                () -> compact.column(1),
                () -> compact.select(new int[] {0}))) {
            String message =
                    assertThrows(IllegalStateException.class, asked::run).getMessage();
            assertTrue(message.contains("read summary()") && message.contains("sampling: points"), message);
        }
        Symbols counted = Symbols.counted(new long[] {2, 0, 1});
        for (Runnable asked : List.<Runnable>of(counted::values, () -> counted.select(new int[] {0}))) {
            String message =
                    assertThrows(IllegalStateException.class, asked::run).getMessage();
            assertTrue(message.contains("read counts()") && message.contains("sampling: points"), message);
        }
    }

    @Test
    void joinedSummariesAreTheSummaryOfAll() {
        Points more = new Points(new double[] {10, -1, 4, 4, 0, 3, 2, 9}, XY);
        Points.Summary all = THREE.join(List.of(more)).summary();
        Points joined =
                THREE.compacted().orElseThrow().join(List.of(more.compacted().orElseThrow()));
        assertEquals(7, joined.size());
        assertArrayEquals(all.mean(), joined.summary().mean(), 1e-14);
        assertArrayEquals(all.spread(), joined.summary().spread(), 1e-12);
        assertArrayEquals(
                all.spread(),
                THREE.join(List.of(more.compacted().orElseThrow())).summary().spread(),
                1e-12);
        assertThrows(IllegalArgumentException.class, () -> joined.join(List.of(Points.of(new double[] {1}, 1))));
    }

    @Test
    void countsAreTheSameInBothForms() {
        Symbols plain = new Symbols(new int[] {2, 0, 2, 2}, 4);
        Symbols counted = plain.compacted().orElseThrow();
        assertEquals(4, counted.size());
        assertArrayEquals(plain.counts(), counted.counts());
        assertArrayEquals(new double[] {1, 0, 3, 0}, counted.mass());
        assertArrayEquals(new long[] {2, 0, 6, 0}, counted.join(List.of(plain)).counts());
        assertEquals(plain.preview(3).get("counts").getClass(), long[].class);
        assertArrayEquals((long[]) plain.preview(3).get("counts"), (long[])
                counted.preview(3).get("counts"));
        Symbols law = Symbols.population(10, new double[] {0.25, 0.75, 0});
        assertArrayEquals(new double[] {2.5, 7.5, 0}, law.mass());
        assertArrayEquals(new long[] {3, 8, 0}, law.counts());
        Symbols other = Symbols.population(30, new double[] {0, 0.5, 0.5});
        assertArrayEquals(
                new double[] {0.0625, 0.5625, 0.375},
                law.join(List.of(other)).law().orElseThrow(),
                1e-15);
    }

    @Test
    void previewsShowWhatIsThere() {
        Points compact = THREE.compacted().orElseThrow();
        assertArrayEquals(
                new double[] {2, 4}, (double[]) ((List<?>) compact.preview(5).get("values")).get(0));
    }

    @Test
    void filesKeepEveryForm() {
        Points sum = THREE.compacted().orElseThrow();
        Points law = Points.population(5, new double[] {1, 2}, new double[] {3, 1, 1, 4}, XY);
        for (Points points : List.of(sum, law)) {
            Points back = sum.fromTensors(throughFile(points));
            assertEquals(points.size(), back.size());
            assertEquals(points.columns(), back.columns());
            assertArrayEquals(points.summary().mean(), back.summary().mean());
            assertArrayEquals(points.summary().spread(), back.summary().spread());
            assertEquals(points.summary().population(), back.summary().population());
        }
        assertFalse(sum.fromTensors(throughFile(THREE)).compact());
        Symbols counted = Symbols.counted(new long[] {4, 0, 1});
        assertArrayEquals(
                counted.counts(), counted.fromTensors(throughFile(counted)).counts());
        Symbols symbols = Symbols.population(9, new double[] {0.1, 0.2, 0.7});
        Symbols back = counted.fromTensors(throughFile(symbols));
        assertArrayEquals(symbols.law().orElseThrow(), back.law().orElseThrow());
        assertEquals(9, back.size());
    }

    private Tensors throughFile(Sample<?> sample) {
        Path file = folder.resolve("sample.safetensors");
        SafeTensors.write(file, sample.toTensors());
        return SafeTensors.read(file);
    }

    @Test
    void aSubsetOfSummarisedPointsIsRefused() {
        Dataset<Points> data = Dataset.of(THREE.compacted().orElseThrow(), 1);
        assertEquals(data, data.uniform(3, new Seed(1)));
        String message = assertThrows(IllegalStateException.class, () -> data.uniform(2, new Seed(1)))
                .getMessage();
        assertTrue(message.contains("a subset of 2 of 3") && message.contains("sampling: points"), message);
    }

    @Test
    void aSubsetOfCountsKeepsPartsAndWeights() {
        Dataset<Symbols> data = new Dataset<>(List.of(
                new Dataset.Part<>(Symbols.counted(new long[] {50, 0, 30}), 0, 2),
                new Dataset.Part<>(Symbols.counted(new long[] {0, 40, 40}), 3, 1)));
        Dataset<Symbols> some = data.uniform(70, new Seed(5));
        assertEquals(70, some.size());
        assertEquals(2, some.parts().get(0).weight());
        assertEquals(3, some.parts().get(1).generation());
        assertEquals(0, some.parts().get(0).items().counts()[1]);
        assertEquals(0, some.parts().get(1).items().counts()[0]);
        assertArrayEquals(
                some.items().counts(), data.uniform(70, new Seed(5)).items().counts());
    }

    @Test
    void aSubsetOfPopulationsIsTheSameMixture() {
        double[] rare = {0, 0, 1};
        Dataset<Symbols> data = new Dataset<>(List.of(
                new Dataset.Part<>(Symbols.population(996, new double[] {0.5, 0.5, 0}), 0, 1),
                new Dataset.Part<>(Symbols.population(4, rare), 1, 1)));
        Dataset<Symbols> some = data.uniform(10, new Seed(5));
        double total = some.parts().stream()
                .mapToDouble(part -> part.weight() * part.items().size())
                .sum();
        assertEquals(10, total, 1e-12);
        Dataset.Part<Symbols> last = some.parts().get(1);
        assertArrayEquals(rare, last.items().law().orElseThrow());
        assertEquals(0.004, last.weight() * last.items().size() / total, 1e-15);
    }

    /** The rows of a uniform subset of items are those that CombinationSampler gives, ascending. */
    @Test
    void itemsAreChosenAsBefore() {
        Symbols letters = new Symbols(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 10);
        int[] rows = new org.apache.commons.rng.sampling.CombinationSampler(new Seed(3).stream(), 10, 4).sample();
        Arrays.sort(rows);
        assertArrayEquals(
                rows, Dataset.of(letters, 0).uniform(4, new Seed(3)).items().values());
    }

    /**
     * A normal law with a lost direction, and fewer points than coordinates: the scatter keeps the support and the rank of
     * n - 1 points.
     */
    @Test
    void singularScattersHaveTheRankOfTheirPoints() {
        double[] covariance = {4, 2, 0, 2, 1, 0, 0, 0, 9};
        NormalLaw law = NormalLaw.of(new double[] {1, 2, 3}, covariance, List.of("a", "b", "c"));
        for (int n = 1; n <= 5; n++) {
            for (int seed = 0; seed < 20; seed++) {
                Points drawn = law.sufficient(n, new Seed(seed));
                double[] s = drawn.summary().spread();
                // the second coordinate is half the first
                assertEquals(s[0] / 4, s[4], 1e-12 * s[0]);
                assertEquals(s[0] / 2, s[1], 1e-12 * s[0]);
                double[] mean = drawn.summary().mean();
                assertEquals((mean[0] - 1) / 2, mean[1] - 2, 1e-12);
                double determinant = s[0] * s[8] - s[2] * s[6];
                if (n == 1) {
                    assertArrayEquals(new double[9], s);
                } else if (n == 2) {
                    assertEquals(0, determinant, 1e-12 * s[0] * s[8]);
                } else {
                    assertTrue(determinant > 0);
                }
            }
        }
    }
}
