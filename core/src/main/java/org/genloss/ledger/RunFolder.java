package org.genloss.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.genloss.spec.UserError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder that holds one run, locked while it is written: {@code manifest.json}, {@code laws.jsonl}, {@code
 * ledger.jsonl}, {@code timing.jsonl}, {@code checkpoints/}, {@code samples/}, {@code models/} where a spec asks for it and, later, {@code
 * report.html}.
 */
public final class RunFolder implements Closeable {

    /** Name of the ledger's file. */
    static final String LEDGER = "ledger.jsonl";

    /** Name of the file of what laws expect. */
    static final String LAWS = "laws.jsonl";

    /** Name of the folder of what there is to look at. */
    public static final String SAMPLES = "samples";

    /** Name of the folder of kept models. */
    public static final String MODELS = "models";

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
        ManifestFile file = new ManifestFile(path);
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UserError(path + " is a file, not a folder", "choose a folder with --out");
        }
        if (file.exists()) {
            file.checkExperiment(manifest);
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
     * Writes the manifest of a new run, or checks that data and native libraries are those the run was started with.
     *
     * @param data what the real data of every cell are, by cell
     * @param threads for the record, and for the remedy where libraries differ
     * @param engine what the bits of results depend on because of native libraries; empty without any
     * @param started time of the first start, ISO 8601
     * @throws UserError if they are not
     */
    public void describe(
            Manifest manifest,
            Map<Integer, Manifest.Data> data,
            int threads,
            Map<String, String> engine,
            String started) {
        ManifestFile file = new ManifestFile(path);
        if (file.exists()) {
            JsonNode before = file.read();
            file.checkEngine(before.path("machine"), threads, engine);
            file.checkData(before.path("cells"), data);
        } else {
            file.write(manifest, data, threads, engine, started);
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
        look(cell, generation, "", items);
    }

    /**
     * Writes something else of one generation, to look at.
     *
     * @param name what it shows: lower case, digits and hyphens
     * @param content a {@code kind} and what belongs to it
     */
    public void exhibit(int cell, int generation, String name, Map<String, Object> content) {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "the name of an exhibit is lower case, digits and hyphens, but is '" + name + "'");
        }
        look(cell, generation, name, content);
    }

    private void look(int cell, int generation, String name, Map<String, Object> content) {
        Path folder = path.resolve(SAMPLES);
        Disk.folder(folder);
        String when = generation < 0 ? "real" : String.format(Locale.ROOT, "g%05d", generation);
        String file = String.format(Locale.ROOT, "c%04d-%s%s.json", cell, when, name.isEmpty() ? "" : "-" + name);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("cell", cell);
        all.put("generation", generation);
        if (!name.isEmpty()) {
            all.put("name", name);
        }
        all.putAll(content);
        Disk.replace(folder.resolve(file), new JsonMapper().writeValueAsString(all) + "\n");
    }

    /**
     * Keeps a model, unless an earlier start has; it is there whole or not at all.
     *
     * @param writer writes it into an empty folder
     */
    public void model(int cell, int trial, int generation, Consumer<Path> writer) {
        Path models = path.resolve(MODELS);
        Path model = models.resolve(String.format(Locale.ROOT, "c%04d-t%04d-g%05d", cell, trial, generation));
        if (Files.exists(model)) {
            return;
        }
        Path draft = models.resolve(model.getFileName() + ".draft");
        Disk.remove(draft);
        Disk.folder(draft);
        writer.accept(draft);
        Disk.on(model, "write", () -> Files.move(draft, model, StandardCopyOption.ATOMIC_MOVE));
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
