package org.genloss.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.genloss.ledger.Entry;
import org.genloss.report.TextExhibits.Words;

/** What became of language models, in sentences: from the first generation to the last, facts without conclusions. */
final class TextFindings {

    /** Settings named one by one in a sentence, and words. */
    private static final int NAMED = 6;

    private static final Set<String> FAMILIES = Set.of(
            "perplexity",
            "perplexity_without_end",
            "perplexity_by_batch",
            "first_perplexity_low",
            "first_perplexity_high",
            "first_log_perplexity");

    /** Measured once, of real text under the model of generation 0. */
    private static final String REAL = "first_log_perplexity[of=held-out]";

    private TextFindings() {}

    /** Whether this measure is told here, and need not be told in another way. */
    static boolean tell(String metric) {
        return FAMILIES.contains(Story.family(metric));
    }

    /** Sentences about one panel, as HTML. */
    static List<String> of(Story.Panel panel) {
        List<String> metrics = new ArrayList<>(panel.main());
        metrics.addAll(panel.more());
        List<String> out = new ArrayList<>();
        for (String metric : metrics) {
            String what = what(metric);
            if (!what.isEmpty()) {
                went(panel, metric, what, out);
            }
        }
        ExhibitFrames.names(panel, Exhibits::words).forEach(name -> lost(panel, name, out));
        return out;
    }

    private static String what(String metric) {
        String quantile = Story.parameters(metric).replace("q=", "");
        return switch (Story.family(metric)) {
            case "perplexity" -> "Perplexity of real held-out text";
            case "perplexity_without_end" -> "Perplexity of real held-out text, but for the tokens that end a text";
            case "first_perplexity_low" ->
                "Share of written text that is more predictable to generation 0 than the " + quantile
                        + " quantile of real text";
            case "first_perplexity_high" ->
                "Share of written text that is less predictable to generation 0 than the " + quantile
                        + " quantile of real text";
            case "first_log_perplexity" ->
                metric.equals(REAL) ? "" : "Mean log-perplexity of written text under generation 0, in nats";
            default -> "";
        };
    }

    private static void went(Story.Panel panel, String metric, String what, List<String> out) {
        Map<String, List<String>> bySpan = new LinkedHashMap<>();
        int named = 0;
        for (Story.Cell cell : panel.cells()) {
            Trials.Series series = cell.trials().series().get(metric);
            List<Integer> generations = series == null ? List.of() : measured(series);
            if (!generations.isEmpty() && named++ < NAMED) {
                int first = generations.get(0);
                int last = generations.get(generations.size() - 1);
                bySpan.computeIfAbsent(
                                first == last ? "at generation " + last : "from generation " + first + " to " + last,
                                span -> new ArrayList<>())
                        .add(Findings.dot(cell) + Html.text(cell.name()) + " " + went(series, first, last));
            }
        }
        List<String> parts = new ArrayList<>();
        bySpan.forEach((span, cells) -> parts.add(span + " " + String.join(", ", cells)));
        String told = ": " + String.join("; ", parts) + real(panel, metric) + ".";
        // real text without a single end of a text has one perplexity, with and without them
        boolean again = !out.isEmpty() && out.get(out.size() - 1).endsWith(told);
        if (!parts.isEmpty() && !again) {
            out.add(Html.text(what) + told);
        }
    }

    private static List<Integer> measured(Trials.Series series) {
        return series.generations().stream()
                .filter(g -> g >= 0 && series.summary(g).n() > 0)
                .toList();
    }

    private static String went(Trials.Series series, int first, int last) {
        if (first == last) {
            return "<b>" + Figures.of(series.summary(last).median()) + "</b>";
        }
        double[] from = series.at(first);
        double[] to = series.at(last);
        // while a run goes on, some trials have a first reading and no last one so far: those would pass for a change
        int[] both = IntStream.range(0, Math.min(from.length, to.length))
                .filter(trial -> !Double.isNaN(from[trial]) && !Double.isNaN(to[trial]))
                .toArray();
        double start = median(from, both);
        double end = median(to, both);
        if (Figures.of(start).equals(Figures.of(end))) {
            return "stayed at <b>" + Figures.of(end) + "</b>";
        }
        boolean up = end > start;
        long moved = IntStream.of(both)
                .filter(trial -> up ? to[trial] > from[trial] : to[trial] < from[trial])
                .count();
        return (up ? "rose" : "fell") + " from " + Figures.of(start) + " to <b>" + Figures.of(end) + "</b>"
                + (both.length < 2
                        ? ""
                        : " <small>(" + (up ? "up" : "down") + " in " + moved + " of " + both.length
                                + " trials)</small>");
    }

    private static double median(double[] values, int[] trials) {
        return TrialSummary.of(IntStream.of(trials).mapToDouble(t -> values[t]).toArray())
                .median();
    }

    /** What the same measure is of real text, where that is known. */
    private static String real(Story.Panel panel, String metric) {
        for (Story.Cell cell : panel.cells()) {
            Trials.Series same = cell.trials().series().get(metric);
            Trials.Series apart = cell.trials().series().get(REAL);
            if (same != null && same.generations().contains(Entry.BASELINE)) {
                return "; real data " + Figures.of(same.summary(Entry.BASELINE).median());
            }
            if (metric.equals("first_log_perplexity")
                    && apart != null
                    && !measured(apart).isEmpty()) {
                return "; real text "
                        + Figures.of(apart.summary(measured(apart).get(0)).median());
            }
        }
        return "";
    }

    /** The commonest words of real text that the last generation does not write any more. */
    private static void lost(Story.Panel panel, String name, List<String> out) {
        List<String> parts = new ArrayList<>();
        for (Story.Cell cell : panel.cells()) {
            TreeMap<Integer, Words> all = ExhibitFrames.of(cell, Exhibits::words, name);
            if (all.isEmpty()
                    || all.lastKey() < 0
                    || !TextFrames.drawn(all.lastEntry().getValue())) {
                continue;
            }
            Words last = all.lastEntry().getValue();
            List<Integer> lost = WordBands.lost(last, 0);
            int of = WordBands.of(last, 0).size();
            if (!lost.isEmpty() && parts.size() < NAMED) {
                List<String> named = lost.stream()
                        .limit(NAMED)
                        .map(i -> "“" + Passage.visible(last.words().get(i)) + "”")
                        .toList();
                parts.add(Findings.dot(cell) + Html.text(cell.name()) + " <b>" + lost.size() + "</b> of " + of
                        + " at generation " + all.lastKey() + " ("
                        + Html.text(String.join(", ", named) + (lost.size() > NAMED ? ", …" : "")) + ")");
            }
        }
        if (!parts.isEmpty()) {
            out.add("Words that real text has 100 times and more and that are not written once: "
                    + String.join("; ", parts) + "." + Findings.FIRST);
        }
    }
}
