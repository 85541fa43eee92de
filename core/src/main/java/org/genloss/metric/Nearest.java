package org.genloss.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.genloss.data.Images;
import org.genloss.num.Seed;

/**
 * The nearest of m images to each of n others, by the sum of squared differences. Never more than a block of the n x m
 * distances is there at a time. A row of differences is taken to a block of images at once, number by number, so that the
 * compiler can use vector instructions; each distance is summed in the order of its pixels, whatever the machine.
 *
 * @param squared the squared distance of each to its nearest; infinite where no distance is a number
 * @param index which one that is, the first of several; -1 where no distance is a number
 */
public record Nearest(float[] squared, int[] index) {

    /** Images that are compared with one at once. */
    private static final int BLOCK = 256;

    /** Images that one thread takes at a time. */
    private static final int ROWS = 64;

    /**
     * Finds them.
     *
     * @param queries n x d
     * @param references m x d, one or more
     */
    public static Nearest of(float[] queries, float[] references, int d) {
        int n = queries.length / d;
        float[][][] blocks = blocks(references, d);
        float[] squared = new float[n];
        int[] index = new int[n];
        Arrays.fill(squared, Float.POSITIVE_INFINITY);
        Arrays.fill(index, -1);
        Nearest nearest = new Nearest(squared, index);
        IntStream.range(0, (n + ROWS - 1) / ROWS).parallel().forEach(rows -> {
            float[] distances = new float[BLOCK];
            for (int block = 0; block < blocks.length; block++) {
                int count = Math.min(BLOCK, references.length / d - block * BLOCK);
                for (int i = rows * ROWS; i < Math.min(n, (rows + 1) * ROWS); i++) {
                    distances(queries, i * d, d, blocks[block], distances);
                    nearest.update(i, distances, count, block * BLOCK);
                }
            }
        });
        return nearest;
    }

    /** The distances themselves. */
    public double[] distances() {
        double[] distances = new double[squared.length];
        Arrays.setAll(distances, i -> Math.sqrt(squared[i]));
        return distances;
    }

    /** At most {@code limit} of the images, a simple random subset. */
    public static Images subset(Images images, int limit, Seed seed) {
        return images.size() <= limit
                ? images
                : images.select(new PermutationSampler(seed.stream(), images.size(), limit).sample());
    }

    /** Blocks of images turned round, each d x BLOCK; the last is filled up with zeros. */
    private static float[][][] blocks(float[] references, int d) {
        int m = references.length / d;
        float[][][] blocks = new float[(m + BLOCK - 1) / BLOCK][d][BLOCK];
        for (int i = 0; i < m; i++) {
            float[][] block = blocks[i / BLOCK];
            for (int j = 0; j < d; j++) {
                block[j][i % BLOCK] = references[i * d + j];
            }
        }
        return blocks;
    }

    /** {@code distances}, BLOCK: the squared distance of the image at {@code at} to each of a block, d x BLOCK. */
    private static void distances(float[] queries, int at, int d, float[][] block, float[] distances) {
        Arrays.fill(distances, 0);
        int j = 0;
        // four numbers a pass over the sums
        for (; j + 4 <= d; j += 4) {
            add(queries, at + j, block[j], block[j + 1], block[j + 2], block[j + 3], distances);
        }
        for (; j < d; j++) {
            add(queries[at + j], block[j], distances);
        }
    }

    /**
     * Written for the compilers of the JDKs from 17 on: they use vectors where all arrays are read at the same index and the
     * bound is a length, not a constant; measure before touching it.
     */
    private static void add(float[] x, int at, float[] a, float[] b, float[] c, float[] d, float[] distances) {
        float x0 = x[at];
        float x1 = x[at + 1];
        float x2 = x[at + 2];
        float x3 = x[at + 3];
        for (int i = 0; i < distances.length; i++) {
            float gap0 = x0 - a[i];
            float gap1 = x1 - b[i];
            float gap2 = x2 - c[i];
            float gap3 = x3 - d[i];
            distances[i] += gap0 * gap0 + gap1 * gap1 + (gap2 * gap2 + gap3 * gap3);
        }
    }

    private static void add(float x, float[] a, float[] distances) {
        for (int i = 0; i < distances.length; i++) {
            float gap = x - a[i];
            distances[i] += gap * gap;
        }
    }

    private void update(int i, float[] distances, int count, int first) {
        for (int b = 0; b < count; b++) {
            if (distances[b] < squared[i]) {
                squared[i] = distances[b];
                index[i] = first + b;
            }
        }
    }
}
