package org.genloss.app.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.genloss.data.MixtureLaw;
import org.genloss.data.Points;
import org.genloss.lab.Ensemble;
import org.genloss.metric.Snapshot;
import org.genloss.num.Seed;
import org.genloss.report.gallery.Picture;
import org.hipparchus.util.FastMath;

/** Figure 7: 1,000 points drawn from a mixture that is fitted to what it drew, again and again. */
final class CloudFigure {

    private static final int SIZE = 1000;
    private static final List<Integer> SHOWN = List.of(Snapshot.BASELINE, 0, 50, 100, 150, 200, 350, 2000);
    private static final int CHAINS = 8;

    private CloudFigure() {}

    /**
     * What one chain looked like.
     *
     * @param clouds points at the iterations shown
     * @param stds standard deviation of the components, their mean, at each of them
     */
    private record Chain(Map<Integer, Points> clouds, Map<Integer, Double> stds) {}

    static Outcome run(Bench bench) {
        Rows rows = new Rows();
        List<Picture.Chart> charts = new ArrayList<>();
        for (MixtureRuns runs : List.of(MixtureRuns.TEXT, MixtureRuns.CODE)) {
            spread(bench, runs, rows);
            List<Chain> chains = IntStream.range(0, CHAINS)
                    .parallel()
                    .mapToObj(i -> chain(bench, runs, Cells.seed("fig7").at("chain", i)))
                    .toList();
            late(runs, chains, rows);
            chains.get(0).clouds().forEach((g, cloud) -> charts.add(cloud(runs, g, cloud)));
        }
        return Plot.outcome(
                rows,
                new Picture(
                        "Figure 7: a mixture of two components that learns from itself",
                        "1,000 points drawn from the model at each iteration, one chain. First as the text says, two normal laws:"
                                + " the paper does not state them, ours have means ±(1.2, 1.2) and standard deviation 0.4, well"
                                + " apart within the paper's axes. Then as the released code does: one standard normal law.",
                        charts),
                "Published: within 50 iterations the underlying law is misperceived; at 2,000 a point with very little variance."
                        + " Released code, one unseeded run: standard deviations of the components 0.902 and 0.888 before, 0.0100"
                        + " and 0.0112 after 2,050 iterations.");
    }

    /** The whole mixture's variance follows an exact law, whatever its components do. */
    private static void spread(Bench bench, MixtureRuns runs, Rows rows) {
        Ensemble loop = bench.trials(
                runs.cell(SIZE, 200, 50, 1), 60, Cells.seed("fig7").at("spread").value());
        for (int t : new int[] {51, 201}) {
            rows.exact(
                    "E[total variance], t = " + t + ", " + runs.name(),
                    runs.spread(SIZE, t),
                    Estimate.mean(loop.at("variance_ratio", t - 1)));
        }
    }

    private static Chain chain(Bench bench, MixtureRuns runs, Seed seed) {
        Chain chain = new Chain(new TreeMap<>(), new TreeMap<>());
        bench.trials(Watch.on(runs.cell(SIZE, MixtureRuns.LAST, 50, SIZE), at -> see(at, chain)), 1, seed.value());
        return chain;
    }

    private static void see(Snapshot<Points> at, Chain chain) {
        if (SHOWN.contains(at.generation())) {
            chain.clouds().put(at.generation(), at.drawn());
        }
        if (at.model().orElse(null) instanceof MixtureLaw law) {
            chain.stds().put(at.generation(), std(law));
        }
    }

    /** The square root of half the trace of each covariance, as the released code prints it; their mean. */
    private static double std(MixtureLaw law) {
        return Arrays.stream(law.covariances())
                .mapToDouble(c -> Math.sqrt((c[0] + c[3]) / 2))
                .average()
                .orElseThrow();
    }

    /**
     * What is left of the width of a component. The logarithm of a component's determinant falls by 5 / m a step if m points
     * serve it (E[psi((m-1)/2) + psi((m-2)/2)] + 2 ln(2/m)), a quarter of that per standard deviation; m is n at most.
     */
    private static void late(MixtureRuns runs, List<Chain> chains, Rows rows) {
        double[] left = chains.stream()
                .mapToDouble(chain -> chain.stds().get(2000) / chain.stds().get(0))
                .toArray();
        rows.atMost(
                "median of what is left of a component's width at 2,000, " + runs.name(),
                "exact",
                FastMath.exp(-5.0 * 2000 / (4 * SIZE)),
                Estimate.median(left));
        if (runs == MixtureRuns.CODE) {
            MixtureRuns.oneMore(
                    rows,
                    "logarithm of the components' standard deviation after 2,050 iterations",
                    FastMath.log((0.0100 + 0.0112) / 2),
                    chains.stream()
                            .mapToDouble(chain -> FastMath.log(chain.stds().get(MixtureRuns.LAST)))
                            .toArray());
        }
    }

    private static Picture.Chart cloud(MixtureRuns runs, int generation, Points cloud) {
        String when = generation == Snapshot.BASELINE ? "Real data" : "Iteration " + Plot.count(generation);
        return new Picture.Chart(
                when + (runs == MixtureRuns.CODE ? ", code" : ""),
                MixtureRuns.axis("x", 3),
                MixtureRuns.axis("y", 3),
                "scatter",
                List.of(Plot.measured("points", cloud.column(0), cloud.column(1))));
    }
}
