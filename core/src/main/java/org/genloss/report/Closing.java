package org.genloss.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.genloss.ledger.Run;

/** The end of the page: how trials ended, what to beware of, and how the numbers were made. */
final class Closing {

    /** Characters of a table's cell from which it is set in several lines. */
    private static final int WIDE = 40;

    private Closing() {}

    static String of(Story story) {
        StringBuilder out = new StringBuilder();
        ends(story, out);
        cautions(story, out);
        for (Evidence run : story.runs()) {
            made(story, run, out);
        }
        return out.toString();
    }

    private static void ends(Story story, StringBuilder out) {
        out.append("<section id=\"ends\"><h2>How the trials ended</h2>\n");
        table(
                out,
                "How the trials of each setting ended",
                "Panel",
                "Setting",
                "Trials",
                "Ended",
                "Collapsed",
                "First at generation",
                "Median generation",
                "Why");
        for (Story.Panel panel : story.panels()) {
            for (Story.Cell cell : panel.cells()) {
                List<Trials.End> collapses = cell.trials().ends().stream()
                        .filter(Trials.End::collapsed)
                        .toList();
                TrialSummary when = TrialSummary.of(
                        collapses.stream().mapToDouble(Trials.End::generation).toArray());
                double first = collapses.stream()
                        .mapToInt(Trials.End::generation)
                        .min()
                        .orElse(-1);
                row(
                        out,
                        panel.title(),
                        cell.name(),
                        planned(story, cell),
                        cell.trials().ends().size(),
                        collapses.size(),
                        first < 0 ? Double.NaN : first,
                        when.median(),
                        collapses.isEmpty() ? "" : Findings.reasons(collapses));
            }
        }
        out.append("</tbody></table></div></section>\n");
    }

    private static int planned(Story story, Story.Cell cell) {
        return cell.trials()
                .enough()
                .orElse(story.runs().get(cell.run()).about().trials());
    }

    private static void cautions(Story story, StringBuilder out) {
        Set<String> all = new LinkedHashSet<>();
        story.runs().forEach(run -> all.addAll(run.about().cautions()));
        all.addAll(ours(story));
        out.append("<section id=\"cautions\"><h2>Cautions</h2>\n<ul>\n");
        all.forEach(line -> out.append("<li>").append(Html.text(line)).append("</li>\n"));
        out.append("</ul></section>\n");
    }

    /** What the numbers themselves warn of. */
    static List<String> ours(Story story) {
        List<String> out = new ArrayList<>();
        int planned = 0;
        int ended = 0;
        int few = Integer.MAX_VALUE;
        boolean collapsed = false;
        for (Story.Panel panel : story.panels()) {
            for (Story.Cell cell : panel.cells()) {
                planned += planned(story, cell);
                ended += cell.trials().ends().size();
                few = Math.min(few, planned(story, cell));
                collapsed |= cell.trials().ends().stream().anyMatch(Trials.End::collapsed);
            }
        }
        if (ended < planned) {
            out.add("The run is not finished: " + ended + " of " + Figures.count(planned, "trial")
                    + " have ended. The page shows what the ledger holds so far.");
        }
        if (few < 20) {
            out.add(
                    few == 1
                            ? "With a single trial there is no band over trials; a band is drawn only where the measure has"
                                    + " limits of its own."
                            : "With " + few
                                    + " trials the 5 and 95 % quantiles lie next to the smallest and the largest trial.");
        }
        if (collapsed) {
            out.add(
                    "A trial whose policy reads nothing but what the newest model wrote may end when that has collapsed;"
                            + " it then counts with its last reading in all later generations, so that medians are not those of"
                            + " the lucky. Such stretches are dotted, and the tables say how many trials had ended.");
        }
        out.add("Intervals of the mean (in the tables) are Student's and lean on the mean being nearly normal; where"
                + " rare trials rule the mean, trust the median and the band.");
        return out;
    }

