package org.genloss.app.reproduce;

import java.util.List;
import org.genloss.app.reproduce.Check.Group;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.num.Seed;
import org.genloss.policy.Sizes;
import org.genloss.theory.chain.GaussianChains;
import org.genloss.theory.coalescence.ClosedForms;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * One normal law that learns from itself alone. Each check is run twice: by the loop with its points, as a user would run it,
 * and by sufficient statistics with as many trials as the stated precision asks for.
 *
 * <p>t counts samples since the truth, as the literature does: t = g + 1 at generation g.
 */
final class GaussianChecks {

    static final List<Check> ALL = List.of(
            new Check(
                    "K1",
                    "The expected risk E[W2^2] of recursive fits grows like 1.5 t / n, exactly"
                            + " t / n + 2 - 2 a^t with a = sqrt(2 / (n-1)) Gamma(n/2) / Gamma((n-1)/2).",
                    "Shumailov et al. 2024, equation 4 of arXiv v3; exact form derived",
                    "one-dimensional Gaussian, n = 100, unbiased variance, replace",
                    Group.QUICK,
                    2,
                    GaussianChecks::risk),
            new Check(
                    "K2",
                    "With the maximum-likelihood variance, E[s2_t] = (1 - 1/n)^t and E[(mu_t - mu_0)^2] = 1 - (1 - 1/n)^t.",
                    "Wright-Fisher recursion; also Dhoot 2026",
                    "one-dimensional Gaussian, n = 100, maximum likelihood, replace, t = 100; the loop at t = 50, as rare"
                            + " trials rule means later",
                    Group.QUICK,
                    3,
                    GaussianChecks::maximumLikelihood),
            new Check(
                    "K3",
                    "With the unbiased variance E[s2_t] stays 1 for ever, yet the median falls like exp(-t / (n-1)), E[std_t] ="
                            + " a^t, and the mean walks: Var(mu_t) = t / n.",
                    "Alemohammad et al. 2024; Bertrand et al. 2024; the exact mean of the logarithm derived",
                    "one-dimensional Gaussian, n = 100, unbiased variance, replace, t = 100; the loop at t = 50, as rare"
                            + " trials rule means later",
                    Group.QUICK,
                    3,
                    GaussianChecks::unbiased),
            new Check(
                    "K4",
                    "Draws of variance lambda s2: E[Sigma_t] = lambda^t and E[mu_t^2] = lambda (1 - lambda^t) / ((1 - lambda)"
                            + " n).",
                    "Alemohammad et al. 2024, section 3 (sampling bias)",
                    "one-dimensional Gaussian, n = 100, lambda = 0.8, unbiased variance, replace, t = 10. There the truth"
                            + " itself is drawn from with lambda; here the first sample is real, which adds 1/n to E[mu^2] and one"
                            + " generation without shrinking",
                    Group.QUICK,
                    2,
                    GaussianChecks::samplingBias),
            new Check(
                    "K5",
                    "Unbiased sampling loses precision and recall; biased sampling keeps precision and loses recall faster.",
                    "Alemohammad et al. 2024, figures on precision and recall, k = 5; numbers simulated for the catalogue",
                    "two-dimensional standard Gaussian, n = 300, replace, the first and the tenth model, balls to the 5th"
                            + " neighbour among 300 real and 300 drawn points; draws to measure obey lambda too",
                    Group.DEFAULT,
                    6,
                    GaussianChecks::precisionAndRecall),
            new Check(
                    "K25",
                    "Pr(std_t > eps) <= exp(-t / (4n - 1)) / eps, never violated.",
                    "Suresh et al. 2025, theorem on Gaussian collapse",
                    "one-dimensional Gaussian, n = 10, unbiased variance, replace, t = 100, eps = 0.1",
                    Group.QUICK,
                    2,
                    GaussianChecks::tailOfTheDeviation),
            new Check(
                    "K26",
                    "Var(mu_T) = sum of 1 / n_t: samples that grow like n t^2 keep it below pi^2 / (6 n), equal samples do not.",
                    "Shumailov et al. 2024, equation 4 (superlinear sampling); Xu, He, Cheng 2025",
                    "one-dimensional Gaussian, n_t = 20 t^2 and n_t = 20, unbiased variance, replace, T = 20",
                    Group.QUICK,
                    3,
                    GaussianChecks::growingSamples));

    private static final String PRECISION = "precision[k=5]";
    private static final String RECALL = "recall[k=5]";

    private GaussianChecks() {}

