package org.genloss.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.genloss.spec.UserError;
import tools.jackson.databind.JsonNode;

/**
 * A run folder read back, finished or not: what its {@code manifest.json} says, and its ledger as a stream. Text that is
 * missing is empty.
 *
 * @param folder where it is
 * @param name the experiment's name
 * @param title one line for people
 * @param claim what it is meant to show
 * @param source the paper it repeats
 * @param specText the whole spec as resolved, YAML
 * @param specHash SHA-256 of {@code specText}, hexadecimal: the identity of the experiment
 * @param seed root seed
 * @param trials most trials a cell
 * @param generations most generations of a cell
 * @param panels the parts of the experiment
 * @param cells the grid; the cell of index i is the i-th
 * @param measures what readings are, by the part of their names before the brackets
 * @param versions of Genloss, Java and the system
 * @param machine cores, threads, memory
 * @param started time of the first start, ISO 8601
 * @param cautions what a reader should keep in mind
 */
public record Run(
        Path folder,
        String name,
        String title,
        String claim,
        String source,
        String specText,
        String specHash,
        long seed,
        int trials,
        int generations,
        List<Manifest.Panel> panels,
        List<Cell> cells,
        Map<String, Manifest.About> measures,
        Map<String, String> versions,
        Map<String, String> machine,
        String started,
        List<String> cautions) {

    /**
     * A point of the grid, run for every trial.
     *
     * @param index its place in the grid, from 0
     * @param panel key of its panel
     * @param labels what distinguishes it within the panel
     * @param sample {@code points}, {@code symbols}, {@code tokens} or {@code images}
     * @param dataHash SHA-256 of the data, hexadecimal; empty for laws
     * @param published the published data set that they are; empty if that is not known
     */
    public record Cell(
            int index, String panel, Map<String, String> labels, String sample, String dataHash, String published) {

        /** Its labels on one line; {@code policy} needs no key. */
        public String title() {
            return labels.entrySet().stream()
                    .map(label -> label.getKey().equals("policy")
                            ? label.getValue()
                            : label.getKey() + "=" + label.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * Opens a run folder.
     *
     * @throws UserError if it is none, is damaged, or was written by a version with another schema
     */
    public static Run open(Path folder) {
        JsonNode root = new ManifestFile(folder).read();
        if (root.path("schema").asInt(0) != ManifestFile.SCHEMA) {
            throw new UserError(
                    folder.resolve("manifest.json") + ": schema must be " + ManifestFile.SCHEMA + ", but is "
                            + root.path("schema"),
                    "read the run with the version of Genloss that made it");
        }
        return of(folder, root);
    }

    /**
     * Hands every reading to {@code entries} and every event to {@code events}, in the order of the ledger. A torn last
     * line, which a kill can leave, is left out.
     *
     * @throws UserError if there is no ledger yet, or a line of it is damaged (named by its number)
     */
    public void read(Consumer<Entry> entries, Consumer<Event> events) {
        read(entries, events, fit -> {});
    }

    /** The same, and the curves of every fit that had some to {@code fits}. */
    public void read(Consumer<Entry> entries, Consumer<Event> events, Consumer<FitRecord> fits) {
        Path ledger = folder.resolve(RunFolder.LEDGER);
        if (!Files.exists(ledger)) {
            throw new UserError(
                    folder + " has no " + RunFolder.LEDGER + ": nothing was measured yet",
                    "run the experiment, or name another folder");
        }
        LedgerReader.read(ledger, cells.size(), entries, events, fits);
    }

    /**
     * What the laws expect of its readings, in the order of the file; nothing if the run was made before there were laws.
     *
     * @throws UserError if a line of {@code laws.jsonl} is damaged (named by its number)
     */
    public List<Expectation> laws() {
        Path file = folder.resolve(RunFolder.LAWS);
        return Files.exists(file) ? LawsReader.read(file, cells.size()) : List.of();
    }

    private static Run of(Path folder, JsonNode root) {
        List<Manifest.Panel> panels = new ArrayList<>();
        for (JsonNode panel : root.path("panels")) {
            panels.add(new Manifest.Panel(text(panel, "panel"), text(panel, "title"), text(panel, "text")));
        }
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : root.path("cells")) {
            cells.add(new Cell(
                    cells.size(),
                    text(cell, "panel"),
                    texts(cell.path("labels")),
                    text(cell, "sample"),
                    text(cell, "data_hash"),
                    text(cell, "data_published")));
        }
        Map<String, Manifest.About> measures = new LinkedHashMap<>();
        root.path("metrics")
                .properties()
                .forEach(e -> measures.put(
                        e.getKey(),
                        new Manifest.About(
                                text(e.getValue(), "title"), text(e.getValue(), "doc"), text(e.getValue(), "unit"))));
        return new Run(
                folder,
                text(root, "name"),
                text(root, "title"),
                text(root, "claim"),
                text(root, "source"),
                text(root, "spec_text"),
                text(root, "spec_hash"),
                root.path("seed").asLong(0),
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
        object.properties().forEach(e -> out.put(e.getKey(), line(e.getValue())));
        return out;
    }

    /** A value on one line; of an object its entries. */
    private static String line(JsonNode value) {
        return value.isObject()
                ? texts(value).entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining(", "))
                : value.asString(value.toString());
    }
}
