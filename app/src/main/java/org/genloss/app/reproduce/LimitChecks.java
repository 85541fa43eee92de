package org.genloss.app.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.genloss.app.reproduce.Check.Group;
import org.genloss.data.Points;
import org.genloss.lab.Cell;
import org.genloss.model.Learner;
import org.genloss.num.ClopperPearson;
import org.genloss.theory.law.Mixing;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/** What real data, and knowing which they are, are worth; and what accumulating them cannot save. */
final class LimitChecks {

    static final List<Check> ALL = List.of(
            new Check(
                    "K18",
                    "A fresh data loop ends as good as one fit to n_e = (2 - p) n_r real records, p the real share; with draws of"
                            + " variance lambda s2 synthetic records help only up to a number that tends to (d + 5) / (1 - lambda)^2.",
                    "Alemohammad et al. 2024, fresh data loop (found by experiment); closed forms derived for the catalogue",
                    "one-dimensional Gaussian, unbiased, risk W2^2 after 16 / p generations; n_r = 100 with p = 0.5 and 0.1; lambda"
                            + " = 0.8 with n_r = 100 and 400",
                    Group.DEFAULT,
                    40,
                    LimitChecks::freshLoop),
            new Check(
                    "K28",
                    "Knowing which records are real is worth a factor 1 / alpha: effective sample sizes sum of n alpha^2 unassisted"
                            + " and sum of n alpha told.",
                    "Kanabar and Gastpar 2026; constants are not specified there, so the slope in alpha is what is tested",
                    "mean of a normal law, 40 stages of n = 100 with a fresh real share alpha = 0.1 to 0.4; precisions of the two"
                            + " estimates beyond that of the first, real sample",
                    Group.QUICK,
                    4,
                    LimitChecks::provenance),
            new Check(
                    "K30",
                    "Accumulating does not save every consistent maximum likelihood: a family collapses at iteration 2 with a"
                            + " probability that does not fall with n.",
                    "Barzilai and Shamir 2025, negative result; the family and its exact probability are ours, in their manner",
                    "needle family on [0, 1] and [2, 3], truth U[0, 1], all data so far, n = 20, 200 and 2000",
                    Group.QUICK,
                    3,
                    LimitChecks::needles));

    private LimitChecks() {}

    private static Outcome freshLoop(Bench bench) {
        Rows rows = new Rows();
        worth(bench, rows, 0.5, 1.49, 8, 400, 600);
        worth(bench, rows, 0.1, 1.88, 20, 1000, 550);
        crossing(bench, rows, 100, 92);
        crossing(bench, rows, 400, 126);
        return rows.outcome(
                "(d + 5) / (1 - lambda)^2 = 150 is the limit for lambda near 1 only: at 0.8 the program's theory (FreshLoop) has"
                        + " 173, and 153 for n_r = 1600, which takes too many trials to be seen.");
    }

    private static void worth(Bench bench, Rows rows, double p, double theirs, int step, int further, int trials) {
        int from = (int) Math.rint(16 / p);
        Cell<?> cell = loop(100, (int) Math.rint(100 / p) - 100, 1, from + further, step);
        double[] risk = PolicyChecks.average(
                bench.trials(cell, trials, Cells.seed("K18").value()),
                "gaussian_w2_squared",
                from,
                from + further,
                step,
                false);
        DoubleUnaryOperator size = LimitChecks::realRecordsWorth;
        Estimate mean = Estimate.mean(risk);
        double slope = (size.applyAsDouble(mean.value() * 1.001) - size.applyAsDouble(mean.value() / 1.001))
                / (mean.value() * 0.002);
        Estimate worth = mean.through(size, slope).times(1.0 / 100);
        rows.within("n_e / n_r, p = " + p, "simulated", theirs, worth, 3);
        rows.within("n_e / n_r against 2 - p, p = " + p, "published", 2 - p, worth, 3);
    }

    /** The n with 1/n + 2 - 2 E[std of n draws] = risk. */
    private static double realRecordsWorth(double risk) {
        double low = 2.5;
        double high = 1e9;
        for (int i = 0; i < 100; i++) {
            double n = Math.sqrt(low * high);
            double std = Math.sqrt(2 / (n - 1)) * FastMath.exp(Gamma.logGamma(n / 2) - Gamma.logGamma((n - 1) / 2));
            if (1 / n + 2 - 2 * std > risk) {
                low = n;
            } else {
                high = n;
            }
        }
        return Math.sqrt(low * high);
    }

    /** The number of synthetic records at which the loop is as good as its real records alone. */
    private static void crossing(Bench bench, Rows rows, int real, double theirs) {
        double[] at = new double[5];
        double[][] excess = new double[5][];
        int generations = 60;
        double alone = 1.0 / real + 2 - 2 * shrink(real);
        for (int i = 0; i < 5; i++) {
            // near the crossing: the risk bends, and a line through points far apart would miss it by several percent
            int synthetic = (int) Math.rint(theirs * (0.9 + 0.05 * i));
            at[i] = synthetic;
            double[] risk = PolicyChecks.average(
                    bench.trials(
                            loop(real, synthetic, 0.8, 60 + generations, 10),
                            4000,
                            Cells.seed("K18").value()),
                    "gaussian_w2_squared",
                    20,
                    60 + generations,
                    10,
                    false);
            excess[i] = Arrays.stream(risk).map(x -> x - alone).toArray();
        }
        rows.near(
                "admissible n_s, n_r = " + real + ", lambda = 0.8",
                "simulated",
                theirs,
                Lines.zero(at, excess),
                0.15 * theirs,
                "15 %");
    }

