package org.genloss.app.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.genloss.app.reproduce.Check.Group;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.theory.coalescence.ClosedForms;
import org.hipparchus.util.FastMath;

/**
 * One-dimensional Gaussians under policies that keep older or real data. E[s2] and E[mu^2] are in units of the real
 * variance; with the maximum-likelihood variance they sum to 1.
 */
final class PolicyChecks {

    static final List<Check> ALL = List.of(
            new Check(
                    "K6",
                    "Accumulate keeps the variance: E[s2_t] = product of 1 - 1 / (n i^2), to sin(pi / sqrt n) / (pi / sqrt n).",
                    "Kazdan et al. 2025; product re-derived",
                    "one-dimensional Gaussian, n = 10 and 100 a generation, maximum likelihood, all data so far, t = 50",
                    Group.QUICK,
                    3,
                    PolicyChecks::accumulate),
            new Check(
                    "K7",
                    "Accumulate-subsample loses more, and stops: n (1 - E[s2_t]) tends to pi^2 / 2 - 2 = 2.935 for large n.",
                    "pair recursion derived here, after Kazdan et al. 2025",
                    "one-dimensional Gaussian, n = 100 out of all data so far, maximum likelihood, t = 60",
                    Group.DEFAULT,
                    6,
                    PolicyChecks::subsample),
            new Check(
                    "K15",
                    "A fresh real share a holds the variance at 1 - 1/D and the mean's variance at 1/D, D = 1 - a + a n (2 - a).",
                    "Wright's F_ST; Dhoot 2026; re-derived",
                    "one-dimensional Gaussian, n = 100, maximum likelihood, a = 0.1, 0.5 and 0.01 (one point), averaged over"
                            + " generations after 14 / a",
                    Group.DEFAULT,
                    90,
                    PolicyChecks::fresh),
            new Check(
                    "K16",
                    "A frozen real share a holds only (1 - 1/(a n)) (1 - (1 - a)/D) of the variance; one frozen point holds none.",
                    "derived for the catalogue",
                    "one-dimensional Gaussian, maximum likelihood, n = 20 with a = 0.1, n = 100 with a = 0.01",
                    Group.DEFAULT,
                    35,
                    PolicyChecks::frozen),
            new Check(
                    "K17",
                    "Real data deserve the weight w* = (sqrt(k^2 + 4k) - k) / 2, k = real / synthetic; at k = 1 that is 0.618 and the"
                            + " mean's variance 0.618 / n instead of 0.667 / n.",
                    "He, Xu, Cheng 2026, arXiv 2502.18049",
                    "one-dimensional Gaussian, unbiased, 100 fresh real and 100 (k = 1) or 400 (k = 1/4) synthetic records a"
                            + " generation, generations 12 to 20",
                    Group.DEFAULT,
                    15,
                    PolicyChecks::weights));

    private static final int BURN = 14;

    private PolicyChecks() {}

    private static Outcome accumulate(Bench bench) {
        Rows rows = new Rows()
                .printed("limit for n = 10", "0.8434", accumulateLimit(10))
                .printed("limit for n = 100", "0.9836", accumulateLimit(100))
                .law("the program's law, n = 10, t = 50", product(10, 50), ClosedForms.accumulate(10, 49))
                .law("the program's limit, n = 10", accumulateLimit(10), ClosedForms.accumulateLimit(10))
                .computed(
                        "product to t = 10^6 against the limit, n = 10",
                        "exact",
                        accumulateLimit(10),
                        product(10, 1_000_000),
                        1e-6,
                        "what is left of the product, 1 / (n t)");
        double[] theirs = {0.862, 0.979};
        double[] theirError = {0.014, 0.009};
        int[] sizes = {10, 100};
        for (int i = 0; i < 2; i++) {
            Cell<?> cell = cell("mle", sizes[i], 49, 49, "accumulate", "variance-ratio");
            Estimate s2 = Estimate.mean(
                    bench.trials(cell, 6000, Cells.seed("K6").value()).at("variance_ratio", 49));
            rows.exact("loop, E[s2] at t = 50, n = " + sizes[i], product(sizes[i], 50), s2);
            rows.simulated("loop against another simulation, n = " + sizes[i], theirs[i], theirError[i], s2);
        }
        return rows.outcome();
    }

    private static double product(int n, int t) {
        double left = 1;
        for (int i = 1; i <= t; i++) {
            left *= 1 - 1 / (n * ((double) i * i));
        }
        return left;
    }

    private static double accumulateLimit(int n) {
        double x = Math.PI / Math.sqrt(n);
        return FastMath.sin(x) / x;
    }

