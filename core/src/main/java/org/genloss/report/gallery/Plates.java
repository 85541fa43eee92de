package org.genloss.report.gallery;

import java.util.List;
import org.genloss.report.Html;

/** One section a figure: its charts, caption, and the numbers that are known of it. */
final class Plates {

    /** Styles of line, in the bar that stays in sight. */
    static final String LEGEND = key("", "ours") + key("6 4", "a law, or published");

    private Plates() {}

    static String of(List<Claim> claims) {
        StringBuilder out = new StringBuilder();
        int index = 0;
        for (Claim claim : claims) {
            if (claim.picture().isPresent()) {
                plate(out, claim, claim.picture().get(), index++);
            }
        }
        return out.toString();
    }

    private static void plate(StringBuilder out, Claim claim, Picture picture, int index) {
        String id = Html.text("figure-" + claim.id());
        out.append("<section class=\"panel\" id=\"")
                .append(id)
                .append("\" aria-labelledby=\"")
                .append(id)
                .append("-title\"><h2 id=\"")
                .append(id)
                .append("-title\">")
                .append(Html.text(picture.title()))
                .append(" <span class=\"")
                .append(Summary.style(claim.status()))
                .append("\">")
                .append(Summary.mark(claim.status()))
                .append("</span></h2>\n");
        paragraph(out, "lead", picture.caption());
        picture.mosaics().forEach(mosaic -> Mosaics.write(out, mosaic));
        out.append(Charts.html(picture.charts(), index));
        paragraph(out, "lead", claim.claim());
        if (!claim.rows().isEmpty()) {
            Summary.table(out, claim);
        }
        paragraph(out, "doc", claim.note());
        paragraph(out, "doc", "Setting: " + claim.setting().strip() + ". Source: " + claim.source());
        out.append("</section>\n");
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

    private static String key(String dash, String text) {
        return "<span class=\"key\"><svg class=\"stroke\" width=\"30\" height=\"8\" aria-hidden=\"true\"><line x1=\"0\""
                + " y1=\"4\" x2=\"30\" y2=\"4\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"" + dash
                + "\"/></svg>" + text + "</span>\n";
    }
}
