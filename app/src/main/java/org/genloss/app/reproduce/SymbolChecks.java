package org.genloss.app.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.genloss.app.reproduce.Check.Group;
import org.genloss.lab.Ensemble;
import org.genloss.theory.chain.WrightFisher;
import org.genloss.theory.law.Suresh;
import org.genloss.theory.law.TypeSurvival;
import org.hipparchus.util.FastMath;

/**
 * Symbols and counts that learn from themselves alone: the chain of Wright and Fisher.
 *
 * <p>t counts samples since the truth, as the literature does: t = g + 1 at generation g.
 */
final class SymbolChecks {

    static final List<Check> ALL = List.of(
            new Check(
                    "K10",
                    "The chance that two symbols differ falls by the same factor each time: E[1 - sum p^2] = (1 - 1/n)^t"
                            + " (1 - sum p_0^2).",
                    "Seddik et al. 2024; Wright 1931, Fisher 1930",
                    "Zipf 1 over 1,000 symbols, n = 500, t = 20, 4,000 trials",
                    Group.QUICK,
                    4,
                    SymbolChecks::heterozygosity),
            new Check(
                    "K11",
                    "About sum_i (1 - exp(-n p_i g_t)) symbols are left, and never fewer on average; g_1 = 1, g_{t+1} = 1 -"
                            + " exp(-g_t).",
                    "Suresh et al. 2025",
                    "Zipf 1 over 1,000 symbols, n = 500, t = 10 and 40, 4,000 trials",
                    Group.DEFAULT,
                    8,
                    SymbolChecks::uniqueSymbols),
            new Check(
                    "K12",
                    "A Poisson rate is still above 0 with probability 1 - exp(-n lambda_0 g_t), exactly.",
                    "Suresh et al. 2025",
                    "Poisson counts, n = 10; lambda_0 = 0.5 at t = 10 (20,000 trials) and 2 at t = 100 (5,000)",
                    Group.QUICK,
                    6,
                    SymbolChecks::poissonSurvival),
            new Check(
                    "K13",
                    "In the end one symbol is left: after about -2 n sum (1 - p) ln(1 - p) samples (for a coin 2 less, from n = 50"
                            + " on), and each with its initial share as probability.",
                    "Shumailov et al. 2024, section on discrete distributions; exact chain; Ewens 2004 for the diffusion",
                    "coin with n = 10, 50, 100, 200; die and (0.5, 0.3, 0.2) with n = 100; 2,000 to 20,000 trials",
                    Group.DEFAULT,
                    45,
                    SymbolChecks::absorption),
            new Check(
                    "K14",
                    "Half of the words seen c times are forgotten after about 2 c / ln 2 samples.",
                    "Suresh et al. 2025; the median derived",
                    "1,000 / c words of equal frequency, n = 1,000, c = 5, 20 and 50, 400 trials",
                    Group.DEFAULT,
                    6,
                    SymbolChecks::forgetting));

    private SymbolChecks() {}

    private static Outcome heterozygosity(Bench bench) {
        Ensemble loop = words(bench, "K10", 500, 19, 4000, "heterozygosity");
        double kept = FastMath.pow(1 - 1.0 / 500, 20);
        double squares = sum(1000, 1, p -> p * p);
        return new Rows()
                .printed("(1 - 1/n)^20 (1 - sum p^2)", "0.9326", kept * (1 - squares))
                .exact(
                        "loop, t = 20",
                        kept * (1 - squares),
                        Estimate.mean(loop.at("heterozygosity[of=model]", 19)),
                        0.2)
                .exact(
                        "loop, t = 5",
                        FastMath.pow(1 - 1.0 / 500, 5) * (1 - squares),
                        Estimate.mean(loop.at("heterozygosity[of=model]", 4)),
                        0.2)
                .outcome();
    }