    private static void made(Story story, Evidence run, StringBuilder out) {
        Run about = run.about();
        out.append("<section class=\"made\"><h2>How it was made");
        if (story.runs().size() > 1) {
            out.append(": ").append(Html.text(about.name()));
        }
        out.append("</h2>\n<dl class=\"facts\">\n");
        fact(out, "Experiment", about.name());
        fact(out, "Seed", Long.toString(about.seed()));
        fact(out, "Spec, SHA-256", about.specHash());
        fact(out, "Started", about.started());
        about.versions().forEach((name, version) -> fact(out, "Version of " + name, version));
        about.machine().forEach((name, value) -> fact(out, "Machine, " + name, value));
        Map<String, Set<String>> hashes = new TreeMap<>();
        about.cells().stream().filter(cell -> !cell.dataHash().isEmpty()).forEach(cell -> hashes.computeIfAbsent(
                        cell.panel(), p -> new LinkedHashSet<>())
                .add((cell.published().isEmpty() ? "" : cell.published() + ": ") + cell.dataHash()));
        hashes.forEach((panel, of) -> fact(out, "Data of " + panel + ", SHA-256", String.join(", ", of)));
        out.append("</dl>\n");
        times(story, run, out);
        if (!about.specText().isEmpty()) {
            out.append("<details class=\"spec\"><summary>The experiment as it was run</summary>\n<pre tabindex=\"0\">")
                    .append(Html.text(about.specText()))
                    .append("</pre></details>\n");
        }
        out.append("</section>\n");
    }

    private static void times(Story story, Evidence run, StringBuilder out) {
        if (run.times().isEmpty()) {
            return;
        }
        out.append("<details class=\"times\"><summary>What it cost</summary>\n");
        boolean rates = run.times().values().stream().anyMatch(Times::rated);
        List<String> heads =
                new ArrayList<>(List.of("Panel", "Setting", "Fit, s", "Sample, s", "Measure, s", "Heap, MB"));
        if (rates) {
            heads.addAll(List.of("Fit, tokens/s", "Sample, tokens/s"));
        }
        table(out, "Time of each step and largest heap", heads.toArray(String[]::new));
        for (Story.Panel panel : story.panels()) {
            for (Story.Cell cell : panel.cells()) {
                Times times = run.times().get(cell.of().index());
                if (story.runs().get(cell.run()) == run && times != null) {
                    List<Object> row = new ArrayList<>(List.of(
                            panel.title(),
                            cell.name(),
                            times.fit / 1000,
                            times.sample / 1000,
                            times.measure / 1000,
                            times.heap));
                    if (rates) {
                        row.addAll(List.of(rate(times.fitRate()), rate(times.sampleRate())));
                    }
                    row(out, row.toArray());
                }
            }
        }
        out.append("</tbody></table></div></details>\n");
    }

    /** A number, or nothing where none was counted. */
    private static Object rate(double perSecond) {
        return Double.isNaN(perSecond) ? "" : perSecond;
    }

    private static void fact(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append("<div><dt>").append(Html.text(name)).append("</dt><dd>");
            out.append(Html.text(value)).append("</dd></div>\n");
        }
    }

    /** Opens a table that the scripts make sortable. */
    static void table(StringBuilder out, String caption, String... heads) {
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.text(caption))
                .append("\"><table class=\"sortable\"><thead><tr>");
        for (String head : heads) {
            out.append("<th scope=\"col\">").append(Html.text(head)).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
    }

    /** A row of such a table: numbers to the right, verdicts in their colour. */
    static void row(StringBuilder out, Object... cells) {
        out.append("<tr>");
        for (Object cell : cells) {
            if (cell instanceof Number number) {
                out.append("<td class=\"number\">")
                        .append(Figures.of(number.doubleValue()))
                        .append("</td>");
            } else if (cell instanceof Theory.Verdict verdict) {
                out.append("<td><span class=\"verdict ")
                        .append(verdict.style())
                        .append("\">")
                        .append(verdict.words())
                        .append("</span></td>");
            } else {
                String text = String.valueOf(cell);
                out.append(text.length() > WIDE ? "<td class=\"long\">" : "<td>")
                        .append(Html.text(text))
                        .append("</td>");
            }
        }
        out.append("</tr>\n");
    }
}
