package org.genloss.report.gallery;

import java.util.ArrayList;
import java.util.List;
import org.genloss.report.Figures;
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
        charts(out, picture.charts(), index);
        paragraph(out, "lead", claim.claim());
        if (!claim.rows().isEmpty()) {
            Summary.table(out, claim);
        }
        paragraph(out, "doc", claim.note());
        paragraph(out, "doc", "Setting: " + claim.setting().strip() + ". Source: " + claim.source());
        out.append("</section>\n");
    }

    private static void charts(StringBuilder out, List<Picture.Chart> charts, int plate) {
        if (charts.isEmpty()) {
            return;
        }
        boolean clouds = charts.stream().allMatch(chart -> chart.kind().equals("scatter"));
        out.append(clouds ? "<div class=\"grid clouds\">\n" : "<div class=\"grid\">\n");
        for (int i = 0; i < charts.size(); i++) {
            chart(out, charts.get(i), plate, i);
        }
        out.append("</div>\n");
    }

    private static void chart(StringBuilder out, Picture.Chart chart, int plate, int index) {
        out.append("<figure class=\"chart\" data-plate=\"")
                .append(plate)
                .append("\" data-chart=\"")
                .append(index)
                .append("\">\n<figcaption><span class=\"name\">")
                .append(Html.text(chart.title()))
                .append("</span> <span class=\"unit\">")
                .append(Html.text(chart.y().name()))
                .append("</span></figcaption>\n<div><div class=\"plot\" role=\"img\" aria-label=\"")
                .append(Html.text(inWords(chart)))
                .append("\"></div>\n")
                .append(keys(chart))
                .append(
                        "</div>\n<div class=\"under\"><details class=\"table\"><summary>Table</summary></details></div>\n"
                                + "</figure>\n");
    }

    /** A key for each named series; a chart of one series needs none. */
    private static String keys(Picture.Chart chart) {
        if (chart.series().size() < 2) {
            return "";
        }
        if (chart.kind().equals("generations")) {
            return scale(chart);
        }
        StringBuilder out = new StringBuilder("<p class=\"chart-keys\">");
        int colour = -1;
        for (Picture.Series series : chart.series()) {
            colour = series.dashed() ? colour : colour + 1;
            if (!series.name().isEmpty()) {
                String style = colour < 0 ? "real" : "c" + colour % 7;
                out.append("<span class=\"key\"><span class=\"")
                        .append(series.dashed() ? "swatch dash " : "swatch ")
                        .append(style)
                        .append("\"></span>")
                        .append(Html.text(series.name()))
                        .append("</span> ");
            }
        }
        return out.append("</p>\n").toString();
    }

    /** The colours of generations from the first to the last, and the grey of real data. */
    private static String scale(Picture.Chart chart) {
        List<String> names = chart.series().stream()
                .filter(series -> !series.dashed())
                .map(Picture.Series::name)
                .toList();
        StringBuilder out = new StringBuilder("<p class=\"chart-keys\">");
        chart.series().stream().filter(Picture.Series::dashed).forEach(real -> out.append(
                        "<span class=\"key\"><span class=\"swatch dash real\"></span>")
                .append(Html.text(real.name()))
                .append("</span> "));
        if (!names.isEmpty()) {
            out.append("<span class=\"scale generations\">")
                    .append(Html.text(names.get(0)))
                    .append(" <i></i> ")
                    .append(Html.text(names.get(names.size() - 1)))
                    .append("</span>");
        }
        return out.append("</p>\n").toString();
    }

    /** The chart for those who cannot see it: its axes, and where each series begins and ends. */
    private static String inWords(Picture.Chart chart) {
        List<String> parts = new ArrayList<>();
        for (Picture.Series series : chart.series()) {
            int n = series.x().length;
            if (n == 0 || series.name().isEmpty()) {
                continue;
            }
            parts.add(
                    chart.kind().equals("scatter")
                            ? series.name() + ": " + Figures.count(n, "point")
                            : series.name() + ": " + Figures.of(series.y()[0]) + " at " + Figures.of(series.x()[0])
                                    + ", " + Figures.of(series.y()[n - 1]) + " at " + Figures.of(series.x()[n - 1]));
        }
        return chart.title() + ": " + chart.y().name() + " against " + chart.x().name() + ". "
                + String.join("; ", parts) + ". The table below has all numbers.";
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