    private static Outcome uniqueSymbols(Bench bench) {
        Ensemble loop = words(bench, "K11", 500, 39, 4000, "support");
        Rows rows = new Rows();
        double[] exact = TypeSurvival.survivors(zipf(1000, 1), 500, 2, 39).types();
        int[] times = {10, 40};
        String[] printed = {"55.81", "19.13"};
        for (int i = 0; i < times.length; i++) {
            int t = times[i];
            double left = 500 * Suresh.g(t);
            double expected = sum(1000, 1, p -> 1 - FastMath.exp(-left * p));
            Estimate ours = Estimate.mean(loop.at("support[of=model]", t - 1));
            rows.printed("the sum, t = " + t, printed[i], expected)
                    .exact("loop, symbols left, exact chain, t = " + t, exact[t - 1], ours, 3)
                    .within("loop, symbols left, the sum, t = " + t, "published", expected, ours, 3)
                    .atLeast("loop, no fewer than the sum, t = " + t, "published", expected, ours);
        }
        return rows.outcome();
    }

    /** A chain of words of one Zipf law, measured at its first generations and at its end. */
    private static Ensemble words(Bench bench, String check, int size, int last, int trials, String metric) {
        return bench.trials(
                Cells.of("""
                source: {kind: zipf, types: 1000}
                learner: categorical
                size: %d
                generations: %d
                evaluation: {draws: 2, reference: 1, every: 1000}
                metrics: [%s]
                """.formatted(size, last, metric)),
                trials,
                Cells.seed(check).value());
    }

    private static Outcome poissonSurvival(Bench bench) {
        return new Rows()
                .printed("1 - exp(-n lambda_0 g_10), lambda_0 = 0.5", "0.5774", alive(0.5, 10))
                .printed("1 - exp(-n lambda_0 g_100), lambda_0 = 2", "0.3235", alive(2, 100))
                .exact("loop, alive, lambda_0 = 0.5, t = 10", alive(0.5, 10), alive(bench, 0.5, 10, 20_000))
                .exact("loop, alive, lambda_0 = 2, t = 100", alive(2, 100), alive(bench, 2, 100, 5000))
                .outcome();
    }

    private static double alive(double rate, int t) {
        return 1 - FastMath.exp(-10 * rate * Suresh.g(t));
    }

    private static Estimate alive(Bench bench, double rate, int t, int trials) {
        Ensemble loop = bench.trials(
                Cells.of("""
                source: {kind: poisson, mean: %s}
                learner: poisson
                size: 10
                generations: %d
                evaluation: {draws: 1, reference: 1, every: 1000}
                metrics: [variance-ratio]
                """.formatted(rate, t - 1)), trials, Cells.seed("K12").value());
        return Estimate.share(loop.at("variance_ratio", t - 1), ratio -> ratio > 0);
    }

    private static Outcome absorption(Bench bench) {
        Rows rows = new Rows();
        int[] sizes = {10, 50, 100, 200};
        int[] trials = {20_000, 5000, 4000, 2000};
        String[] printed = {"12.59", "67.52", "136.60", "275.00"};
        for (int i = 0; i < sizes.length; i++) {
            int n = sizes[i];
            double exact = new WrightFisher(n).absorption(0.5);
            rows.printed("exact chain, coin, n = " + n, printed[i], exact)
                    .exact("loop, coin, n = " + n, exact, ends(toEnd(bench, "0.5, 0.5", n, trials[i])));
            if (n >= 50) {
                rows.computed(
                        "2 n ln 2 - 2, n = " + n,
                        "exact",
                        exact,
                        diffusion(n, 0.5, 0.5) - 2,
                        0.04 * exact,
                        "4 %, the precision of the expansion");
            }
        }
        String sixth = "0.16666666666666666";
        Ensemble die =
                toEnd(bench, String.join(", ", sixth, sixth, sixth, sixth, sixth, "0.1666666666666667"), 100, 5000);
        Ensemble three = toEnd(bench, "0.5, 0.3, 0.2", 100, 5000);
        double sixths = 1.0 / 6;
        double ofDie = diffusion(100, sixths, sixths, sixths, sixths, sixths, sixths);
        double ofThree = diffusion(100, 0.5, 0.3, 0.2);
        return rows.printed("the formula, die", "182.3", ofDie)
                .within("loop, die, n = 100", "published", ofDie, ends(die), 4)
                .simulated("loop, die, n = 100, against another simulation", 179.0, 1.7, ends(die))
                .printed("the formula, (0.5, 0.3, 0.2)", "155.0", ofThree)
                .within("loop, (0.5, 0.3, 0.2), n = 100", "published", ofThree, ends(three), 4)
                .simulated("loop, (0.5, 0.3, 0.2), against another simulation", 150.6, 1.6, ends(three))
                .exact("the symbol of share 0.5 is left", 0.5, winner(three, 0.5))
                .exact("the symbol of share 0.3 is left", 0.3, winner(three, 0.3))
                .exact("the symbol of share 0.2 is left", 0.2, winner(three, 0.2))
                .outcome("Chains run for 15 n samples; by then all but one in a million are at their end.");
    }

