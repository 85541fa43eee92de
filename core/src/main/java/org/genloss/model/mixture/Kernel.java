package org.genloss.model.mixture;

import org.hipparchus.util.FastMath;

/**
 * The working memory of one thread, and what it does to a chunk: for each block the scaled logarithms of the joint
 * density (one array per component), their largest, the exponentials, the responsibilities, the moments.
 */
final class Kernel {

    /** Below all scaled logarithms of a density that is not 0. */
    private static final double LOWEST = -1e300;

    /** v' v times this is half a squared distance, scaled. */
    private static final double HALF = 0.5 * Lanes.SCALE;

    private final int d;
    private final boolean diagonalMoments;
    private final double[][] e;
    private final double[] largest = Lanes.block();
    private final double[] sum = Lanes.block();
    private final double[] share = Lanes.block();
    private final double[] q = Lanes.block();
    private final double[] u = Lanes.block();
    private final double[][] z;
    private final double[][][] lanes;

    /** @param components how many are alive */
    Kernel(int components, int d, boolean diagonalMoments) {
        this.d = d;
        this.diagonalMoments = diagonalMoments;
        this.e = new double[components][Lanes.SIZE];
        this.z = new double[d][Lanes.SIZE];
        this.lanes = d == 2 && !diagonalMoments ? new double[components][6][Lanes.SIZE] : new double[0][][];
    }

    int components() {
        return e.length;
    }

    /** Where the sums of component {@code a} start; before the first stands the log-likelihood. */
    static int stride(int a, int d) {
        return Math.addExact(1, Math.multiplyExact(a, 1 + d + d * d));
    }

    /** Adds the sums of blocks {@code from} to {@code to} to {@code out}, which is 0 before. */
    void sum(Components components, Blocks blocks, int from, int to, double[] out) {
        for (double[][] of : lanes) {
            for (double[] lane : of) {
                Lanes.fill(lane, 0);
            }
        }
        for (int b = from; b < to; b++) {
            double[][] x = blocks.coordinates(b);
            exponentials(components, x);
            out[0] += logLikelihood(blocks.weights(b), blocks.commonWeight(b), blocks.length(b));
            Lanes.divide(share, blocks.weights(b), sum);
            for (int a = 0; a < e.length; a++) {
                if (lanes.length > 0) {
                    Lanes.addMoments(lanes[a], x[0], x[1], e[a], share, components.centre(a));
                } else {
                    addMoments(x, e[a], components.centre(a), out, stride(a, d));
                }
            }
        }
        for (int a = 0; a < lanes.length; a++) {
            addLanes(lanes[a], out, stride(a, d));
        }
    }

    /** E-step: e = joint density of item and component over the largest of its item, sum = their sum. */
    private void exponentials(Components components, double[][] x) {
        Lanes.fill(largest, LOWEST);
        Lanes.fill(sum, 0);
        for (int a = 0; a < e.length; a++) {
            logDensity(components, a, x);
            Lanes.raise(largest, e[a]);
        }
        for (double[] of : e) {
            Lanes.exponentials(of, largest, sum);
        }
    }

    private void logDensity(Components components, int a, double[][] x) {
        double[] mean = components.mean(a);
        double[] inverse = components.inverse(a);
        double constant = components.constant(a);
        if (components.diagonal()) {
            Lanes.fill(q, 0);
            for (int i = 0; i < d; i++) {
                Lanes.addSquare(q, x[i], mean[i], inverse[i * d + i]);
            }
            Lanes.logDensity(e[a], q, constant, HALF);
        } else if (d == 2) {
            Lanes.logDensity(e[a], x[0], x[1], mean, inverse, constant, HALF);
        } else {
            Lanes.fill(q, 0);
            for (int i = 0; i < d; i++) {
                Lanes.subtract(z[i], x[i], mean[i]);
                Lanes.scale(u, z[0], inverse[i * d]);
                for (int j = 1; j <= i; j++) {
                    Lanes.addScaled(u, z[j], inverse[i * d + j]);
                }
                Lanes.addSquare(q, u);
            }
            Lanes.logDensity(e[a], q, constant, HALF);
        }
    }

    /** Sum of weight x (largest + ln sum); sums lie in [1, k], so one logarithm serves 32 of them. */
    private double logLikelihood(double[] weights, double common, int length) {
        double logs = 0;
        if (Double.isNaN(common)) {
            for (int j = 0; j < length; j++) {
                logs += weights[j] * FastMath.log(sum[j]);
            }
        } else {
            for (int from = 0; from < length; from += 32) {
                double product = 1;
                for (int j = from; j < Math.min(length, from + 32); j++) {
                    product *= sum[j];
                }
                logs += FastMath.log(product);
            }
            logs *= common;
        }
        return logs + Lanes.dot(weights, largest) / Lanes.SCALE;
    }

    /** M-step sums in any dimension; {@code r} holds exponentials before and responsibilities after. */
    private void addMoments(double[][] x, double[] r, double[] centre, double[] out, int at) {
        Lanes.multiply(r, r, share);
        out[at] += Lanes.sum(r);
        int second = at + 1 + d;
        for (int i = 0; i < d; i++) {
            Lanes.subtract(z[i], x[i], centre[i]);
            Lanes.multiply(u, r, z[i]);
            out[at + 1 + i] += Lanes.sum(u);
            for (int j = diagonalMoments ? i : 0; j <= i; j++) {
                out[second + i * d + j] += Lanes.dot(u, z[j]);
            }
        }
    }

    private static void addLanes(double[][] lanes, double[] out, int at) {
        out[at] += Lanes.sum(lanes[0]);
        out[at + 1] += Lanes.sum(lanes[1]);
        out[at + 2] += Lanes.sum(lanes[2]);
        out[at + 3] += Lanes.sum(lanes[3]);
        out[at + 5] += Lanes.sum(lanes[4]);
        out[at + 6] += Lanes.sum(lanes[5]);
    }
}
