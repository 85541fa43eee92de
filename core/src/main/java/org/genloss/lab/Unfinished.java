package org.genloss.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.ledger.Disk;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a generation of minutes or hours needs to go on after a kill, beside the checkpoint of its trial. {@code
 * unfinished.json} names the generation and, by name and SHA-256, the files of what is there of it: first the state of its fit;
 * then the fitted model, the lines of the ledger that it has given, and the part of the next training set that it has written.
 * What takes the place of a file has another name, so that what is named is whole at any moment. A state is of use only where the trial goes on at
 * its generation; otherwise it is left alone until it is removed.
 */
final class Unfinished {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FIT = "fit";
    private static final String MODEL = "model";
    private static final String WRITTEN = "written";
    private static final String PREFIX = "unfinished-";

    private final Path folder;
    private final Path note;
    /** What the note says; null where there is none. */
    private ObjectNode said;

    /**
     * Of the trial whose checkpoint this folder holds.
     *
     * @throws UserError if the note is damaged
     */
    Unfinished(Path folder) {
        this.folder = folder;
        this.note = folder.resolve("unfinished.json");
        this.said = Files.exists(note) ? read() : null;
    }

    /** Whether there is anything, of whatever generation. */
    boolean exists() {
        return said != null;
    }

    /**
     * What was saved last of the fit of this generation; empty once it is over.
     *
     * @throws UserError if it is damaged
     */
    Optional<Tensors> fit(int generation) {
        return tensors(FIT, generation);
    }

    /**
     * The fitted and measured model of this generation.
     *
     * @throws UserError if it is damaged
     */
    Optional<Tensors> model(int generation) {
        return tensors(MODEL, generation);
    }

    /** Whether the model of this generation is there. */
    boolean isMeasured(int generation) {
        return of(generation).filter(root -> root.has(MODEL)).isPresent();
    }

    /** The lines that this generation has given and that are not yet in the journal. */
    String lines(int generation) {
        return of(generation).map(root -> root.path("lines").asString("")).orElse("");
    }

    /**
     * The part of the next training set that was saved last.
     *
     * @throws UserError if it is damaged
     */
    Optional<Tensors> written(int generation) {
        return tensors(WRITTEN, generation);
    }

    /** Takes the place of what was saved before. */
    void saveFit(int generation, Tensors state) {
        ObjectNode next = JSON.createObjectNode().put("generation", generation);
        next.set(FIT, write(FIT, state));
        replace(next);
    }

    /** The fit is over and measured: the model and its lines take the place of what was saved before. */
    void saveModel(int generation, Tensors model, String lines) {
        ObjectNode next = JSON.createObjectNode().put("generation", generation).put("lines", lines);
        next.set(MODEL, write(MODEL, model));
        replace(next);
    }

    /** Takes the place of the part that was saved before; the model that writes stays. */
    void saveWritten(Tensors part) {
        ObjectNode next = said.deepCopy();
        next.set(WRITTEN, write(WRITTEN, part));
        replace(next);
    }

    /** The generation is over, and a checkpoint behind it is on the disk. */
    void remove() {
        if (said == null) {
            return;
        }
        Disk.on(note, "remove", () -> Files.deleteIfExists(note));
        said = null;
        clean();
    }

    private Optional<JsonNode> of(int generation) {
        return Optional.<JsonNode>ofNullable(said)
                .filter(root -> root.path("generation").asInt(-1) == generation);
    }

    private Optional<Tensors> tensors(String what, int generation) {
        return of(generation).filter(root -> root.has(what)).map(root -> tensors(root.path(what)));
    }

    private Tensors tensors(JsonNode named) {
        String name = named.path("file").asString("");
        Path file = folder.resolve(name);
        if (name.isEmpty() || !Files.exists(file)) {
            throw Checkpoint.damaged(note, "the file '" + name + "' that it names is missing", null);
        }
        if (!Disk.sha256(file).equals(named.path("sha256").asString(""))) {
            throw Checkpoint.damaged(file, "its SHA-256 is not the one in " + note.getFileName(), null);
        }
        return SafeTensors.read(file);
    }

    private ObjectNode read() {
        byte[] bytes = Disk.on(note, "read", () -> Files.readAllBytes(note));
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode root) {
                return root;
            }
        } catch (JacksonException e) {
            throw Checkpoint.damaged(note, e.getOriginalMessage(), e);
        }
        throw Checkpoint.damaged(note, "it is no mapping", null);
    }

    /** Writes into the one of two files that the note does not name. */
    private ObjectNode write(String what, Tensors tensors) {
        String name = PREFIX + what + "-0.safetensors";
        if (said != null && said.path(what).path("file").asString("").equals(name)) {
            name = PREFIX + what + "-1.safetensors";
        }
        Path file = folder.resolve(name);
        SafeTensors.write(file, tensors);
        return JSON.createObjectNode().put("file", name).put("sha256", Disk.sha256(file));
    }

    private void replace(ObjectNode next) {
        Disk.replace(note, JSON.writeValueAsString(next) + "\n");
        said = next;
        clean();
    }

    /** Removes what the note does not name. */
    private void clean() {
        Set<String> named = new HashSet<>();
        if (said != null) {
            said.forEach(value -> named.add(value.path("file").asString("")));
        }
        Disk.on(folder, "clean", () -> {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : all.toList()) {
                    String name = file.getFileName().toString();
                    if (name.startsWith(PREFIX) && !named.contains(name)) {
                        Files.delete(file);
                    }
                }
            }
            return null;
        });
    }
}
