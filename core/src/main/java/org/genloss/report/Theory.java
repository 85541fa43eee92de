package org.genloss.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genloss.ledger.Expectation;
import org.genloss.ledger.Manifest;
import org.genloss.verdict.LawVerdict;
import org.genloss.verdict.LawVerdict.Look;
import org.genloss.verdict.Verdicts;

/** The part of a panel that holds theory beside measurement: a verdict on each law, charts, and laws that do not apply. */
final class Theory {

    /** Charts that stand open. */
    private static final int OPEN = 6;

    private Theory() {}

    /** Whether any law was asked about any run of the page and had something to say. */
    static boolean any(Story story) {
        return story.runs().stream().anyMatch(run -> !run.verdicts().laws().isEmpty());
    }

    static void write(Story story, int index, StringBuilder out) {
        Story.Panel panel = story.panels().get(index);
        List<LawCharts.Chart> charts = LawCharts.of(story, panel).charts();
        String excused = excused(story, panel);
        if (charts.isEmpty() && excused.isEmpty()) {
            return;
        }
        out.append("<section class=\"theory\" aria-labelledby=\"theory-")
                .append(index)
                .append("\">\n<h3 id=\"theory-")
                .append(index)
                .append("\">Theory</h3>\n");
        if (!charts.isEmpty()) {
            out.append(
                            "<p class=\"doc\">What laws of the field expect here, against the trials. z: how far a summary over"
                                    + " trials is from what is expected, in standard errors (of a median, the sign test's). p is that of"
                                    + " the worst generation times the number of generations looked at (Bonferroni), then corrected for"
                                    + " all laws of the run (Holm); a law is violated below ")
                    .append(Figures.of(Verdicts.LAW_LEVEL))
                    .append(
                            ". A law that holds is not proved: the column ±95 % says how closely its last generation was"
                                    + " looked at. Trials that ended early count only where nothing was left in them that could"
                                    + " vary.</p>\n");
            table(story, panel, charts, out);
            figures(story, panel, index, charts, out);
            sources(charts, out);
        }
        out.append(excused).append("</section>\n");
    }

    private static void table(Story story, Story.Panel panel, List<LawCharts.Chart> charts, StringBuilder out) {
        Closing.table(
                out,
                "Laws and how they held, " + panel.title(),
                "Law",
                "Reading",
                "Setting",
                "Verdict",
                "Largest z",
                "At generation",
                "Measured",
                "Expected",
                "± 95 % at last",
                "p, corrected",
                "Looks",
                "Remarks");
        Remarks remarks = new Remarks();
        for (LawCharts.Chart chart : charts) {
            for (LawCharts.Line line : chart.lines()) {
                row(story, panel, line, remarks, out);
            }
        }
        out.append("</tbody></table></div>\n");
        remarks.write(out);
    }

    private static void row(Story story, Story.Panel panel, LawCharts.Line line, Remarks remarks, StringBuilder out) {
        LawVerdict verdict = line.verdict();
        Expectation law = verdict.law();
        boolean told = !verdict.looks().isEmpty();
        Look worst = told ? verdict.worstLook() : null;
        Look last = told ? verdict.looks().get(verdict.looks().size() - 1) : null;
        Manifest.About about = story.measure(law.reading(), PageData.unit(panel, law.reading()));
        Closing.row(
                out,
                law.law(),
                summary(law) + " " + about.title(),
                panel.cells().get(line.cell()).name(),
                new Verdict(verdict.ruling().words(), style(verdict.ruling())),
                told ? worst.z() : Double.NaN,
                told ? worst.generation() : Double.NaN,
                told ? worst.observed() : Double.NaN,
                told ? worst.expected() : Double.NaN,
                told ? 1.96 * last.error() : Double.NaN,
                verdict.corrected(),
                verdict.looks().size(),
                remarks.numbers(verdict));
    }

    /** A word with its colour; the word alone says it too. */
    record Verdict(String words, String style) {}

    private static String style(LawVerdict.Ruling ruling) {
        return switch (ruling) {
            case HOLDS -> "fine";
            case VIOLATED -> "alarm";
            case CANNOT_TELL -> "unknown";
        };
    }