    private static Outcome subsample(Bench bench) {
        double large = Math.PI * Math.PI / 2 - 2;
        Cell<?> cell = cell("mle", 100, 59, 59, "accumulate-subsample", "variance-ratio");
        Ensemble loop = bench.trials(cell, 4000, Cells.seed("K7").value());
        Estimate s2 = Estimate.mean(loop.at("variance_ratio", 59));
        return new Rows()
                .printed("recursion, n = 1000, t = 2", "1.749", 1000 * (1 - subsampled(1000, 2)))
                .printed("recursion, n = 1000, t = 10", "2.647", 1000 * (1 - subsampled(1000, 10)))
                .printed("recursion, n = 1000, t = 400", "2.924", 1000 * (1 - subsampled(1000, 400)))
                .printed("pi^2 / 2 - 2", "2.935", large)
                .printed("recursion, n = 100, t = 60", "0.9715", subsampled(100, 60))
                .law("the program's law", subsampled(100, 60), ClosedForms.accumulateSubsample(100, 59))
                .exact("loop, E[s2] at t = 60", subsampled(100, 60), s2)
                .simulated("loop against another simulation", 0.966, 0.011, s2)
                .outcome();
    }

    /**
     * E[s2_t] under accumulate-subsample. Let A be half the mean squared difference of two records of the pool. A new record
     * is a uniform draw from a uniform subset of the pool, so it differs from an old one by (1 - 1/N) A on average and from
     * another new one by (1 - 1/n) A, N the size of the pool before.
     */
    private static double subsampled(int n, int t) {
        double a = 1;
        for (int i = 1; i < t; i++) {
            double pool = (double) i * n;
            double pairs = pool * (pool - 1) + 2 * n * (pool - 1) + (n - 1.0) * (n - 1.0);
            a *= pairs / ((pool + n) * (pool + n - 1));
        }
        return (1 - 1.0 / n) * a;
    }

    private static Outcome fresh(Bench bench) {
        Rows rows = new Rows()
                .printed("1 - 1/D, a = 0.1", "0.9497", 1 - 1 / divisor(100, 0.1))
                .printed("1 - 1/D, a = 0.5", "0.9868", 1 - 1 / divisor(100, 0.5))
                .printed("1 - 1/D, a = 0.01", "0.6644", 1 - 1 / divisor(100, 0.01))
                .law("the program's limit, a = 0.01", 1 - 1 / divisor(100, 0.01), ClosedForms.freshLimit(100, 1));
        fresh(bench, rows, "10%", 0.1, 10, 500, 1500);
        fresh(bench, rows, "50%", 0.5, 4, 200, 1500);
        fresh(bench, rows, "1%", 0.01, 40, 60_000, 800);
        return rows.outcome();
    }

    private static void fresh(Bench bench, Rows rows, String share, double a, int step, int further, int trials) {
        int from = (int) Math.rint(BURN / a);
        Cell<?> cell =
                cell("sufficient", "mle", 100, from + further, step, "fresh " + share, "variance-ratio, mean-error");
        Ensemble loop = bench.trials(cell, trials, Cells.seed("K15").value());
        double limit = 1 - 1 / divisor(100, a);
        double[] s2 = average(loop, "variance_ratio", from, from + further, step, false);
        double[] mean = average(loop, "mean_error", from, from + further, step, true);
        rows.exact("loop, E[s2], a = " + a, limit, Estimate.mean(s2), 1);
        rows.exact("loop, E[mu^2], a = " + a, 1 - limit, Estimate.mean(mean));
        if (a == 0.01) {
            rows.within("loop against another simulation, a = 0.01", "simulated", 0.669, Estimate.mean(s2), 1);
        }
    }

    private static double divisor(int n, double a) {
        return 1 - a + a * n * (2 - a);
    }

    private static Outcome frozen(Bench bench) {
        double limit = (1 - 1 / (0.1 * 20)) * (1 - (1 - 0.1) / divisor(20, 0.1));
        Cell<?> two = cell("mle", 20, 140, 140, "frozen 10%", "variance-ratio");
        double[] s2 = bench.trials(two, 170_000, Cells.seed("K16").value()).at("variance_ratio", 140);
        Cell<?> one = cell("mle", 100, 1400, 1400, "frozen 1%", "variance-ratio");
        Ensemble gone = bench.trials(one, 400, Cells.seed("K16").value());
        return new Rows()
                .printed("two frozen points of 20", "0.4043", limit)
                .law("the program's limit", limit, ClosedForms.frozenLimit(20, 2))
                .exact("loop, E[s2], two frozen points of 20", limit, Estimate.mean(s2), 2)
                .within("loop against another simulation", "simulated", 0.4031, Estimate.mean(s2), 2)
                .near(
                        "loop, median of s2, one frozen point of 100, generation 1400",
                        "exact",
                        0,
                        Estimate.median(gone.at("variance_ratio", 1400)),
                        FastMath.exp(-BURN),
                        "exp(-14), what the horizon 14 / a leaves")
                .outcome();
    }

