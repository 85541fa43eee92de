package org.genloss.neural.measure;

import java.util.function.ToDoubleFunction;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;

/** Moments of latent means, n x d, and of the groups of the jackknife among the n. */
final class LatentMoments {

    /** Variance above which a dimension says something about the image (Burda et al. 2016, section 5.2). */
    private static final double ACTIVE = 0.01;

    private final Sums all;
    private final Sums[] groups;

    LatentMoments(float[] means, int d) {
        int n = means.length / d;
        this.all = new Sums(d);
        this.groups = new Sums[Math.min(Jackknife.GROUPS, n)];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = new Sums(d);
        }
        for (int i = 0; i < n; i++) {
            all.add(means, i);
            groups[i % groups.length].add(means, i);
        }
    }

    Sums all() {
        return all;
    }

    /** A statistic with its standard error. */
    Reading reading(String name, ToDoubleFunction<Sums> statistic) {
        double[] leftOut = new double[groups.length];
        for (int g = 0; g < groups.length; g++) {
            leftOut[g] = statistic.applyAsDouble(all.minus(groups[g]));
        }
        return Reading.of(name, statistic.applyAsDouble(all), "1").withError(Jackknife.standardError(leftOut));
    }

    /** Sums over images, of every dimension. */
    static final class Sums {

        private final double[] sum;
        private final double[] squares;
        private long n;

        private Sums(int d) {
            this.sum = new double[d];
            this.squares = new double[d];
        }

        private void add(float[] means, int image) {
            n++;
            for (int c = 0; c < sum.length; c++) {
                double value = means[image * sum.length + c];
                sum[c] += value;
                squares[c] += value * value;
            }
        }

        private Sums minus(Sums part) {
            Sums rest = new Sums(sum.length);
            rest.n = n - part.n;
            for (int c = 0; c < sum.length; c++) {
                rest.sum[c] = sum[c] - part.sum[c];
                rest.squares[c] = squares[c] - part.squares[c];
            }
            return rest;
        }

        /** Over all images and dimensions. */
        double mean() {
            double total = 0;
            for (double one : sum) {
                total += one;
            }
            return total / (n * sum.length);
        }

        /** Over all images and dimensions, with their number below. */
        double std() {
            double total = 0;
            for (double one : squares) {
                total += one;
            }
            return Math.sqrt(notNegative(total / (n * sum.length) - mean() * mean()));
        }

        /** Mean over dimensions. */
        double stdWithinDimensions() {
            double total = 0;
            for (int c = 0; c < sum.length; c++) {
                total += Math.sqrt(variance(c));
            }
            return total / sum.length;
        }

        /** Dimensions that vary. */
        double active() {
            int active = 0;
            for (int c = 0; c < sum.length; c++) {
                active += variance(c) > ACTIVE ? 1 : 0;
            }
            return active;
        }

        private double variance(int c) {
            double mean = sum[c] / n;
            return notNegative(squares[c] / n - mean * mean);
        }

        /** What rounding leaves of a variance of 0 may lie below it. */
        private static double notNegative(double variance) {
            return variance < 0 ? 0 : variance;
        }
    }
}
