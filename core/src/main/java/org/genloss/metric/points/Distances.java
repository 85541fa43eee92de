package org.genloss.metric.points;

import java.util.Arrays;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.genloss.data.Points;
import org.genloss.num.Seed;

/** Euclidean distances between all pairs of points, a block at a time so that a block stays in the cache. */
final class Distances {

    private static final int BLOCK = 64;

    private Distances() {}

    /** What is done with the squared distance between point {@code i} of one sample and {@code j} of another. */
    interface Visitor {
        void visit(int i, int j, double squared);
    }

    /** Visits all pairs; for a fixed i the j come in ascending order, and for a fixed j the i. */
    static void each(Points a, Points b, Visitor visitor) {
        for (int i0 = 0; i0 < a.size(); i0 += BLOCK) {
            for (int j0 = 0; j0 < b.size(); j0 += BLOCK) {
                for (int i = i0; i < Math.min(i0 + BLOCK, a.size()); i++) {
                    for (int j = j0; j < Math.min(j0 + BLOCK, b.size()); j++) {
                        visitor.visit(i, j, squared(a, i, b, j));
                    }
                }
            }
        }
    }

    /** The mean distance of each point of {@code a} to the points of {@code b}. */
    static double[] means(Points a, Points b) {
        double[] means = new double[a.size()];
        each(a, b, (i, j, squared) -> means[i] += Math.sqrt(squared));
        for (int i = 0; i < means.length; i++) {
            means[i] /= b.size();
        }
        return means;
    }

    /** The squared distance of each point to its k-th nearest other point; infinite where there are fewer than k. */
    static double[] kthNearest(Points points, int k) {
        double[][] nearest = new double[points.size()][k];
        for (double[] row : nearest) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        each(points, points, (i, j, squared) -> {
            if (i != j && squared < nearest[i][k - 1]) {
                insert(nearest[i], squared);
            }
        });
        double[] kth = new double[points.size()];
        for (int i = 0; i < kth.length; i++) {
            kth[i] = nearest[i][k - 1];
        }
        return kth;
    }

    /** At most {@code limit} of the points, a simple random subset. */
    static Points subsample(Points points, int limit, Seed seed) {
        return points.size() <= limit
                ? points
                : points.select(new PermutationSampler(seed.stream(), points.size(), limit).sample());
    }

    private static void insert(double[] ascending, double value) {
        int at = ascending.length - 1;
        while (at > 0 && ascending[at - 1] > value) {
            ascending[at] = ascending[at - 1];
            at--;
        }
        ascending[at] = value;
    }

    private static double squared(Points a, int i, Points b, int j) {
        double sum = 0;
        for (int c = 0; c < a.dimension(); c++) {
            double gap = a.at(i, c) - b.at(j, c);
            sum += gap * gap;
        }
        return sum;
    }
}
