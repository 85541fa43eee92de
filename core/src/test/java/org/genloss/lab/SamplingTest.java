package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.data.Probabilities;
import org.genloss.data.Sample;
import org.genloss.data.Source;
import org.genloss.data.Symbols;
import org.genloss.data.law.LogNormal;
import org.genloss.data.law.PoissonCounts;
import org.genloss.data.law.Zipf;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Sampling;
import org.genloss.model.discrete.Bernoulli;
import org.genloss.model.discrete.Categorical;
import org.genloss.model.discrete.Poisson;
import org.genloss.model.gaussian.Gaussian;
import org.genloss.num.Cholesky;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Chains that sample what a fit reads have the law of chains that sample points: two-sample tests of everything a model
 * knows, over {@link #TRIALS} independent trials of each form, at generations 0, 1, 3 and 8. Seeds 101 (points) and 202.
 *
 * <p>Every p-value must exceed {@link #LEVEL}; there are about 300 of them, so with new seeds the chance of a false alarm
 * anywhere is about 0.3 % (Bonferroni). A planted scatter with n instead of n - 1 degrees of freedom, at n = 12, makes all
 * seven tests of one dimension fail, at generation 0 already (p = 5e-7).
 */
class SamplingTest {

    private static final int TRIALS = 1500;
    private static final double LEVEL = 1e-5;
    static final int[] LOOKS = {0, 1, 3, 8};
    private static final List<Double> P_VALUES = new ArrayList<>();

    /** A model's parameters as readings; continuous ones of points, counts of symbols times n. */
    private record Parameters<S extends Sample<S>>(int n) implements Metric<S> {
        @Override
        public boolean measures(Class<?> sampleType) {
            return true;
        }

        @Override
        public Gauge<S> against(Reference<S> reference) {
            return (at, seed) -> at.generation() == Snapshot.BASELINE
                    ? List.of()
                    : readings(at.model().orElseThrow());
        }

        private List<Reading> readings(Object model) {
            Map<String, Double> values = new TreeMap<>();
            if (model instanceof Moments moments) {
                int d = moments.mean().length;
                for (int i = 0; i < d; i++) {
                    values.put("mean " + i, moments.mean()[i]);
                    for (int j = 0; j <= i; j++) {
                        values.put("covariance " + i + j, moments.covariance()[i * d + j]);
                    }
                }
                Cholesky factor = Cholesky.of(moments.covariance(), d);
                values.put("rank", (double) factor.rank());
                values.put("log determinant", factor.singular() ? Double.NaN : factor.logDeterminant());
            } else {
                double[] p = ((Probabilities) model).probabilities();
                values.put("count 0", p[0]);
                values.put("count last", p[p.length - 1]);
                values.put("types", Arrays.stream(p).filter(x -> x > 0).count() + 0.0);
                values.put("squares", Arrays.stream(p).map(x -> x * x).sum());
            }
            return values.entrySet().stream()
                    .map(entry -> Reading.of(entry.getKey(), entry.getValue(), "1"))
                    .toList();
        }
    }

    static <S extends Sample<S>> Cell<S> cell(
            Source<S> source, Learner<S> learner, Decoding decoding, Sampling sampling, Policy policy, Sizes size) {
        return new Cell<>(
                0,
                "equal",
                Map.of(),
                source,
                "source",
                learner,
                decoding,
                sampling,
                policy,
                size,
                LOOKS[LOOKS.length - 1],
                new Evaluation(Optional.of(1), Optional.of(1), 1),
                List.of(new Parameters<>(size.start())));
    }

    private static <S extends Sample<S>> void sameLaw(
            Source<S> source, Learner<S> learner, Decoding decoding, String policy, Sizes size) {
        Policy parsed = Policy.parse(policy);
        sameLaw(source, learner, decoding, parsed, size);
    }

    private static <S extends Sample<S>> void sameLaw(
            Source<S> source, Learner<S> learner, Decoding decoding, Policy policy, Sizes size) {
        Ensemble points =
                Ensemble.run(cell(source, learner, decoding, Sampling.POINTS, policy, size), TRIALS, 101, false);
        Ensemble sufficient =
                Ensemble.run(cell(source, learner, decoding, Sampling.SUFFICIENT, policy, size), TRIALS, 202, false);
        assertEquals(points.names(), sufficient.names());
        for (String name : points.names()) {
            for (int g : LOOKS) {
                check(name + " at generation " + g, points.at(name, g), sufficient.at(name, g));
            }
        }
    }

    private static void check(String what, double[] x, double[] y) {
        double[] a = Arrays.stream(x).filter(v -> !Double.isNaN(v)).toArray();
        double[] b = Arrays.stream(y).filter(v -> !Double.isNaN(v)).toArray();
        double p =
                Arrays.stream(a).distinct().count() > TRIALS / 4 ? continuous(a, b) : discrete(rounded(a), rounded(b));
        synchronized (P_VALUES) {
            P_VALUES.add(p);
        }
        assertTrue(
                p > LEVEL,
                () -> what + ": p = " + p + ", means " + Arrays.stream(a).average() + " and "
                        + Arrays.stream(b).average());
    }

    private static double continuous(double[] x, double[] y) {
        return KolmogorovSmirnovTest.withDefaults().test(x, y).getPValue();
    }

    /** The same count over the same number, summed in another order, is the same value. */
    private static double[] rounded(double[] x) {
        return Arrays.stream(x).map(v -> Math.rint(v * 1e9) / 1e9).toArray();
    }

    /** Chi-square over the values that were seen, in bins of 20 or more together; 1 where both are one equal value. */
    private static double discrete(double[] x, double[] y) {
        double[] all = IntStream.range(0, x.length + y.length)
                .mapToDouble(i -> i < x.length ? x[i] : y[i - x.length])
                .sorted()
                .toArray();
        List<Double> ends = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= all.length; i++) {
            if (i == all.length || (all[i] != all[i - 1] && i - from >= 20)) {
                ends.add(all[i - 1]);
                from = i;
            }
        }
        if (ends.size() < 2) {
            return 1;
        }
        long[] inX = new long[ends.size()];
        long[] inY = new long[ends.size()];
        for (double v : x) {
            inX[bin(ends, v)]++;
        }
        for (double v : y) {
            inY[bin(ends, v)]++;
        }
        return ChiSquareTest.withDefaults().test(new long[][] {inX, inY}).getPValue();
    }

    private static int bin(List<Double> ends, double value) {
        int bin = 0;
        while (ends.get(bin) < value) {
            bin++;
        }
        return bin;
    }

    static Gaussian gaussian(Gaussian.Estimator estimator) {
        return new Gaussian(estimator, Gaussian.Covariance.FULL);
    }

    static org.genloss.data.law.Gaussian normal(int d) {
        return org.genloss.data.law.Gaussian.standard(d);
    }

    /** Correlated, of unequal variances, off the origin. */
    static org.genloss.data.law.Gaussian tilted() {
        return new org.genloss.data.law.Gaussian(
                Optional.of(List.of(1.0, -2.0, 0.5)),
                Optional.empty(),
                Optional.of(List.of(List.of(4.0, 1.0, -0.5), List.of(1.0, 1.0, 0.2), List.of(-0.5, 0.2, 0.6))),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "replace, UNBIASED",
        "replace, MLE",
        "fresh 30%, UNBIASED",
        "golden 50%, UNBIASED",
        "golden 20%, MLE",
        "accumulate, UNBIASED",
        "window 3, MLE"
    })
    void oneDimension(String policy, Gaussian.Estimator estimator) {
        sameLaw(normal(1), gaussian(estimator), Decoding.PLAIN, policy, Sizes.constant(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"replace", "accumulate", "golden 30%"})
    void threeDimensions(String policy) {
        sameLaw(tilted(), gaussian(Gaussian.Estimator.UNBIASED), Decoding.PLAIN, policy, Sizes.constant(10));
    }

    @Test
    void diagonalCovariance() {
        Gaussian diagonal = new Gaussian(Gaussian.Estimator.UNBIASED, Gaussian.Covariance.DIAGONAL);
        sameLaw(tilted(), diagonal, Decoding.PLAIN, "replace", Sizes.constant(10));
    }

    /** With n <= d the scatter is singular, and a pool of several such batches is not. */
    @ParameterizedTest
    @CsvSource({"1, accumulate", "2, accumulate", "3, accumulate", "3, window 2", "4, replace"})
    void fewerPointsThanCoordinates(int n, String policy) {
        sameLaw(tilted(), gaussian(Gaussian.Estimator.MLE), Decoding.PLAIN, policy, Sizes.constant(n));
    }

    @Test
    void scaledCovarianceAndGrowingSizes() {
        Sizes growing = new Sizes(8, Sizes.Growth.POWER, 1, 1000);
        sameLaw(normal(1), gaussian(Gaussian.Estimator.MLE), new Decoding(1, 0, 1, false, 0.7), "replace", growing);
    }

    /** Real data that are not normal: a mixture by its components, others by their points. */
    @Test
    void otherSources() {
        sameLaw(
                new org.genloss.data.law.GaussianMixture(
                        List.of(List.of(-2.0, 0.0), List.of(3.0, 1.0)),
                        Optional.of(List.of(0.8, 0.2)),
                        Optional.empty(),
                        Optional.empty()),
                gaussian(Gaussian.Estimator.UNBIASED),
                Decoding.PLAIN,
                "fresh 50%",
                Sizes.constant(14));
        sameLaw(
                new LogNormal(0, 0.5, 1),
                gaussian(Gaussian.Estimator.UNBIASED),
                Decoding.PLAIN,
                "fresh 50%",
                Sizes.constant(14));
    }

    @Test
    void poissonCounts() {
        sameLaw(new PoissonCounts(2), new Poisson(), Decoding.PLAIN, "replace", Sizes.constant(15));
        sameLaw(new PoissonCounts(2), new Poisson(), Decoding.PLAIN, "accumulate", Sizes.constant(15));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replace",
                "keep 20%",
                "frozen 20%",
                "fresh 20%",
                "golden 30%",
                "accumulate",
                "accumulate-subsample",
                "window 3",
                "paper 0.5 0.3 0.2"
            })
    void symbols(String policy) {
        sameLaw(new Zipf(12, 1, 0), new Categorical(0), Decoding.PLAIN, policy, Sizes.constant(40));
    }

    @Test
    void symbolsByRecencyWithDecodingAndSmoothing() {
        Policy recency = recency(Policy.Real.POOLED, 4);
        Sizes growing = new Sizes(100, Sizes.Growth.POWER, 0.5, 1000);
        sameLaw(new Zipf(12, 1, 0), new Categorical(0.5), new Decoding(0.9, 0, 0.95, false, 1), recency, growing);
    }

    @Test
    void coins() {
        sameLaw(
                new org.genloss.data.law.Bernoulli(0.3),
                new Bernoulli(),
                Decoding.PLAIN,
                "accumulate-subsample",
                Sizes.constant(90));
    }

    /** If the laws are equal, p-values of continuous statistics are uniform: a fifth of them below 0.2, not many more. */
    @AfterAll
    static void pValuesAreNotCrowdedNearZero() {
        long below = P_VALUES.stream().filter(p -> p < 0.2).count();
        double n = P_VALUES.size();
        // statistics of one chain depend on each other: six binomial standard deviations
        assertTrue(below < 0.2 * n + 6 * Math.sqrt(n * 0.16), below + " of " + n);
    }

    @Test
    void sizesCostNothing() {
        Cell<Points> cell = cell(
                tilted(),
                gaussian(Gaussian.Estimator.UNBIASED),
                Decoding.PLAIN,
                Sampling.SUFFICIENT,
                Policy.parse("replace"),
                Sizes.constant(1_000_000_000));
        Cell<Symbols> letters = cell(
                new Zipf(1000, 1, 0),
                new Categorical(0),
                Decoding.PLAIN,
                Sampling.SUFFICIENT,
                Policy.parse("replace"),
                Sizes.constant(1_000_000_000));
        // 9 billion items each do not fit into the memory of a test
        assertEquals(4, Ensemble.run(cell, 1, 1, false).at("covariance 00", 8)[0], 0.01);
        assertEquals(1000, Ensemble.run(letters, 1, 1, false).at("types", 8)[0]);
    }

    /** Newest batches first, of as many as the window remembers. */
    static Policy recency(Policy.Real real, int window) {
        return new Policy(
                real,
                org.genloss.policy.Shares.constant(0),
                new org.genloss.policy.Share(0),
                new org.genloss.policy.Window(window),
                Policy.Budget.FIXED,
                Policy.Cap.RECENCY,
                org.genloss.policy.RealWeight.EQUAL);
    }
}