    private static Outcome weights(Bench bench) {
        Rows rows = new Rows();
        weights(bench, rows, 1, 0.5, new String[] {"0.6180", "0.6667", "0.6180"});
        weights(bench, rows, 0.25, 0.2, new String[] {"0.3904", "0.5556", "0.3904"});
        return rows.outcome();
    }

    /** @param printed w*, the variance with equal weights and the variance with w*, each times the number of real records */
    private static void weights(Bench bench, Rows rows, double k, double share, String[] printed) {
        double best = (Math.sqrt(k * k + 4 * k) - k) / 2;
        int real = 100;
        int synthetic = (int) Math.rint(real / k);
        String at = ", k = " + k;
        rows.printed("w*" + at, printed[0], best);
        rows.law("the program's w*" + at, best, ClosedForms.bestWeight(real, synthetic));
        rows.printed("naive variance" + at, printed[1], weighted(share, k));
        rows.printed("variance at w*" + at, printed[2], weighted(best, k));
        rows.within(
                "variance at w*, finite n" + at,
                "published",
                weighted(best, k),
                new Estimate(real * loop(best, real, synthetic), 0),
                3);
        rows.exact(
                "loop, golden weight" + at,
                real * loop(best, real, synthetic),
                mean(bench, share, real, synthetic, "golden", 16_000),
                3);
        rows.exact(
                "loop, equal weights" + at,
                real * loop(share, real, synthetic),
                mean(bench, share, real, synthetic, "equal", 16_000),
                3);
        double[] w = new double[5];
        double[][] squares = new double[5][];
        for (int i = 0; i < 5; i++) {
            w[i] = best + 0.05 * (i - 2);
            squares[i] = squares(bench, share, real, synthetic, String.format(Locale.ROOT, "%.6f", w[i]), 2000);
        }
        rows.near("where the variance is least" + at, "published", best, Parabola.minimum(w, squares), 0.02, "0.02");
    }

    private static Estimate mean(Bench bench, double share, int real, int synthetic, String weight, int trials) {
        return Estimate.mean(squares(bench, share, real, synthetic, weight, trials))
                .times(real);
    }

    private static double[] squares(Bench bench, double share, int real, int synthetic, String weight, int trials) {
        Cell<?> cell = cell(
                "sufficient",
                "unbiased",
                real + synthetic,
                20,
                2,
                "{real: fresh, real_share: " + share + ", real_weight: " + weight + "}",
                "mean-error");
        return average(bench.trials(cell, trials, Cells.seed("K17").value()), "mean_error", 12, 20, 2, true);
    }

    /** n Var(mu) in the limit of many records, n of them real. */
    private static double weighted(double w, double k) {
        return (w * w + (1 - w) * (1 - w) * k) / (1 - (1 - w) * (1 - w));
    }

    /** Var(mu) in the limit of many generations, where the fitted variance, too, depends on the weights. */
    private static double loop(double w, int real, int synthetic) {
        double s = 1;
        double m = 0;
        double p = w / real;
        double q = (1 - w) / synthetic;
        double divisor = 1 - real * p * p - synthetic * q * q;
        for (int g = 0; g < 1000; g++) {
            // half the mean squared difference: 1 for two real records, s for two of one model, (1 + s + m) / 2 for one
            // of each
            double pairs =
                    real * (real - 1.0) * p * p + synthetic * (synthetic - 1.0) * q * q * s + w * (1 - w) * (1 + s + m);
            m = real * p * p + (1 - w) * (1 - w) * m + synthetic * q * q * s;
            s = pairs / divisor;
        }
        return m;
    }

    /** A one-dimensional Gaussian, measured every {@code every} generations. */
    static Cell<?> cell(String estimator, int size, int generations, int every, String policy, String metrics) {
        return cell("points", estimator, size, generations, every, policy, metrics);
    }

    private static Cell<?> cell(
            String sampling, String estimator, int size, int generations, int every, String policy, String metrics) {
        return Cells.of("""
                sampling: %s
                source: gaussian
                learner: {kind: gaussian, estimator: %s}
                size: %d
                generations: %d
                evaluation: {draws: 1, reference: 1, every: %d}
                policy: %s
                metrics: [%s]
                """.formatted(sampling, estimator, size, generations, every, policy, metrics));
    }

    /** The average of each trial over some generations: generations depend on each other, trials do not. */
    static double[] average(Ensemble trials, String reading, int from, int to, int step, boolean squared) {
        double[] sums = new double[trials.at(reading, from).length];
        for (int g = from; g <= to; g += step) {
            double[] values = trials.at(reading, g);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += squared ? values[i] * values[i] : values[i];
            }
        }
        int generations = (to - from) / step + 1;
        return Arrays.stream(sums).map(sum -> sum / generations).toArray();
    }
}
