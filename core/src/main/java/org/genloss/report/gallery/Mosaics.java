package org.genloss.report.gallery;

import org.genloss.report.Figures;
import org.genloss.report.Html;
import org.genloss.report.Sheet;

/** Images of a figure: lines behind their labels, or blocks below theirs. */
final class Mosaics {

    /** CSS pixels that a line of images may take, so that it fits a page beside its label. */
    private static final int LINE = 900;

    private Mosaics() {}

    static void write(StringBuilder out, Mosaic mosaic) {
        boolean lines = mosaic.rows().stream().allMatch(row -> row.images().count() <= mosaic.columns());
        int across = lines ? Math.min(Sheet.LARGE, Math.max(Sheet.SMALL, LINE / mosaic.columns())) : Sheet.SMALL;
        String title = Html.text(mosaic.title());
        out.append("<figure class=\"mosaic\">\n<figcaption><span class=\"name\">")
                .append(title)
                .append("</span></figcaption>\n<div class=\"")
                .append(lines ? "sheets lines" : "sheets")
                .append("\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(title)
                .append("\">\n");
        for (Mosaic.Row row : mosaic.rows()) {
            String alt = row.label() + ": " + Figures.count(row.images().count(), "image");
            out.append("<div class=\"sheet\"><span class=\"of\">")
                    .append(Html.text(row.label()))
                    .append("</span>")
                    .append(new Sheet(row.images(), mosaic.columns()).html(alt, across))
                    .append("</div>\n");
        }
        out.append("</div>\n</figure>\n");
    }
}
