package org.genloss.app.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.genloss.lab.Ensemble;
import org.genloss.policy.Sizes;
import org.genloss.report.gallery.Picture;
import org.genloss.theory.chain.GaussianChains;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * Figure 4: one normal law fitted again and again to samples of itself, for seven sizes of sample. By sufficient statistics,
 * and by points for the smaller sizes.
 */
final class WalkFigure {

    private static final int[] SIZES = {100, 500, 1000, 10_000, 100_000, 1_000_000, 10_000_000};
    private static final int LAST = 1000;
    private static final int TRIALS = 2000;
    private static final double LEVEL = 0.001;

    private WalkFigure() {}

    static Outcome run(Bench bench) {
        Rows rows = new Rows();
        List<Picture.Chart> charts = new ArrayList<>();
        walks(bench, 1, "as the text says, n - 1", rows, charts);
        walks(bench, 0, "as the released code does, n", rows, charts);
        points(bench, new int[] {100, 1000, 10_000, 100_000}, new int[] {64, 32, 8, 1}, "fig4", rows);
        Picture picture = new Picture(
                "Figure 4: recursive fitting of a normal law",
                "Distance of the fitted mean and standard deviation from N(0, 1) over 1,000 generations, one run of each sample"
                        + " size as in the paper; then the median over " + Plot.count(TRIALS)
                        + " runs of the standard deviation, dashed where its law puts it. The paper's estimator divides by n - 1,"
                        + " the released notebook by n.",
                charts);
        return Plot.outcome(
                rows,
                picture,
                "Published: significant drift unless there are more than about 100,000 samples; axes to 0.8 and 1.0. The curves of"
                        + " the paper are single unseeded runs: they are judged by the laws they obey and not point by point.");
    }

    /** By points up to the largest size. */
    static Outcome points(Bench bench) {
        Rows rows = new Rows();
        points(bench, new int[] {1_000_000, 10_000_000}, new int[] {2, 1}, "fig4-points", rows);
        return rows.outcome();
    }

    private static void walks(Bench bench, int ddof, String how, Rows rows, List<Picture.Chart> charts) {
        int[] times = Plot.decades(LAST, 24);
        double[] x = Plot.doubles(times);
        List<Picture.Series> means = new ArrayList<>();
        List<Picture.Series> stds = new ArrayList<>();
        List<Picture.Series> medians = new ArrayList<>();
        double squares = 0;
        for (int size : SIZES) {
            GaussianChains.Paths paths = bench.chains(
                    new GaussianChains(Sizes.constant(size), ddof, 1, LAST - 1),
                    Arrays.stream(times).map(t -> t - 1).toArray(),
                    TRIALS,
                    Cells.seed("fig4").at("size", size));
            String name = "M = " + Plot.count(size);
            means.add(Plot.measured(name, x, first(paths.mean(), Math::abs)));
            stds.add(Plot.measured(name, x, first(paths.variance(), v -> Math.abs(Math.sqrt(v) - 1))));
            medians.add(Plot.measured(name, x, medians(paths.variance())));
            medians.add(Plot.law("", x, t -> FastMath.exp(t * drift(size, ddof) / 2)));
            squares += judge(paths, times, size, ddof, how, rows);
        }
        combined(rows, "sum of z^2 over the sizes, " + how, squares, 2 * SIZES.length);
        charts.add(chart("Mean, " + how, "|µ − µ̂|", means));
        charts.add(chart("Standard deviation, " + how, "|σ − σ̂|", stds));
        charts.add(chart("Median of " + Plot.count(TRIALS) + " runs, " + how, "σ̂", medians));
    }

    private static Picture.Chart chart(String title, String y, List<Picture.Series> series) {
        return new Picture.Chart(title, Plot.log("evolution", 1, LAST), Plot.axis(y), "line", series);
    }

    /**
     * E[mu_t^2] as long as t is at most M / 2 (later rare runs rule the mean), and E[ln s_t^2] at the end.
     *
     * @return the sum of both z squared
     */
    private static double judge(GaussianChains.Paths paths, int[] times, int size, int ddof, String how, Rows rows) {
        int at = 0;
        while (at + 1 < times.length && times[at + 1] <= size / 2) {
            at++;
        }
        int t = times[at];
        double walk = ddof == 1 ? (double) t / size : 1 - FastMath.pow(1 - 1.0 / size, t);
        Estimate walked = Estimate.mean(paths.mean()[at], m -> m * m);
        double shrunk = LAST * drift(size, ddof);
        Estimate left = Estimate.mean(paths.variance()[times.length - 1], FastMath::log);
        String of = ", M = " + Plot.count(size) + ", " + how;
        rows.exact("E[(µ − µ̂)²], t = " + t + of, walk, walked).exact("E[ln σ̂²], t = " + LAST + of, shrunk, left);
        return square(walked, walk) + square(left, shrunk);
    }

    private static double square(Estimate ours, double expected) {
        double z = (ours.value() - expected) / ours.error();
        return z * z;
    }

    /** The real loop, point by point: each run's ln s^2 at its end and mean after 11 samples, in their standard errors. */
    private static void points(Bench bench, int[] sizes, int[] trials, String check, Rows rows) {
        for (int ddof = 1; ddof >= 0; ddof--) {
            double squares = 0;
            int degrees = 0;
            for (int i = 0; i < sizes.length; i++) {
                int size = sizes[i];
                Ensemble loop = bench.trials(
                        Cells.of("""
                        source: gaussian
                        learner: {kind: gaussian, estimator: %s}
                        size: %d
                        generations: %d
                        evaluation: {draws: 1, reference: 1, every: 1000}
                        metrics: [mean-error, variance-ratio]
                        """.formatted(ddof == 1 ? "unbiased" : "mle", size, LAST - 1)),
                        trials[i],
                        Cells.seed(check).value());
                double spread = Math.sqrt(LAST * Gamma.trigamma((size - 1) / 2.0));
                for (double left : loop.at("variance_ratio", LAST - 1)) {
                    double z = (FastMath.log(left) - LAST * drift(size, ddof)) / spread;
                    squares += z * z;
                }
                // the mean is nearly normal as long as the spread has not moved
                double[] means = size >= 10_000 ? loop.at("mean_error", 10) : new double[0];
                for (double mean : means) {
                    squares += mean * mean * size / 11;
                }
                degrees += trials[i] + means.length;
            }
            combined(
                    rows,
                    "points up to M = " + Plot.count(sizes[sizes.length - 1]) + ", sum of z^2 over the runs, ddof = "
                            + ddof,
                    squares,
                    degrees);
        }
    }

    private static void combined(Rows rows, String what, double squares, int degrees) {
        ChiSquaredDistribution law = new ChiSquaredDistribution(degrees);
        double high = law.inverseCumulativeProbability(1 - LEVEL);
        rows.computed(
                what, "exact", degrees, squares, high - degrees, "chi-square of " + degrees + ", upper 0.001 point");
    }

    /** E[ln s_{t+1}^2 - ln s_t^2] = psi((M - 1) / 2) + ln(2 / (M - ddof)). */
    private static double drift(int size, int ddof) {
        return Gamma.digamma((size - 1) / 2.0) + FastMath.log(2.0 / (size - ddof));
    }

    private static double[] first(double[][] paths, DoubleUnaryOperator of) {
        return Arrays.stream(paths)
                .mapToDouble(trials -> of.applyAsDouble(trials[0]))
                .toArray();
    }

    private static double[] medians(double[][] variances) {
        return Arrays.stream(Plot.quantiles(variances, 0.5)).map(Math::sqrt).toArray();
    }
}