    private static double shrink(int n) {
        return Math.sqrt(2.0 / (n - 1)) * FastMath.exp(Gamma.logGamma(n / 2.0) - Gamma.logGamma((n - 1) / 2.0));
    }

    private static Cell<?> loop(int real, int synthetic, double lambda, int generations, int every) {
        return Cells.of(
                """
                source: gaussian
                learner: {kind: gaussian, estimator: unbiased}
                decoding: {lambda: %s}
                size: %d
                generations: %d
                evaluation: {draws: 1, reference: 1, every: %d}
                policy: fresh %s
                metrics: [gaussian-wasserstein]
                """.formatted(lambda, real + synthetic, generations, every, (double) real / (real + synthetic)));
    }

    private static Outcome provenance(Bench bench) {
        int stages = 40;
        double[] shares = {0.1, 0.2, 0.4};
        Estimate[] ratios = new Estimate[3];
        Rows rows = new Rows();
        for (int i = 0; i < 3; i++) {
            double a = shares[i];
            Estimate told = precision(bench, new Provenance(a, true), stages);
            Estimate not = precision(bench, new Provenance(a, false), stages);
            rows.law("the program's law, told, alpha = " + a, 100 * a * stages, told(a, stages));
            rows.exact("told, n alpha a stage, alpha = " + a, 100 * a * stages, told);
            rows.law("the program's law, unassisted, alpha = " + a, 100 * a * a * stages, unassisted(a, stages));
            rows.exact("unassisted, n alpha^2 a stage, alpha = " + a, 100 * a * a * stages, not);
            double relative = Math.sqrt(square(told.error() / told.value()) + square(not.error() / not.value()));
            ratios[i] = new Estimate(FastMath.log(told.value() / not.value()), relative);
        }
        double span = FastMath.log(shares[0] / shares[2]);
        Estimate slope = new Estimate(
                (ratios[0].value() - ratios[2].value()) / span,
                Math.sqrt(square(ratios[0].error()) + square(ratios[2].error())) / Math.abs(span));
        return rows.near(
                        "slope of log(told / unassisted) in log alpha",
                        "published",
                        -1,
                        slope,
                        4 * slope.error(),
                        "4 standard errors")
                .outcome();
    }

    private static double told(double share, int stages) {
        return Mixing.effectiveMarked(each(100, stages), each(share, stages));
    }

    private static double unassisted(double share, int stages) {
        return Mixing.effectiveUnmarked(each(100, stages), each(share, stages));
    }

    private static double[] each(double value, int stages) {
        double[] all = new double[stages];
        Arrays.fill(all, value);
        return all;
    }

    /** Of the last estimate, less that of the first sample. */
    private static Estimate precision(Bench bench, Learner<Points> learner, int stages) {
        Cell<Points> cell = Cells.with(
                PolicyChecks.cell("mle", 100, stages, stages, "fresh " + ((Provenance) learner).share(), "mean-error"),
                learner);
        double[] error = bench.trials(cell, 6000, Cells.seed("K28").value()).at("mean_error", stages);
        Estimate loss = Estimate.mean(error, x -> x * x);
        return loss.through(x -> 1 / x, 1 / square(loss.value())).plus(-100);
    }

    private static double square(double x) {
        return x * x;
    }

    private static Outcome needles(Bench bench) {
        Rows rows = new Rows();
        int trials = 20_000;
        for (int n : new int[] {20, 200, 2000}) {
            int many = n == 2000 ? 4000 : trials;
            Cell<Points> cell = Cells.with(Cells.of("""
                    source: uniform
                    learner: gaussian
                    size: %d
                    generations: 1
                    policy: accumulate
                    metrics: [mean-error]
                    """.formatted(n)), new Needles());
            int[] collapsed =
                    bench.trials(cell, many, Cells.seed("K30").value()).collapsed();
            double[] second =
                    Arrays.stream(collapsed).mapToDouble(g -> g == 1 ? 1 : 0).toArray();
            long first = Arrays.stream(collapsed).filter(g -> g == 0).count();
            long hits = Arrays.stream(collapsed).filter(g -> g == 1).count();
            rows.near(
                    "collapsed at iteration 1 (real data alone), n = " + n,
                    "exact",
                    0,
                    new Estimate(first, 0),
                    0,
                    "none at all");
            rows.exact("collapsed at iteration 2, n = " + n, needle(n), Estimate.mean(second));
            rows.atLeast(
                    "lower 95 % limit (Clopper-Pearson), n = " + n,
                    "exact",
                    0.05,
                    new Estimate(ClopperPearson.limits(hits, many)[0], 0));
        }
        return rows.outcome("The probability tends to (1/8) (5/4)^(-3/2) = 0.089 for large n.");
    }

    /**
     * Exactly one of n draws of the first fit lies above 2: with k of the n real points below 1/2 the fit puts e = 1 - 2 sqrt(q
     * (1 - q)), q = (k + n/2) / (2n), there.
     */
    private static double needle(int n) {
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            double q = (k + n / 2.0) / (2.0 * n);
            double e = 1 - 2 * Math.sqrt(q * (1 - q));
            double log = Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
            sum += FastMath.exp(log - n * FastMath.log(2.0)) * n * e * FastMath.pow(1 - e, n - 1);
        }
        return sum;
    }
}
