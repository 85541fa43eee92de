package org.genloss.app.reproduce;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.genloss.ledger.Disk;
import org.genloss.report.gallery.Picture;
import org.hipparchus.util.FastMath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Figures 10, 11 and 14 of what language models lose, from one run. */
final class TextFigures {

    /** Share of what is drawn that is more probable under the first model than all but a twentieth of real text. */
    private static final String LOW = "first_perplexity_low[q=0.05]";

    /** Share that is less probable than all but a hundredth of real text. */
    private static final String FAR = "first_perplexity_high[q=0.99]";

    private static final String NOTE =
            "The paper's numbers belong to OPT-125m and WikiText-2. Here directions are told with the 95 %% interval over %d seeds,"
                    + " paired by seed; they decide nothing. Where nothing changes, a row tells the claimed direction in 2.5 of 100"
                    + " cases and the other one in as many, if means are normal. Seeds choose training blocks and the order of"
                    + " fits; the model before, its tokenizer and the held-out text are the same for all, and what others would"
                    + " tell is not in the intervals. Run folder: %s";

    private TextFigures() {}

    private static String note(Told run) {
        return String.format(Locale.ROOT, NOTE, TextRuns.TRIALS, run.run().folder());
    }

    /** Figure 10: perplexity on real text by generation. */
    static Outcome courses(Told run, Rows rows) {
        List<Picture.Series> series = new ArrayList<>();
        for (String setting : List.of(TextRuns.A, TextRuns.A_KEPT, TextRuns.A_LONGER, TextRuns.B)) {
            int cell = run.cell(TextRuns.SETTINGS, setting);
            series.add(Plot.course(setting.replace("learner.", ""), run.course(cell, TextRuns.LAST, "perplexity")));
        }
        return Plot.outcome(
                rows,
                new Picture(
                        "Figure 10: perplexity of real text",
                        "Median over seeds with their range, for settings A and B of the paper and the two between.",
                        List.of(new Picture.Chart(
                                "Held-out text under each generation",
                                Plot.axis("generation"),
                                Plot.log("perplexity"),
                                "line",
                                series))),
                note(run));
    }

    /** Figure 11: perplexity of what is written, under the first model. */
    static Outcome histograms(Bench bench) {
        Told run = TextRuns.protocol(bench);
        int a = run.cell(TextRuns.SETTINGS, TextRuns.A);
        int b = run.cell(TextRuns.SETTINGS, TextRuns.B);
        Rows rows = new Rows();
        shift(rows, "A", run, a);
        shift(rows, "B", run, b);
        rows.told(
                "A: change of the median of ln perplexity under the first model to generation 5",
                false,
                change(run, a, "first_log_perplexity_median"));
        rows.told(
                "B less A: the same change of the share of very probable text",
                false,
                Estimate.differences(change(run, b, LOW), change(run, a, LOW)));
        return Plot.outcome(
                rows,
                new Picture(
                        "Figure 11: perplexity of what is written under the first model",
                        "The first of the seeds.",
                        List.of(histogram("Setting A", run, a), histogram("Setting B", run, b))),
                note(run));
    }

    /** Figure 14: the same with a repetition penalty. */
    static Outcome penalty(Bench bench) {
        Told run = TextRuns.protocol(bench);
        int plain = run.cell(TextRuns.SETTINGS, TextRuns.A);
        int penalty = run.cell(TextRuns.PENALTY, "");
        Rows rows = new Rows()
                .told(
                        "ln perplexity under the first model of what it writes: with penalty, less without",
                        true,
                        Estimate.differences(
                                run.at(penalty, 0, "first_log_perplexity"), run.at(plain, 0, "first_log_perplexity")))
                .told(
                        "ln perplexity on real text at generation 5: with penalty, less without (published: about ln 2)",
                        true,
                        Estimate.differences(
                                TextChecks.logs(run.at(penalty, TextRuns.LAST, "perplexity")),
                                TextChecks.logs(run.at(plain, TextRuns.LAST, "perplexity"))));
        shift(rows, "with penalty", run, penalty);
        return Plot.outcome(
                rows,
                new Picture(
                        "Figure 14: perplexity of what is written, with a repetition penalty of 2",
                        "The first of the seeds.",
                        List.of(histogram("Without", run, plain), histogram("With", run, penalty))),
                note(run));
    }

    /**
     * Against what the first model writes and, since beams may leave that with hardly anything but very probable text, against
     * real text: the limits are quantiles of it.
     */
    private static void shift(Rows rows, String setting, Told run, int cell) {
        rows.told(
                setting + ": share of very probable text at generation 5, less that of real text (0.05)",
                true,
                beyond(run, cell, LOW, 0.05));
        rows.told(
                setting + ": share of very improbable text at generation 5, less that of real text (0.01)",
                true,
                beyond(run, cell, FAR, 0.01));
        rows.told(
                setting + ": change of the share of very probable text to generation 5", true, change(run, cell, LOW));
        rows.told(setting + ": change of the share of very improbable text", true, change(run, cell, FAR));
    }

    private static double[] beyond(Told run, int cell, String reading, double real) {
        return Arrays.stream(run.at(cell, TextRuns.LAST, reading))
                .map(share -> share - real)
                .toArray();
    }

    private static double[] change(Told run, int cell, String reading) {
        return Estimate.differences(run.at(cell, TextRuns.LAST, reading), run.at(cell, 0, reading));
    }

    private static Picture.Chart histogram(String title, Told run, int cell) {
        List<Picture.Series> series = new ArrayList<>();
        for (int g = 0; g <= TextRuns.LAST; g++) {
            series.add(density(run.run().folder(), cell, g));
        }
        return new Picture.Chart(
                title,
                Plot.log("perplexity under generation 0"),
                Plot.axis("density per unit of ln"),
                "generations",
                series);
    }

    /** What the metric first-perplexity left to be looked at. */
    private static Picture.Series density(Path folder, int cell, int generation) {
        Path file = folder.resolve("samples")
                .resolve(String.format(Locale.ROOT, "c%04d-g%05d-first-perplexity.json", cell, generation));
        JsonNode root = JsonMapper.shared().readTree(Disk.on(file, "read", () -> Files.readAllBytes(file)));
        double[] edges = numbers(root.path("edges"));
        double[] middles = new double[edges.length - 1];
        Arrays.setAll(middles, i -> FastMath.sqrt(edges[i] * edges[i + 1]));
        return Plot.measured("generation " + generation, middles, numbers(root.path("density")));
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        Arrays.setAll(numbers, i -> list.get(i).asDouble(Double.NaN));
        return numbers;
    }
}
