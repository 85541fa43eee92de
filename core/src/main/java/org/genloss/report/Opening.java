package org.genloss.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.genloss.ledger.Run;

/** The head of the page: what the reader is looking at, what was found, and the key to the colours. */
final class Opening {

    /** Patterns of dashes for the styles of line, as the key draws them; the charts use the same. */
    private static final List<String> DASHES = List.of("", "7 4", "2 3", "9 3 2 3", "12 4", "4 2 1 2");

    private Opening() {}

    static String title(Story story) {
        return story.runs().stream()
                .map(run -> run.about().title().isEmpty()
                        ? run.about().name()
                        : run.about().title())
                .distinct()
                .collect(Collectors.joining(" · "));
    }

    static String of(Story story) {
        StringBuilder out = new StringBuilder();
        boolean one = story.runs().size() == 1;
        out.append("<p class=\"kicker\">Genloss ")
                .append(one ? "report" : "comparison of " + story.runs().size() + " runs")
                .append("</p>\n<h1>")
                .append(Html.text(title(story)))
                .append("</h1>\n");
        List<String> names = Naming.of(story.runs()).runs();
        for (int i = 0; i < story.runs().size(); i++) {
            Evidence run = story.runs().get(i);
            Run about = run.about();
            if (!one) {
                out.append("<h2 class=\"run\">").append(Html.text(names.get(i))).append("</h2>\n");
            }
            paragraph(out, "claim", about.claim());
            paragraph(out, "facts", facts(run));
            paragraph(out, "source", about.source().isEmpty() ? "" : "After: " + about.source());
        }
        findings(story, out);
        return out.toString();
    }

    /** One button for each colour, which hides and shows its curves everywhere, and the styles of line. */
    static String legend(Story story) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < story.colours().size(); i++) {
            out.append("<button type=\"button\" class=\"key\" aria-pressed=\"true\" data-colour=\"")
                    .append(i)
                    .append("\"><span class=\"swatch c")
                    .append(i % 7)
                    .append("\"></span>")
                    .append(Html.text(story.colours().get(i)))
                    .append("</button>\n");
        }
        if (story.strokes().size() > 1) {
            for (int i = 0; i < story.strokes().size(); i++) {
                String name = story.strokes().get(i);
                out.append("<span class=\"key\">")
                        .append(stroke(DASHES.get(i % DASHES.size())))
                        .append(Html.text(name.isEmpty() ? "no label" : name))
                        .append("</span>\n");
            }
        }
        return out.append("<span class=\"key real\">")
                .append(stroke("3 3"))
                .append("real data</span>\n")
                .append(
                        Theory.any(story)
                                ? "<span class=\"key real\">" + stroke("8 3") + "expected by a law</span>\n"
                                : "")
                .toString();
    }

    /** A piece of line. */
    static String stroke(String dash) {
        return "<svg class=\"stroke\" width=\"30\" height=\"8\" aria-hidden=\"true\"><line x1=\"0\" y1=\"4\" x2=\"30\""
                + " y2=\"4\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"" + dash + "\"/></svg>";
    }

    private static String facts(Evidence run) {
        Run about = run.about();
        List<String> parts = new ArrayList<>();
        parts.add(Figures.count(about.cells().size(), "setting"));
        parts.add(Figures.count(about.trials(), "trial") + " each");
        parts.add(Figures.count(about.generations(), "generation"));
        parts.add("seed " + about.seed());
        if (!about.started().isEmpty()) {
            parts.add("started " + about.started());
        }
        return String.join(" · ", parts);
    }

    private static void findings(Story story, StringBuilder out) {
        out.append("<section class=\"findings\" aria-labelledby=\"found\">\n<h2 id=\"found\">What was measured</h2>\n"
                + "<p class=\"doc\">Medians over trials; in parentheses, 5 to 95 % of the trials."
                + " A trial that ended early counts with its last reading.</p>\n<dl>\n");
        for (int i = 0; i < story.panels().size(); i++) {
            Story.Panel panel = story.panels().get(i);
            List<String> found = Findings.of(story, panel);
            if (found.isEmpty()) {
                continue;
            }
            out.append("<div><dt><a href=\"#panel-")
                    .append(i)
                    .append("\">")
                    .append(Html.text(panel.title()))
                    .append("</a></dt>\n");
            found.forEach(line -> out.append("<dd>").append(line).append("</dd>\n"));
            out.append("</div>\n");
        }
        out.append("</dl>\n</section>\n");
    }

    private static void paragraph(StringBuilder out, String style, String text) {
        if (!text.isEmpty()) {
            out.append("<p class=\"")
                    .append(style)
                    .append("\">")
                    .append(Html.text(text))
                    .append("</p>\n");
        }
    }
}
