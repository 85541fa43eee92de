package org.genloss.neural.language;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.genloss.data.Tokenizer;
import org.genloss.data.Vocabulary;
import org.genloss.ledger.Disk;
import org.genloss.neural.transformer.Architecture;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tokenizer beside the weights of a model folder. */
final class Tokenizers {

    private static final String FILE = "tokenizer.json";
    private static final String CONFIG = "tokenizer_config.json";
    private static final JsonMapper JSON = new JsonMapper();

    private Tokenizers() {}

    /**
     * Refuses a folder whose tokenizer gives other ids than the source's.
     *
     * @throws UserError that names both and the first id that they disagree on
     */
    static void check(Path folder, Vocabulary vocabulary) {
        Path file = folder.resolve(FILE);
        Optional<Tokenizer> ours = vocabulary.tokenizer();
        if (!Files.isRegularFile(file)
                || ours.filter(same -> same.json().equals(read(file))).isPresent()) {
            return;
        }
        Map<Integer, String> theirs = pieces(file);
        for (int id = 0; id < vocabulary.size(); id++) {
            String piece = theirs.getOrDefault(id, "nothing");
            if (!piece.equals(vocabulary.type(id))) {
                throw new UserError(
                        "the tokenizer of the weights, " + file + " (" + theirs.size() + " pieces), is not that of the"
                                + " source (" + vocabulary.size() + " "
                                + (ours.isPresent()
                                        ? "pieces"
                                        : vocabulary.unit().name().toLowerCase(Locale.ROOT))
                                + "): id " + id + " is '" + piece + "' there and '" + vocabulary.type(id) + "' here",
                        "use kind: subwords with tokenizer: " + folder
                                + " as the source, or weights that were trained with" + " its tokenizer");
            }
        }
    }

    private static String read(Path file) {
        return Disk.on(file, "read", () -> Files.readString(file));
    }

    /** Names of ids. */
    private static Map<Integer, String> pieces(Path file) {
        Map<Integer, String> pieces = new TreeMap<>();
        try {
            JsonNode root = JSON.readTree(read(file));
            root.path("model")
                    .path("vocab")
                    .properties()
                    .forEach(entry -> pieces.put(entry.getValue().asInt(), entry.getKey()));
            root.path("added_tokens")
                    .forEach(token -> pieces.put(
                            token.path("id").asInt(), token.path("content").asString("")));
        } catch (JacksonException e) {
            throw new UserError(
                    file + " is damaged: it is not JSON: " + e.getOriginalMessage(),
                    "restore it from where the model came from",
                    e);
        }
        return pieces;
    }

    /** Writes what {@code AutoTokenizer} of Hugging Face needs; nothing for a vocabulary without a tokenizer. */
    static void write(Path folder, Vocabulary vocabulary, Architecture network) {
        vocabulary.tokenizer().ifPresent(tokenizer -> {
            Disk.replace(folder.resolve(FILE), tokenizer.json());
            ObjectNode config = JSON.createObjectNode()
                    .put("tokenizer_class", "PreTrainedTokenizerFast")
                    .put("model_max_length", network.contextLength())
                    .put("clean_up_tokenization_spaces", false);
            network.beginId().ifPresent(id -> config.put("bos_token", vocabulary.type(id)));
            network.endId().ifPresent(id -> config.put("eos_token", vocabulary.type(id)));
            Disk.replace(
                    folder.resolve(CONFIG),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n");
        });
    }
}
