package org.genloss.neural.transformer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.ledger.Disk;
import org.genloss.neural.torch.Weights;
import org.genloss.spec.UserError;
import tools.jackson.databind.JsonNode;

/** The weights in a model folder, checked against the network that the folder's configuration describes. */
final class WeightFiles {

    /** All weights in one file. */
    static final String WHOLE = "model.safetensors";

    private static final String INDEX = "model.safetensors.index.json";
    private static final List<String> PICKLES = List.of(".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle");

    private final Path folder;
    private final Map<String, long[]> shapes;
    private final FileNames names;

    WeightFiles(Path folder, Architecture network) {
        this.folder = folder;
        this.shapes = network.shapes();
        this.names = Family.of(network).files();
    }

    /** All parameters of the network, in its order. */
    Tensors read() {
        Tensors found = new Tensors();
        if (Files.isRegularFile(folder.resolve(WHOLE))) {
            add(SafeTensors.read(folder.resolve(WHOLE)), found);
        } else if (Files.isRegularFile(folder.resolve(INDEX))) {
            shards().forEach((file, listed) -> add(shard(file, listed), found));
        } else {
            throw none();
        }
        return checked(untied(found));
    }

    private UserError none() {
        List<String> pickles;
        try (Stream<Path> files = Disk.on(folder, "list", () -> Files.list(folder))) {
            pickles = files.map(file -> file.getFileName().toString())
                    .filter(name -> PICKLES.stream().anyMatch(name::endsWith))
                    .sorted()
                    .toList();
        }
        return pickles.isEmpty()
                ? new UserError(
                        folder + " holds no weights: neither " + WHOLE + " nor " + INDEX + " is there",
                        "fetch the rest of the model")
                : new UserError(
                        folder + " holds its weights as pickle only (" + String.join(", ", pickles)
                                + "), which can run any code when it is read; Genloss never reads it",
                        "convert it to safetensors, where Hugging Face transformers is installed:"
                                + " AutoModelForCausalLM.from_pretrained(FOLDER).save_pretrained(OTHER)");
    }

    /** Files of the index, with what each should hold. */
    private Map<String, TreeSet<String>> shards() {
        Path index = folder.resolve(INDEX);
        JsonNode map = ModelFolder.json(index).path("weight_map");
        if (!map.isObject() || map.isEmpty()) {
            throw damaged(index + " has no weight_map");
        }
        Map<String, TreeSet<String>> shards = new LinkedHashMap<>();
        map.properties().forEach(entry -> {
            String file = entry.getValue().asString("");
            // an index names neighbours: anything else could be any file of the machine
            if (!file.matches("[A-Za-z0-9._-]+\\.safetensors")) {
                throw damaged(index + ": '" + entry.getKey() + "' is in '" + file + "', which names no file beside it");
            }
            shards.computeIfAbsent(file, name -> new TreeSet<>()).add(entry.getKey());
        });
        return shards;
    }

    private Tensors shard(String file, TreeSet<String> listed) {
        Tensors held = SafeTensors.read(folder.resolve(file));
        TreeSet<String> missing = new TreeSet<>(listed);
        missing.removeAll(held.names());
        if (!missing.isEmpty()) {
            throw damaged(
                    folder.resolve(file) + " lacks what " + INDEX + " says it holds: " + String.join(", ", missing));
        }
        return held;
    }

    private UserError damaged(String what) {
        return new UserError(what, "restore the folder from where the model came from");
    }

    /** Adds tensors under the names of the network, without buffers. */
    private void add(Tensors some, Tensors found) {
        for (String name : some.names()) {
            if (name.matches(names.buffers())) {
                continue;
            }
            String full = !shapes.containsKey(name) && shapes.containsKey(names.prefix() + name)
                    ? names.prefix() + name
                    : name;
            if (found.has(full)) {
                throw damaged(folder + ": its files hold '" + full + "' twice");
            }
            found.with(full, some.get(name));
        }
    }

    /** Without a head that is the embedding, which files may repeat. */
    private Tensors untied(Tensors found) {
        String head = FileNames.HEAD;
        if (shapes.containsKey(head) || !found.has(head) || !found.has(names.embedding())) {
            return found;
        }
        Object embedding = found.get(names.embedding()).data();
        if (!(found.get(head).data() instanceof float[] one
                && embedding instanceof float[] other
                && Arrays.equals(one, other))) {
            throw new UserError(
                    folder + ": " + head + " differs from " + names.embedding()
                            + ", although the configuration ties the two",
                    "set tie_word_embeddings to false in config.json if the family has heads of their own,"
                            + " or restore the folder from where the model came from");
        }
        return found.where(name -> !name.equals(head));
    }

    private Tensors checked(Tensors found) {
        checkVocabulary(found);
        try {
            Weights.check(found, shapes);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    folder + ": config.json and weights do not belong together; " + e.getMessage(),
                    "restore both from where the model came from",
                    e);
        }
        Tensors inOrder = new Tensors();
        shapes.keySet().forEach(name -> inOrder.with(name, found.get(name)));
        return inOrder;
    }

    private void checkVocabulary(Tensors found) {
        long ids = shapes.get(names.embedding())[0];
        if (found.has(names.embedding())) {
            long[] shape = found.get(names.embedding()).shape();
            if (shape.length == 2 && shape[0] != ids) {
                throw new UserError(
                        folder + ": config.json says vocab_size " + ids + ", but the embedding " + names.embedding()
                                + " has " + shape[0] + " rows",
                        "restore both from where the model came from");
            }
        }
    }
}
