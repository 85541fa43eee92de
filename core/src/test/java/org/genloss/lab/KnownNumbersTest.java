package org.genloss.lab;

import static org.genloss.lab.Watch.LAST;
import static org.genloss.lab.Watch.TRIALS;
import static org.genloss.lab.Watch.run;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Coefficients;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.data.Source;
import org.genloss.data.law.LinearModel;
import org.genloss.data.law.PoissonCounts;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.discrete.Poisson;
import org.genloss.model.gaussian.Gaussian;
import org.genloss.model.kde.KernelDensity;
import org.genloss.model.regression.LinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole chains of numbers against exact expectations. Generation 0 is fitted to real data, so generation g has been through t = g +
 * 1 samples since the truth.
 *
 * <p>Every check compares a mean over independent trials with its expectation and fails beyond 4 standard errors: by
 * chance once in 16,000 if means are normal. With {@link KnownSymbolsTest} there are about 70 checks, so a change of the seed fails somewhere with a
 * probability of half a percent; with the seed fixed, the result is always the same.
 */
class KnownNumbersTest {

    private static final int N = 20;

    private static Source<Points> normal() {
        return new org.genloss.data.law.Gaussian(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(1));
    }

    private static Learner<Points> gaussian(Gaussian.Estimator estimator) {
        return new Gaussian(estimator, Gaussian.Covariance.FULL);
    }

    private static double variance(Object model) {
        return ((Moments) model).covariance()[0];
    }

    private static double squaredMean(Object model) {
        double mean = ((Moments) model).mean()[0];
        return mean * mean;
    }

    /** E[log s^2] falls by the same amount each time, E[s^2] not at all; E[mu^2] = t / n (Shumailov et al. 2024). */
    @Test
    void replaceWithTheUnbiasedEstimator() {
        Watch<Points> log = Watch.of(model -> Math.log(variance(model)));
        Watch<Points> std = Watch.of(model -> Math.sqrt(variance(model)));
        Watch<Points> mean = Watch.of(KnownNumbersTest::squaredMean);
        run(
                normal(),
                gaussian(Gaussian.Estimator.UNBIASED),
                Decoding.PLAIN,
                "replace",
                N,
                LAST,
                TRIALS,
                List.of(log, std, mean));
        // digamma(19 / 2) + log(2 / 19), by SciPy; sqrt(2 / 19) Gamma(10) / Gamma(19 / 2)
        double perStep = -0.05355392;
        double factor = 0.98693427;
        for (int g : new int[] {0, 1, LAST}) {
            log.expect(g, (g + 1) * perStep);
            std.expect(g, Math.pow(factor, g + 1));
            mean.expect(g, (g + 1.0) / N);
        }
    }

    /** Draws of variance lambda s^2: E[s_g^2] = lambda^g, E[mu_g^2] = (1 + .. + lambda^g) / n (Alemohammad et al. 2024). */
    @Test
    void lambdaShrinksWhatIsDrawnAndNotWhatIsReal() {
        double lambda = 0.8;
        Watch<Points> variance = Watch.of(KnownNumbersTest::variance);
        Watch<Points> mean = Watch.of(KnownNumbersTest::squaredMean);
        run(
                normal(),
                gaussian(Gaussian.Estimator.UNBIASED),
                new Decoding(1, 0, 1, false, lambda),
                "replace",
                N,
                LAST,
                TRIALS,
                List.of(variance, mean));
        double sum = 0;
        for (int g = 0; g <= LAST; g++) {
            sum += Math.pow(lambda, g);
            if (g <= 1 || g == LAST) {
                variance.expect(g, Math.pow(lambda, g));
                mean.expect(g, sum / N);
            }
        }
    }

