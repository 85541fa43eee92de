package org.genloss.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genloss.report.TextExhibits.Continuations;
import org.genloss.report.TextExhibits.Words;

/** The frames of texts that metrics kept to be looked at. All of it is of the first trial. */
final class TextFrames {

    /** Characters of a prompt in the list that one is chosen from. */
    private static final int SHORT = 70;

    /** Characters of one continuation. */
    private static final int LONG = 1500;

    private TextFrames() {}

    static void write(Story.Panel panel, int index, StringBuilder out) {
        ExhibitFrames.names(panel, Exhibits::continuations).forEach(name -> continuations(panel, index, name, out));
        ExhibitFrames.names(panel, Exhibits::documents).forEach(name -> documents(panel, index, name, out));
        ExhibitFrames.names(panel, Exhibits::words).forEach(name -> words(panel, index, name, out));
    }

    /** All in HTML, so that it is there to be read and printed without scripts: they only turn to other prompts. */
    private static void continuations(Story.Panel panel, int index, String name, StringBuilder out) {
        SamePrompts same = SamePrompts.of(panel, name);
        if (same.texts() == 0) {
            return;
        }
        String title =
                same.prompted() ? "The same prompt, continued by every generation" : "What every generation wrote";
        ExhibitFrames.open("continuations", index, name, title, out);
        out.append("<p class=\"doc\">")
                .append(
                        same.prompted()
                                ? "What the models of the first trial wrote after one and the same text"
                                : "Texts that the models of the first trial drew, in the order they were drawn")
                .append(", none chosen; below each its perplexity under the model of generation 0.</p>\n");
        if (same.texts() > 1) {
            out.append("<label class=\"choice\">")
                    .append(same.prompted() ? "prompt" : "text")
                    .append(" <select autocomplete=\"off\">");
            for (int i = 0; i < same.texts(); i++) {
                out.append("<option value=\"").append(i).append("\">").append(i + 1);
                String prompt = same.prompts(i).stream().findFirst().orElse("");
                if (!prompt.isBlank()) {
                    out.append(" – ").append(Html.text(Passage.cut(oneLine(prompt), SHORT)));
                }
                out.append("</option>\n");
            }
            out.append("</select></label>\n");
        }
        for (int i = 0; i < same.texts(); i++) {
            continued(panel, same, name, i, out);
        }
        out.append("</figure>\n");
    }

    private static String oneLine(String text) {
        return Passage.visible(text).strip().replaceAll("\\s+", " ");
    }

