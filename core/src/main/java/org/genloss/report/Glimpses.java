package org.genloss.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.genloss.ledger.Entry;
import org.genloss.spec.UserError;
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

    private static final Pattern NAME = Pattern.compile("c(\\d+)-(?:g(\\d+)|real)\\.json");

    /**
     * The items of one generation; the fields of other kinds are empty.
     *
     * @param kind {@code points}, {@code symbols} or {@code tokens}
     * @param columns names of the coordinates
     * @param points n x d values
     * @param counts occurrences of each symbol
     * @param text generated passages
     */
    record Glimpse(String kind, List<String> columns, double[][] points, long[] counts, List<String> text) {}

    /** Reads the folder {@code samples}, which may be missing. */
    static Map<Integer, Glimpses> read(Path folder) throws IOException {
        Map<Integer, Glimpses> cells = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return cells;
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                int generation = name.group(2) == null ? Entry.BASELINE : Integer.parseInt(name.group(2));
                cells.computeIfAbsent(Integer.parseInt(name.group(1)), c -> new Glimpses(new TreeMap<>()))
                        .byGeneration()
                        .put(generation, glimpse(file));
            }
        }
        return cells;
    }

    /** Generations of models, ascending. */
    List<Integer> generations() {
        return List.copyOf(byGeneration.tailMap(0).keySet());
    }

    private static Glimpse glimpse(Path file) throws IOException {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new UserError(
                    file + " is damaged: " + e.getOriginalMessage(), "delete it: the report does without it", e);
        }
        List<String> columns = new ArrayList<>();
        root.path("columns").forEach(column -> columns.add(column.asString("")));
        List<String> text = new ArrayList<>();
        root.path("text").forEach(item -> text.add(item.asString("")));
        return new Glimpse(
                root.path("kind").asString(""),
                columns,
                points(root.path("values")),
                counts(root.path("counts")),
                text);
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

    private static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return switch (node.asString("NaN")) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    private static long[] counts(JsonNode values) {
        long[] counts = new long[values.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = values.get(i).asLong(0);
        }
        return counts;
    }
}