    private static Ensemble toEnd(Bench bench, String shares, int n, int trials) {
        return bench.trials(
                Cells.of("""
                source: {kind: categorical, probabilities: [%s]}
                learner: categorical
                size: %d
                generations: %d
                evaluation: {draws: 1, reference: 1, every: 1000000}
                metrics: [coverage-deficit]
                """.formatted(shares, n, 15 * n)),
                trials,
                Cells.seed("K13").at(shares, n).value());
    }

    /** Samples until one symbol is left. */
    private static Estimate ends(Ensemble loop) {
        int[] collapsed = loop.collapsed();
        double[] times = new double[collapsed.length];
        for (int trial = 0; trial < times.length; trial++) {
            times[trial] = collapsed[trial] < 0 ? Double.NaN : collapsed[trial] + 1;
        }
        return Estimate.mean(times);
    }

    /** How often the symbol of this initial share is the last one: the mass of all others is then absent. */
    private static Estimate winner(Ensemble loop, double share) {
        int last = 15 * 100;
        return Estimate.share(
                loop.at("coverage_deficit[of=model]", last), absent -> Math.abs(1 - absent - share) < 1e-9);
    }

    private static double diffusion(int n, double... shares) {
        return WrightFisher.absorptionOfMany(n, shares);
    }

    private static Outcome forgetting(Bench bench) {
        Rows rows = new Rows();
        WrightFisher chain = new WrightFisher(1000);
        double[][] alive = chain.survival(200);
        for (int c : new int[] {5, 20, 50}) {
            Ensemble loop = bench.trials(
                    Cells.of("""
                    source: {kind: zipf, types: %d, exponent: 0}
                    learner: categorical
                    size: 1000
                    generations: %d
                    evaluation: {draws: 2, reference: 1}
                    metrics: [coverage-deficit]
                    """.formatted(1000 / c, 4 * c)),
                    400,
                    Cells.seed("K14").value());
            // one with c copies is where the truth has c / n: the first sample is one step of the chain
            double lost = 1 - alive[c][c];
            rows.within("loop, median, c = " + c, "published", Suresh.forgettingTime(c), median(loop, 4 * c), 10)
                    .exact(
                            "loop, forgotten after c samples, c = " + c,
                            lost,
                            Estimate.mean(loop.at("coverage_deficit[of=model]", c - 1)),
                            10);
        }
        return rows.outcome(
                "A word counts as seen c times when its share in the truth is c / n, as after a sample that held it c"
                        + " times. Medians are whole samples: 13, 57 and about 147 by the exact chain.");
    }

    /** The first sample after which at least half of the words are forgotten; its error by the slope there. */
    private static Estimate median(Ensemble loop, int last) {
        double before = 0;
        for (int t = 1; t <= last + 1; t++) {
            Estimate now = Estimate.mean(loop.at("coverage_deficit[of=model]", t - 1));
            if (now.value() >= 0.5) {
                return new Estimate(t, now.error() / (now.value() - before));
            }
            before = now.value();
        }
        return new Estimate(Double.NaN, Double.NaN);
    }

    /** Sum over the symbols of a Zipf law. */
    static double sum(int types, double exponent, DoubleUnaryOperator of) {
        return Arrays.stream(zipf(types, exponent)).map(of).sum();
    }

    /** Probabilities of a Zipf law. */
    static double[] zipf(int types, double exponent) {
        double[] weights = new double[types];
        double total = 0;
        for (int i = 0; i < types; i++) {
            weights[i] = FastMath.pow(i + 1.0, -exponent);
            total += weights[i];
        }
        for (int i = 0; i < types; i++) {
            weights[i] /= total;
        }
        return weights;
    }
}