    private static void continued(Story.Panel panel, SamePrompts same, String name, int i, StringBuilder out) {
        out.append("<div class=\"continued\"").append(i > 0 ? " hidden" : "").append(">\n");
        Set<String> prompts = new LinkedHashSet<>(same.prompts(i));
        if (prompts.size() == 1) {
            out.append("<p class=\"prompt\"><b>Prompt</b> ");
            text(prompts.iterator().next(), out);
            out.append("</p>\n");
        }
        List<Story.Cell> cells = panel.cells().stream()
                .filter(cell ->
                        !ExhibitFrames.of(cell, Exhibits::continuations, name).isEmpty())
                .toList();
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Continuations ")
                .append(i + 1)
                .append(" by generation and setting\">\n<table><thead><tr><th scope=\"col\">generation</th>");
        for (Story.Cell cell : cells) {
            out.append("<th scope=\"col\"><span class=\"swatch c")
                    .append(cell.colour() % 7)
                    .append("\"></span>")
                    .append(Html.text(cell.name()))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        if (prompts.size() > 1) {
            out.append("<tr class=\"prompts\"><th scope=\"row\">prompt</th>");
            same.prompts(i).forEach(prompt -> {
                out.append("<td>");
                text(prompt, out);
                out.append("</td>");
            });
            out.append("</tr>\n");
        }
        for (int generation : same.generations()) {
            out.append("<tr><th scope=\"row\">").append(generation).append("</th>");
            cells.forEach(cell -> written(
                    ExhibitFrames.of(cell, Exhibits::continuations, name).get(generation), i, out));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div></div>\n");
    }

    private static void written(Continuations all, int i, StringBuilder out) {
        if (all == null || i >= all.texts().size()) {
            out.append("<td class=\"doc\">none kept</td>");
            return;
        }
        out.append("<td>");
        text(all.texts().get(i), out);
        if (i < all.perplexities().length) {
            out.append(" <small>perplexity ")
                    .append(Figures.of(all.perplexities()[i]))
                    .append("</small>");
        }
        out.append("</td>");
    }

    /** An element of its own, so that text which runs from right to left turns nothing but itself. */
    private static void text(String raw, StringBuilder out) {
        out.append("<span class=\"said\" dir=\"auto\">")
                .append(Html.text(Passage.visible(Passage.cut(raw, LONG)).strip()))
                .append("</span>");
    }

    private static void documents(Story.Panel panel, int index, String name, StringBuilder out) {
        String title = ExhibitFrames.title(name, Map.of("documents", "Read what was written, token by token"));
        ExhibitFrames.open("documents", index, name, title, out);
        out.append(
                        "<p class=\"doc\">Texts of the first trial, none chosen. Shaded by how little the model of generation 0")
                .append(
                        " expected each token: minus its log-probability, in nats. Plain tokens were not scored. Point at a")
                .append(" token for its number.</p>\n<p class=\"chart-keys surprise\">");
        List<String> steps = List.of("below 1", "1 to 2", "2 to 4", "4 to 6", "6 to 9", "9 nats and more");
        for (int i = 0; i < steps.size(); i++) {
            out.append("<span class=\"s")
                    .append(i)
                    .append("\">")
                    .append(steps.get(i))
                    .append("</span> ");
        }
        out.append("</p>\n");
        int most = TextData.documents(panel, name);
        if (most > 1) {
            out.append("<label class=\"choice\">text <select autocomplete=\"off\">");
            for (int i = 0; i < most; i++) {
                out.append("<option value=\"")
                        .append(i)
                        .append("\">")
                        .append(i + 1)
                        .append("</option>");
            }
            out.append("</select></label>\n");
        }
        Panels.slider(TextData.documentGenerations(panel, name), out);
        Panels.multiples(
                panel,
                cell -> !ExhibitFrames.of(cell, Exhibits::documents, name).isEmpty(),
                "passages",
                title,
                out);
        out.append(Panels.TABLE).append("</figure>\n");
    }

    private static void words(Story.Panel panel, int index, String name, StringBuilder out) {
        if (ExhibitFrames.generations(panel, Exhibits::words, name).isEmpty()) {
            return;
        }
        String title = ExhibitFrames.title(name, Map.of("words", "Words lost and gained"));
        ExhibitFrames.open("words", index, name, title, out);
        int most = panel.cells().stream()
                .flatMap(cell -> ExhibitFrames.of(cell, Exhibits::words, name).values().stream())
                .mapToInt(words -> words.words().size())
                .max()
                .orElse(0);
        out.append("<p class=\"doc\">Share of the ")
                .append(most)
                .append(
                        " most frequent words of held-out real text that still occur in as much text of the first trial, by how")
                .append(
                        " often they occur in the real one. A rare word may be missing by chance: one that is expected c times is")
                .append(" not seen with a chance of about e<sup>−c</sup>, so compare with generation 0")
                .append(
                        ExhibitFrames.hasReal(panel, Exhibits::words, name)
                                ? " and, in grey, with other real text"
                                : "")
                .append(".</p>\n")
                .append("<p class=\"chart-keys bands\">");
        for (int band = 0; band < WordBands.NAMES.size(); band++) {
            out.append("<span class=\"key\">")
                    .append(Opening.stroke(WordBands.DASHES.get(band)))
                    .append(WordBands.NAMES.get(band))
                    .append("</span> ");
        }
        out.append("</p>\n");
        Panels.multiples(panel, cell -> has(cell, name), "multiples", title + " by generation", out);
        Panels.slider(ExhibitFrames.generations(panel, Exhibits::words, name), out);
        Panels.multiples(panel, cell -> has(cell, name), "passages", title, out);
        out.append(Panels.TABLE).append("</figure>\n");
    }

    private static boolean has(Story.Cell cell, String name) {
        return ExhibitFrames.of(cell, Exhibits::words, name).values().stream().anyMatch(TextFrames::drawn);
    }

    /** Of real data there may be words alone. */
    static boolean drawn(Words words) {
        return words.drawn().length > 0;
    }
}
