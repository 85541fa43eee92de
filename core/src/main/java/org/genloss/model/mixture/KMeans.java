package org.genloss.model.mixture;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Points;
import org.hipparchus.util.FastMath;

/** Weighted k-means as scikit-learn runs it: greedy k-means++ seeds, then Lloyd's iterations. */
final class KMeans {

    private static final int MAX_ITER = 300;
    private static final double TOL = 1e-4;

    private final double[] x;
    private final double[] weights;
    private final int n;
    private final int d;

    /** @param weights length n, or null where all are 1 */
    KMeans(Points points, double[] weights) {
        this.x = points.values();
        this.weights = weights;
        this.n = points.size();
        this.d = points.dimension();
    }

    /**
     * Chooses up to k items far from each other: each of 2 + floor(ln k) candidates is drawn with probability
     * proportional to weight x squared distance to the nearest seed, and the one that leaves the smallest sum of these is
     * taken (Arthur and Vassilvitskii 2007, section 5; as in scikit-learn).
     *
     * @return item numbers; fewer than k where there are fewer distinct items
     */
    int[] seeds(int k, UniformRandomProvider random) {
        int trials = 2 + (int) Math.floor(FastMath.log(k));
        double[] nearest = new double[n];
        for (int i = 0; i < n; i++) {
            nearest[i] = weight(i);
        }
        int[] seeds = new int[k];
        seeds[0] = draw(nearest, total(nearest), random);
        nearest = distances(nearest, seeds[0], true);
        for (int c = 1; c < k; c++) {
            double potential = total(nearest);
            if (!(potential > 0)) {
                return Arrays.copyOf(seeds, c);
            }
            double[] best = nearest;
            double least = Double.POSITIVE_INFINITY;
            for (int t = 0; t < trials; t++) {
                int candidate = draw(nearest, potential, random);
                double[] after = distances(nearest, candidate, false);
                double left = total(after);
                if (left < least) {
                    least = left;
                    best = after;
                    seeds[c] = candidate;
                }
            }
            nearest = best;
        }
        return seeds;
    }

    /** Weighted squared distances to {@code seed}, or to the nearest seed before where that is less. */
    private double[] distances(double[] nearest, int seed, boolean first) {
        double[] after = new double[n];
        for (int i = 0; i < n; i++) {
            double distance = weight(i) * squared(i, x, seed * d);
            after[i] = first ? distance : Math.min(nearest[i], distance);
        }
        return after;
    }

    private double weight(int i) {
        return weights == null ? 1 : weights[i];
    }

    private static double total(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static int draw(double[] mass, double total, UniformRandomProvider random) {
        double left = random.nextDouble() * total;
        int last = 0;
        for (int i = 0; i < mass.length; i++) {
            if (mass[i] > 0) {
                last = i;
                left -= mass[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    private double squared(int i, double[] centres, int at) {
        double z = x[i * d] - centres[at];
        double sum = z * z;
        for (int j = 1; j < d; j++) {
            z = x[i * d + j] - centres[at + j];
            sum += z * z;
        }
        return sum;
    }

    /** The clusters that {@link #lloyd} finds from {@link #seeds}; in [0, k). */
    int[] labels(int k, UniformRandomProvider random) {
        return lloyd(seeds(k, random));
    }

    /**
     * Lloyd's iterations from the items at {@code seeds}, at most 300, until no label changes or the centres move, together, less
     * than 10^-4 of the mean variance. An empty cluster takes the item farthest from its centre.
     *
     * @return the cluster of every item, in [0, number of seeds)
     */
    int[] lloyd(int[] seeds) {
        double[] centres = new double[seeds.length * d];
        for (int c = 0; c < seeds.length; c++) {
            System.arraycopy(x, seeds[c] * d, centres, c * d, d);
        }
        double enough = TOL * meanVariance();
        int[] labels = new int[n];
        double[] distances = new double[n];
        Arrays.fill(labels, -1);
        for (int iteration = 0; iteration < MAX_ITER; iteration++) {
            boolean changed = assign(centres, labels, distances);
            if (!changed) {
                return labels;
            }
            fillEmpty(seeds.length, labels, distances);
            if (update(centres, labels) <= enough) {
                break;
            }
        }
        assign(centres, labels, distances);
        return labels;
    }

    private double meanVariance() {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < n; i++) {
            all += weight(i);
        }
        for (int j = 0; j < d; j++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += weight(i) * (x[i * d + j] - x[j]);
            }
            mean /= all;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double z = x[i * d + j] - x[j] - mean;
                squares += weight(i) * z * z;
            }
            sum += squares / all;
        }
        return sum / d;
    }

    /** Labels every item with its nearest centre, ties with the first; whether a label changed. */
    private boolean assign(double[] centres, int[] labels, double[] distances) {
        boolean changed = false;
        for (int i = 0; i < n; i++) {
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int at = 0; at < centres.length; at += d) {
                double distance = squared(i, centres, at);
                if (distance < least) {
                    least = distance;
                    nearest = at / d;
                }
            }
            changed |= labels[i] != nearest;
            labels[i] = nearest;
            distances[i] = least;
        }
        return changed;
    }

    private void fillEmpty(int k, int[] labels, double[] distances) {
        int[] sizes = new int[k];
        for (int label : labels) {
            sizes[label]++;
        }
        for (int c = 0; c < k; c++) {
            if (sizes[c] == 0) {
                int farthest = 0;
                for (int i = 1; i < n; i++) {
                    farthest = distances[i] > distances[farthest] ? i : farthest;
                }
                if (distances[farthest] > 0 && sizes[labels[farthest]] > 1) {
                    sizes[labels[farthest]]--;
                    sizes[c] = 1;
                    labels[farthest] = c;
                    distances[farthest] = 0;
                }
            }
        }
    }

    /** Moves every centre to the mean of its items; returns the sum of squared moves. */
    private double update(double[] centres, int[] labels) {
        double[] sums = new double[centres.length];
        double[] mass = new double[centres.length / d];
        for (int i = 0; i < n; i++) {
            double w = weight(i);
            mass[labels[i]] += w;
            for (int j = 0; j < d; j++) {
                sums[labels[i] * d + j] += w * (x[i * d + j] - centres[labels[i] * d + j]);
            }
        }
        double moves = 0;
        for (int at = 0; at < centres.length; at++) {
            if (mass[at / d] > 0) {
                double move = sums[at] / mass[at / d];
                centres[at] += move;
                moves += move * move;
            }
        }
        return moves;
    }
}
