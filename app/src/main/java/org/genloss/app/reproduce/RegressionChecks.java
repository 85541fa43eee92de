package org.genloss.app.reproduce;

import java.util.Arrays;
import java.util.List;
import org.genloss.app.reproduce.Check.Group;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.theory.law.Mixing;
import org.genloss.theory.law.RegressionMoments;

/**
 * Least squares that learns from its own labels: T rows of d inputs, noise of variance 1. With n counted as the literature
 * does, the model fitted to real labels is the first.
 */
final class RegressionChecks {

    static final List<Check> ALL = List.of(
            new Check(
                    "K8",
                    "Linear regression under replace: E[excess risk] = n sigma^2 d / (T - d - 1), without bound.",
                    "Dohmatob, Feng, Kempe 2024; Gerstgrasser et al. 2024",
                    "d = 10, T = 60, sigma = 1, inputs N(0, I), the same inputs in every generation, and new ones",
                    Group.DEFAULT,
                    10,
                    RegressionChecks::replace),
            new Check(
                    "K9",
                    "Linear regression under accumulate: the excess risk over its first value is the sum of 1 / i^2, below pi^2 / 6.",
                    "Gerstgrasser et al. 2024; the number for new inputs simulated for the catalogue",
                    "d = 10, T = 60, sigma = 1, inputs N(0, I), all data so far, the same inputs and new ones",
                    Group.DEFAULT,
                    40,
                    RegressionChecks::accumulate),
            new Check(
                    "K21",
                    "A share p of rows labelled by another law leaves a floor p^2 |w1 - w2|^2 that no amount of data removes.",
                    "Dohmatob et al. 2025, Strong Model Collapse, least squares; the first-order term derived",
                    "pooled least squares without generations: 5,000 rows, d = 3, noise 0.5, p = 0.1, |w1 - w2| = 1",
                    Group.QUICK,
                    3,
                    RegressionChecks::floor));

    private static final double UNIT = 10.0 / (60 - 10 - 1);

    private RegressionChecks() {}

    private static Cell<?> cell(String design, String policy) {
        return Cells.of("""
                source: {kind: linear-model, dimension: 10}
                learner: {kind: linear-regression, noise: 1, design: %s}
                size: 60
                generations: 9
                policy: %s
                metrics: [excess-risk]
                """.formatted(design, policy));
    }

    private static Outcome replace(Bench bench) {
        Ensemble same =
                bench.trials(cell("same", "replace"), 5000, Cells.seed("K8").value());
        Ensemble anew =
                bench.trials(cell("new", "replace"), 1500, Cells.seed("K8").value());
        return new Rows()
                .printed("sigma^2 d / (T - d - 1)", "0.2041", UNIT)
                .exact("same inputs, risk of the first", UNIT, risk(same, 1), 3)
                .exact("same inputs, risk of the tenth", 10 * UNIT, risk(same, 10), 3)
                .exact("new inputs, risk of the tenth", 10 * UNIT, risk(anew, 10))
                .within("same inputs, ratio against another simulation", "simulated", 9.83, ratio(same, 10), 3)
                .outcome();
    }

    private static Outcome accumulate(Bench bench) {
        Ensemble same =
                bench.trials(cell("same", "accumulate"), 6000, Cells.seed("K9").value());
        Ensemble anew =
                bench.trials(cell("new", "accumulate"), 6000, Cells.seed("K9").value());
        return new Rows()
                .printed("sum of 1 / i^2 to 2", "1.250", squares(2))
                .printed("sum of 1 / i^2 to 10", "1.550", squares(10))
                .atMost(
                        "sum of 1 / i^2 to 10, at most",
                        "published",
                        Math.PI * Math.PI / 6,
                        new Estimate(squares(10), 0))
                .exact("same inputs, ratio of the second", squares(2), ratio(same, 2), 3)
                .exact("same inputs, ratio of the tenth", squares(10), ratio(same, 10), 3)
                .exact("new inputs, ratio of the tenth", anew() / UNIT, ratio(anew, 10), 3)
                .within("same inputs, second, against another simulation", "simulated", 1.247, ratio(same, 2), 3)
                .within("same inputs, tenth, against another simulation", "simulated", 1.542, ratio(same, 10), 3)
                .within("new inputs, tenth, against another simulation", "simulated", 1.467, ratio(anew, 10), 3)
                .outcome();
    }

    /** The exact risk of the tenth model where every generation has its own inputs. */
    private static double anew() {
        int[] items = new int[10];
        double[] noise = new double[10];
        Arrays.fill(items, 60);
        Arrays.fill(noise, 1);
        return RegressionMoments.accumulate(10, items, noise, true).mean()[9];
    }

    private static Outcome floor(Bench bench) {
        int rows = 5000;
        double noise = 0.5;
        double share = 0.1;
        // beyond the floor: the noise of labels, and of which rows are mislabelled, each of order 1 / rows
        double rest = (noise * noise * 3 + share * (1 - share) * (3 + 2)) / rows;
        Cell<?> cell = Cells.of("""
                source: {kind: linear-model, dimension: 3, noise_std: 0.5}
                learner: {kind: linear-regression, noise: 0.5}
                size: 5000
                generations: 0
                metrics: [excess-risk]
                """);
        Ensemble trials = bench.trials(
                Cells.fed(cell, honest -> new Mislabelled(honest, share)),
                1500,
                Cells.seed("K21").value());
        Estimate risk = Estimate.mean(trials.at("excess_risk", 0));
        return new Rows()
                .law("the program's floor", share * share, Mixing.strongCollapseFloor(share, 1))
                .exact("excess risk, first-order term included", share * share + rest, risk, 3)
                .near(
                        "excess risk",
                        "published",
                        0.0100,
                        risk,
                        rest + 4 * risk.error(),
                        "the first-order term and 4 standard errors")
                .outcome();
    }

    /** Of the n-th model. */
    private static Estimate risk(Ensemble trials, int n) {
        return Estimate.mean(trials.at("excess_risk", n - 1));
    }

    /** Of the n-th model over the exact risk of the first. */
    private static Estimate ratio(Ensemble trials, int n) {
        return risk(trials, n).times(1 / UNIT);
    }

    private static double squares(int n) {
        double sum = 0;
        for (int i = 1; i <= n; i++) {
            sum += 1.0 / ((double) i * i);
        }
        return sum;
    }
}