    private static Outcome risk(Bench bench) {
        Rows rows = new Rows()
                .printed("exact law at t = 10", "0.1499", risk(100, 10))
                .printed("exact law at t = 50", "0.737", risk(100, 50))
                .printed("exact law at t = 100", "1.446", risk(100, 100));
        for (int t : new int[] {10, 50}) {
            rows.computed(
                    "1.5 t / n against the exact law at t = " + t,
                    "published",
                    1.5 * t / 100,
                    risk(100, t),
                    0.02 * 1.5 * t / 100,
                    "2 %, the expansion's own error for t <= n/2");
        }
        Ensemble loop = bench.trials(Cells.of("""
                source: gaussian
                learner: {kind: gaussian, estimator: unbiased}
                size: 100
                generations: 49
                metrics: [gaussian-wasserstein]
                """), 8000, Cells.seed("K1").value());
        GaussianChains.Paths chains = chains(bench, 100, 1, 1, new int[] {9, 49}, 300_000, "K1");
        for (int i = 0; i < 2; i++) {
            int g = chains.at()[i];
            rows.exact(
                    "loop, E[W2^2] at t = " + (g + 1),
                    risk(100, g + 1),
                    Estimate.mean(loop.at("gaussian_w2_squared", g)));
            rows.exact("chains, E[W2^2] at t = " + (g + 1), risk(100, g + 1), risk(chains, i), 2);
        }
        return rows.within("chains against another simulation, t = 10", "simulated", 0.1503, risk(chains, 0), 2)
                .within("chains against another simulation, t = 50", "simulated", 0.738, risk(chains, 1), 2)
                .outcome();
    }

    private static Estimate risk(GaussianChains.Paths chains, int i) {
        double[] risk = new double[chains.mean()[i].length];
        for (int j = 0; j < risk.length; j++) {
            double std = Math.sqrt(chains.variance()[i][j]) - 1;
            risk[j] = chains.mean()[i][j] * chains.mean()[i][j] + std * std;
        }
        return Estimate.mean(risk);
    }

    private static Outcome maximumLikelihood(Bench bench) {
        double left = FastMath.pow(1 - 1.0 / 100, 100);
        double half = FastMath.pow(1 - 1.0 / 100, 50);
        Ensemble loop = bench.trials(Cells.of("""
                source: gaussian
                learner: {kind: gaussian, estimator: mle}
                size: 100
                generations: 49
                evaluation: {draws: 1, reference: 1, every: 49}
                metrics: [variance-ratio, mean-error]
                """), 4000, Cells.seed("K2").value());
        GaussianChains.Paths chains = chains(bench, 100, 0, 1, new int[] {99}, 500_000, "K2");
        return new Rows()
                .printed("(1 - 1/n)^t", "0.3660", left)
                .printed("1 - (1 - 1/n)^t", "0.6340", 1 - left)
                .law("the program's law", left, ClosedForms.replace(100, 99))
                .exact("loop, E[s2] at t = 50", half, Estimate.mean(loop.at("variance_ratio", 49)))
                .exact("loop, E[mu^2] at t = 50", 1 - half, squares(loop.at("mean_error", 49)))
                .exact("chains, E[s2]", left, Estimate.mean(chains.variance()[0]), 2)
                .exact("chains, E[mu^2]", 1 - left, squares(chains.mean()[0]), 2)
                .within(
                        "chains against another simulation, E[s2]",
                        "simulated",
                        0.3661,
                        Estimate.mean(chains.variance()[0]),
                        2)
                .within("chains against another simulation, E[mu^2]", "simulated", 0.639, squares(chains.mean()[0]), 2)
                .outcome();
    }

