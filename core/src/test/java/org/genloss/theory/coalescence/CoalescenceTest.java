package org.genloss.theory.coalescence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.data.Probabilities;
import org.genloss.data.Sample;
import org.genloss.data.Source;
import org.genloss.data.Symbols;
import org.genloss.data.law.Gaussian;
import org.genloss.data.law.Zipf;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.lab.Evaluation;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Sampling;
import org.genloss.model.discrete.Categorical;
import org.genloss.model.kde.KernelDensity;
import org.genloss.num.Seed;
import org.genloss.policy.Policy;
import org.genloss.policy.Policy.Budget;
import org.genloss.policy.Policy.Cap;
import org.genloss.policy.Policy.Real;
import org.genloss.policy.RealWeight;
import org.genloss.policy.Share;
import org.genloss.policy.Shares;
import org.genloss.policy.Sizes;
import org.genloss.policy.Window;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

/** The recursion against the laboratory, for policies that nobody has solved. */
class CoalescenceTest {

    private static final int POLICIES = 30;
    private static final int TRIALS = 2000;
    private static final double LEVEL = 0.001;

    /** The squared distance of the mean and the variance of a model, over the true variance; or its heterozygosity. */
    private record Exact<S extends Sample<S>>(double[] centre, double unit) implements Metric<S> {

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
            if (model instanceof Probabilities law) {
                double[] p = law.probabilities();
                double squares = Arrays.stream(p).map(x -> x * x).sum();
                return List.of(
                        Reading.of("fitted", (1 - squares) / unit, "1"),
                        Reading.of("meanError", distance(p) / unit, "1"));
            }
            Moments law = (Moments) model;
            int d = centre.length;
            double trace = 0;
            for (int j = 0; j < d; j++) {
                trace += law.covariance()[j * d + j];
            }
            return List.of(
                    Reading.of("fitted", trace / unit, "1"), Reading.of("meanError", distance(law.mean()) / unit, "1"));
        }

