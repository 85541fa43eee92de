package org.genloss.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.ledger.Disk;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a fit of minutes needs to go on after a kill, beside the checkpoint of its trial: {@code fit.json} names the
 * generation, and the file of the state with its SHA-256. Two files take turns, so that the one that is named is whole at any
 * moment. A state is of use only where the trial goes on at its generation; otherwise it is left alone until it is removed.
 */
final class UnfinishedFit {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Path note;
    private boolean exists;
    /** Whose turn it is to be written: never the one that the note names. */
    private int turn;

    /**
     * Of the trial whose checkpoint this folder holds.
     *
     * @throws UserError if the note is damaged
     */
    UnfinishedFit(Path folder) {
        this.folder = folder;
        this.note = folder.resolve("fit.json");
        this.exists = Files.exists(note);
        this.turn = exists && read().path("file").asString("").equals(name(0)) ? 1 : 0;
    }

    /** Whether there is one, of whatever generation. */
    boolean exists() {
        return exists;
    }

    /**
     * What was saved last of the fit of this generation.
     *
     * @throws UserError if it is damaged
     */
    Optional<Tensors> of(int generation) {
        if (!exists) {
            return Optional.empty();
        }
        JsonNode root = read();
        if (root.path("generation").asInt(-1) != generation) {
            return Optional.empty();
        }
        String name = root.path("file").asString("");
        Path file = folder.resolve(name);
        if (name.isEmpty() || !Files.exists(file)) {
            throw Checkpoint.damaged(note, "the file '" + name + "' that it names is missing", null);
        }
        if (!Disk.sha256(file).equals(root.path("sha256").asString(""))) {
            throw Checkpoint.damaged(file, "its SHA-256 is not the one in " + note.getFileName(), null);
        }
        return Optional.of(SafeTensors.read(file));
    }

    private JsonNode read() {
        byte[] bytes = Disk.on(note, "read", () -> Files.readAllBytes(note));
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw Checkpoint.damaged(note, e.getOriginalMessage(), e);
        }
    }

    /** Takes the place of what was saved before. */
    void save(int generation, Tensors state) {
        String name = name(turn);
        Path file = folder.resolve(name);
        SafeTensors.write(file, state);
        String text = JSON.writeValueAsString(JSON.createObjectNode()
                .put("generation", generation)
                .put("file", name)
                .put("sha256", Disk.sha256(file)));
        Disk.replace(note, text + "\n");
        exists = true;
        turn = 1 - turn;
    }

    /** The fit is over, and a checkpoint behind it is on the disk. */
    void remove() {
        if (!exists) {
            return;
        }
        Disk.on(note, "remove", () -> {
            Files.deleteIfExists(note);
            Files.deleteIfExists(folder.resolve(name(0)));
            return Files.deleteIfExists(folder.resolve(name(1)));
        });
        exists = false;
    }

    private static String name(int turn) {
        return "fit-" + turn + ".safetensors";
    }
}
