package org.genloss.app.reproduce;

import java.util.Arrays;
import java.util.List;
import org.genloss.lab.Ensemble;
import org.genloss.num.Seed;
import org.genloss.policy.Sizes;
import org.genloss.report.gallery.Picture;
import org.genloss.theory.chain.GaussianChains;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * Figure 12: how far the mean of a sample lies from the truth, for samples of 10 to 10 million. By points up to 10,000 and by
 * the law of the mean everywhere, so that both are seen to agree.
 */
final class SampleFigure {

    /** Sizes of the released cell, which the figure's axis spans. */
    private static final int[] SIZES = {10, 30, 100, 500, 1000, 10_000, 100_000, 1_000_000, 10_000_000};
    /** Mean of the standard deviations that the released cell prints in the place of the error of the mean. */
    private static final double[] PRINTED = {0.9206, 0.9831, 0.9916, 0.9978, 0.9995, 0.9997, 0.99995, 1.000004, 0.999998
    };

    private static final int REPETITIONS = 10_000;
    private static final int BY_POINTS = 10_000;

    private SampleFigure() {}

    static Outcome run(Bench bench) {
        Rows rows = new Rows();
        int n = SIZES.length;
        double[][] errors = new double[n][];
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            int size = SIZES[i];
            String of = ", n = " + Plot.count(size);
            Seed seed = Cells.seed("fig12").at("size", size);
            GaussianChains.Paths one =
                    bench.chains(new GaussianChains(Sizes.constant(size), 0, 1, 0), new int[] {0}, REPETITIONS, seed);
            errors[i] = Arrays.stream(one.mean()[0]).map(Math::abs).toArray();
            rows.exact("E|µ̂|, law of the mean" + of, error(size), Estimate.mean(errors[i]));
            if (size <= BY_POINTS) {
                points[i] = byPoints(bench, size, seed);
                rows.exact("E|µ̂|, points" + of, error(size), Estimate.mean(points[i]));
            }
            released(rows, size, PRINTED[i], Estimate.mean(one.variance()[0], Math::sqrt));
        }
        published(rows, errors[n - 1]);
        return Plot.outcome(
                rows,
                picture(errors, points),
                "As the text says: the mean absolute error of the mean, 10,000 repetitions. The released cell now averages standard"
                        + " deviations instead, 1,000 repetitions, under the old title; both are compared.");
    }

    private static double[] byPoints(Bench bench, int size, Seed seed) {
        Ensemble loop = bench.trials(Cells.of("""
                source: gaussian
                learner: {kind: gaussian, estimator: mle}
                size: %d
                generations: 0
                metrics: [mean-error]
                """.formatted(size)), REPETITIONS, seed.value());
        return loop.at("mean_error", 0);
    }

    /** E|N(0, 1/n)|. */
    private static double error(double size) {
        return Math.sqrt(2 / (Math.PI * size));
    }

    private static void published(Rows rows, double[] largest) {
        double spread = spread(10_000_000);
        double theirs = spread / Math.sqrt(REPETITIONS);
        rows.simulated("published mean of |µ̂|, n = 10,000,000", 2.4899e-4, theirs, Estimate.mean(largest));
        double mean = Estimate.mean(largest).value();
        double[] squares =
                Arrays.stream(largest).map(v -> (v - mean) * (v - mean)).toArray();
        Estimate deviation = Estimate.mean(squares)
                .through(Math::sqrt, 0.5 / Math.sqrt(Estimate.mean(squares).value()));
        rows.simulated("published deviation of |µ̂|, n = 10,000,000", 1.8938e-4, deviation.error(), deviation);
    }

    private static double spread(double size) {
        return Math.sqrt((1 - 2 / Math.PI) / size);
    }

    /** The released cell: mean over 1,000 samples of the standard deviation with divisor n, about 1 - 3 / (4 n). */
    private static void released(Rows rows, int size, double printed, Estimate ours) {
        double mean =
                Math.sqrt(2.0 / size) * FastMath.exp(Gamma.logGamma(size / 2.0) - Gamma.logGamma((size - 1) / 2.0));
        String of = ", n = " + Plot.count(size);
        rows.exact("E[σ̂], divisor n" + of, mean, ours);
        // one sample's variance of the standard deviation is 1 - 1/n - mean^2, which cancels for large n
        double variance = size < 1_000_000 ? 1 - 1.0 / size - mean * mean : 0.5 / size;
        rows.simulated("released cell, mean σ̂ of 1,000 samples" + of, printed, Math.sqrt(variance / 1000), ours);
    }

    private static Picture picture(double[][] errors, double[][] points) {
        double[] x = Plot.doubles(SIZES);
        int some = (int) Arrays.stream(points).filter(p -> p != null).count();
        return new Picture(
                "Figure 12: error of the mean of a sample",
                "Mean absolute error over 10,000 repetitions; the band holds 5 to 95 % of them; dashed, √(2 / πn).",
                List.of(new Picture.Chart(
                        "Estimation of the mean of N(0, 1)",
                        Plot.log("number of samples", 10, 1e7),
                        Plot.log("|µ̂|"),
                        "line",
                        List.of(
                                Plot.measured(
                                        "law of the mean",
                                        x,
                                        means(errors),
                                        Plot.quantiles(errors, 0.05),
                                        Plot.quantiles(errors, 0.95)),
                                Plot.law("√(2 / πn)", x, SampleFigure::error),
                                Plot.measured("points", Arrays.copyOf(x, some), means(Arrays.copyOf(points, some)))))));
    }

    private static double[] means(double[][] values) {
        return Arrays.stream(values).mapToDouble(v -> Estimate.mean(v).value()).toArray();
    }
}