        private double distance(double[] mean) {
            double sum = 0;
            for (int j = 0; j < mean.length; j++) {
                sum += (mean[j] - centre[j]) * (mean[j] - centre[j]);
            }
            return sum;
        }
    }

    /** One policy with everything else that is drawn at random, and the largest z against its expectation. */
    private record Trial(
            String name, Policy policy, Sizes sizes, double lambda, int ddof, double extra, int generations) {

        double pValue(boolean symbols, long seed) {
            return symbols ? ofSymbols(seed) : ofNumbers(seed);
        }

        private double ofNumbers(long seed) {
            boolean kernel = extra > 0;
            Learner<Points> learner = kernel
                    ? new KernelDensity(
                            KernelDensity.Kernel.GAUSSIAN,
                            KernelDensity.BandwidthRule.FIXED,
                            Optional.of(Math.sqrt(extra)))
                    : new org.genloss.model.gaussian.Gaussian(
                            ddof == 0
                                    ? org.genloss.model.gaussian.Gaussian.Estimator.MLE
                                    : org.genloss.model.gaussian.Gaussian.Estimator.UNBIASED,
                            org.genloss.model.gaussian.Gaussian.Covariance.FULL);
            Source<Points> source = new Gaussian(
                    Optional.of(List.of(1.0, -2.0)),
                    Optional.of(List.of(1.0, 0.5)),
                    Optional.empty(),
                    Optional.empty());
            double variance = 1.25;
            Step step = new Step.Numbers(lambda, kernel ? 0 : ddof, 2 * extra / variance);
            return compare(
                    source,
                    learner,
                    new Decoding(1, 0, 1, false, lambda),
                    new Exact<Points>(new double[] {1, -2}, variance),
                    step,
                    seed);
        }

        private double ofSymbols(long seed) {
            Zipf source = new Zipf(5, 1, 0);
            double[] p = ((Probabilities) source.open(new Seed(0))).probabilities();
            double heterozygosity = 1 - Arrays.stream(p).map(x -> x * x).sum();
            return compare(
                    source,
                    new Categorical(extra),
                    Decoding.PLAIN,
                    new Exact<Symbols>(p, heterozygosity),
                    new Step.Symbols(5 * extra, 0.8 / heterozygosity),
                    seed);
        }

        private <S extends Sample<S>> double compare(
                Source<S> source, Learner<S> learner, Decoding decoding, Metric<S> metric, Step step, long seed) {
            Cell<S> cell = new Cell<>(
                    0,
                    "random",
                    Map.of(),
                    source,
                    "source",
                    learner,
                    decoding,
                    Sampling.POINTS,
                    policy,
                    sizes,
                    generations,
                    new Evaluation(Optional.of(1), Optional.of(1), 1),
                    List.of(metric));
            Ensemble ensemble = Ensemble.run(cell, TRIALS, seed, false);
            Course course = Coalescence.follow(policy, sizes, step, generations);
            double largest = 0;
            for (int g = 0; g <= generations; g++) {
                largest = Math.max(largest, Math.abs(z(ensemble.at("fitted", g), course.fitted()[g])));
                largest = Math.max(largest, Math.abs(z(ensemble.at("meanError", g), course.meanError()[g])));
            }
            int looks = 2 * (generations + 1);
            return Math.min(1, looks * Erf.erfc(largest / Math.sqrt(2)));
        }

        private static double z(double[] values, double expected) {
            double mean = Arrays.stream(values).average().orElseThrow();
            double squares =
                    Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
            double error = Math.sqrt(squares / (values.length - 1.0) / values.length);
            double gap = mean - expected;
            // a course that is the same in every trial must be met up to rounding
            return Math.abs(gap) < 1e-12 ? 0 : gap / error;
        }
    }

    private static <T> T one(UniformRandomProvider random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A policy, sizes and a learner at random, such that they make sense together and the recursion carries them. */
    private static Trial random(UniformRandomProvider random, boolean symbols) {
        while (true) {
            Real real = one(random, List.of(Real.values()));
            boolean shares = real != Real.NONE && real != Real.POOLED;
            String schedule = shares ? one(random, List.of("10%", "25%", "40%", "50%,25%,10%", "10%,30%", "60%")) : "0";
            double previous = random.nextInt(3) == 0 ? 0.3 : 0;
            int size = 8 + random.nextInt(33);
            Sizes sizes =
                    switch (random.nextInt(4)) {
                        case 0 -> new Sizes(size, Sizes.Growth.POWER, 0.5, 40);
                        case 1 -> new Sizes(size, Sizes.Growth.GEOMETRIC, random.nextBoolean() ? 1.1 : 0.97, 40);
                        default -> Sizes.constant(size);
                    };
            Policy policy = new Policy(
                    real,
                    Shares.parse(schedule),
                    new Share(previous),
                    one(random, List.of(new Window(1), new Window(2), new Window(3), new Window(5), Window.ALL)),
                    one(random, List.of(Budget.values())),
                    one(random, List.of(Cap.values())),
                    one(
                            random,
                            List.of(RealWeight.EQUAL, RealWeight.EQUAL, RealWeight.GOLDEN, RealWeight.parse("0.7"))));
            int least = size;
            for (int g = 1; g <= size / 2; g++) {
                least = Math.min(least, sizes.at(g));
            }
            int generations = least / 2;
            double lambda = symbols ? 1 : one(random, List.of(1.0, 1.0, 0.8));
            double extra = random.nextInt(4) == 0 ? (symbols ? 0.3 : 0.05) : 0;
            if (Coalescence.stops(policy, sizes, generations).isEmpty()) {
                return new Trial(
                        (symbols ? "symbols " : "numbers ") + policy + " " + sizes + " lambda " + lambda + " extra "
                                + extra,
                        policy,
                        sizes,
                        lambda,
                        random.nextInt(2),
                        extra,
                        generations);
            }
        }
    }

    /**
     * Thirty policies at random, each with its own seed, up to half the smallest sample: one p-value a policy (largest |z|,
     * Bonferroni over generations and both readings), Holm over policies at {@value #LEVEL}. By chance this fails once in a
     * thousand seeds if means over {@value #TRIALS} trials are normal; with the seeds fixed the result is always the same.
     */
    @Test
    void policiesAtRandom() {
        List<String> told = new ArrayList<>();
        double[] p = new double[POLICIES];
        for (int i = 0; i < POLICIES; i++) {
            boolean symbols = i % 3 == 2;
            Trial trial = random(new Seed(20261123).at("policy", i).stream(), symbols);
            p[i] = trial.pValue(symbols, 1000 + i);
            told.add(p[i] + " " + trial.name());
        }
        double smallest = Arrays.stream(p).min().orElseThrow();
        assertTrue(smallest * POLICIES > LEVEL, String.join("\n", told));
    }

    private static Policy policy(Real real, String share, double previous, Window window, Cap cap, RealWeight weight) {
        return new Policy(real, Shares.parse(share), new Share(previous), window, Budget.FIXED, cap, weight);
    }

    @Test
    void saysWhereItStops() {
        Sizes ten = Sizes.constant(10);
        Policy handedOn = policy(Real.FRESH, "20%", 0.2, new Window(1), Cap.UNIFORM, RealWeight.GOLDEN);
        Policy chosen = policy(Real.POOLED, "0", 0, Window.ALL, Cap.WEIGHT, RealWeight.parse("0.7"));
        Policy kept = policy(Real.ORIGINAL, "50%", 0, new Window(1), Cap.UNIFORM, RealWeight.EQUAL);
        Policy frozen = policy(Real.FROZEN, "50%", 0, new Window(1), Cap.UNIFORM, RealWeight.EQUAL);
        stops("previous_share", handedOn, ten, 5);
        stops("choice from a pool", chosen, ten, 5);
        stops("more of the first real data", kept, new Sizes(10, Sizes.Growth.GEOMETRIC, 2, 1000), 5);
        stops("different sizes", frozen, new Sizes(10_000, Sizes.Growth.POWER, 0.05, 20_000), 100_000);
        assertTrue(Coalescence.stops(handedOn, ten, 0).isEmpty(), "generation 0 is real");
    }

    private static void stops(String reason, Policy policy, Sizes sizes, int generations) {
        String why = Coalescence.stops(policy, sizes, generations).orElseThrow();
        assertTrue(why.contains(reason), why);
        assertThrows(
                IllegalArgumentException.class,
                () -> Coalescence.follow(policy, sizes, Step.Symbols.HISTOGRAM, generations));
    }

    /** Newest first reads the newest batch, whatever the pool remembers. */
    @Test
    void recencyIsAWindowOfOne() {
        Sizes growing = new Sizes(10, Sizes.Growth.POWER, 0.7, 100);
        Step step = new Step.Numbers(0.9, 1, 0);
        Policy all = policy(Real.FRESH, "20%,10%", 0.3, Window.ALL, Cap.RECENCY, RealWeight.EQUAL);
        Policy one = policy(Real.FRESH, "20%,10%", 0.3, new Window(1), Cap.UNIFORM, RealWeight.EQUAL);
        assertArrayEquals(
                Coalescence.follow(one, growing, step, 20).fitted(),
                Coalescence.follow(all, growing, step, 20).fitted(),
                1e-14);
    }

    /** A window that is never full is a pool that forgets nothing, though its batches are followed one by one. */
    @Test
    void batchesOneByOneOrTogether() {
        Policy all = policy(Real.FRESH, "20%", 0.2, Window.ALL, Cap.UNIFORM, RealWeight.EQUAL);
        Policy last = policy(Real.FRESH, "20%", 0.2, new Window(20), Cap.UNIFORM, RealWeight.EQUAL);
        Step step = new Step.Numbers(0.9, 1, 0);
        double[] together =
                Coalescence.follow(all, Sizes.constant(10), step, 19).fitted();
        double[] oneByOne =
                Coalescence.follow(last, Sizes.constant(10), step, 40).fitted();
        assertArrayEquals(together, Arrays.copyOf(oneByOne, 20), 1e-12);
    }
}