    /**
     * A share of real records, by recursion on E[s^2], E[mu^2] and E[mu x] with x the mean of the real records: half the
     * mean squared difference of two items is 1 for two real ones, E[s^2] for two of one model, and (1 + E[s^2] + E[mu^2])
     * / 2 - E[mu x] for one of each. The limits of fresh and frozen are those of Alemohammad et al. 2024's loops.
     */
    @ParameterizedTest
    @CsvSource({
        "keep 10%, 0.1, keep, MLE",
        "keep 50%, 0.5, keep, UNBIASED",
        "frozen 10%, 0.1, frozen, MLE",
        "frozen 50%, 0.5, frozen, UNBIASED",
        "fresh 10%, 0.1, fresh, MLE",
        "fresh 50%, 0.5, fresh, UNBIASED",
        "golden 50%, 0.5, golden, MLE",
        "golden 20%, 0.2, golden, UNBIASED"
    })
    void realRecords(String policy, double share, String kind, Gaussian.Estimator estimator) {
        Watch<Points> variance = Watch.of(KnownNumbersTest::variance);
        Watch<Points> mean = Watch.of(KnownNumbersTest::squaredMean);
        run(normal(), gaussian(estimator), Decoding.PLAIN, policy, N, LAST, TRIALS, List.of(variance, mean));
        int real = (int) Math.round(share * N);
        int synthetic = N - real;
        double ratio = (double) real / synthetic;
        double w = kind.equals("golden") ? (Math.sqrt(ratio * ratio + 4 * ratio) - ratio) / 2 : share;
        double p = w / real;
        double q = (1 - w) / synthetic;
        boolean unbiased = estimator == Gaussian.Estimator.UNBIASED;
        double divisor = unbiased ? 1 - real * p * p - synthetic * q * q : 1;
        double s = unbiased ? 1 : 1 - 1.0 / N;
        double m = 1.0 / N;
        double both = 1.0 / N;
        for (int g = 0; g <= LAST; g++) {
            if (g <= 1 || g == LAST) {
                variance.expect(g, s);
                mean.expect(g, m);
            }
            double shared = kind.equals("keep") || kind.equals("frozen") ? both : 0;
            double between = (1 + s + m) / 2 - shared;
            double next = (real * (real - 1) * p * p
                            + synthetic * (synthetic - 1) * q * q * s
                            + 2 * real * synthetic * p * q * between)
                    / divisor;
            m = real * p * p + (1 - w) * (1 - w) * m + synthetic * q * q * s + 2 * w * (1 - w) * shared;
            both = (1 - w) * both + w / (kind.equals("frozen") ? real : N);
            s = next;
        }
    }

    /**
     * Pools, with maximum likelihood, by the mean pair of batches: a new item is a draw from those read before it, which
     * are a uniform choice from the pool. The first factors of accumulate are (1 - 1/n) (1 - 1/(4n)) (Kazdan et al. 2025).
     */
    @ParameterizedTest
    @ValueSource(strings = {"accumulate", "accumulate-subsample"})
    void pools(String policy) {
        Watch<Points> variance = Watch.of(KnownNumbersTest::variance);
        Watch<Points> mean = Watch.of(KnownNumbersTest::squaredMean);
        run(
                normal(),
                gaussian(Gaussian.Estimator.MLE),
                Decoding.PLAIN,
                policy,
                N,
                LAST,
                TRIALS,
                List.of(variance, mean));
        boolean whole = policy.equals("accumulate");
        double[][] pair = new double[LAST + 2][LAST + 2];
        pair[0][0] = 1;
        for (int g = 0; g <= LAST; g++) {
            int batches = g + 1;
            double items = (double) batches * N;
            double all = 0;
            double[] toPool = new double[batches]; // from an item of batch j to any of the pool, itself included
            for (int j = 0; j < batches; j++) {
                for (int i = 0; i < batches; i++) {
                    toPool[j] += pair[i][j] * (i == j ? N - 1 : N) / items;
                }
                all += toPool[j] * N;
            }
            double distinct = all / (items - 1);
            double read = whole ? items : N;
            double s = distinct * (read - 1) / read;
            if (g <= 1 || g == LAST) {
                variance.expect(g, s);
                // what is lost in spread is gained in drift
                mean.expect(g, 1 - s);
            }
            for (int j = 0; j < batches; j++) {
                pair[batches][j] = toPool[j];
                pair[j][batches] = toPool[j];
            }
            pair[batches][batches] = s;
        }
        if (whole) {
            variance.expect(1, (1 - 1.0 / N) * (1 - 1 / (4.0 * N)));
        }
    }

    /** The last two batches: a batch's mean shares half of itself with the batch before. */
    @Test
    void windowOfTwo() {
        Watch<Points> variance = Watch.of(KnownNumbersTest::variance);
        Watch<Points> mean = Watch.of(KnownNumbersTest::squaredMean);
        run(
                normal(),
                gaussian(Gaussian.Estimator.UNBIASED),
                Decoding.PLAIN,
                "window 2",
                N,
                LAST,
                TRIALS,
                List.of(variance, mean));
        double[] s = new double[LAST + 1];
        double[] m = new double[LAST + 1];
        double[] square = new double[LAST + 1]; // E of the squared mean of batch g
        double[] product = new double[LAST + 1]; // E of it times that of batch g - 1
        s[0] = 1;
        m[0] = 1.0 / N;
        for (int g = 1; g <= LAST; g++) {
            square[g] = m[g - 1] + s[g - 1] / N;
            if (g == 1) {
                s[1] = s[0];
                m[1] = square[1];
                continue;
            }
            product[g] = g == 2 ? square[1] : (square[g - 1] + product[g - 1]) / 2;
            m[g] = (square[g] + square[g - 1] + 2 * product[g]) / 4;
            double between = (s[g - 1] + m[g - 1] + s[g - 2] + m[g - 2]) / 2 - product[g];
            s[g] = (N * (N - 1) * (s[g - 1] + s[g - 2]) + 2 * N * N * between) / (2 * N * (2 * N - 1));
        }
        for (int g : new int[] {0, 1, 2, LAST}) {
            variance.expect(g, s[g]);
            mean.expect(g, m[g]);
        }
    }

