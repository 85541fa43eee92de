package org.genloss.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.genloss.ledger.Entry;

/**
 * Images as the models of the first trial drew them, after figure 9 of Shumailov et al. (2024): a square of images for real
 * data and for each generation, and in a sweep a row for each setting, so that squares of one generation stand below one
 * another.
 */
final class Grids {

    /** Squares of one setting alone, and of each of several: as many as fit two lines of a page, and one. */
    private static final int MOST_ALONE = 8;

    private static final int MOST_OF_MANY = 6;

    /** Images along the side of a square of one setting alone, and of each of several. */
    private static final int SIDE_ALONE = 8;

    private static final int SIDE_OF_MANY = 6;

    private Grids() {}

    /** Writes nothing where the models drew no images. */
    static void write(Story.Panel panel, int index, StringBuilder out) {
        List<Story.Cell> cells =
                panel.cells().stream().filter(cell -> !drawn(cell).isEmpty()).toList();
        if (cells.isEmpty()) {
            return;
        }
        boolean alone = cells.size() == 1;
        List<Integer> columns = columns(cells, alone ? MOST_ALONE : MOST_OF_MANY);
        int side = cells.stream()
                .flatMap(cell -> drawn(cell).values().stream())
                .mapToInt(pixels -> side(pixels, alone ? SIDE_ALONE : SIDE_OF_MANY))
                .min()
                .getAsInt();
        Panels.frame("images", index, -1, "What the models drew", "", out);
        out.append("<p class=\"doc\">").append(caption(columns, side)).append("</p>\n");
        if (alone) {
            blocks(cells.get(0), columns, side, out);
        } else {
            rows(cells, columns, side, out);
        }
        out.append("</figure>\n");
    }

    /** Images by generation, real ones under {@link Entry#BASELINE}. */
    private static TreeMap<Integer, Pixels> drawn(Story.Cell cell) {
        TreeMap<Integer, Pixels> images = new TreeMap<>();
        cell.glimpses().byGeneration().forEach((g, glimpse) -> glimpse.images()
                .ifPresent(pixels -> images.put(g, pixels)));
        return images;
    }

    /** Real data where they were kept, then generations, the first and the last among them. */
    private static List<Integer> columns(List<Story.Cell> cells, int most) {
        TreeSet<Integer> all = new TreeSet<>();
        cells.forEach(cell -> all.addAll(drawn(cell).keySet()));
        boolean real = all.remove(Entry.BASELINE);
        List<Integer> columns = new ArrayList<>();
        if (real) {
            columns.add(Entry.BASELINE);
        }
        columns.addAll(Thinning.of(List.copyOf(all), most - columns.size()));
        return columns;
    }

    /** Images along the side of a square, so that it is about as wide as {@code most} small images and is full. */
    private static int side(Pixels pixels, int most) {
        int fit = Math.max(1, most * Sheet.SMALL / Math.max(Sheet.SMALL, pixels.width()));
        return Math.max(1, Math.min(fit, (int) Math.sqrt(pixels.count())));
    }

    private static String caption(List<Integer> columns, int side) {
        return (columns.contains(Entry.BASELINE) ? "Real images, then images" : "Images")
                + " drawn in the first trial: " + Figures.count(side * (long) side, "image")
                + " of each generation, taken in order, none chosen.";
    }

    private static void blocks(Story.Cell cell, List<Integer> columns, int side, StringBuilder out) {
        out.append("<div class=\"sheets\">\n");
        for (int generation : columns) {
            out.append("<div class=\"sheet\"><span class=\"of\">")
                    .append(when(generation))
                    .append("</span>")
                    .append(square(cell, generation, side))
                    .append("</div>\n");
        }
        out.append("</div>\n");
    }

    private static void rows(List<Story.Cell> cells, List<Integer> columns, int side, StringBuilder out) {
        out.append(
                        "<div class=\"squares\" tabindex=\"0\" role=\"region\" aria-label=\"Images by setting and generation\">\n")
                .append("<table><thead><tr>");
        columns.forEach(generation ->
                out.append("<th scope=\"col\">").append(when(generation)).append("</th>"));
        out.append("</tr></thead>\n");
        for (Story.Cell cell : cells) {
            out.append("<tbody><tr><th scope=\"rowgroup\" colspan=\"")
                    .append(columns.size())
                    .append("\"><span class=\"swatch c")
                    .append(cell.colour() % 7)
                    .append("\"></span>")
                    .append(Html.text(cell.name()))
                    .append("</th></tr>\n<tr>");
            columns.forEach(generation ->
                    out.append("<td>").append(square(cell, generation, side)).append("</td>"));
            out.append("</tr></tbody>\n");
        }
        out.append("</table></div>\n");
    }

    private static String square(Story.Cell cell, int generation, int side) {
        Optional<Pixels> pixels = Optional.ofNullable(drawn(cell).get(generation));
        return pixels.map(all -> new Sheet(all.first(side * side), side)
                        .html(
                                cell.name() + ", " + when(generation) + ": "
                                        + Figures.count(side * (long) side, "image"),
                                Sheet.SMALL))
                .orElse("<span class=\"doc\">none kept</span>");
    }

    /** {@code real} or {@code generation 3}. */
    static String when(int generation) {
        return generation == Entry.BASELINE ? "real" : "generation " + generation;
    }
}
