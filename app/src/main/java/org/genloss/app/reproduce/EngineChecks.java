package org.genloss.app.reproduce;

import java.util.List;
import org.genloss.app.reproduce.Check.Group;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.theory.Curve.Statistic;

/** The coalescence engine against the loop. */
final class EngineChecks {

    static final List<Check> ALL = List.of(new Check(
            "K20",
            "One recursion over pairs of records gives the exact expected variance (numbers) and heterozygosity (symbols) under any"
                    + " policy, and E[s2] + E[(mu - mu_0)^2] stays 1.",
            "derived for the catalogue, after Wright 1931 and Malecot 1948",
            "Gaussian (maximum likelihood) and categorical learners, n = 20, generation 10, policies of every kind",
            Group.QUICK,
            6,
            EngineChecks::policies));

    private static final List<String> POLICIES = List.of(
            "replace",
            "keep 10%",
            "frozen 10%",
            "fresh 10%",
            "golden 30%",
            "accumulate",
            "accumulate-subsample",
            "window 3",
            "paper 0.6 0.2 0.2",
            "{real: pooled, window: all, cap: recency, previous_share: 20%}");

    private static final int LAST = 10;

    private EngineChecks() {}

    private static Outcome policies(Bench bench) {
        Rows rows = new Rows();
        for (String policy : POLICIES) {
            Cell<?> cell = PolicyChecks.cell("mle", 20, LAST, LAST, policy, "variance-ratio, mean-error");
            double left = Theory.expected(cell, "coalescence", "variance_ratio", Statistic.MEAN, LAST);
            Ensemble loop =
                    bench.trials(cell, 4000, Cells.seed("K20").at(policy).value());
            double[] s2 = loop.at("variance_ratio", LAST);
            rows.exact("E[s2], " + policy, left, Estimate.mean(s2));
            if (!policy.startsWith("golden")) {
                rows.exact("E[s2] + E[mu^2], " + policy, 1, sum(s2, loop.at("mean_error", LAST)));
            }
        }
        for (String policy : List.of("replace", "fresh 10%", "accumulate-subsample")) {
            Cell<?> cell = Cells.of("""
                    source: {kind: zipf, types: 50}
                    learner: categorical
                    size: 20
                    generations: %d
                    policy: %s
                    metrics: [heterozygosity]
                    """.formatted(LAST, policy));
            double left = Theory.expected(cell, "coalescence", "heterozygosity[of=model]", Statistic.MEAN, LAST);
            Ensemble loop =
                    bench.trials(cell, 2000, Cells.seed("K20").at(policy).value());
            rows.exact("E[heterozygosity], " + policy, left, Estimate.mean(loop.at("heterozygosity[of=model]", LAST)));
        }
        return rows.outcome();
    }

    private static Estimate sum(double[] variances, double[] means) {
        double[] sums = new double[variances.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = variances[i] + means[i] * means[i];
        }
        return Estimate.mean(sums);
    }
}
