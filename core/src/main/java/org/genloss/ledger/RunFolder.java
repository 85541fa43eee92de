package org.genloss.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A folder that holds one run, locked while it is written: {@code manifest.json}, {@code laws.jsonl}, {@code
 * ledger.jsonl}, {@code timing.jsonl}, {@code checkpoints/}, {@code samples/} and, later, {@code report.html}.
 */
public final class RunFolder implements Closeable {

    /** Version of {@code manifest.json}. */
    static final int SCHEMA = 1;

    /** Name of the ledger's file. */
    static final String LEDGER = "ledger.jsonl";

    /** Name of the file of what laws expect. */
    static final String LAWS = "laws.jsonl";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;

    private RunFolder(Path path, FileChannel lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Takes a folder for an experiment: makes it, or checks that it holds the same experiment.
     *
     * @throws UserError if it is in use, holds another experiment or anything else
     */
    public static RunFolder take(Path path, Manifest manifest) {
        Path manifestFile = path.resolve("manifest.json");
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UserError(path + " is a file, not a folder", "choose a folder with --out");
        }
        if (Files.exists(manifestFile)) {
            String hash = readManifest(path).path("spec_hash").asString("");
            if (!hash.equals(manifest.specHash())) {
                throw new UserError(
                        path + " holds another experiment ('"
                                + readManifest(path).path("name").asString("?") + "', spec " + brief(hash) + ", not "
                                + brief(manifest.specHash()) + ")",
                        "choose another folder with --out, or repeat the settings that run was started with");
            }
        } else if (hasFiles(path)) {
            throw new UserError(
                    path + " is not empty and is not a run folder", "choose an empty or a new folder with --out");
        }
        Disk.folder(path);
        return lock(path);
    }

    private static RunFolder lock(Path path) {
        Path file = path.resolve(".lock");
        return Disk.on(file, "lock", () -> {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                lock = null;
            }
            if (lock == null) {
                channel.close();
                throw new UserError(
                        path + " is being written by another process",
                        "wait for it, or choose another folder with --out");
            }
            return new RunFolder(path, channel, lock);
        });
    }

    /**
     * Writes the manifest of a new run, or checks that the data are those the run was started with.
     *
     * @param dataHashes SHA-256 of the data of every cell, by cell; empty text for laws
     * @param threads for the record only
     * @param started time of the first start, ISO 8601
     */
    public void describe(Manifest manifest, Map<Integer, String> dataHashes, int threads, String started) {
        Path file = path.resolve("manifest.json");
        if (Files.exists(file)) {
            for (JsonNode cell : readManifest(path).path("cells")) {
                String now = dataHashes.getOrDefault(cell.path("cell").asInt(), "");
                if (!cell.path("data_hash").asString("").equals(now)) {
                    throw new UserError(
                            "the data of cell " + cell.path("cell").asInt() + " are not those " + path
                                    + " was started with (SHA-256 " + brief(now) + ", not "
                                    + brief(cell.path("data_hash").asString("")) + ")",
                            "restore the data, or start again in another folder with --out");
                }
            }
            return;
        }
        Disk.replace(file, JSON.writeValueAsString(tree(manifest, dataHashes, threads, started)) + "\n");
    }

    private static ObjectNode tree(Manifest manifest, Map<Integer, String> dataHashes, int threads, String started) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA).put("genloss", Version.NUMBER).put("name", manifest.name());
        root.put("title", manifest.title()).put("claim", manifest.claim()).put("source", manifest.source());
        root.put("spec_hash", manifest.specHash()).put("spec_text", manifest.specText());
        root.put("seed", manifest.seed()).put("trials", manifest.trials()).put("generations", manifest.generations());
        root.set("panels", JSON.valueToTree(manifest.panels()));
        for (Manifest.Row row : manifest.cells()) {
            ObjectNode cell = JSON.valueToTree(row);
            cell.put("data_hash", dataHashes.getOrDefault(row.cell(), ""));
            root.withArray("cells").add(cell);
        }
        root.set("metrics", JSON.valueToTree(manifest.metrics()));
        root.set("cautions", JSON.valueToTree(manifest.cautions()));
        root.set("versions", JSON.valueToTree(versions()));
        root.putObject("machine")
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("threads", threads)
                .put("max_heap_mb", Runtime.getRuntime().maxMemory() >> 20);
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
     * The manifest of a run.
     *
     * @throws UserError if there is none, or it is damaged
     */
    static JsonNode readManifest(Path folder) {
        Path file = folder.resolve("manifest.json");
        if (!Files.exists(file)) {
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

    /** The folder. */
    public Path path() {
        return path;
    }

    /** Writes what the laws expect, whole; the same bytes whenever the same experiment is asked about. */
    public void laws(List<Expectation> expectations) {
        StringBuilder lines = new StringBuilder();
        expectations.forEach(one -> lines.append(Line.expectation(one)));
        Disk.replace(path.resolve(LAWS), lines.toString());
    }

    /** The ledger's file. */
    public Path ledger() {
        return path.resolve(LEDGER);
    }

    /** The timing file. */
    public Path timing() {
        return path.resolve("timing.jsonl");
    }

    /** The folder of what one trial needs to go on. */
    public Path checkpoint(int cell, int trial) {
        return path.resolve("checkpoints").resolve(String.format(Locale.ROOT, "c%04d-t%05d", cell, trial));
    }

    /**
     * Writes a few items of one generation, to look at.
     *
     * @param items the preview of a sample: a {@code kind} and what belongs to it
     */
    public void sample(int cell, int generation, Map<String, Object> items) {
        Path folder = path.resolve("samples");
        Disk.folder(folder);
        String name = generation < 0
                ? String.format(Locale.ROOT, "c%04d-real.json", cell)
                : String.format(Locale.ROOT, "c%04d-g%05d.json", cell, generation);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("cell", cell);
        all.put("generation", generation);
        all.putAll(items);
        Disk.replace(folder.resolve(name), new JsonMapper().writeValueAsString(all) + "\n");
    }

    private static boolean hasFiles(Path path) {
        if (!Files.isDirectory(path)) {
            return false;
        }
        return Disk.on(path, "read", () -> {
            try (Stream<Path> files = Files.list(path)) {
                return files.anyMatch(file -> !file.getFileName().toString().equals(".lock"));
            }
        });
    }

    private static String brief(String hash) {
        return hash.isEmpty() ? "none" : hash.substring(0, Math.min(12, hash.length()));
    }

    @Override
    public void close() throws UserError {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UserError("cannot unlock " + path, "nothing is lost; remove the file .lock if it stays", e);
        }
    }
}
