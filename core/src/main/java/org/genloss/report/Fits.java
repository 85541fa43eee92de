package org.genloss.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** How the fits of the first trial went, epoch by epoch: a chart for each curve of each setting, behind a fold. */
final class Fits {

    /** Generations drawn over each other. */
    private static final int RUNS = 21;

    private Fits() {}

    static void write(Story.Panel panel, int index, StringBuilder out) {
        int charts = panel.cells().stream().mapToInt(cell -> names(cell).size()).sum();
        if (charts == 0) {
            return;
        }
        out.append("<details class=\"more fits\"><summary>How the fits went <span class=\"count\">")
                .append(charts)
                .append(
                        "</span></summary>\n<p class=\"doc\">Each line is the fit of one generation of the first trial.</p>\n");
        scale(generations(panel), false, out);
        for (int i = 0; i < panel.cells().size(); i++) {
            cell(panel.cells().get(i), index, i, out);
        }
        out.append("</details>\n");
    }

    private static void cell(Story.Cell cell, int panel, int index, StringBuilder out) {
        List<String> names = names(cell);
        if (names.isEmpty()) {
            return;
        }
        out.append("<h3 class=\"under-title\"><span class=\"swatch c")
                .append(cell.colour() % 7)
                .append("\"></span>")
                .append(Html.text(cell.name()))
                .append("</h3>\n<div class=\"grid\">\n");
        for (int k = 0; k < names.size(); k++) {
            String name = names.get(k);
            out.append("<figure class=\"fit\" data-panel=\"")
                    .append(panel)
                    .append("\" data-cell=\"")
                    .append(index)
                    .append("\" data-curve=\"")
                    .append(k)
                    .append("\">\n<figcaption><span class=\"name\">")
                    .append(Html.text(words(name)))
                    .append("</span> <span class=\"unit\">")
                    .append(Html.text(Panels.shownUnit(unit(cell, name))))
                    .append("</span></figcaption>\n");
            Panels.plot(words(name) + " by epoch, " + cell.name() + ". The table below has all numbers.", out);
            out.append("<div class=\"under\">").append(Panels.TABLE).append("</div></figure>\n");
        }
        out.append("</div>\n");
    }

    /** Adds {@code fits} to the panel: for each setting its curves, in the order of the frames. */
    static void write(Story.Panel panel, Json json) {
        List<Integer> generations = generations(panel);
        json.array("fits", () -> panel.cells()
                .forEach(cell -> json.array(
                        () -> names(cell).forEach(name -> json.object(() -> curve(cell, name, generations, json))))));
        json.integers("fitted", generations);
    }

    private static void curve(Story.Cell cell, String name, List<Integer> generations, Json json) {
        json.put("name", words(name)).put("unit", unit(cell, name));
        json.array("runs", () -> generations.stream()
                .map(cell.fits()::get)
                .filter(Objects::nonNull)
                .filter(fit -> fit.curves().containsKey(name))
                .forEach(fit -> json.object(() -> json.put("g", fit.generation())
                        .numbers("values", fit.curves().get(name)))));
    }

    private static List<Integer> generations(Story.Panel panel) {
        TreeSet<Integer> all = new TreeSet<>();
        panel.cells().forEach(cell -> all.addAll(cell.fits().keySet()));
        return Thinning.of(List.copyOf(all), RUNS);
    }

    private static List<String> names(Story.Cell cell) {
        Set<String> names = new LinkedHashSet<>();
        cell.fits().values().forEach(fit -> names.addAll(fit.curves().keySet()));
        return List.copyOf(names);
    }

    private static String unit(Story.Cell cell, String name) {
        return cell.fits().values().stream()
                .map(fit -> fit.units().getOrDefault(name, ""))
                .filter(unit -> !unit.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Abbreviations in capitals, all else in words. */
    private static String words(String name) {
        return name.equals("elbo") || name.equals("kl") ? name.toUpperCase(Locale.ROOT) : name.replace('_', ' ');
    }

    /** The key to the colours of generations, and to the grey of real data where they are drawn. */
    static void scale(List<Integer> generations, boolean real, StringBuilder out) {
        out.append("<p class=\"chart-keys\">");
        if (real) {
            out.append("<span class=\"key\"><span class=\"swatch dash real\"></span>real data</span> ");
        }
        if (!generations.isEmpty()) {
            out.append("<span class=\"scale generations\">generation ")
                    .append(generations.get(0))
                    .append(" <i></i> ")
                    .append(generations.get(generations.size() - 1))
                    .append("</span>");
        }
        out.append("</p>\n");
    }
}