    private static Outcome unbiased(Bench bench) {
        double log = 100 * (Gamma.digamma(99 / 2.0) + FastMath.log(2 / 99.0));
        double std = FastMath.pow(shrink(100), 100);
        Ensemble loop = bench.trials(Cells.of("""
                source: gaussian
                learner: {kind: gaussian, estimator: unbiased}
                size: 100
                generations: 49
                evaluation: {draws: 1, reference: 1, every: 49}
                metrics: [variance-ratio, mean-error]
                """), 4000, Cells.seed("K3").value());
        double[] s2 = loop.at("variance_ratio", 49);
        GaussianChains.Paths chains = chains(bench, 100, 1, 1, new int[] {99}, 500_000, "K3");
        double[] variance = chains.variance()[0];
        return new Rows()
                .printed("exp(E[log s2])", "0.363", FastMath.exp(log))
                .printed("a^t", "0.777", std)
                .exact("loop, E[log s2] at t = 50", log / 2, Estimate.mean(s2, FastMath::log))
                .exact("loop, E[std] at t = 50", Math.sqrt(std), Estimate.mean(s2, Math::sqrt))
                .exact("loop, Var(mu) at t = 50", 0.5, squares(loop.at("mean_error", 49)))
                .exact("chains, E[log s2]", log, Estimate.mean(variance, FastMath::log), 2)
                .exact("chains, E[std]", std, Estimate.mean(variance, Math::sqrt), 2)
                .exact("chains, Var(mu)", 1, squares(chains.mean()[0]), 2)
                .within("chains, median of s2", "published", 0.363, Estimate.median(variance), 2)
                .within(
                        "chains against another simulation, median of s2",
                        "simulated",
                        0.364,
                        Estimate.median(variance),
                        2)
                .within(
                        "chains against another simulation, E[std]",
                        "simulated",
                        0.775,
                        Estimate.mean(variance, Math::sqrt),
                        2)
                .outcome(
                        "The mean of s2 is 1 by theory and is not tested: once t > n it is owed to trials too rare to be seen.");
    }

    private static Outcome samplingBias(Bench bench) {
        double left = FastMath.pow(0.8, 10);
        double walk = 0.8 * (1 - left) / 0.2;
        Ensemble loop = bench.trials(Cells.of("""
                source: gaussian
                learner: {kind: gaussian, estimator: unbiased}
                decoding: {lambda: 0.8}
                size: 100
                generations: 60
                evaluation: {draws: 1, reference: 1, every: 60}
                metrics: [variance-ratio, mean-error]
                """), 8000, Cells.seed("K4").value());
        GaussianChains.Paths chains = chains(bench, 100, 1, 0.8, new int[] {10, 60}, 200_000, "K4");
        return new Rows()
                .printed("lambda^10", "0.1074", left)
                .law("the program's law", left, ClosedForms.biasedSampling(0.8, 10))
                .printed("n E[mu^2] of the source's setting", "3.571", walk)
                .exact("loop, E[s2] after 10 biased samples", left, Estimate.mean(loop.at("variance_ratio", 10)))
                .exact("loop, n E[mu^2], less 1 for the real sample", walk, walk(loop.at("mean_error", 10)))
                .exact("loop, its limit lambda / (1 - lambda)", 4, walk(loop.at("mean_error", 60)))
                .exact("chains, E[s2] after 10 biased samples", left, Estimate.mean(chains.variance()[0]), 2)
                .exact("chains, n E[mu^2], less 1 for the real sample", walk, walk(chains.mean()[0]), 2)
                .exact("chains, its limit lambda / (1 - lambda)", 4, walk(chains.mean()[1]), 2)
                .outcome();
    }

    /** n E[mu^2] beyond what the first, real sample adds. */
    private static Estimate walk(double[] means) {
        return squares(means).times(100).plus(-1);
    }

    private static Outcome precisionAndRecall(Bench bench) {
        int trials = 150;
        Ensemble plain = bench.trials(circles("1"), trials, Cells.seed("K5").value());
        Ensemble mild = bench.trials(circles("0.8"), trials, Cells.seed("K5").value());
        Ensemble strong = bench.trials(circles("0.5"), trials, Cells.seed("K5").value());
        return new Rows()
                .near("recall, lambda = 1, first", "simulated", 0.992, recall(plain, 0), 0.03, "0.03")
                .near("recall, lambda = 1, tenth", "simulated", 0.986, recall(plain, 9), 0.03, "0.03")
                .near("recall, lambda = 0.8, first", "simulated", 0.988, recall(mild, 0), 0.03, "0.03")
                .near("recall, lambda = 0.8, tenth", "simulated", 0.511, recall(mild, 9), 0.03, "0.03")
                .near("recall, lambda = 0.5, tenth", "simulated", 0.006, recall(strong, 9), 0.03, "0.03")
                .atMost("change of precision, lambda = 1", "published", 0, change(plain, PRECISION))
                .atLeast("change of precision, lambda = 0.8", "published", 0, change(mild, PRECISION))
                .atMost("change of recall, lambda = 1", "published", 0, change(plain, RECALL))
                .atMost("change of recall, lambda = 0.8", "published", 0, change(mild, RECALL))
                .outcome(
                        "At lambda = 1 precision changes by less than these trials can see: only a rise would fail that row.");
    }

