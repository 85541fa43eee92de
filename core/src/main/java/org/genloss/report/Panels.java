package org.genloss.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Manifest;

/** The sections of the page: for each panel its text and the frames that the scripts draw into. */
final class Panels {

    static final String TABLE = "<details class=\"table\"><summary>Table</summary></details>\n";

    /** Characters of an explanation that may always stand under its chart. */
    private static final int BRIEF = 100;

    /** Names of the charts of a panel, as in a printed figure. */
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private Panels() {}

    static String of(Story story) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < story.panels().size(); i++) {
            section(story, i, out);
        }
        return out.toString();
    }

    private static void section(Story story, int index, StringBuilder out) {
        Story.Panel panel = story.panels().get(index);
        out.append("<section class=\"panel\" id=\"panel-").append(index).append("\">\n<h2><span class=\"number\">");
        out.append(index + 1)
                .append("</span> ")
                .append(Html.text(panel.title()))
                .append("</h2>\n");
        if (!panel.text().isEmpty()) {
            out.append("<p class=\"lead\">").append(Html.text(panel.text())).append("</p>\n");
        }
        Sampled.write(panel, out);
        Grids.write(panel, index, out);
        List<String> all = new ArrayList<>(panel.main());
        all.addAll(panel.more());
        out.append("<div class=\"grid")
                .append(panel.main().size() == 4 ? " four" : "")
                .append("\">\n");
        for (int m = 0; m < panel.main().size(); m++) {
            curve(story, index, m, all.get(m), out);
        }
        out.append("</div>\n");
        distribution(panel, index, out);
        ExhibitFrames.write(panel, index, out);
        survival(panel, index, out);
        extinction(panel, index, out);
        Profiles.write(story, panel, out);
        Theory.write(story, index, out);
        Fits.write(panel, index, out);
        if (!panel.more().isEmpty()) {
            out.append("<details class=\"more\"><summary>More measures <span class=\"count\">")
                    .append(panel.more().size())
                    .append("</span></summary>\n<div class=\"grid\">\n");
            for (int m = panel.main().size(); m < all.size(); m++) {
                curve(story, index, m, all.get(m), out);
            }
            out.append("</div>\n</details>\n");
        }
        out.append("</section>\n");
    }

    private static void curve(Story story, int panel, int measure, String metric, StringBuilder out) {
        Story.Panel of = story.panels().get(panel);
        String unit = PageData.unit(of, metric);
        Manifest.About about = story.measure(metric, unit);
        frame("curve", panel, measure, about.title(), shownUnit(about.unit().isEmpty() ? unit : about.unit()), out);
        plot(about.title() + " by generation. " + inWords(of, metric), out);
        out.append("<div class=\"under\">\n");
        boolean brief = about.doc().length() <= BRIEF;
        if (brief && !about.doc().isEmpty()) {
            out.append("<p class=\"doc\">").append(Html.text(about.doc())).append("</p>\n");
        }
        out.append("<p class=\"note\" hidden></p>\n")
                .append(brief ? "" : explained(about.doc()))
                .append(TABLE)
                .append("</div>\n</figure>\n");
    }

    private static String explained(String doc) {
        return "<details class=\"about\"><summary>About</summary><p class=\"doc\">" + Html.text(doc)
                + "</p></details>\n";
    }

    private static void distribution(Story.Panel panel, int index, StringBuilder out) {
        String kind = Distribution.kind(panel);
        if (kind.isEmpty() || kind.equals("images")) {
            return;
        }
        String title = kind.equals("tokens") ? "What the models wrote" : "What the models drew";
        String about =
                switch (kind) {
                    case "line" ->
                        "Histograms of the items drawn in the first trial; grey: real data. Peaks above three"
                                + " times the real one are cut off.";
                    case "plane" ->
                        "Items drawn in the first trial at the chosen generation; ellipses: two standard"
                                + " deviations at this and earlier generations; grey: real data.";
                    case "symbols" ->
                        "Share of each symbol against its rank among the items drawn in the first trial;"
                                + " grey: real data.";
                    default ->
                        "Passages written by the models of the first trial, unchosen: the first that were drawn.";
                };
        frame("distribution", index, -1, title, "", out);
        out.append("<p class=\"doc\">").append(about).append("</p>\n");
        slider(Distribution.generations(panel), out);
        boolean text = kind.equals("tokens");
        multiples(panel, text ? "passages" : "multiples", title, out);
        out.append(text ? "" : TABLE).append("</figure>\n");
    }

    /** A slider over these generations, which stands at the last. */
    static void slider(List<Integer> generations, StringBuilder out) {
        int last = generations.size() - 1;
        out.append("<label class=\"slider\">generation <input type=\"range\" min=\"0\" max=\"")
                .append(last)
                .append("\" value=\"")
                .append(last)
                .append("\" aria-valuetext=\"")
                .append(Grids.when(generations.get(last)))
                .append("\"><output>")
                .append(generations.get(last) == Entry.BASELINE ? "real" : generations.get(last))
                .append("</output></label>\n");
    }

    private static void survival(Story.Panel panel, int index, StringBuilder out) {
        if (panel.survival().isEmpty()) {
            return;
        }
        frame("survival", index, -1, "Surviving types by frequency band", "share", out);
        boolean training = panel.survival().get(0).contains("of=training");
        out.append(
                        "<p class=\"doc\">Median over trials of the share of types of each band of real frequency that still")
                .append(training ? " occur in the training set" : " occur")
                .append(", the commonest types on top. <span class=\"scale\">0 <i></i> 1</span></p>\n");
        multiples(panel, "multiples", "Surviving types by frequency band", out);
        out.append(TABLE).append("</figure>\n");
    }

    private static void extinction(Story.Panel panel, int index, StringBuilder out) {
        if (panel.cells().stream().allMatch(cell -> cell.trials().losses().isEmpty())) {
            return;
        }
        String title = "When each type was lost";
        frame("extinction", index, -1, title, "generation", out);
        out.append(
                        "<p class=\"doc\">Types that the training sets of the first trial lost, by their number (of a vocabulary,")
                .append(" the rank in real data), and the generation in which they were last lost.</p>\n");
        multiples(panel, "multiples", title, out);
        out.append(TABLE).append("</figure>\n");
    }

    /** A frame for each setting of the panel, for a drawing or for passages of text. */
    private static void multiples(Story.Panel panel, String style, String title, StringBuilder out) {
        multiples(panel, cell -> true, style, title, out);
    }

    /** The same for some of the settings. */
    static void multiples(
            Story.Panel panel, Predicate<Story.Cell> some, String style, String title, StringBuilder out) {
        out.append("<div class=\"").append(style).append("\">\n");
        for (int i = 0; i < panel.cells().size(); i++) {
            Story.Cell cell = panel.cells().get(i);
            if (!some.test(cell)) {
                continue;
            }
            out.append("<div class=\"multiple\" data-cell=\"").append(i).append("\"><h3><span class=\"swatch c");
            out.append(cell.colour() % 7)
                    .append("\"></span>")
                    .append(Html.text(cell.name()))
                    .append("</h3>");
            if (style.equals("stages")) {
                out.append("<div class=\"stage\" tabindex=\"0\" role=\"region\" aria-label=\"")
                        .append(Html.text(title + ", " + cell.name()))
                        .append("\"></div>");
            } else if (style.equals("passages")) {
                out.append("<div class=\"text\" tabindex=\"0\" role=\"region\" aria-label=\"Passages, ")
                        .append(Html.text(cell.name()))
                        .append("\"></div>");
            } else {
                plot(title + ", " + cell.name() + ". The table below has the numbers.", out);
            }
            out.append("</div>\n");
        }
        out.append("</div>\n");
    }

    static void frame(String kind, int panel, int measure, String title, String unit, StringBuilder out) {
        out.append("<figure class=\"")
                .append(kind)
                .append("\" data-panel=\"")
                .append(panel)
                .append("\" data-measure=\"")
                .append(measure)
                .append("\">\n<figcaption>");
        if (kind.equals("curve") && measure < LETTERS.length()) {
            out.append("<span class=\"letter\" aria-hidden=\"true\">")
                    .append(LETTERS.charAt(measure))
                    .append("</span>");
        }
        out.append("<span class=\"name\">").append(Html.text(title)).append("</span>");
        if (!unit.isEmpty()) {
            out.append(" <span class=\"unit\">").append(Html.text(unit)).append("</span>");
        }
        if (kind.equals("curve")) {
            out.append("<button type=\"button\" class=\"log-y\" aria-pressed=\"false\"")
                    .append(" title=\"Logarithmic axis of values\">log y</button>");
        }
        out.append("</figcaption>\n");
    }

    static void plot(String label, StringBuilder out) {
        out.append("<div class=\"plot\" role=\"img\" aria-label=\"")
                .append(Html.text(label))
                .append("\"></div>\n");
    }

    static String shownUnit(String unit) {
        return unit.equals("1") ? "" : unit;
    }

    /** The chart for those who cannot see it: where each curve begins and ends. */
    private static String inWords(Story.Panel panel, String metric) {
        List<String> parts = new ArrayList<>();
        for (Story.Cell cell : panel.cells()) {
            Trials.Series series = cell.trials().series().get(metric);
            List<Integer> models = series == null
                    ? List.of()
                    : series.generations().stream().filter(g -> g >= 0).toList();
            if (!models.isEmpty()) {
                int first = models.get(0);
                int last = models.get(models.size() - 1);
                parts.add(cell.name() + ": median "
                        + Figures.of(series.summary(first).median()) + " at generation " + first + ", "
                        + Figures.of(series.summary(last).median()) + " at generation " + last);
            }
        }
        return String.join("; ", parts) + ". The table below has all numbers.";
    }
}
