package org.genloss.app.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.genloss.data.Images;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.report.Pixels;
import org.genloss.report.gallery.Mosaic;
import org.genloss.report.gallery.Picture;

/** Figures 8 and 9: what an autoencoder of digits makes of its own digits. The settings of the experiment mnist-vae-short. */
final class LatentFigures {

    private static final int TRIALS = 3;
    private static final String FEW = ImageChecks.FEW + " Fits under accumulate have as many steps as under replace.";
    private static final int LAST = 20;
    private static final List<Integer> SHOWN = List.of(0, 1, 2, 5, 10, 20);
    private static final int IMAGES = 20;

    private LatentFigures() {}

    private static Cell<Images> cell(Bench bench, String policy, String metric) {
        return Watch.images(Cells.of("""
                source: {kind: idx, path: %s}
                learner: {kind: vae, width: 16, batch_size: 128, epochs: 1000, max_steps: 400}
                sampling: stream
                policy: %s
                size: 10000
                generations: %d
                evaluation: {draws: 2000, reference: 2000}
                metrics: [%s]
                """.formatted(ImageChecks.quoted(bench), policy, LAST, metric)));
    }

    private static Ensemble trials(Bench bench, Cell<Images> cell, String figure) {
        return bench.trials(cell, TRIALS, Cells.seed(figure).value());
    }

    static Outcome densities(Bench bench) {
        Map<Integer, Picture.Series> densities = new TreeMap<>();
        Cell<Images> watched = seen(bench, densities);
        Ensemble replace = trials(bench, watched, "fig8");
        Ensemble accumulate = trials(bench, cell(bench, "accumulate", "latent-statistics"), "fig8");
        Rows rows = new Rows();
        for (int i = 1; i < SHOWN.size(); i++) {
            int before = SHOWN.get(i - 1);
            int now = SHOWN.get(i);
            rows.atMost(
                    "standard deviation at generation " + now + " less that at " + before + ", replace",
                    "published",
                    0,
                    Estimate.difference(replace.at("latent_std", now), replace.at("latent_std", before)));
        }
        rows.below(
                "standard deviation at generation 20 less that at 0, replace",
                "published",
                0,
                Estimate.difference(replace.at("latent_std", LAST), replace.at("latent_std", 0)));
        rows.below(
                "standard deviation at generation 20, replace less accumulate",
                "published",
                0,
                Estimate.difference(replace.at("latent_std", LAST), accumulate.at("latent_std", LAST)));
        return Plot.outcome(
                rows,
                new Picture(
                        "Figure 8: latent means under the first encoder",
                        "One trial under replace, and the standard deviation of every trial.",
                        List.of(
                                new Picture.Chart(
                                        "Latent means of what each generation writes",
                                        Plot.axis("latent mean", -3, 3),
                                        Plot.axis("density"),
                                        "generations",
                                        List.copyOf(densities.values())),
                                curves("Standard deviation", "latent_std", replace, accumulate))),
                "Nets and fits are small: directions are judged, not the paper's numbers, for which there is K29. Rows that say"
                        + " at most rule out a rise and show no fall; the last two show it. " + FEW);
    }

    /** Median over trials with their range, by generation. */
    private static Picture.Chart curves(String title, String reading, Ensemble replace, Ensemble accumulate) {
        List<Picture.Series> series = new ArrayList<>();
        Map.of("replace", replace, "accumulate", accumulate).entrySet().stream()
                .sorted(Map.Entry.<String, Ensemble>comparingByKey().reversed())
                .forEach(policy -> {
                    double[][] values = new double[LAST + 1][];
                    Arrays.setAll(values, g -> policy.getValue().at(reading, g));
                    series.add(Plot.course(policy.getKey(), values));
                });
        return new Picture.Chart(title, Plot.axis("generation"), Plot.axis(title), "line", series);
    }

    /** The cell under replace, whose first trial leaves its latent densities. */
    private static Cell<Images> seen(Bench bench, Map<Integer, Picture.Series> densities) {
        Cell<Images> cell = cell(bench, "replace", "latent-statistics");
        Metric<Images> statistics = cell.metrics().get(0);
        return Watch.instead(cell, new Metric<>() {
            @Override
            public boolean measures(Class<?> sampleType) {
                return statistics.measures(sampleType);
            }

            @Override
            public boolean readsFirst() {
                return statistics.readsFirst();
            }

            @Override
            public Gauge<Images> against(Reference<Images> reference) {
                Gauge<Images> gauge = statistics.against(reference);
                return (at, seed) -> {
                    if (SHOWN.contains(at.generation())) {
                        gauge.exhibits(at, seed)
                                .forEach(exhibit -> densities.putIfAbsent(at.generation(), curve(at, exhibit)));
                    }
                    return gauge.measure(at, seed);
                };
            }
        });
    }

    private static Picture.Series curve(Snapshot<Images> at, Exhibit exhibit) {
        double[] edges = numbers(exhibit.content().get("edges"));
        double[] density = numbers(exhibit.content().get("density"));
        double[] middles = new double[density.length];
        Arrays.setAll(middles, i -> (edges[i] + edges[i + 1]) / 2);
        return Plot.measured("generation " + at.generation(), middles, density);
    }

    private static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
    }

    static Outcome images(Bench bench) {
        Map<Integer, Pixels> written = new TreeMap<>();
        Map<Integer, Pixels> kept = new TreeMap<>();
        Ensemble replace = trials(bench, watched(bench, "replace", written), "fig9");
        Ensemble accumulate = trials(bench, watched(bench, "accumulate", kept), "fig9");
        Rows rows = new Rows()
                .below(
                        "recall at generation 20 less that at 0, replace",
                        "published",
                        0,
                        Estimate.difference(replace.at("recall[k=5]", LAST), replace.at("recall[k=5]", 0)))
                .below(
                        "recall at generation 20, replace less accumulate",
                        "published",
                        0,
                        Estimate.difference(replace.at("recall[k=5]", LAST), accumulate.at("recall[k=5]", LAST)));
        return Plot.outcome(
                rows,
                new Picture(
                        "Figure 9: what generations of autoencoders write",
                        "The first of three trials under either policy; and how much of real digits is covered.",
                        List.of(mosaic("Replace", written), mosaic("Accumulate", kept)),
                        List.of(curves("Recall", "recall[k=5]", replace, accumulate))),
                FEW);
    }

    private static Cell<Images> watched(Bench bench, String policy, Map<Integer, Pixels> images) {
        Consumer<Snapshot<Images>> eye = at -> {
            if (at.generation() == Snapshot.BASELINE || SHOWN.contains(at.generation())) {
                images.putIfAbsent(at.generation(), pixels(at.drawn()));
            }
        };
        return Watch.on(cell(bench, policy, "image-precision-recall"), eye);
    }

    private static Pixels pixels(Images images) {
        byte[] bytes = new byte[Math.min(IMAGES, images.size()) * images.shape().numbers()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(255 * images.pixels()[i]);
        }
        return new Pixels(
                images.shape().channels(),
                images.shape().height(),
                images.shape().width(),
                bytes);
    }

    private static Mosaic mosaic(String title, Map<Integer, Pixels> images) {
        List<Mosaic.Row> rows = new ArrayList<>();
        images.forEach((generation, pixels) -> rows.add(
                new Mosaic.Row(generation == Snapshot.BASELINE ? "real" : "generation " + generation, pixels)));
        return new Mosaic(title, IMAGES, rows);
    }
}
