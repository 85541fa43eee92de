package org.genloss.app.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.lab.Ensemble;
import org.genloss.report.gallery.Picture;

/** Figures 5 and 6: data of all generations are kept, and a part of fixed size, or all of it, is fitted. By points. */
final class PoolFigures {

    private static final int[] SIZES = {100, 500, 1000, 10_000};
    /** Runs whose first generations are judged. */
    private static final int[] TRIALS = {1000, 400, 200, 60};

    private static final int FEW = 100;
    private static final int LAST = 1000;

    private PoolFigures() {}

    static Outcome part(Bench bench) {
        return run(
                bench,
                "fig5",
                "accumulate-subsample",
                "Figure 5: a fixed-size sample of all data so far",
                "Published: parameters jump considerably; axes to 0.4 and 0.30. This variant is not in the released code, so the"
                        + " divisor n - 1 of the text is run beside n.");
    }

    static Outcome whole(Bench bench) {
        return run(
                bench,
                "fig6",
                "accumulate",
                "Figure 6: all data so far",
                "Published: the variance of the estimator falls, because data grow linearly; axes to 0.10 and 0.175. The released"
                        + " code divides by n, the text by n - 1.");
    }

    private static Outcome run(Bench bench, String check, String policy, String title, String note) {
        Rows rows = new Rows();
        List<Picture.Chart> charts = new ArrayList<>();
        for (int ddof = 1; ddof >= 0; ddof--) {
            String how = ddof == 1 ? "divisor n - 1" : "divisor n";
            for (int i = 0; i < SIZES.length; i++) {
                judge(bench, check, policy, SIZES[i], TRIALS[i], ddof, rows);
            }
            charts.addAll(walks(bench, check, policy, ddof, how));
        }
        Picture picture = new Picture(
                title,
                "Distance of the fitted mean and standard deviation from N(0, 1) over 1,000 generations, one run of each sample size"
                        + " as in the paper, with the estimator of the text (n - 1) and with divisor n.",
                charts);
        return Plot.outcome(rows, picture, note);
    }

    private static Ensemble runs(
            Bench bench, String check, String policy, int size, int trials, int ddof, int samples, int every) {
        return bench.trials(
                Cells.of("""
                source: gaussian
                learner: {kind: gaussian, estimator: %s}
                policy: %s
                size: %d
                generations: %d
                evaluation: {draws: 1, reference: 1, every: %d}
                metrics: [mean-error, std-error, variance-ratio]
                """.formatted(ddof == 1 ? "unbiased" : "mle", policy, size, samples - 1, every)),
                trials,
                Cells.seed(check).at("size", size).value());
    }

    private static void judge(Bench bench, String check, String policy, int size, int trials, int ddof, Rows rows) {
        Ensemble loop = runs(bench, check, policy, size, trials, ddof, FEW, FEW);
        PoolMoments law = PoolMoments.of(size, policy.equals("accumulate"), ddof, FEW);
        for (int t : new int[] {10, FEW}) {
            String of = ", t = " + t + ", M = " + Plot.count(size) + ", ddof = " + ddof;
            rows.exact("E[σ̂²]" + of, law.variance()[t - 1], Estimate.mean(loop.at("variance_ratio", t - 1)))
                    .exact(
                            "E[(µ − µ̂)²]" + of,
                            law.squaredMean()[t - 1],
                            Estimate.mean(loop.at("mean_error", t - 1), m -> m * m));
        }
    }

    private static List<Picture.Chart> walks(Bench bench, String check, String policy, int ddof, String how) {
        List<Picture.Series> means = new ArrayList<>();
        List<Picture.Series> stds = new ArrayList<>();
        int[] times = Plot.decades(LAST, 24);
        double[] x = Plot.doubles(times);
        for (int size : SIZES) {
            Ensemble loop = runs(bench, check, policy, size, 1, ddof, LAST, 1);
            String name = "M = " + Plot.count(size);
            means.add(Plot.measured(name, x, at(loop, "mean_error", times)));
            stds.add(Plot.measured(name, x, at(loop, "std_error", times)));
        }
        Picture.Axis axis = Plot.log("evolution", 1, LAST);
        return List.of(
                new Picture.Chart("Mean, " + how, axis, Plot.axis("|µ − µ̂|"), "line", means),
                new Picture.Chart("Standard deviation, " + how, axis, Plot.axis("|σ − σ̂|"), "line", stds));
    }

    private static double[] at(Ensemble loop, String reading, int[] times) {
        return Arrays.stream(times).mapToDouble(t -> loop.at(reading, t - 1)[0]).toArray();
    }
}
