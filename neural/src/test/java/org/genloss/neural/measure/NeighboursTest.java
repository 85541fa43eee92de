package org.genloss.neural.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private static double[] random(int n, int d, long seed) {
        UniformRandomProvider random = new Seed(seed).stream();
        return IntStream.range(0, n * d)
                .mapToDouble(i -> 10 * random.nextDouble())
                .toArray();
    }

    private static double squared(double[] a, int i, double[] b, int j, int d) {
        return IntStream.range(0, d)
                .mapToDouble(c -> a[i * d + c] - b[j * d + c])
                .map(gap -> gap * gap)
                .sum();
    }

    @Test
    void blocksOfAnySizeGiveTheDistancesOfALoop() {
        double[] a = random(300, 8, 1);
        double[] b = random(41, 8, 2);
        try (Scope scope = Scope.withoutGradients()) {
            for (int rows : new int[] {1, 7, 256, 300, 1000}) {
                double[] found = new double[300 * 41];
                Neighbours.each(
                        Tensor.of(a, Device.AUTO, 300, 8), Tensor.of(b, Device.AUTO, 41, 8), rows, (from, block) -> {
                            double[] some = block.toDoubles();
                            System.arraycopy(some, 0, found, from * 41, some.length);
                        });
                for (int i = 0; i < 300; i++) {
                    for (int j = 0; j < 41; j++) {
                        assertEquals(squared(a, i, b, j, 8), found[i * 41 + j], 1e-10);
                    }
                }
            }
        }
    }

    @Test
    void theKthNearestIsAnotherVector() {
        double[] a = random(300, 3, 3);
        try (Scope scope = Scope.withoutGradients()) {
            double[] found = Neighbours.kthNearest(Tensor.of(a, Device.AUTO, 300, 3), 4);
            for (int i = 0; i < 300; i++) {
                int row = i;
                double[] all = IntStream.range(0, 300)
                        .mapToDouble(j -> squared(a, row, a, j, 3))
                        .sorted()
                        .toArray();
                assertEquals(all[4], found[i], 1e-10);
            }
        }
    }

    @Test
    void fewerThanKOthersHaveNoRadius() {
        try (Scope scope = Scope.withoutGradients()) {
            double[] found = Neighbours.kthNearest(Tensor.of(random(3, 2, 4), Device.AUTO, 3, 2), 3);
            double[] infinite = new double[3];
            Arrays.fill(infinite, Double.POSITIVE_INFINITY);
            assertArrayEquals(infinite, found);
        }
    }

    /** All distances among 10,000 vectors of 128 numbers, 800 MB in float64, are never there at once. */
    @Test
    void tenThousandImagesFitInAGigabyte() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "Linux tells the memory of a process");
        float[] values = new float[10_000 * 128];
        UniformRandomProvider random = new Seed(5).stream();
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        Features features = new Features(values, new int[10_000], new double[10_000]);
        long before = kilobytes("VmRSS:");
        try (Scope scope = Scope.withoutGradients()) {
            double[] radius = Neighbours.kthNearest(features.tensor(10_000), 5);
            new ImagePrecisionRecall(5, 10_000).measure(features.tensor(10_000), radius, features.tensor(10_000));
        }
        long peak = kilobytes("VmHWM:") - before;
        assertTrue(peak < 1_000_000, "peak above what was there before: " + peak + " kB");
    }

    private static long kilobytes(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
