package org.genloss.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genloss.ledger.Entry;

/** What was measured, in sentences: facts of this run, no conclusions from them. */
final class Findings {

    /** Measures of a panel that are put into words. */
    private static final int SPOKEN = 2;

    /** Settings named one by one in a sentence. */
    private static final int NAMED = 6;

    static final String FIRST = " <small>(first trial)</small>";

    private Findings() {}

    /** Sentences about one panel, as HTML. */
    static List<String> of(Story story, Story.Panel panel) {
        List<String> out = new ArrayList<>();
        for (String metric :
                panel.main().subList(0, Math.min(SPOKEN, panel.main().size()))) {
            if (!TextFindings.tell(metric)) {
                measured(story, panel, metric, out);
            }
        }
        out.addAll(TextFindings.of(panel));
        exhibited(panel, out);
        collapsed(panel, out);
        return out;
    }

    /** What can be seen of the first trial, where metrics kept something to look at. */
    private static void exhibited(Story.Panel panel, List<String> out) {
        for (String name : ExhibitFrames.names(panel, Exhibits::shares)) {
            Vanished.lost(panel, name).forEach(line -> out.add(Html.text(line) + FIRST));
        }
        for (String name : ExhibitFrames.names(panel, Exhibits::survivors)) {
            List<String> parts = new ArrayList<>();
            for (Story.Cell cell : panel.cells()) {
                Map.Entry<Integer, Exhibits.Survivors> last =
                        ExhibitFrames.of(cell, Exhibits::survivors, name).lastEntry();
                if (last != null && last.getKey() >= 0) {
                    parts.add(dot(cell) + Html.text(cell.name()) + " <b>"
                            + last.getValue().count() + "</b> of "
                            + last.getValue().real().count() + " at generation " + last.getKey());
                }
            }
            if (!parts.isEmpty()) {
                out.add("Rarest real images near which something is still drawn: " + String.join(", ", parts) + "."
                        + FIRST);
            }
        }
    }

    private static void measured(Story story, Story.Panel panel, String metric, List<String> out) {
        Map<Integer, List<String>> byGeneration = new LinkedHashMap<>();
        String real = "";
        int named = 0;
        for (Story.Cell cell : panel.cells()) {
            Trials.Series series = cell.trials().series().get(metric);
            int last = series == null ? -1 : last(series);
            if (last >= 0 && named++ < NAMED) {
                byGeneration
                        .computeIfAbsent(last, generation -> new ArrayList<>())
                        .add(dot(cell) + Html.text(cell.name()) + " " + spread(series.summary(last)));
            }
            if (series != null && real.isEmpty() && series.generations().contains(Entry.BASELINE)) {
                real = "; real data "
                        + Figures.of(series.summary(Entry.BASELINE).median());
            }
        }
        List<String> parts = new ArrayList<>();
        byGeneration.forEach(
                (generation, cells) -> parts.add("at generation " + generation + " " + String.join(", ", cells)));
        if (!parts.isEmpty()) {
            String title = story.measure(metric, "").title();
            out.add(Html.text(capital(title)) + unit(story, panel, metric) + ": " + String.join("; ", parts) + real
                    + ".");
        }
    }

    private static String capital(String title) {
        return title.isEmpty() ? title : title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    /** Pure numbers and the nameless unit of the data need no unit in a sentence. */
    private static String unit(Story story, Story.Panel panel, String metric) {
        String ledger = PageData.unit(panel, metric);
        String known = story.measure(metric, ledger).unit();
        String unit = known.isEmpty() ? ledger : known;
        return List.of("", "1", "ratio", "share", "types", "x").contains(unit) ? "" : " in " + Html.text(unit);
    }

    private static int last(Trials.Series series) {
        int last = -1;
        for (int generation : series.generations()) {
            if (series.summary(generation).n() > 0) {
                last = generation;
            }
        }
        return last;
    }

    static String dot(Story.Cell cell) {
        return "<i class=\"dot c" + cell.colour() % 7 + "\" aria-hidden=\"true\">●</i>&nbsp;";
    }

    private static String spread(TrialSummary summary) {
        String median = "<b>" + Figures.of(summary.median()) + "</b>";
        return summary.n() < 2
                ? median
                : median + " <small>(" + Figures.of(summary.low5()) + " to " + Figures.of(summary.high95())
                        + ")</small>";
    }

    private static void collapsed(Story.Panel panel, List<String> out) {
        for (Story.Cell cell : panel.cells()) {
            List<Trials.End> collapses =
                    cell.trials().ends().stream().filter(Trials.End::collapsed).toList();
            if (collapses.isEmpty()) {
                continue;
            }
            int first =
                    collapses.stream().mapToInt(Trials.End::generation).min().getAsInt();
            int ended = cell.trials().ends().size();
            out.add(dot(cell) + "Under " + Html.text(cell.name()) + ", " + collapses.size() + " of "
                    + Figures.count(ended, "trial") + " collapsed, the first in generation " + first + ": "
                    + Html.text(reasons(collapses)) + ".");
        }
    }

    /** Reasons in the order they first came, with how often each did. */
    static String reasons(List<Trials.End> collapses) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        collapses.forEach(end -> counts.merge(end.reason(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((reason, count) -> parts.add(
                (reason.isEmpty() ? "no reason given" : reason) + (counts.size() > 1 ? " (" + count + ")" : "")));
        return String.join("; ", parts);
    }
}
