package org.genloss.app.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.data.Symbols;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.metric.Snapshot;
import org.genloss.report.gallery.Picture;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.util.FastMath;

/**
 * Figure 3: a histogram with fat tails and one of two normal laws, which are the same once the bins that a sample is not
 * expected to hold are gone.
 *
 * <p>Counts are those of M^2 items, so that a bin whose expected number among M items is below 1 stands below log M, the dashed
 * line of the figure. Its top, log count 7, gives M = 150 with bins of 1/4. The paper does not state its fat tails: ours keep
 * the bins above the line and spread the rest of the mass like 1 / (d + 1)^2, d bins away from them.
 */
final class HistogramFigure {

    private static final int M = 150;
    private static final int BINS = 80;
    private static final double WIDTH = 0.25;
    private static final int TRIALS = 20_000;

    private HistogramFigure() {}

    static Outcome run(Bench bench) {
        double[] normal = mixture();
        double[] fat = fatTailed(normal);
        Rows rows = new Rows();
        judge(bench, "two normal laws", normal, rows);
        judge(bench, "fat tails", fat, rows);
        double apart = IntStream.range(0, BINS)
                .mapToDouble(i -> Math.abs(kept(normal[i]) - kept(fat[i])))
                .max()
                .orElseThrow();
        rows.computed(
                "largest difference of a bin after the cut", "published", 0, apart, 1e-12, "identical, to rounding");
        return Plot.outcome(
                rows,
                new Picture(
                        "Figure 3: what resampling is expected to keep",
                        "Logarithm of the counts of M² items, M = 150, and the line log M: a bin below it is expected less than once"
                                + " among M items. A law with fat tails and N(±4, 1) in equal parts become the same. Bars: the law;"
                                + " after: bins above the line; one sample: the bins that one sample of M items did hold.",
                        List.of(
                                chart("Fat tails", fat, bench),
                                chart("Two normal laws, ±4", normal, bench),
                                after(normal))),
                "Published: both histograms are identical after the expected resampling; axes −10 to 10 and 0 to 7. The fat tails of"
                        + " the paper are not stated.");
    }

    /** One generation of the chain: how many bins are left, and the mass of the others. */
    private static void judge(Bench bench, String name, double[] p, Rows rows) {
        Ensemble loop = bench.trials(
                Cells.of("""
                source: {kind: categorical, probabilities: [%s]}
                learner: categorical
                size: %d
                generations: 0
                evaluation: {draws: 2, reference: 1}
                metrics: [support, coverage-deficit]
                """.formatted(listed(p), M)),
                TRIALS,
                Cells.seed("fig3").value());
        rows.exact(
                        "bins left of " + BINS + ", " + name,
                        sum(p, q -> 1 - missed(q)),
                        Estimate.mean(loop.at("support[of=model]", 0)))
                .exact(
                        "mass of the lost bins, " + name,
                        sum(p, q -> q * missed(q)),
                        Estimate.mean(loop.at("coverage_deficit[of=model]", 0)));
    }

    /** (1 - q)^M. */
    private static double missed(double q) {
        return FastMath.exp(M * FastMath.log1p(-q));
    }

    private static double sum(double[] p, DoubleUnaryOperator of) {
        return Arrays.stream(p).map(of).sum();
    }

    private static String listed(double[] p) {
        return Arrays.stream(p).mapToObj(Double::toString).collect(Collectors.joining(", "));
    }

    private static double[] mixture() {
        NormalDistribution normal = new NormalDistribution(0, 1);
        double[] p = new double[BINS];
        for (int i = 0; i < BINS; i++) {
            double low = middle(i) - WIDTH / 2;
            for (double mean : new double[] {-4, 4}) {
                p[i] += normal.probability(low - mean, low + WIDTH - mean) / 2;
            }
        }
        double total = Arrays.stream(p).sum();
        return Arrays.stream(p).map(q -> q / total).toArray();
    }

    private static double[] fatTailed(double[] normal) {
        double[] p = normal.clone();
        double loose = 0;
        double weights = 0;
        for (int i = 0; i < BINS; i++) {
            if (kept(normal[i]) == 0) {
                loose += normal[i];
                weights += weight(normal, i);
            }
        }
        for (int i = 0; i < BINS; i++) {
            if (kept(normal[i]) == 0) {
                p[i] = loose * weight(normal, i) / weights;
            }
        }
        return p;
    }

    /** 1 / (d + 1)^2 in the number of bins to the nearest bin that is kept. */
    private static double weight(double[] normal, int bin) {
        int d = IntStream.range(0, BINS)
                .filter(i -> kept(normal[i]) > 0)
                .map(i -> Math.abs(i - bin))
                .min()
                .orElseThrow();
        return 1.0 / ((d + 1.0) * (d + 1.0));
    }

    /** The mass, if a sample of M is expected to hold the bin. */
    private static double kept(double q) {
        return M * q > 1 ? q : 0;
    }

    private static double middle(int bin) {
        return (bin - BINS / 2 + 0.5) * WIDTH;
    }

    private static Picture.Chart chart(String title, double[] p, Bench bench) {
        return chart(
                title,
                List.of(
                        Plot.measured("the law", middles(), logs(p)),
                        Plot.measured("one sample of M", middles(), logs(sampled(p, bench))),
                        line()));
    }

    private static Picture.Chart after(double[] p) {
        double[] kept = Arrays.stream(p).map(HistogramFigure::kept).toArray();
        return chart("Both, after", List.of(Plot.measured("bins above the line", middles(), logs(kept)), line()));
    }

    private static Picture.Chart chart(String title, List<Picture.Series> series) {
        return new Picture.Chart(title, Plot.axis("x", -10, 10), Plot.axis("log count", 0, 8), "bars", series);
    }

    private static Picture.Series line() {
        return Plot.law("log M", new double[] {-10, 10}, x -> FastMath.log(M));
    }

    /** The bins of one sample of M, with the mass that they have in the law. */
    private static double[] sampled(double[] p, Bench bench) {
        boolean[] seen = new boolean[BINS];
        Cell<?> cell = Cells.of("""
                source: {kind: categorical, probabilities: [%s]}
                learner: categorical
                size: %d
                generations: 0
                metrics: [support]
                """.formatted(listed(p), M));
        bench.trials(
                Watch.on(Watch.symbols(cell), at -> mark(at, seen)),
                1,
                Cells.seed("fig3").at("picture").value());
        return IntStream.range(0, BINS).mapToDouble(i -> seen[i] ? p[i] : 0).toArray();
    }

    private static void mark(Snapshot<Symbols> at, boolean[] seen) {
        if (at.training().isPresent()) {
            for (int bin : at.training().get().items().values()) {
                seen[bin] = true;
            }
        }
    }

    private static double[] middles() {
        return IntStream.range(0, BINS).mapToDouble(HistogramFigure::middle).toArray();
    }

    private static double[] logs(double[] p) {
        return Arrays.stream(p)
                .map(q -> q > 0 ? Math.max(0, FastMath.log((double) M * M * q)) : 0)
                .toArray();
    }
}