    /** alpha, beta, gamma of Shumailov et al. 2024, by the mean pair within a training set and between it and D_0. */
    @Test
    void thePapersMixture() {
        Watch<Points> variance = Watch.of(KnownNumbersTest::variance);
        Watch<Points> mean = Watch.of(KnownNumbersTest::squaredMean);
        run(
                normal(),
                gaussian(Gaussian.Estimator.UNBIASED),
                Decoding.PLAIN,
                "paper 0.5 0.3 0.2",
                N,
                LAST,
                TRIALS,
                List.of(variance, mean));
        int real = 4;
        int before = 6;
        int written = 10;
        double within = 1;
        double toReal = 1 - 1.0 / N;
        double secondMoment = 1;
        for (int g = 0; g <= LAST; g++) {
            double spread = within * (N - 1) / N;
            double m = secondMoment - spread;
            if (g <= 1 || g == LAST) {
                variance.expect(g, within);
                mean.expect(g, m);
            }
            double s = within;
            double writtenToReal = toReal + (s - spread) / 2;
            double pairs = real * (real - 1)
                    + before * (before - 1) * within
                    + written * (written - 1) * s
                    + 2 * real * before * toReal
                    + 2 * real * written * writtenToReal
                    + before * written * (spread + s);
            secondMoment = (real + before * secondMoment + written * (m + s)) / N;
            toReal = (real * (1 - 1.0 / N) + before * toReal + written * writtenToReal) / N;
            within = pairs / (N * (N - 1));
        }
    }

    /** Sums of n Poisson counts are a branching process with Poisson offspring (Suresh et al. 2024). */
    @Test
    void poissonCountsDieOutLikeFamilies() {
        Watch<Points> rate = Watch.of(model -> ((Moments) model).mean()[0]);
        run(new PoissonCounts(0.5), new Poisson(), Decoding.PLAIN, "replace", 10, LAST, TRIALS, List.of(rate));
        double dead = 0;
        for (int g = 0; g <= LAST; g++) {
            double alive = 1 - Math.exp(-10 * 0.5 * (1 - dead));
            long still = Arrays.stream(rate.seen(g)).filter(x -> x > 0).count();
            double error = Math.sqrt(alive * (1 - alive) / TRIALS);
            assertTrue(Math.abs((double) still / TRIALS - alive) < 4 * error, g + ": " + still + ", " + alive);
            dead = Math.exp(dead - 1);
        }
    }

    /** v' = (1 - 1/n) (v + h^2): a kernel density estimate with a wide kernel grows instead of collapsing. */
    @Test
    void aWideKernelExpands() {
        double h = 0.3;
        Watch<Points> variance = Watch.of(KnownNumbersTest::variance);
        run(
                normal(),
                new KernelDensity(KernelDensity.Kernel.GAUSSIAN, KernelDensity.BandwidthRule.FIXED, Optional.of(h)),
                Decoding.PLAIN,
                "replace",
                50,
                LAST,
                TRIALS,
                List.of(variance));
        double v = 1 - 1.0 / 50;
        for (int g = 0; g <= LAST; g++) {
            if (g <= 1 || g == LAST) {
                variance.expect(g, v + h * h);
            }
            v = (1 - 1.0 / 50) * (v + h * h);
        }
    }

    /** Labels made by the model: the error adds up under replace, and as 1/t^2 under accumulate (Gerstgrasser et al. 2024). */
    @ParameterizedTest
    @ValueSource(strings = {"replace", "accumulate"})
    void regressionOnItsOwnLabels(String policy) {
        int d = 3;
        int n = 15;
        double[] beta = new double[d];
        Arrays.fill(beta, 1 / Math.sqrt(d));
        Watch<Points> error = Watch.of(model -> {
            double[] b = ((Coefficients) model).coefficients();
            double sum = 0;
            for (int j = 0; j < d; j++) {
                sum += (b[j] - beta[j]) * (b[j] - beta[j]);
            }
            return sum;
        });
        run(
                new LinearModel(Optional.of(d), Optional.empty(), 1),
                new LinearRegression(false, Optional.of(1.0), LinearRegression.Design.SAME),
                Decoding.PLAIN,
                policy,
                n,
                LAST,
                TRIALS,
                List.of(error));
        double unit = (double) d / (n - d - 1);
        double sum = 0;
        for (int g = 0; g <= LAST; g++) {
            sum += policy.equals("replace") ? 1 : 1.0 / ((g + 1.0) * (g + 1.0));
            if (g <= 1 || g == LAST) {
                error.expect(g, unit * sum);
            }
        }
    }
}
