package org.genloss.app.reproduce;

import java.util.Locale;
import java.util.stream.IntStream;
import org.genloss.data.Points;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.num.Seed;
import org.genloss.report.gallery.Picture;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The mixture of figures 7 and 13, as the text says (two normal laws, two components) and as the released code does (one
 * standard normal law in the plane, two components, scikit-learn's floor of 1e-6 under every variance).
 *
 * @param name in charts
 * @param source the truth
 * @param floor added to every variance by each fit
 * @param trace total variance of the truth
 */
record MixtureRuns(String name, String source, double floor, double trace) {

    /** Standard deviation of each of the two laws; they lie at (1.2, 1.2) and (-1.2, -1.2), 8.5 of it apart. */
    static final double STD = 0.4;

    /** What the paper leaves open is chosen to lie within its axes, well apart. */
    static final MixtureRuns TEXT = new MixtureRuns(
            "two normal laws, as the text says",
            "{kind: gaussian-mixture, means: [[-1.2, -1.2], [1.2, 1.2]], stds: [0.4, 0.4]}",
            0,
            2 * (STD * STD + 1.2 * 1.2));

    static final MixtureRuns CODE =
            new MixtureRuns("one normal law, as the released code does", "{kind: gaussian, dimension: 2}", 1e-6, 2);

    /** Fits of the released cell. */
    static final int LAST = 2050;

    Cell<Points> cell(int size, int generations, int every, int draws) {
        return Watch.points(Cells.of(String.format(Locale.ROOT, """
                source: %s
                learner: {kind: gaussian-mixture, n_components: 2, tol: 1e-5, max_iter: 2000, reg_covar: %s}
                size: %d
                generations: %d
                evaluation: {draws: %d, reference: 1, every: %d}
                metrics: [mixture-l2, variance-ratio]
                """, source, floor, size, generations, draws, every)));
    }

    /** Whole chains, one after the other alone in its ensemble, so that each is measured from its own first fit. */
    Ensemble[] chains(Bench bench, int size, int every, int chains, Seed seed) {
        return IntStream.range(0, chains)
                .parallel()
                .mapToObj(i -> bench.trials(
                        Watch.with(cell(size, LAST, every, 1), new FirstL2()),
                        1,
                        seed.at("chain", i).value()))
                .toArray(Ensemble[]::new);
    }

    /**
     * E[total variance] over the truth's after t samples of n. A step of EM leaves the mean and covariance of the mixture
     * equal to those of the sample, whatever the components do, and adds the floor: v_t = (1 - 1/n) v_{t-1} + 2 floor.
     */
    double spread(int n, int t) {
        double v = trace;
        for (int i = 0; i < t; i++) {
            v = (1 - 1.0 / n) * v + 2 * floor;
        }
        return v / trace;
    }

    /**
     * Whether a single published run is one more of ours: Student's interval of one more run, in logarithms.
     *
     * @param logs ours, two or more
     */
    static void oneMore(Rows rows, String what, double publishedLog, double[] logs) {
        Estimate ours = Estimate.mean(logs);
        int k = logs.length;
        double deviation = ours.error() * Math.sqrt(k);
        double student = new TDistribution(k - 1.0).inverseCumulativeProbability(0.9995);
        rows.near(
                what,
                "published",
                publishedLog,
                ours,
                student * deviation * Math.sqrt(1 + 1.0 / k),
                "one more of our " + k + " runs: Student's interval, level 0.001");
    }

    /** The axes of figure 7. */
    static Picture.Axis axis(String name, double reach) {
        return Plot.axis(name, -reach, reach);
    }
}
