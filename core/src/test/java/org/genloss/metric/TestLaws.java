package org.genloss.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Coefficients;
import org.genloss.data.LogDensity;
import org.genloss.data.MixtureLaw;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.data.Probabilities;
import org.genloss.data.Quantiles;
import org.genloss.data.Sample;
import org.genloss.data.Supply;
import org.genloss.data.Symbols;
import org.genloss.data.Tensors;
import org.genloss.data.TokenScores;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.hipparchus.special.Erf;
import org.hipparchus.util.FastMath;

/** Laws that are source and model at once and know all there is to know of themselves, and a veil for them. */
public final class TestLaws {

    private static final Map<List<Object>, Double> KNOWN = new ConcurrentHashMap<>();

    private TestLaws() {}

    /** A law that can be drawn from. */
    private interface Law<S extends Sample<S>> extends Supply<S>, Model<S> {

        @Override
        default long size() {
            return Long.MAX_VALUE;
        }

        @Override
        default S draw(int n, long from, Seed seed) {
            return sample(n, Decoding.PLAIN, seed.at("draw", from));
        }

        @Override
        default long heldOutSize() {
            return Long.MAX_VALUE;
        }

        @Override
        default S heldOut(int n, Seed seed) {
            return sample(n, Decoding.PLAIN, seed.at("held-out"));
        }

        @Override
        default Tensors state() {
            return new Tensors();
        }
    }

    /** A law that can be drawn from and tells nothing. */
    public record Veiled<S extends Sample<S>>(Model<S> law) implements Law<S> {

        @Override
        public S sample(int n, Decoding decoding, Seed seed) {
            return law.sample(n, decoding, seed);
        }
    }

