package org.genloss.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run says about itself in {@code manifest.json}. Text that is missing is empty. */
record Manifest(
        String name,
        String title,
        String claim,
        String source,
        String specText,
        String specHash,
        String seed,
        int trials,
        int generations,
        List<Panel> panels,
        List<Cell> cells,
        Map<String, Measure> measures,
        Map<String, String> versions,
        Map<String, String> machine,
        String started,
        List<String> cautions) {

    static final JsonMapper MAPPER = JsonMapper.shared();

    /**
     * One group of curves that are drawn together.
     *
     * @param main names of the measures to show first; empty to let the report choose
     */
    record Panel(String id, String title, String text, List<String> main) {}

    /** One setting, run for every trial. */
    record Cell(int number, String panel, Map<String, String> labels, String sample, String dataHash) {}

    /** What a measure is called and means. */
    record Measure(String title, String doc, String unit) {}

    /**
     * Reads {@code manifest.json} of a run folder.
     *
     * @throws UserError if there is none, it is no JSON, or of another schema
     */
    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve("manifest.json");
        JsonNode root;
        try {
            root = MAPPER.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new UserError(
                    folder + " is not a run folder: it has no manifest.json",
                    "name a folder that `genloss run` has written",
                    e);
        } catch (JacksonException e) {
            throw new UserError(
                    file + " is damaged: " + e.getOriginalMessage(), "run the experiment again into a new folder", e);
        }
        if (root.path("schema").asInt(0) != 1) {
            throw new UserError(
                    file + ": schema must be 1, but is " + root.path("schema"),
                    "make the report with the version of Genloss that made the run");
        }
        return of(root);
    }

    private static Manifest of(JsonNode root) {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode panel : root.path("panels")) {
            panels.add(new Panel(
                    text(panel, "panel"), text(panel, "title"), text(panel, "text"), strings(panel.path("main"))));
        }
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : root.path("cells")) {
            cells.add(new Cell(
                    cell.path("cell").asInt(cells.size()),
                    text(cell, "panel"),
                    texts(cell.path("labels")),
                    text(cell, "sample"),
                    text(cell, "data_hash")));
        }
        Map<String, Measure> measures = new LinkedHashMap<>();
        root.path("metrics")
                .properties()
                .forEach(e -> measures.put(
                        e.getKey(),
                        new Measure(
                                text(e.getValue(), "title"), text(e.getValue(), "doc"), text(e.getValue(), "unit"))));
        return new Manifest(
                text(root, "name"),
                text(root, "title"),
                text(root, "claim"),
                text(root, "source"),
                text(root, "spec_text"),
                text(root, "spec_hash"),
                text(root, "seed"),
                root.path("trials").asInt(0),
                root.path("generations").asInt(0),
                List.copyOf(panels),
                List.copyOf(cells),
                measures,
                texts(root.path("versions")),
                texts(root.path("machine")),
                text(root, "started"),
                strings(root.path("cautions")));
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("").strip();
    }

    private static List<String> strings(JsonNode array) {
        List<String> out = new ArrayList<>();
        array.forEach(item -> out.add(item.asString("")));
        return List.copyOf(out);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> out = new LinkedHashMap<>();
        object.properties()
                .forEach(e ->
                        out.put(e.getKey(), e.getValue().asString(e.getValue().toString())));
        return out;
    }
}
