package org.genloss.app.reproduce;

import java.util.List;
import org.genloss.app.reproduce.Check.Group;
import org.genloss.lab.Ensemble;
import org.genloss.theory.coalescence.ClosedForms;
import org.hipparchus.util.FastMath;

/** Kernel density estimates that learn from themselves. */
final class KernelChecks {

    static final List<Check> ALL = List.of(new Check(
            "K22",
            "A kernel of bandwidth h expands: the variance of the training set follows v' = (1 - 1/n) (v + h^2) to (n - 1) h^2.",
            "derived for the catalogue; the effect in Borji 2024",
            "one-dimensional kernel density, n = 50, h = 0.3, replace; v_t is the variance (divisor n) of what the model after t"
                    + " generations is fitted to, the model's own less h^2",
            Group.QUICK,
            4,
            KernelChecks::expansion));

    private KernelChecks() {}

    private static Outcome expansion(Bench bench) {
        Ensemble early = bench.trials(Cells.of("""
                source: gaussian
                learner: {kind: kernel-density, bandwidth_rule: fixed, bandwidth: 0.3}
                size: 50
                generations: 10
                metrics: [variance-ratio]
                """), 8000, Cells.seed("K22").value());
        Ensemble late = bench.trials(Cells.of("""
                source: gaussian
                learner: {kind: kernel-density, bandwidth_rule: fixed, bandwidth: 0.3}
                size: 50
                generations: 500
                evaluation: {draws: 1, reference: 1, every: 50}
                metrics: [variance-ratio]
                """), 1500, Cells.seed("K22").value());
        double h2 = 0.3 * 0.3;
        Estimate tenth = Estimate.mean(early.at("variance_ratio", 10)).plus(-h2);
        Estimate limit = Estimate.mean(PolicyChecks.average(late, "variance_ratio", 300, 500, 50, false))
                .plus(-h2);
        double average = 0;
        for (int t = 300; t <= 500; t += 50) {
            average += variance(50, 0.3, t) / 5;
        }
        return new Rows()
                .printed("v_10 by the recursion", "1.607", variance(50, 0.3, 10))
                .printed("(n - 1) h^2", "4.41", 49 * h2)
                .law("the program's law", variance(50, 0.3, 10), ClosedForms.kernelReplace(50, h2, 1, 10))
                .exact("loop, v_10", variance(50, 0.3, 10), tenth)
                .exact("loop, average of v_300 to v_500", average, limit)
                .outcome("A kernel expands where h^2 > v / (n - 1): not all that forgets shrinks.");
    }

    /** v_0 = 1 - 1/n for a real sample of variance 1. */
    private static double variance(int n, double h, int t) {
        double limit = (n - 1) * h * h;
        return limit + FastMath.pow(1 - 1.0 / n, t) * (1 - 1.0 / n - limit);
    }
}
