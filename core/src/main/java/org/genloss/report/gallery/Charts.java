package org.genloss.report.gallery;

import java.util.ArrayList;
import java.util.List;
import org.genloss.report.Figures;
import org.genloss.report.Html;
import org.genloss.report.Json;

/** Small charts beside each other: their places in the page, and their numbers for the script that draws them. */
public final class Charts {

    /** Scripts of a page with charts, after those of its own and before {@code frame.js}. */
    public static final List<String> SCRIPTS = List.of("format.js", "look.js", "tables.js", "gallery/gallery.js");

    private Charts() {}

    /** The numbers of charts: one item of {@code plates}. */
    public static void json(Json json, List<Picture.Chart> charts) {
        json.array(() -> charts.forEach(chart -> json.object(() -> chart(json, chart))));
    }

    /**
     * Places for charts, side by side.
     *
     * @param plate index of these charts among the {@code plates} of the page's data
     */
    public static String html(List<Picture.Chart> charts, int plate) {
        if (charts.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        boolean clouds = charts.stream().allMatch(chart -> chart.kind().equals("scatter"));
        out.append(clouds ? "<div class=\"grid clouds\">\n" : "<div class=\"grid\">\n");
        for (int i = 0; i < charts.size(); i++) {
            chart(out, charts.get(i), plate, i);
        }
        return out.append("</div>\n").toString();
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

    private static void chart(Json json, Picture.Chart chart) {
        json.put("title", chart.title()).put("kind", chart.kind());
        axis(json, "x", chart.x());
        axis(json, "y", chart.y());
        json.array("series", () -> chart.series().forEach(series -> json.object(() -> series(json, series))));
    }

    private static void axis(Json json, String name, Picture.Axis axis) {
        json.object(name, () -> json.put("name", axis.name())
                .put("log", axis.log())
                .put("low", axis.low())
                .put("high", axis.high()));
    }

    private static void series(Json json, Picture.Series series) {
        json.put("name", series.name()).put("dashed", series.dashed());
        json.numbers("x", series.x()).numbers("y", series.y());
        if (series.low().length > 0) {
            json.numbers("low", series.low()).numbers("high", series.high());
        }
    }
}
