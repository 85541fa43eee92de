package org.genloss.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.genloss.ledger.Entry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The items of one cell that were kept to look at, by generation; {@link Entry#BASELINE} are real data.
 *
 * <p>Read whole, since the laboratory keeps at most a thousand items a generation, and only of the first trial.
 */
record Glimpses(TreeMap<Integer, Glimpse> byGeneration) {

    /** Nothing was kept. */
    static final Glimpses NONE = new Glimpses(new TreeMap<>());

    /**
     * The items of one generation; the fields of other kinds are empty.
     *
     * @param kind {@code points}, {@code symbols}, {@code tokens} or {@code images}
     * @param columns names of the coordinates
     * @param points n x d values
     * @param counts occurrences of each symbol
     * @param text generated passages
     * @param images generated images
     */
    record Glimpse(
            String kind,
            List<String> columns,
            double[][] points,
            long[] counts,
            List<String> text,
            Optional<Pixels> images) {}

    /** Reads the folder {@code samples}, which may be missing. */
    static Map<Integer, Glimpses> read(Path folder) throws IOException {
        Map<Integer, Glimpses> cells = new TreeMap<>();
        for (SampleFiles.SampleFile file : SampleFiles.in(folder)) {
            if (file.exhibit().isEmpty()) {
                cells.computeIfAbsent(file.cell(), c -> new Glimpses(new TreeMap<>()))
                        .byGeneration()
                        .put(file.generation(), glimpse(file.path()));
            }
        }
        return cells;
    }

    /** Generations of models, ascending. */
    List<Integer> generations() {
        return List.copyOf(byGeneration.tailMap(0).keySet());
    }

    private static Glimpse glimpse(Path file) throws IOException {
        try {
            return glimpse(Json.MAPPER.readTree(Files.readAllBytes(file)));
        } catch (JacksonException e) {
            throw Exhibits.damaged(file, e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw Exhibits.damaged(file, e.getMessage(), e);
        }
    }

    private static Glimpse glimpse(JsonNode root) {
        List<String> columns = new ArrayList<>();
        root.path("columns").forEach(column -> columns.add(column.asString("")));
        List<String> text = new ArrayList<>();
        root.path("text").forEach(item -> text.add(item.asString("")));
        String kind = root.path("kind").asString("");
        return new Glimpse(
                kind,
                columns,
                points(root.path("values")),
                counts(root.path("counts")),
                text,
                kind.equals("images") ? Optional.of(Exhibits.pixels(root, "pixels")) : Optional.empty());
    }

    private static double[][] points(JsonNode values) {
        double[][] points = new double[values.size()][];
        for (int i = 0; i < points.length; i++) {
            JsonNode row = values.get(i);
            points[i] = new double[row.size()];
            for (int j = 0; j < points[i].length; j++) {
                points[i][j] = number(row.get(j));
            }
        }
        return points;
    }

    /** A number, or its name where it is not finite. */
    static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return switch (node.asString("NaN")) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    /** Whole numbers, 0 for what is none. */
    static long[] counts(JsonNode values) {
        long[] counts = new long[values.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = values.get(i).asLong(0);
        }
        return counts;
    }
}