    private static Estimate recall(Ensemble trials, int generation) {
        return Estimate.mean(trials.at(RECALL, generation));
    }

    /** From the first model to the tenth. */
    private static Estimate change(Ensemble trials, String reading) {
        return Estimate.difference(trials.at(reading, 9), trials.at(reading, 0));
    }

    private static Cell<?> circles(String lambda) {
        return Cells.of("""
                source: {kind: gaussian, dimension: 2}
                learner: {kind: gaussian, estimator: unbiased}
                decoding: {lambda: %s}
                size: 300
                generations: 9
                evaluation: {draws: 300, reference: 300}
                metrics: [{kind: precision-recall, k: 5}]
                """.formatted(lambda));
    }

    private static Outcome tailOfTheDeviation(Bench bench) {
        double bound = FastMath.exp(-100.0 / (4 * 10 - 1)) / 0.1;
        Ensemble loop = bench.trials(Cells.of("""
                source: gaussian
                learner: {kind: gaussian, estimator: unbiased}
                size: 10
                generations: 99
                evaluation: {draws: 1, reference: 1, every: 99}
                metrics: [variance-ratio]
                """), 10_000, Cells.seed("K25").value());
        GaussianChains.Paths chains = chains(bench, 10, 1, 1, new int[] {99}, 200_000, "K25");
        Estimate wide = Estimate.share(chains.variance()[0], s2 -> s2 > 0.1 * 0.1);
        return new Rows()
                .printed("the bound", "0.770", bound)
                .atMost(
                        "loop, Pr(std > eps)",
                        "published",
                        bound,
                        Estimate.share(loop.at("variance_ratio", 99), s2 -> s2 > 0.01))
                .atMost("chains, Pr(std > eps)", "published", bound, wide)
                .near(
                        "chains against another simulation, Pr(std > eps)",
                        "simulated",
                        0.082,
                        wide,
                        0.0005 + 4 * wide.error(),
                        "last digit and 4 standard errors")
                .outcome();
    }

    private static Outcome growingSamples(Bench bench) {
        double sum = 0;
        for (int t = 1; t <= 20; t++) {
            sum += 1.0 / (20.0 * t * t);
        }
        Ensemble grown = bench.trials(Cells.of("""
                source: gaussian
                learner: {kind: gaussian, estimator: unbiased}
                size: {start: 20, growth: power, rate: 2}
                generations: 19
                metrics: [mean-error]
                """), 4000, Cells.seed("K26").value());
        Ensemble same = bench.trials(Cells.of("""
                source: gaussian
                learner: {kind: gaussian, estimator: unbiased}
                size: 20
                generations: 19
                metrics: [mean-error]
                """), 4000, Cells.seed("K26").value());
        GaussianChains chain = new GaussianChains(new Sizes(20, Sizes.Growth.POWER, 2, 100_000_000), 1, 1, 19);
        GaussianChains.Paths chains = bench.chains(chain, new int[] {19}, 400_000, Cells.seed("K26"));
        return new Rows()
                .atMost("sum of 1 / n_t", "published", Math.PI * Math.PI / 120, new Estimate(sum, 0))
                .exact("loop, Var(mu_20), n_t = 20 t^2", sum, squares(grown.at("mean_error", 19)))
                .exact("chains, Var(mu_20), n_t = 20 t^2", sum, squares(chains.mean()[0]), 2)
                .exact("loop, Var(mu_20), n_t = 20", 1, squares(same.at("mean_error", 19)))
                .outcome();
    }

    /** E[W2^2] after t samples: (mu - mu_0)^2 gives t / n, (std - 1)^2 gives 1 + 1 - 2 E[std]. */
    private static double risk(int n, int t) {
        return (double) t / n + 2 - 2 * FastMath.pow(shrink(n), t);
    }

    /** a = E[std of n draws] / std, with the unbiased variance. */
    private static double shrink(int n) {
        return Math.sqrt(2.0 / (n - 1)) * FastMath.exp(Gamma.logGamma(n / 2.0) - Gamma.logGamma((n - 1) / 2.0));
    }

    private static Estimate squares(double[] values) {
        return Estimate.mean(values, x -> x * x);
    }

    private static GaussianChains.Paths chains(
            Bench bench, int n, int ddof, double lambda, int[] at, int trials, String check) {
        int last = at[at.length - 1];
        Seed seed = Cells.seed(check).at("chains");
        return bench.chains(new GaussianChains(Sizes.constant(n), ddof, lambda, last), at, trials, seed);
    }
}
