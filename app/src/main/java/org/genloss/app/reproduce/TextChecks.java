package org.genloss.app.reproduce;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * What language models lose, on text of the user. The paper's numbers belong to OPT-125m and WikiText-2; here a small model is
 * trained from scratch, and directions are told, not judged: only the machinery passes or fails.
 */
final class TextChecks {

    private static final List<String> DATA = List.of(TextRuns.CORPUS, TextRuns.TEXT);

    private static final String PAPER = "Shumailov et al. 2024, ";

    private static final String SETTING =
            "a language model of about 1M parameters, trained on the corpus, then fine-tuned on 500 blocks of 64 tokens of the"
                    + " text; 5 generations, 3 seeds, 5 beams";

    /** All of them read the run that the first one makes. */
    private static final double SECONDS = 7200;

    static final List<Check> ALL = List.of(
            new Check(
                    "fig10",
                    "Language models fine-tuned on continuations that others wrote predict real text ever worse; with a tenth of"
                            + " real text kept, and ten epochs, less so.",
                    PAPER + "figure 1b, c on the right; figure 10 of arXiv v3",
                    SETTING,
                    Check.Group.LONG,
                    SECONDS,
                    DATA,
                    TextChecks::perplexities),
            new Check(
                    "fig11",
                    "Over generations more of what is written is very probable under the first model, and a longer tail is very"
                            + " improbable.",
                    PAPER + "figure 1b, c on the left; figure 11 of arXiv v3",
                    SETTING,
                    Check.Group.LONG,
                    SECONDS,
                    DATA,
                    TextFigures::histograms),
            new Check(
                    "fig14",
                    "With a repetition penalty of 2 continuations are less probable, perplexity on real text doubles, and the shift"
                            + " to probable text stays: repetition is not the cause.",
                    PAPER + "figure 14 of arXiv v3 and section on repetitions",
                    SETTING + ", repetition penalty 2",
                    Check.Group.LONG,
                    SECONDS,
                    DATA,
                    TextFigures::penalty));

    private TextChecks() {}

    /** The logarithm of a reading, trial by trial. */
    static double[] logs(double[] values) {
        return Arrays.stream(values).map(FastMath::log).toArray();
    }

    /** The rise of the logarithm of perplexity on real text to the last generation. */
    static double[] rise(Told run, int cell) {
        return rise(run, cell, "perplexity");
    }

    private static double[] rise(Told run, int cell, String reading) {
        return Estimate.differences(logs(run.at(cell, TextRuns.LAST, reading)), logs(run.at(cell, 0, reading)));
    }

    /** Rows about the machinery: settings that agree up to generation 0 agree there to the last bit, and text is learned. */
    private static Rows machinery(Told start, Told run) {
        double[] before = logs(start.at(0, 0, "perplexity"));
        double[] after = logs(run.at(run.cell(TextRuns.SETTINGS, TextRuns.A), 0, "perplexity"));
        Rows rows = new Rows()
                .below(
                        "ln perplexity on real text: fitted to real text (generation 0 of A), less that of the model it starts from",
                        "a fit to this text",
                        0,
                        Estimate.difference(after, before));
        for (int[] pair : new int[][] {
            {run.cell(TextRuns.SETTINGS, TextRuns.A), run.cell(TextRuns.SETTINGS, TextRuns.A_KEPT)},
            {run.cell(TextRuns.SETTINGS, TextRuns.A_LONGER), run.cell(TextRuns.SETTINGS, TextRuns.B)}
        }) {
            double most = Arrays.stream(
                            Estimate.differences(run.at(pair[0], 0, "perplexity"), run.at(pair[1], 0, "perplexity")))
                    .map(Math::abs)
                    .max()
                    .orElseThrow();
            rows.computed(
                    "largest difference at generation 0 of settings that differ only later",
                    "exact",
                    0,
                    most,
                    0,
                    "none: same data, same seeds, same fits");
        }
        return rows;
    }

    private static Outcome perplexities(Bench bench) {
        Told run = TextRuns.protocol(bench);
        int a = run.cell(TextRuns.SETTINGS, TextRuns.A);
        int b = run.cell(TextRuns.SETTINGS, TextRuns.B);
        int kept = run.cell(TextRuns.SETTINGS, TextRuns.A_KEPT);
        int longer = run.cell(TextRuns.SETTINGS, TextRuns.A_LONGER);
        Rows rows = machinery(TextRuns.start(bench), run)
                .told("A: rise of ln perplexity on real text to generation 5", true, rise(run, a))
                .told(
                        "A: the same without the tokens that end rows, of which real blocks have some and continuations none",
                        true,
                        rise(run, a, "perplexity_without_end"))
                .told("B: rise of ln perplexity on real text", true, rise(run, b))
                .told("B less A", false, Estimate.differences(rise(run, b), rise(run, a)))
                .told(
                        "what keeping a tenth changes alone: A with it, less A",
                        false,
                        Estimate.differences(rise(run, kept), rise(run, a)))
                .told(
                        "what ten epochs change alone: A with them, less A",
                        Estimate.differences(rise(run, longer), rise(run, a)));
        return TextFigures.courses(run, rows);
    }
}