    private static String summary(Expectation law) {
        String side =
                switch (law.side()) {
                    case "at_least" -> ", at least";
                    case "at_most" -> ", at most";
                    default -> "";
                };
        return law.statistic().replace("mean_of_squares", "mean square") + side + ":";
    }

    private static void figures(
            Story story, Story.Panel panel, int index, List<LawCharts.Chart> charts, StringBuilder out) {
        out.append(
                "<p class=\"doc\">Dashed: expected; shaded: where the mean of so many trials lies in 95 % of runs, if the law"
                        + " gives its spread. Solid: measured. Below: z at each generation; grey holds 95 %.</p>\n<div class=\"grid\">\n");
        for (int i = 0; i < charts.size(); i++) {
            if (i == OPEN) {
                out.append("</div>\n<details class=\"more\"><summary>More laws <span class=\"count\">")
                        .append(charts.size() - OPEN)
                        .append("</span></summary>\n<div class=\"grid\">\n");
            }
            figure(story, panel, index, i, charts.get(i), out);
        }
        out.append("</div>\n").append(charts.size() > OPEN ? "</details>\n" : "");
    }

    private static void sources(List<LawCharts.Chart> charts, StringBuilder out) {
        Map<String, Expectation> laws = new LinkedHashMap<>();
        charts.forEach(chart -> laws.putIfAbsent(chart.law().law(), chart.law()));
        out.append("<details class=\"sources\"><summary>Laws and their sources <span class=\"count\">")
                .append(laws.size())
                .append("</span></summary>\n<ul>\n");
        laws.forEach((key, law) -> out.append("<li><b>")
                .append(Html.text(key))
                .append("</b>: ")
                .append(Html.text(law.title()))
                .append(". <small>")
                .append(Html.text(law.source()))
                .append("</small></li>\n"));
        out.append("</ul></details>\n");
    }

    private static void figure(
            Story story, Story.Panel panel, int index, int chart, LawCharts.Chart of, StringBuilder out) {
        Manifest.About about =
                story.measure(of.law().reading(), PageData.unit(panel, of.law().reading()));
        out.append("<figure class=\"law\" data-panel=\"")
                .append(index)
                .append("\" data-law=\"")
                .append(chart)
                .append("\">\n<figcaption><span class=\"name\">")
                .append(Html.text(summary(of.law()) + " " + about.title()))
                .append("</span> <span class=\"unit\">")
                .append(Html.text(of.law().law()))
                .append("</span></figcaption>\n");
        Panels.plot("Expected and measured, " + about.title() + ". " + inWords(panel, of), out);
        out.append(
                "<div class=\"under\"><details class=\"table\"><summary>Table</summary></details></div>\n</figure>\n");
    }

    private static String inWords(Story.Panel panel, LawCharts.Chart chart) {
        StringBuilder words = new StringBuilder();
        for (LawCharts.Line line : chart.lines()) {
            words.append(panel.cells().get(line.cell()).name())
                    .append(": ")
                    .append(line.verdict().ruling().words())
                    .append("; ");
        }
        return words + "the tables have all numbers.";
    }

    /** Laws that are near but say nothing, folded: each reason once, with the settings that it holds for. */
    private static String excused(Story story, Story.Panel panel) {
        Map<List<String>, Set<String>> reasons = new LinkedHashMap<>();
        for (Story.Cell cell : panel.cells()) {
            LawCharts.silent(story, cell).forEach((law, why) -> reasons.computeIfAbsent(
                            List.of(law.title(), why), key -> new LinkedHashSet<>())
                    .add(cell.name()));
        }
        if (reasons.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder(
                        "<details class=\"excused\"><summary>Laws that say nothing here <span class=\"count\">")
                .append(reasons.size())
                .append("</span></summary>\n<ul>\n");
        reasons.forEach((law, cells) -> out.append("<li>")
                .append(Html.text(law.get(0)))
                .append(": ")
                .append(Html.text(law.get(1)))
                .append(" <small>(")
                .append(Html.text(String.join(", ", cells)))
                .append(")</small></li>\n"));
        return out.append("</ul></details>\n").toString();
    }
}
