package org.genloss.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, in sentences: facts of this run, no conclusions from them. */
final class Findings {

    /** Measures of a panel that are put into words. */
    private static final int SPOKEN = 2;

    /** Settings named one by one in a sentence. */
    private static final int NAMED = 6;

    private Findings() {}

    /** Sentences about one panel, plain text. */
    static List<String> of(Story story, Story.Panel panel) {
        List<String> out = new ArrayList<>();
        for (String metric :
                panel.main().subList(0, Math.min(SPOKEN, panel.main().size()))) {
            out.add(measured(story, panel, metric));
        }
        collapsed(panel, out);
        return out;
    }

    private static String measured(Story story, Story.Panel panel, String metric) {
        List<String> parts = new ArrayList<>();
        String real = "";
        String unit = "";
        for (Story.Cell cell : panel.cells()) {
            Trials.Series series = cell.trials().series().get(metric);
            if (series == null) {
                continue;
            }
            unit = series.unit();
            int last = last(series);
            if (last >= 0 && parts.size() < NAMED) {
                parts.add(cell.name() + " " + spread(series.summary(last)) + " (generation " + last + ")");
            }
            Summary base = series.summary(Reading.BASELINE);
            if (base.n() > 0 && real.isEmpty()) {
                real = "; real data measured in the same way " + Figures.of(base.median());
            }
        }
        Manifest.Measure measure = story.measure(metric, unit);
        return measure.title() + unit(measure.unit().isEmpty() ? unit : measure.unit()) + ", median over trials: "
                + shared(parts) + real + ".";
    }

    private static String unit(String unit) {
        return unit.isEmpty() || unit.equals("1") ? "" : " in " + unit;
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

    private static String spread(Summary summary) {
        String median = Figures.of(summary.median());
        return summary.n() < 2
                ? median
                : median + " [" + Figures.of(summary.low5()) + ", " + Figures.of(summary.high95()) + "]";
    }

    /** Says the generation once where it is the same for all. */
    private static String shared(List<String> parts) {
        if (parts.isEmpty()) {
            return "no number";
        }
        String tail = parts.get(0).substring(parts.get(0).lastIndexOf(" ("));
        if (parts.stream().allMatch(part -> part.endsWith(tail))) {
            String joined = String.join(
                    ", ",
                    parts.stream()
                            .map(part -> part.substring(0, part.length() - tail.length()))
                            .toList());
            return joined + " at" + tail.replace("(", "").replace(")", "");
        }
        return String.join(", ", parts);
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
            out.add("Under " + cell.name() + ", " + collapses.size() + " of " + Figures.count(ended, "trial")
                    + " collapsed, the first in generation " + first + ": " + reasons(collapses) + ".");
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
