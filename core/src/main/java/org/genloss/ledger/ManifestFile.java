package org.genloss.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code manifest.json} of a run folder: written once, and compared with whatever goes on there. */
final class ManifestFile {

    /** Version of the file. */
    static final int SCHEMA = 1;

    private static final String ENGINE_NOTE =
            "A native library computes. Equal bytes are promised for equal facts under"
                    + " engine and an equal processor; others give other last bits, which a long chain makes visible.";

    private static final Manifest.Data NO_DATA = new Manifest.Data("", "");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final Path file;

    /** Of this run folder. */
    ManifestFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("manifest.json");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Refuses to go on with another experiment. */
    void checkExperiment(Manifest manifest) {
        JsonNode before = read();
        String hash = before.path("spec_hash").asString("");
        if (!hash.equals(manifest.specHash())) {
            throw new UserError(
                    folder + " holds another experiment ('"
                            + before.path("name").asString("?") + "', spec " + brief(hash) + ", not "
                            + brief(manifest.specHash()) + ")",
                    "choose another folder with --out, or repeat the settings that run was started with");
        }
    }

    /** Refuses to go on with other data. */
    void checkData(JsonNode cells, Map<Integer, Manifest.Data> data) {
        for (JsonNode cell : cells) {
            String now = data.getOrDefault(cell.path("cell").asInt(), NO_DATA).hash();
            if (!cell.path("data_hash").asString("").equals(now)) {
                throw new UserError(
                        "the data of cell " + cell.path("cell").asInt() + " are not those " + folder
                                + " was started with (SHA-256 " + brief(now) + ", not "
                                + brief(cell.path("data_hash").asString("")) + ")",
                        "restore the data, or start again in another folder with --out");
            }
        }
    }

    /** Refuses to go on with another library: the same bytes could not be promised. */
    void checkEngine(JsonNode machine, int threads, Map<String, String> engine) {
        Map<String, String> before = new LinkedHashMap<>();
        machine.path("engine")
                .properties()
                .forEach(fact -> before.put(fact.getKey(), fact.getValue().asString("")));
        Set<String> facts = new LinkedHashSet<>(before.keySet());
        facts.addAll(engine.keySet());
        for (String fact : facts) {
            String then = before.getOrDefault(fact, "nothing");
            String now = engine.getOrDefault(fact, "nothing");
            if (!then.equals(now)) {
                int first = machine.path("threads").asInt(threads);
                throw new UserError(
                        folder + " was started with " + fact + " = " + then + " of its native library, which is now "
                                + now + ": its results depend on it in their last bits",
                        (first == threads
                                        ? "go on with the build and on the machine of the start"
                                        : "go on with --threads " + first)
                                + ", or start again in another folder with --out");
            }
        }
    }

    void write(
            Manifest manifest,
            Map<Integer, Manifest.Data> data,
            int threads,
            Map<String, String> engine,
            String started) {
        Disk.replace(file, JSON.writeValueAsString(tree(manifest, data, threads, engine, started)) + "\n");
    }

    private static ObjectNode tree(
            Manifest manifest,
            Map<Integer, Manifest.Data> data,
            int threads,
            Map<String, String> engine,
            String started) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA).put("genloss", Version.NUMBER).put("name", manifest.name());
        root.put("title", manifest.title()).put("claim", manifest.claim()).put("source", manifest.source());
        root.put("spec_hash", manifest.specHash()).put("spec_text", manifest.specText());
        root.put("seed", manifest.seed()).put("trials", manifest.trials()).put("generations", manifest.generations());
        root.set("panels", JSON.valueToTree(manifest.panels()));
        for (Manifest.Row row : manifest.cells()) {
            ObjectNode cell = JSON.valueToTree(row);
            Manifest.Data real = data.getOrDefault(row.cell(), NO_DATA);
            cell.put("data_hash", real.hash());
            if (!real.published().isEmpty()) {
                cell.put("data_published", real.published());
            }
            root.withArray("cells").add(cell);
        }
        root.set("metrics", JSON.valueToTree(manifest.metrics()));
        root.set("cautions", JSON.valueToTree(manifest.cautions()));
        root.set("versions", JSON.valueToTree(versions()));
        ObjectNode machine = root.putObject("machine")
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("threads", threads)
                .put("max_heap_mb", Runtime.getRuntime().maxMemory() >> 20);
        if (!engine.isEmpty()) {
            machine.set("engine", JSON.valueToTree(engine));
            machine.put("engine_note", ENGINE_NOTE);
        }
        root.put("started", started);
        return root;
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("genloss", Version.NUMBER);
        for (String property : new String[] {"java.version", "java.vm.name", "os.name", "os.version", "os.arch"}) {
            versions.put(property, System.getProperty(property, ""));
        }
        return versions;
    }

    /**
     * What it says.
     *
     * @throws UserError if there is none, or it is damaged
     */
    JsonNode read() {
        if (!exists()) {
            throw new UserError(
                    folder + " is not a run folder: it has no manifest.json", "name the folder that a run wrote");
        }
        byte[] bytes = Disk.on(file, "read", () -> Files.readAllBytes(file));
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new UserError(
                    file + " is damaged: " + e.getOriginalMessage(),
                    "restore it from a copy, or start again in another folder",
                    e);
        }
    }

    private static String brief(String hash) {
        return hash.isEmpty() ? "none" : hash.substring(0, Math.min(12, hash.length()));
    }
}
