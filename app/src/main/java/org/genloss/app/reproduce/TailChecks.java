package org.genloss.app.reproduce;

import java.util.List;
import org.genloss.app.reproduce.Check.Group;
import org.genloss.lab.Ensemble;
import org.genloss.theory.law.Suresh;
import org.genloss.theory.law.TypeSurvival;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * Laws with long tails: what samples do not see of them, and what decoding does to them without any sample.
 *
 * <p>t counts samples since the truth: t = g + 1 at generation g. Where there is no sample (the population limit), generation 0
 * is the truth itself, and t = g.
 */
final class TailChecks {

    static final List<Check> ALL = List.of(
            new Check(
                    "K19",
                    "The mass that a sample of T has not seen is (1/b) A^(1/b) Gamma(1 - 1/b) T^-(1 - 1/b) for p_i = A i^-b; after"
                            + " t generations T is replaced by T_0 g_t.",
                    "Dohmatob et al. 2024 (A Tale of Tails); constant and law in t derived",
                    "Zipf 2 over 5,000 to 50,000 symbols, T = 100, 1,000, 10,000 and t = 8, 32 at T_0 = 10,000",
                    Group.DEFAULT,
                    60,
                    TailChecks::missingMass),
            new Check(
                    "K23",
                    "Temperature T without sampling turns the exponent b of a Zipf law into b / T^t.",
                    "derived; Marchi et al. 2024 for the direction",
                    "Zipf 1 over 1,000 symbols, T = 0.9, population limit",
                    Group.QUICK,
                    0.1,
                    TailChecks::temperature),
            new Check(
                    "K24",
                    "Top-p 0.95 applied again and again cuts the alphabet down: 688, 482, 344, 250, 185, .., 51, .., 10.",
                    "computed; no published formula",
                    "Zipf 1 over 1,000 symbols, top-p 0.95, population limit",
                    Group.QUICK,
                    0.1,
                    TailChecks::nucleus));

    private TailChecks() {}

    private static Outcome missingMass(Bench bench) {
        Rows rows = new Rows();
        int[] sizes = {100, 1000, 10_000};
        Estimate[] unseen = {
            unseen(bench, 5000, 100, 1, 4000),
            unseen(bench, 20_000, 1000, 1, 1000),
            unseen(bench, 50_000, 10_000, 1, 300)
        };
        for (int i = 0; i < sizes.length; i++) {
            rows.within("loop, mass not seen, T = " + sizes[i], "published", unseen(sizes[i]), unseen[i], 3);
        }
        double first = unseen[0].error() / unseen[0].value();
        double last = unseen[2].error() / unseen[2].value();
        double decades = FastMath.log(100);
        Estimate slope = new Estimate(
                FastMath.log(unseen[2].value() / unseen[0].value()) / decades,
                Math.sqrt(first * first + last * last) / decades);
        rows.printed("the formula, T = 10,000", "0.006910", unseen(10_000))
                .printed("the formula, t = 8", "0.01509", unseen(10_000 * Suresh.g(8)))
                .printed("the formula, t = 32", "0.02848", unseen(10_000 * Suresh.g(32)))
                .near("loop, slope in log T", "published", -0.5, slope, 0.01, "0.01");
        double[] exact = TypeSurvival.survivors(SymbolChecks.zipf(50_000, 2), 10_000, 1, 31)
                .missing();
        for (int t : new int[] {8, 32}) {
            Estimate ours = unseen(bench, 50_000, 10_000, t, 400);
            rows.within("loop, t = " + t, "published", unseen(10_000 * Suresh.g(t)), ours, 3)
                    .exact("loop, exact chain, t = " + t, exact[t - 1], ours, 3);
        }
        return rows.outcome("The alphabet ends where the unseen mass beyond it is below 0.3 % of what is expected.");
    }

    private static Estimate unseen(Bench bench, int types, int size, int t, int trials) {
        Ensemble loop = bench.trials(
                Cells.of("""
                source: {kind: zipf, types: %d, exponent: 2}
                learner: categorical
                size: %d
                generations: %d
                evaluation: {draws: 1, reference: 1, every: 1000}
                metrics: [coverage-deficit]
                """.formatted(types, size, t - 1)),
                trials,
                Cells.seed("K19").value());
        return Estimate.mean(loop.at("coverage_deficit[of=model]", t - 1));
    }

    /** (1/b) A^(1/b) Gamma(1 - 1/b) T^-(1 - 1/b) for b = 2 and A = 6 / pi^2. */
    private static double unseen(double size) {
        return 0.5 * Math.sqrt(6) / Math.PI * Gamma.gamma(0.5) / Math.sqrt(size);
    }

    private static Outcome temperature(Bench bench) {
        Ensemble limit = decoded(bench, "{temperature: 0.9}", "entropy");
        double start = Estimate.mean(limit.at("entropy[of=model]", 0)).value();
        Rows rows = new Rows();
        int[] times = {1, 5, 10};
        String[] printed = {"0.898", "0.443", "0.145"};
        for (int i = 0; i < times.length; i++) {
            double left = Estimate.mean(limit.at("entropy[of=model]", times[i])).value() / start;
            double expected = entropy(FastMath.pow(0.9, -times[i])) / entropy(1);
            rows.printed("entropy over its start, t = " + times[i], printed[i], left)
                    .computed(
                            "the same against the law of exponent 0.9^-t, t = " + times[i],
                            "exact",
                            expected,
                            left,
                            1e-9,
                            "1e-9, rounding");
        }
        return rows.outcome();
    }

    private static Outcome nucleus(Bench bench) {
        Ensemble limit = decoded(bench, "{top_p: 0.95}", "support");
        Rows rows = new Rows();
        int[] times = {1, 2, 3, 4, 5, 10, 20};
        String[] printed = {"688", "482", "344", "250", "185", "51", "10"};
        for (int i = 0; i < times.length; i++) {
            rows.printed(
                    "symbols left, t = " + times[i],
                    printed[i],
                    Estimate.mean(limit.at("support[of=model]", times[i])).value());
        }
        return rows.outcome();
    }

    private static Ensemble decoded(Bench bench, String decoding, String metric) {
        return bench.trials(
                Cells.of("""
                source: {kind: zipf, types: 1000}
                learner: categorical
                decoding: %s
                sampling: population
                size: 1000
                generations: 20
                evaluation: {draws: 2, reference: 1}
                metrics: [%s]
                """.formatted(decoding, metric)), 1, Cells.seed("K23").value());
    }

    private static double entropy(double exponent) {
        return SymbolChecks.sum(1000, exponent, p -> -p * FastMath.log(p));
    }
}
