package org.genloss.report.gallery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.genloss.report.Figures;
import org.genloss.report.Html;

/** The claims in words and numbers: how many hold, the table of all numbers, and how each check was made. */
final class Summary {

    private Summary() {}

    /** Head of the page: what it is, and how many claims hold. */
    static String of(List<Claim> claims) {
        Map<String, Long> count = new LinkedHashMap<>();
        for (String status : List.of("pass", "fail", "not run")) {
            count.put(
                    status,
                    claims.stream()
                            .filter(claim -> claim.status().equals(status))
                            .count());
        }
        String counts = count.entrySet().stream()
                .map(entry -> "<span class=\"count " + style(entry.getKey()) + "\">" + mark(entry.getKey()) + " <b>"
                        + entry.getValue() + "</b> " + entry.getKey() + "</span>")
                .collect(Collectors.joining("\n"));
        return """
                <p class="kicker">Genloss reproduce</p>
                <h1>Known answers and figures</h1>
                <p class="claim">What is published or can be computed exactly, beside what this program gives. Each tolerance is \
                named before the run and comes from the mathematics: standard errors of our own mean, or the stated error of an \
                expansion.</p>
                <p class="counts">
                """ + counts + "\n</p>\n";
    }

    /** One line a number. */
    static String table(List<Claim> claims) {
        StringBuilder out = new StringBuilder("""
                <section class="panel" aria-labelledby="all"><h2 id="all">All numbers</h2>
                <p class="lead">The error is our standard error; a dash where our number is computed and not simulated. A claim holds \
                when every number of it lies within its tolerance.</p>
                """);
        open(out, "All numbers: expected, ours, error, tolerance and result", true);
        for (Claim claim : claims) {
            rows(out, claim, true);
        }
        return out.append("</tbody></table></div></section>\n").toString();
    }

    /** The numbers of one claim. */
    static void table(StringBuilder out, Claim claim) {
        open(out, "Numbers of " + claim.id(), false);
        rows(out, claim, false);
        out.append("</tbody></table></div>\n");
    }

    private static void open(StringBuilder out, String label, boolean named) {
        out.append(named ? "<div class=\"scroll claims all\"" : "<div class=\"scroll claims\"")
                .append(" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.text(label))
                .append("\"><table class=\"sortable\"><thead><tr>");
        if (named) {
            head(out, "Check", false);
        }
        head(out, "Number", false);
        head(out, "Expected", true);
        head(out, "From", false);
        head(out, "Ours", true);
        head(out, "Error", true);
        head(out, "Tolerance", true);
        head(out, "Rule", false);
        head(out, "Result", false);
        out.append("</tr></thead><tbody>\n");
    }

    private static void head(StringBuilder out, String text, boolean number) {
        out.append("<th scope=\"col\"")
                .append(number ? " class=\"number\"" : "")
                .append('>')
                .append(text)
                .append("</th>");
    }

    private static void rows(StringBuilder out, Claim claim, boolean named) {
        List<Claim.Row> rows = claim.rows().isEmpty()
                ? List.of(new Claim.Row(
                        claim.claim(), "", Double.NaN, Double.NaN, Double.NaN, Double.NaN, claim.note(), false))
                : claim.rows();
        for (Claim.Row row : rows) {
            out.append("<tr>");
            if (named) {
                out.append("<th scope=\"row\"><a href=\"#")
                        .append(place(claim))
                        .append("\">")
                        .append(Html.text(claim.id()))
                        .append("</a></th>");
            }
            text(out, "text", row.what());
            text(out, "number", Figures.of(row.expected()));
            text(out, "", row.origin());
            text(out, "number", Figures.of(row.ours()));
            text(out, "number", Figures.of(row.error()));
            text(out, "number", Figures.of(row.tolerance()));
            text(out, "text", row.rule());
            String status = claim.rows().isEmpty() ? claim.status() : row.result();
            out.append("<td class=\"")
                    .append(style(status))
                    .append("\">")
                    .append(mark(status))
                    .append(' ')
                    .append(Html.text(status))
                    .append("</td></tr>\n");
        }
    }

    private static void text(StringBuilder out, String style, String text) {
        out.append(style.isEmpty() ? "<td>" : "<td class=\"" + style + "\">")
                .append(Html.text(text))
                .append("</td>");
    }

    /** End of the page: what each check says, from where, and how it was run. */
    static String checks(List<Claim> claims) {
        StringBuilder out = new StringBuilder("<section><h2>What each check says</h2>\n<dl class=\"checks\">\n");
        for (Claim claim : claims) {
            out.append("<div id=\"check-")
                    .append(Html.text(claim.id()))
                    .append("\"><dt>")
                    .append(Html.text(claim.id()))
                    .append(" <span class=\"")
                    .append(style(claim.status()))
                    .append("\">")
                    .append(mark(claim.status()))
                    .append(' ')
                    .append(Html.text(claim.status()))
                    .append("</span></dt>\n");
            told(out, claim.claim());
            told(out, "Source: " + claim.source());
            told(out, "Setting: " + claim.setting());
            if (!claim.note().isEmpty()) {
                told(out, claim.note());
            }
            boolean ran = !claim.rows().isEmpty();
            told(out, (ran ? "Took " : "Would take about ") + Figures.of(claim.seconds()) + " s");
            out.append("</div>\n");
        }
        return out.append("</dl></section>\n").toString();
    }

    private static void told(StringBuilder out, String text) {
        out.append("<dd>").append(Html.text(text)).append("</dd>\n");
    }

    /** Where a claim is told at length: its figure, or its entry at the end of the page. */
    static String place(Claim claim) {
        return Html.text((claim.picture().isPresent() ? "figure-" : "check-") + claim.id());
    }

    /** A sign beside the word, so that colour is never alone. */
    static String mark(String status) {
        return switch (status) {
            case "pass", Claim.Row.AGREES -> "✓";
            case "fail", Claim.Row.DISAGREES -> "✗";
            default -> "○";
        };
    }

    static String style(String status) {
        return Html.text(status.replace(' ', '-'));
    }
}
