package org.genloss.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.data.Dataset;
import org.genloss.data.SafeTensors;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.ledger.Disk;
import org.genloss.model.Model;
import org.genloss.policy.History;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one trial needs to go on after a kill, as files: {@code state.json} and the samples it names. A sample is written
 * once, however many generations keep it: a pool that only grows costs only what is new. The real data are not written;
 * they are drawn again from the seed.
 */
final class Checkpoint<S extends Sample<S>> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ORIGINAL = "original";

    private final Path folder;
    private final Setup<S> setup;
    private final S original;
    private final Map<S, String> written = new IdentityHashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private int files;

    /**
     * A trial as it was saved.
     *
     * @param state where it stood; empty when it was already over
     * @param bytes how much of its journal belongs to it
     * @param ended whether it was over
     */
    record Saved<S extends Sample<S>>(Optional<State<S>> state, long bytes, boolean ended) {}

    Checkpoint(Path folder, Setup<S> setup, S original) {
        this.folder = folder;
        this.setup = setup;
        this.original = original;
        written.put(original, ORIGINAL);
    }

    /** Whether a trial has been saved here. */
    static boolean exists(Path folder) {
        return Files.exists(folder.resolve("state.json"));
    }

    /** Writes down a trial that is not over, and removes what it no longer needs. */
    void save(State<S> state, long bytes) {
        ObjectNode root = JSON.createObjectNode();
        root.put("generation", state.generation());
        root.put("bytes", bytes);
        root.put("ended", false);
        root.put("collapsed", state.collapsed());
        Set<String> used = new HashSet<>();
        root.set("training", dataset(state.training(), used));
        root.set("previous", dataset(state.history().previous(), used));
        ArrayNode batches = root.putArray("batches");
        state.history().batches().forEach(batch -> batches.add(dataset(batch, used)));
        if (state.model().isPresent()) {
            root.put("model", model(state.model().get(), used));
        }
        ObjectNode sums = root.putObject("sha256");
        used.stream().sorted().forEach(file -> sums.put(file, hashes.get(file)));
        Disk.replace(folder.resolve("state.json"), JSON.writeValueAsString(root) + "\n");
        prune(used);
    }

    /** Writes down that a trial is over. */
    static void saveEnd(Path folder, long bytes) {
        ObjectNode root = JSON.createObjectNode();
        root.put("bytes", bytes);
        root.put("ended", true);
        Disk.replace(folder.resolve("state.json"), JSON.writeValueAsString(root) + "\n");
    }

    /**
     * Reads what was written down.
     *
     * @throws UserError if a file is missing or damaged, with its name
     */
    Saved<S> load() {
        JsonNode root = readState(folder);
        long bytes = root.path("bytes").asLong();
        if (root.path("ended").asBoolean()) {
            return new Saved<>(Optional.empty(), bytes, true);
        }
        Map<String, S> samples = new HashMap<>();
        samples.put(ORIGINAL, original);
        Dataset<S> training = dataset(root.path("training"), root, samples);
        Dataset<S> previous = dataset(root.path("previous"), root, samples);
        List<Dataset<S>> batches = new ArrayList<>();
        root.path("batches").forEach(batch -> batches.add(dataset(batch, root, samples)));
        samples.forEach((file, sample) -> written.put(sample, file));
        Optional<Model<S>> model = root.has("model")
                ? Optional.of(setup.learner().load(tensors(root.path("model").asString(), root), original))
                : Optional.empty();
        History<S> history = new History<>(Dataset.of(original, Dataset.REAL), previous, List.copyOf(batches));
        State<S> state = new State<>(
                root.path("generation").asInt(),
                training,
                history,
                model,
                root.path("collapsed").asBoolean());
        return new Saved<>(Optional.of(state), bytes, false);
    }

    private static JsonNode readState(Path folder) {
        Path file = folder.resolve("state.json");
        byte[] bytes = Disk.on(file, "read", () -> Files.readAllBytes(file));
        try {
            JsonNode root = JSON.readTree(bytes);
            if (!root.path("bytes").isIntegralNumber() || !root.path("ended").isBoolean()) {
                throw damaged(file, "it lacks 'bytes' or 'ended'", null);
            }
            return root;
        } catch (JacksonException e) {
            throw damaged(file, e.getOriginalMessage(), e);
        }
    }

    private static UserError damaged(Path file, String why, Exception cause) {
        return new UserError(
                "checkpoint file " + file + " is damaged: " + why,
                "remove the folder " + file.getParent() + ": the trial is then computed again from its start",
                cause);
    }

    private ArrayNode dataset(Dataset<S> dataset, Set<String> used) {
        ArrayNode parts = JSON.createArrayNode();
        for (Dataset.Part<S> part : dataset.parts()) {
            String file = written.get(part.items());
            if (file == null) {
                file = write(part.items().toTensors(), "sample");
                written.put(part.items(), file);
            }
            if (!file.equals(ORIGINAL)) {
                used.add(file);
            }
            parts.addObject()
                    .put("file", file)
                    .put("generation", part.generation())
                    .put("weight", part.weight());
        }
        return parts;
    }

    private String model(Model<S> model, Set<String> used) {
        String file = write(model.state(), "model");
        used.add(file);
        return file;
    }

    private String write(Tensors tensors, String what) {
        String file = String.format(Locale.ROOT, "%s-%06d.safetensors", what, files++);
        while (Files.exists(folder.resolve(file))) {
            file = String.format(Locale.ROOT, "%s-%06d.safetensors", what, files++);
        }
        SafeTensors.write(folder.resolve(file), tensors);
        hashes.put(file, Disk.sha256(folder.resolve(file)));
        return file;
    }

    private Dataset<S> dataset(JsonNode parts, JsonNode root, Map<String, S> samples) {
        List<Dataset.Part<S>> list = new ArrayList<>();
        for (JsonNode part : parts) {
            String file = part.path("file").asString();
            S items = samples.get(file);
            if (items == null) {
                items = original.fromTensors(tensors(file, root));
                samples.put(file, items);
            }
            list.add(new Dataset.Part<>(
                    items, part.path("generation").asInt(), part.path("weight").asDouble()));
        }
        return new Dataset<>(list);
    }

    private Tensors tensors(String name, JsonNode root) {
        Path file = folder.resolve(name);
        String expected = root.path("sha256").path(name).asString("");
        if (!Files.exists(file)) {
            throw damaged(file, "it is missing", null);
        }
        if (!Disk.sha256(file).equals(expected)) {
            throw damaged(file, "its SHA-256 is not " + expected, null);
        }
        hashes.put(name, expected);
        return SafeTensors.read(file);
    }

    private void prune(Set<String> used) {
        written.values().removeIf(file -> !used.contains(file) && !file.equals(ORIGINAL));
        hashes.keySet().retainAll(used);
        Disk.on(folder, "clean", () -> {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : all.toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".safetensors") && !used.contains(name)) {
                        Files.delete(file);
                    }
                }
            }
            return null;
        });
    }
}
