package org.genloss.metric;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.num.Seed;

/**
 * Cells of a codebook: vectors of one cell, images or features, have the same nearest centre. The centres come from k-means: the seeds of Arthur
 * and Vassilvitskii (2007), then Lloyd's iterations.
 *
 * <p>The mixtures have a k-means of their own, which follows scikit-learn to the bit on points of few dimensions; this one is
 * for thousands of vectors of many numbers, as fast as {@link Nearest} is.
 */
public final class Cells {

    private static final int MOST_ITERATIONS = 50;

    private final int d;
    private final float[] centres;

    private Cells(float[] centres, int d) {
        this.centres = centres;
        this.d = d;
    }

    /**
     * At most k cells; fewer where there are fewer different vectors.
     *
     * @param x n x d, one vector or more
     */
    public static Cells of(float[] x, int d, int k, Seed seed) {
        Cells cells = new Cells(seeds(x, d, k, seed.stream()), d);
        int[] before = {};
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            int[] labels = cells.of(x);
            if (Arrays.equals(labels, before)) {
                break;
            }
            cells.move(x, labels);
            before = labels;
        }
        return cells;
    }

    /** How many cells there are. */
    public int size() {
        return centres.length / d;
    }

    /** The cell of every vector; -1 for one that is not made of numbers. */
    public int[] of(float[] vectors) {
        return Nearest.of(vectors, centres, d).index();
    }

    /** Every centre moves to the mean of its vectors; one without any stays. */
    private void move(float[] x, int[] labels) {
        double[] sums = new double[centres.length];
        int[] sizes = new int[size()];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= 0) {
                sizes[labels[i]]++;
                for (int j = 0; j < d; j++) {
                    sums[labels[i] * d + j] += x[i * d + j];
                }
            }
        }
        for (int at = 0; at < centres.length; at++) {
            if (sizes[at / d] > 0) {
                centres[at] = (float) (sums[at] / sizes[at / d]);
            }
        }
    }

    /** Vectors drawn one after the other with probability proportional to the squared distance to the nearest before. */
    private static float[] seeds(float[] x, int d, int k, UniformRandomProvider random) {
        int n = x.length / d;
        double[] nearest = new double[n];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        float[] centres = new float[k * d];
        int chosen = random.nextInt(n);
        for (int c = 0; c < k; c++) {
            System.arraycopy(x, chosen * d, centres, c * d, d);
            double total = 0;
            for (int i = 0; i < n; i++) {
                nearest[i] = Math.min(nearest[i], squared(x, i * d, chosen * d, d));
                total += nearest[i];
            }
            if (!(total > 0)) {
                return Arrays.copyOf(centres, (c + 1) * d);
            }
            double left = random.nextDouble() * total;
            for (int i = 0; i < n && left >= 0; i++) {
                if (nearest[i] > 0) {
                    chosen = i;
                    left -= nearest[i];
                }
            }
        }
        return centres;
    }

    /** In four sums, so that one addition need not wait for the one before. */
    private static double squared(float[] x, int a, int b, int d) {
        double[] sums = new double[4];
        for (int j = 0; j < d; j++) {
            double gap = x[a + j] - x[b + j];
            sums[j & 3] += gap * gap;
        }
        return sums[0] + sums[1] + (sums[2] + sums[3]);
    }
}
