package org.genloss.model.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.data.Points;
import org.genloss.model.GoldenFile;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KMeansTest {

    @Test
    void clustersAreThoseOfScikitLearn() {
        JsonNode data = GoldenFile.read("mixture").get("data");
        for (JsonNode row : GoldenFile.read("k_means")) {
            Points points = GoldenFile.points(data.get(row.get("data").asString()));
            double[] weights = row.get("weighted").asBoolean()
                    ? IntStream.range(0, points.size())
                            .mapToDouble(i -> 1 + i % 4)
                            .toArray()
                    : null;
            int[] seeds = Arrays.stream(GoldenFile.doubles(row.get("seeds")))
                    .mapToInt(v -> (int) v)
                    .toArray();
            int[] labels = new KMeans(points, weights).lloyd(seeds);
            int[] counts = new int[seeds.length];
            Arrays.stream(labels).forEach(label -> counts[label]++);
            int[] expected = Arrays.stream(GoldenFile.doubles(row.get("counts")))
                    .mapToInt(v -> (int) v)
                    .toArray();
            assertArrayEquals(expected, counts, row.toString());
        }
    }

    @Test
    void seedsAreDistinctItemsAndNoMoreThanThereAre() {
        Points points = Points.of(new double[] {1, 1, 1, 2, 2, 9}, 1);
        for (int i = 0; i < 20; i++) {
            int[] seeds = new KMeans(points, null).seeds(5, new Seed(i).stream());
            assertEquals(3, seeds.length);
            assertEquals(
                    3,
                    Arrays.stream(seeds)
                            .mapToDouble(s -> points.at(s, 0))
                            .distinct()
                            .count());
        }
    }

    /** The one heavy item is the first seed with chance 1 - 1e-9; 1e-7 over a hundred. */
    @Test
    void firstSeedObeysWeights() {
        Points points = Points.of(new double[] {1, 2, 3}, 1);
        for (int i = 0; i < 100; i++) {
            int[] seeds = new KMeans(points, new double[] {1, 2e9, 1}).seeds(1, new Seed(i).stream());
            assertEquals(1, seeds[0]);
        }
    }

    @Test
    void emptyClusterTakesTheFarthestItem() {
        Points points = Points.of(new double[] {0, 0, 1, 10}, 1);
        int[] labels = new KMeans(points, null).lloyd(new int[] {0, 1});
        assertTrue(labels[3] != labels[0]);
        assertEquals(labels[0], labels[2]);
    }
}