    /** A mixture of round normals, with three coefficients so that a regression's metrics have something to compare. */
    public record Mixture(double[] weights, double[][] means, double[] stds)
            implements Law<Points>, MixtureLaw, Moments, Quantiles, LogDensity<Points>, Coefficients {

        private int d() {
            return means[0].length;
        }

        @Override
        public Points sample(int n, Decoding decoding, Seed seed) {
            UniformRandomProvider random = seed.stream();
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            double[] values = new double[n * d()];
            for (int i = 0; i < n; i++) {
                int c = pick(weights, random.nextDouble());
                for (int j = 0; j < d(); j++) {
                    values[i * d() + j] = means[c][j] + stds[c] * normal.sample();
                }
            }
            return Points.of(values, d());
        }

        @Override
        public double[][] covariances() {
            double[][] covariances = new double[stds.length][d() * d()];
            for (int c = 0; c < stds.length; c++) {
                for (int j = 0; j < d(); j++) {
                    covariances[c][j * d() + j] = stds[c] * stds[c];
                }
            }
            return covariances;
        }

        @Override
        public double[] mean() {
            double[] mean = new double[d()];
            for (int c = 0; c < stds.length; c++) {
                for (int j = 0; j < d(); j++) {
                    mean[j] += weights[c] * means[c][j];
                }
            }
            return mean;
        }

        @Override
        public double[] covariance() {
            double[] covariance = new double[d() * d()];
            for (int c = 0; c < stds.length; c++) {
                for (int j = 0; j < d(); j++) {
                    for (int k = 0; k < d(); k++) {
                        covariance[j * d() + k] += weights[c]
                                * (covariances()[c][j * d() + k]
                                        + (means[c][j] - mean()[j]) * (means[c][k] - mean()[k]));
                    }
                }
            }
            return covariance;
        }

        /** By bisection, and remembered: the tests ask for the same ones again and again. */
        @Override
        public double quantile(int j, double p) {
            return KNOWN.computeIfAbsent(List.of(this, j, p), key -> bisect(j, p));
        }

        private double bisect(int j, double p) {
            double low = -100;
            double high = 100;
            for (int step = 0; step < 60; step++) {
                double middle = (low + high) / 2;
                if (cumulative(j, middle) < p) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return high;
        }

        @Override
        public double cumulative(int j, double x) {
            double sum = 0;
            for (int c = 0; c < stds.length; c++) {
                sum += weights[c] * Erf.erfc(-(x - means[c][j]) / stds[c] / Math.sqrt(2)) / 2;
            }
            return sum;
        }

        @Override
        public double[] logDensity(Points sample) {
            double[] logs = new double[sample.size()];
            for (int i = 0; i < logs.length; i++) {
                double sum = 0;
                for (int c = 0; c < stds.length; c++) {
                    double density = weights[c];
                    for (int j = 0; j < d(); j++) {
                        double z = (sample.at(i, j) - means[c][j]) / stds[c];
                        density *= FastMath.exp(-z * z / 2) / (stds[c] * Math.sqrt(2 * Math.PI));
                    }
                    sum += density;
                }
                logs[i] = FastMath.log(sum);
            }
            return logs;
        }

        @Override
        public double[] coefficients() {
            return new double[] {weights[0], 2, 3};
        }
    }

    /** A law of symbols. */
    public record Categorical(double[] probabilities) implements Law<Symbols>, Probabilities, LogDensity<Symbols> {

        @Override
        public Symbols sample(int n, Decoding decoding, Seed seed) {
            UniformRandomProvider random = seed.stream();
            int[] values = IntStream.range(0, n)
                    .map(i -> pick(probabilities, random.nextDouble()))
                    .toArray();
            return new Symbols(values, probabilities.length);
        }

        @Override
        public double[] logDensity(Symbols sample) {
            return Arrays.stream(sample.values())
                    .mapToDouble(value -> FastMath.log(probabilities[value]))
                    .toArray();
        }
    }

    /** Sequences of independent words; the last probability is the unknown word's. */
    public record Words(double[] probabilities, int length)
            implements Law<Tokens>, Probabilities, TokenScores, LogDensity<Tokens> {

        @Override
        public Tokens sample(int n, Decoding decoding, Seed seed) {
            UniformRandomProvider random = seed.stream();
            int[][] sequences = new int[n][length];
            for (int[] sequence : sequences) {
                for (int i = 0; i < length; i++) {
                    sequence[i] = pick(probabilities, random.nextDouble());
                }
            }
            return text(probabilities.length - 1, sequences);
        }

        @Override
        public boolean scoresEnds(Tokens sample) {
            return false;
        }

        @Override
        public double[] tokenLogProbabilities(Tokens t) {
            return Arrays.stream(t.tokens())
                    .mapToDouble(token -> FastMath.log(probabilities[token]))
                    .toArray();
        }

        @Override
        public double[] logDensity(Tokens sample) {
            double[] scores = tokenLogProbabilities(sample);
            double[] sums = new double[sample.size()];
            for (int s = 0; s < sums.length; s++) {
                for (int i = sample.offsets()[s]; i < sample.offsets()[s + 1]; i++) {
                    sums[s] += scores[i];
                }
            }
            return sums;
        }
    }

    /** A text over words w0, w1 ..., sequence by sequence. */
    public static Tokens text(int words, int[]... sequences) {
        List<String> types = IntStream.range(0, words).mapToObj(w -> "w" + w).toList();
        int[] offsets = new int[sequences.length + 1];
        for (int s = 0; s < sequences.length; s++) {
            offsets[s + 1] = offsets[s] + sequences[s].length;
        }
        int[] tokens = Arrays.stream(sequences).flatMapToInt(Arrays::stream).toArray();
        return new Tokens(tokens, offsets, new Vocabulary(Vocabulary.Unit.WORDS, types), true);
    }

    /** k probabilities proportional to 1 / rank. */
    public static double[] zipf(int k) {
        double[] p = IntStream.rangeClosed(1, k).mapToDouble(r -> 1.0 / r).toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(x -> x / sum).toArray();
    }

    private static int pick(double[] probabilities, double u) {
        int i = 0;
        double sum = probabilities[0];
        while (u >= sum && i < probabilities.length - 1) {
            sum += probabilities[++i];
        }
        return i;
    }
}
