package org.genloss.app.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.RunFolder;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run folder as the program reads it back: its manifest, and its ledger as a stream.
 *
 * @param folder where it is
 * @param name the experiment's name
 * @param specHash what experiment it is
 * @param seed root seed
 * @param generations most generations of a cell
 * @param cells the grid
 * @param docs what readings are, by the part of their names before the brackets; those of one metric share the text
 */
public record Run(
        Path folder,
        String name,
        String specHash,
        long seed,
        int generations,
        List<Cell> cells,
        Map<String, String> docs) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A point of the grid. */
    public record Cell(int index, String panel, Map<String, String> labels) {

        /** Its labels on one line; {@code policy} needs no key. */
        public String title() {
            return labels.entrySet().stream()
                    .map(label -> label.getKey().equals("policy")
                            ? label.getValue()
                            : label.getKey() + "=" + label.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    /** What happened to a trial. */
    public record Event(int cell, int trial, int generation, String event, String reason) {}

    /**
     * Opens a run folder.
     *
     * @throws UserError if it is none, or damaged
     */
    public static Run open(Path folder) {
        JsonNode manifest = RunFolder.readManifest(folder);
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : manifest.path("cells")) {
            Map<String, String> labels = new LinkedHashMap<>();
            cell.path("labels")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asString("")));
            cells.add(new Cell(cell.path("cell").asInt(-1), cell.path("panel").asString(""), labels));
        }
        return new Run(
                folder,
                manifest.path("name").asString(""),
                manifest.path("spec_hash").asString(""),
                manifest.path("seed").asLong(0),
                manifest.path("generations").asInt(0),
                cells,
                docs(manifest));
    }

    private static Map<String, String> docs(JsonNode manifest) {
        Map<String, String> docs = new LinkedHashMap<>();
        manifest.path("metrics")
                .properties()
                .forEach(metric ->
                        docs.put(metric.getKey(), metric.getValue().path("doc").asString("")));
        return docs;
    }

    /** Hands every reading to {@code readings} and every event of a trial to {@code events}, in the ledger's order. */
    public void lines(Consumer<Reading> readings, Consumer<Event> events) {
        Path file = folder.resolve("ledger.jsonl");
        Ledger.lines(file, line -> {
            JsonNode node = parse(file, line);
            if (node.has("metric")) {
                readings.accept(reading(node));
            } else if (node.has("trial")) {
                events.accept(new Event(
                        node.path("cell").asInt(),
                        node.path("trial").asInt(),
                        node.path("generation").asInt(),
                        node.path("event").asString(""),
                        node.path("reason").asString("")));
            }
        });
    }

    private static JsonNode parse(Path file, String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            throw new UserError(
                    file + " is damaged: " + e.getOriginalMessage(),
                    "restore it from a copy, or run the experiment again in another folder",
                    e);
        }
    }

    private static Reading reading(JsonNode node) {
        List<String> items = new ArrayList<>();
        node.path("items").forEach(item -> items.add(item.asString("")));
        return new Reading(
                node.path("cell").asInt(),
                node.path("trial").asInt(),
                node.path("generation").asInt(),
                node.path("metric").asString(""),
                number(node.path("value")),
                number(node.path("se")),
                number(node.path("low")),
                number(node.path("high")),
                node.path("unit").asString(""),
                String.join(" ", items));
    }

    /** Numbers that are not finite are written as text. */
    private static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        return node.isString() ? Double.parseDouble(node.asString()) : Double.NaN;
    }
}
