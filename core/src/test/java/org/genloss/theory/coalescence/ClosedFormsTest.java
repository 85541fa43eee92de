package org.genloss.theory.coalescence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.genloss.policy.Policy;
import org.genloss.policy.RealWeight;
import org.genloss.policy.Share;
import org.genloss.policy.Shares;
import org.genloss.policy.Sizes;
import org.genloss.policy.Window;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recursion against every policy that has been solved, and both against numbers from elsewhere. */
class ClosedFormsTest {

    private static final Step COPIES = new Step.Numbers(1, 0, 0);
    private static final int LAST = 60;

    private static Course follow(String policy, int n, Step step, int generations) {
        return Coalescence.follow(Policy.parse(policy), Sizes.constant(n), step, generations);
    }

    /** Equal to 12 digits; what is a difference of numbers near 1, to 12 digits of 1 too. */
    private static void same(double expected, double actual, String what) {
        assertEquals(expected, actual, 1e-12 * Math.max(Math.abs(expected), 1e-3), what);
    }

    private static void relative(double expected, double actual, String what) {
        assertEquals(expected, actual, 1e-12 * Math.abs(expected), what);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 100})
    void replace(int n) {
        Course copies = follow("replace", n, COPIES, LAST);
        Course symbols = follow("replace", n, Step.Symbols.HISTOGRAM, LAST);
        for (int g = 0; g <= LAST; g++) {
            relative(ClosedForms.replace(n, g), copies.fitted()[g], "variance " + g);
            relative(ClosedForms.replace(n, g), symbols.fitted()[g], "heterozygosity " + g);
            same(1 - ClosedForms.replace(n, g), copies.meanError()[g], "mean " + g);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "100, 0.8", "7, 0.5", "20, 0"})
    void biasedSampling(int n, double lambda) {
        Course course = follow("replace", n, new Step.Numbers(lambda, 1, 0), LAST);
        for (int g = 0; g <= LAST; g++) {
            relative(ClosedForms.biasedSampling(lambda, g), course.fitted()[g], "variance " + g);
            same(ClosedForms.biasedSamplingMeanError(n, lambda, g), course.meanError()[g], "mean " + g);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 100, 1000})
    void accumulate(int n) {
        Course course = follow("accumulate", n, COPIES, LAST);
        Course subsample = follow("accumulate-subsample", n, COPIES, LAST);
        for (int g = 0; g <= LAST; g++) {
            relative(ClosedForms.accumulate(n, g), course.fitted()[g], "whole " + g);
            same(1 - ClosedForms.accumulate(n, g), course.meanError()[g], "mean " + g);
            relative(ClosedForms.accumulateSubsample(n, g), subsample.fitted()[g], "subsample " + g);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 0.1", "100, 0.1", "100, 0.5", "40, 0.25", "100, 0.01", "20, 1"})
    void fresh(int n, double share) {
        double real = Math.rint(share * n);
        Course course = follow("fresh " + share, n, COPIES, 2 * LAST);
        for (int g = 0; g <= 2 * LAST; g++) {
            relative(ClosedForms.fresh(n, real, g), course.fitted()[g], "variance " + g);
            same(1 - ClosedForms.fresh(n, real, g), course.meanError()[g], "mean " + g);
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 0.1", "100, 0.5", "100, 0.02", "10, 1"})
    void frozen(int n, double share) {
        double[] fitted = follow("frozen " + share, n, COPIES, 5000).fitted();
        relative(ClosedForms.frozenLimit(n, Math.rint(share * n)), fitted[5000], "limit");
        assertEquals(0, follow("frozen 1%", 100, COPIES, 5000).fitted()[5000], 1e-12, "one record");
    }

    /** A loop of real and synthetic records whose variance is known tells the same as the weight of He, Xu and Cheng. */
    @ParameterizedTest
    @CsvSource({"50%, 0.3", "50%, 0.9", "20%, 0.5", "20%, golden", "50%, golden", "80%, equal"})
    void weights(String share, String weight) {
        RealWeight rule = RealWeight.parse(weight);
        Policy policy = new Policy(
                Policy.Real.FRESH,
                Shares.parse(share),
                new Share(0),
                new Window(1),
                Policy.Budget.FIXED,
                Policy.Cap.UNIFORM,
                rule);
        int n = 50;
        int real = Share.parse(share).of(n);
        double[] walk = Coalescence.follow(policy, Sizes.constant(n), new Step.KnownVariance(1), 2000)
                .meanError();
        double w = rule.of(real, n - real).orElse((double) real / n);
        same(ClosedForms.weightedMeanError(real, n - real, w), walk[2000], "limit");
    }

    @Test
    void theBestWeightIsTheBest() {
        for (double k : new double[] {0.1, 0.25, 1, 4}) {
            double best = ClosedForms.bestWeight(100 * k, 100);
            double least = ClosedForms.weightedMeanError(100 * k, 100, best);
            relative(best / (100 * k), least, "w*/real");
            assertTrue(ClosedForms.weightedMeanError(100 * k, 100, best + 1e-3) > least);
            assertTrue(ClosedForms.weightedMeanError(100 * k, 100, best - 1e-3) > least);
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 0.09, 1", "10, 0.5, 1", "30, 0.2, 0.7"})
    void kernel(int n, double h2, double lambda) {
        double[] fitted =
                follow("replace", n, new Step.Numbers(lambda, 0, h2), LAST).fitted();
        for (int g = 0; g <= LAST; g++) {
            relative(ClosedForms.kernelReplace(n, h2, lambda, g) + h2, fitted[g], "variance " + g);
        }
    }

    /** With a known variance the mean walks by 1/n_t each time: a sum that converges where sizes grow as t^2. */
    @Test
    void growingSizes() {
        Sizes sizes = new Sizes(10, Sizes.Growth.POWER, 2, 100_000_000);
        double[] walk = Coalescence.follow(Policy.parse("replace"), sizes, new Step.KnownVariance(1), 1000)
                .meanError();
        double sum = 0;
        for (int t = 1; t <= 1001; t++) {
            sum += 1.0 / (10.0 * t * t);
            same(sum, walk[t - 1], "t " + t);
        }
        assertEquals(FastMath.PI * FastMath.PI / 60, walk[1000], 1.1e-4);
    }

    /**
     * A pseudo-count is a mutation: a replace chain comes to rest where loss, 1/n of the pairs, and gain, 1 - c^2 of the
     * pairs, are in balance, c = n / (n + alpha k): V = (1 - 1/n) (c^2 V + (1 - c^2) u), by hand.
     */
    @Test
    void pseudoCountsAreMutations() {
        int n = 20;
        double uniform = 1.1;
        double kept = FastMath.pow(n / (n + 2.0), 2);
        double rest = (1 - 1.0 / n) * (1 - kept) * uniform / (1 - (1 - 1.0 / n) * kept);
        double[] fitted =
                follow("replace", n, new Step.Symbols(2, uniform), 2000).fitted();
        relative(kept * rest + (1 - kept) * uniform, fitted[2000], "at rest");
    }

    /** Published or simulated numbers, each as it stands in its source, to the digits given there. */
    @Test
    void numbersFromElsewhere() {
        assertEquals(0.3660, ClosedForms.replace(100, 99), 5e-5);
        assertEquals(0.1074, ClosedForms.biasedSampling(0.8, 10), 5e-5);
        assertEquals(0.8434, ClosedForms.accumulateLimit(10), 5e-5);
        assertEquals(0.9836, ClosedForms.accumulateLimit(100), 5e-5);
        assertEquals(1.749, 1000 * (1 - ClosedForms.accumulateSubsample(1000, 1)), 5e-4);
        assertEquals(2.647, 1000 * (1 - ClosedForms.accumulateSubsample(1000, 9)), 2e-3);
        assertEquals(2.924, 1000 * (1 - ClosedForms.accumulateSubsample(1000, 399)), 5e-4);
        assertEquals(0.9715, ClosedForms.accumulateSubsample(100, 59), 5e-5);
        assertEquals(0.9497, ClosedForms.freshLimit(100, 10), 5e-5);
        assertEquals(0.9868, ClosedForms.freshLimit(100, 50), 5e-5);
        assertEquals(0.6644, ClosedForms.freshLimit(100, 1), 5e-5);
        assertEquals(0.4043, ClosedForms.frozenLimit(20, 2), 5e-5);
        assertEquals(0.6180, ClosedForms.bestWeight(1, 1), 5e-5);
        assertEquals(0.6667, ClosedForms.weightedMeanError(1, 1, 0.5), 5e-5);
        assertEquals(0.3904, ClosedForms.bestWeight(1, 4), 5e-5);
        assertEquals(0.5556, ClosedForms.weightedMeanError(1, 4, 0.2), 5e-5);
        assertEquals(1.607, ClosedForms.kernelReplace(50, 0.09, 1, 10), 5e-4);
        assertEquals(4.41, ClosedForms.kernelReplace(50, 0.09, 1, 5000), 1e-9);
    }

    @Test
    void limitsAreLimits() {
        for (int n : new int[] {2, 3, 10, 100, 1000}) {
            // the factors left out are 1 - 1/(n i^2), about 1 - 1/(n T) together; for the pool twice that
            int far = 200_000;
            double left = 1 / (n * (far + 1.5));
            assertEquals(ClosedForms.accumulateLimit(n), ClosedForms.accumulate(n, far) * (1 - left), 1e-10);
            double subsample = ClosedForms.accumulateSubsample(n, far);
            assertEquals(ClosedForms.accumulateSubsampleLimit(n), subsample * (1 - 2 * left), 3.0 / far / n);
            assertEquals(ClosedForms.freshLimit(n, 1), ClosedForms.fresh(n, 1, 100 * n), 1e-12);
        }
        assertEquals(FastMath.PI * FastMath.PI / 2 - 2, ClosedForms.accumulateSubsampleLoss(100_000), 4e-5);
        assertEquals(1.749, ClosedForms.accumulateSubsampleLoss(1), 2e-3);
        double n = 1e6;
        assertEquals(FastMath.PI * FastMath.PI / 2 - 2, n * (1 - ClosedForms.accumulateSubsampleLimit(n)), 1e-4);
        assertEquals(
                ClosedForms.accumulateSubsampleLoss(50),
                n * (1 - ClosedForms.accumulateSubsample(n, 50)),
                1e-4,
                "the first order in 1/n");
    }

    /** Crossings 92, 126 and about 150 by simulation in one dimension with lambda 0.8; and n_e / n_r = 2 - p. */
    @Test
    void freshLoop() {
        assertEquals(92, FreshLoop.admissible(100.0, 0.8), 1.5);
        assertEquals(126, FreshLoop.admissible(400.0, 0.8), 1.5);
        assertEquals(150, FreshLoop.admissible(1600.0, 0.8), 5);
        assertEquals(173, FreshLoop.admissible(1, 0.8), 1e-9);
        assertEquals(FreshLoop.admissible(1, 0.8), FreshLoop.admissible(1e6, 0.8), 0.5);
        assertEquals(6 / 1e-6, FreshLoop.admissible(1, 0.999), 6e3, "near 1: (d + 5) / (1 - lambda)^2");
        assertEquals(1.5, FreshLoop.effectiveShare(0.5));
        double ratio = FreshLoop.realDistance(2000) / new FreshLoop(2000, 2000, 1).distance();
        assertEquals(1.5, ratio, 2e-3, "n_e / n_r");
        // 1/n + 2 - 2 sqrt(2 / (n - 1)) Gamma(n / 2) / Gamma((n - 1) / 2) by SciPy
        assertEquals(0.0015004377975376126, FreshLoop.realDistance(1000), 1e-13);
        assertEquals(0.15468145175682357, FreshLoop.realDistance(10), 1e-12);
    }

    /** E[sqrt] by its series where it takes over from the difference: one side meets the other. */
    @Test
    void theSeriesMeetsTheDifference() {
        double below = FreshLoop.realDistance(200.99) - 1 / 200.99;
        double above = FreshLoop.realDistance(201.01) - 1 / 201.01;
        assertEquals(below / above, 200.01 / 199.99, 1e-6);
    }

    /** 10^5 generations are nothing. */
    @Test
    void longCourses() {
        for (String policy :
                List.of("replace", "accumulate", "accumulate-subsample", "fresh 10%", "keep 10%", "frozen 10%")) {
            double[] fitted = follow(policy, 1000, COPIES, 100_000).fitted();
            Optional<Double> known =
                    policy.equals("accumulate") ? Optional.of(ClosedForms.accumulateLimit(1000)) : Optional.empty();
            known.ifPresent(limit -> assertEquals(limit, fitted[100_000], 1e-7));
            assertTrue(fitted[100_000] >= 0 && fitted[100_000] <= 1, policy);
        }
    }
}
