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
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.genloss.data.Dataset;
import org.genloss.data.SafeTensors;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.data.Writer;
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
 * What one trial needs to go on after a kill, as files: {@code state.json} and the samples and models it names. Each is
 * written once, however many generations keep it: a pool that only grows costs only what is new. The real data are not
 * written; they are drawn again from the seed. Of streamed items the model that writes them is written, and their number.
 */
final class Checkpoint<S extends Sample<S>> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ORIGINAL = "original";

    private final Path folder;
    private final Setup<S> setup;
    private final S original;
    /** Samples, models and writers, by identity. */
    private final Map<Object, String> written = new IdentityHashMap<>();

    private final Map<String, String> hashes = new HashMap<>();
    private int files;
    private int generation = -1;

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

    /** The generation at which the trial would go on after a kill; -1 if it would start anew. */
    int generation() {
        return generation;
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
        state.model().ifPresent(model -> root.put("model", file(model, model::state, "model", used)));
        state.first().ifPresent(model -> root.put("first", file(model, model::state, "model", used)));
        ObjectNode sums = root.putObject("sha256");
        used.stream().sorted().forEach(file -> sums.put(file, hashes.get(file)));
        Disk.replace(folder.resolve("state.json"), JSON.writeValueAsString(root) + "\n");
        generation = state.generation();
        prune(used);
    }

    /** How much of the journal belongs to the trial that has been saved here, if it was over. */
    static OptionalLong ended(Path folder) {
        if (!exists(folder)) {
            return OptionalLong.empty();
        }
        JsonNode root = readState(folder);
        return root.path("ended").asBoolean()
                ? OptionalLong.of(root.path("bytes").asLong())
                : OptionalLong.empty();
    }

    /** Writes down that this trial is over. */
    void saveEnd(long bytes) {
        saveEnd(folder, bytes);
    }

    /** Writes down that the trial of this folder is over. */
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
        Map<String, Object> read = new HashMap<>();
        read.put(ORIGINAL, original);
        Dataset<S> training = dataset(root.path("training"), root, read);
        Dataset<S> previous = dataset(root.path("previous"), root, read);
        List<Dataset<S>> batches = new ArrayList<>();
        root.path("batches").forEach(batch -> batches.add(dataset(batch, root, read)));
        Optional<Model<S>> model = model(root.path("model").asString(""), root, read);
        Optional<Model<S>> first = model(root.path("first").asString(""), root, read);
        read.forEach((file, object) -> written.put(object, file));
        History<S> history = new History<>(Dataset.of(original, Dataset.REAL), previous, List.copyOf(batches));
        generation = root.path("generation").asInt();
        State<S> state = new State<>(
                generation,
                training,
                history,
                model,
                first,
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

    static UserError damaged(Path file, String why, Exception cause) {
        return new UserError(
                "checkpoint file " + file + " is damaged: " + why,
                "remove the folder " + file.getParent() + ": the trial is then computed again from its start",
                cause);
    }

    private ArrayNode dataset(Dataset<S> dataset, Set<String> used) {
        ArrayNode parts = JSON.createArrayNode();
        for (Dataset.Part<S> part : dataset.parts()) {
            S items = part.items();
            ObjectNode node = parts.addObject();
            if (items.writer().isPresent()) {
                Writer<S> writer = items.writer().get();
                node.put("stream", file(writer, writer::state, "writer", used)).put("size", items.size());
            } else {
                node.put("file", file(items, items::toTensors, "sample", used));
            }
            node.put("generation", part.generation()).put("weight", part.weight());
        }
        return parts;
    }

    /** The name of the file that holds an object, which is written if it is not yet. */
    private String file(Object object, Supplier<Tensors> content, String what, Set<String> used) {
        String file = written.get(object);
        if (file == null) {
            file = write(content.get(), what);
            written.put(object, file);
        }
        if (!file.equals(ORIGINAL)) {
            used.add(file);
        }
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

    private Dataset<S> dataset(JsonNode parts, JsonNode root, Map<String, Object> read) {
        List<Dataset.Part<S>> list = new ArrayList<>();
        for (JsonNode part : parts) {
            list.add(new Dataset.Part<>(
                    items(part, root, read),
                    part.path("generation").asInt(),
                    part.path("weight").asDouble()));
        }
        return new Dataset<>(list);
    }

    private S items(JsonNode part, JsonNode root, Map<String, Object> read) {
        if (part.has("stream")) {
            String file = part.path("stream").asString();
            return original.streamed(part.path("size").asInt(), once(read, file, () -> writer(file, root)));
        }
        String file = part.path("file").asString();
        return once(read, file, () -> original.fromTensors(tensors(file, root)));
    }

    private Writer<S> writer(String file, JsonNode root) {
        Model<S> model = setup.learner().load(tensors(file, root), original);
        return new ModelWriter<>(model, setup.cell().decoding());
    }

    /** The model in this file; empty where no file is named. */
    private Optional<Model<S>> model(String file, JsonNode root, Map<String, Object> read) {
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(once(read, file, () -> setup.learner().load(tensors(file, root), original)));
    }

    /** Files are read once, whoever names them; what stands in one is always of one kind. */
    @SuppressWarnings("unchecked")
    private static <T> T once(Map<String, Object> read, String file, Supplier<T> reader) {
        return (T) read.computeIfAbsent(file, name -> reader.get());
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
