package org.genloss.neural.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a {@code tokenizer.json} says, as far as the JVM needs it; and a check of what the native library takes for granted: it
 * would end the JVM instead of reporting.
 */
final class TokenizerJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Far more than any tokenizer has; a list of names is made as long as the greatest id. */
    private static final int MOST_PIECES = 1 << 23;

    private final String name;
    private final JsonNode root;

    private TokenizerJson(String name, JsonNode root) {
        this.name = name;
        this.root = root;
    }

    /**
     * Reads and checks.
     *
     * @param name where the text is from, for messages
     * @throws UserError if the text is not JSON, or not a tokenizer
     */
    static TokenizerJson of(String json, String name) {
        TokenizerJson read = new TokenizerJson(name, object(json, name));
        read.check();
        return read;
    }

    /** A JSON object. */
    static JsonNode object(String json, String name) {
        JsonNode node;
        try {
            node = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new UserError(
                    name + " is not JSON: " + e.getOriginalMessage(), "fetch or save it again; it may be cut off", e);
        }
        if (!node.isObject()) {
            throw new UserError(name + " holds no JSON object", "give the file as Hugging Face writes it");
        }
        return node;
    }

    /** The names of all ids, in their order; ids that no token has get a name that says so. */
    List<String> pieces() {
        Map<Integer, String> names = new LinkedHashMap<>();
        JsonNode vocabulary = root.get("model").get("vocab");
        if (vocabulary.isObject()) {
            vocabulary.properties().forEach(entry -> names.put(id(entry.getValue()), entry.getKey()));
        } else {
            for (int i = 0; i < vocabulary.size(); i++) {
                names.put(i, vocabulary.get(i).path(0).asString(""));
            }
        }
        added().forEach((content, id) -> names.put(id, content));
        if (names.isEmpty()) {
            throw bad("has no tokens");
        }
        int size = names.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow() + 1;
        List<String> pieces = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            pieces.add(names.getOrDefault(i, "<no token " + i + ">"));
        }
        return List.copyOf(pieces);
    }

    /** The tokens beside the model's own, with the ids that the file gives them. */
    Map<String, Integer> added() {
        Map<String, Integer> added = new LinkedHashMap<>();
        for (JsonNode token : root.path("added_tokens")) {
            added.put(token.path("content").asString(""), id(token.path("id")));
        }
        return added;
    }

    /** The id of a special token; empty if there is none of this name. */
    OptionalInt special(String content) {
        for (JsonNode added : root.path("added_tokens")) {
            if (added.path("special").asBoolean(false)
                    && content.equals(added.path("content").asString(""))) {
                return OptionalInt.of(id(added.path("id")));
            }
        }
        return OptionalInt.empty();
    }

    private int id(JsonNode node) {
        if (!node.isInt() || node.intValue() < 0 || node.intValue() >= MOST_PIECES) {
            throw bad("gives a token the id " + node + ", which is no number from 0 to " + (MOST_PIECES - 1));
        }
        return node.intValue();
    }

    private void check() {
        JsonNode model = root.path("model");
        if (!model.isObject()
                || !model.path("vocab").isObject() && !model.path("vocab").isArray()) {
            throw bad("has no model with a vocabulary");
        }
        if (!root.path("added_tokens").isMissingNode()
                && !root.path("added_tokens").isArray()
                && !root.path("added_tokens").isNull()) {
            throw bad("has added_tokens that are no list");
        }
        checkPrefix(model);
        checkTemplates(root.path("post_processor"));
    }

    /** The native library cuts the prefix off the second part of every merge, whatever that begins with. */
    private void checkPrefix(JsonNode model) {
        String prefix = model.path("continuing_subword_prefix").asString("");
        if (prefix.isEmpty()) {
            return;
        }
        for (JsonNode merge : model.path("merges")) {
            String[] parts = merge.asString("").split(" ", 2);
            String second = merge.isArray() ? merge.path(1).asString("") : parts[parts.length - 1];
            if (!second.startsWith(prefix)) {
                throw bad("merges '" + second + "', which does not begin with continuing_subword_prefix");
            }
        }
    }

    /** The native library looks up the special tokens of a template without asking whether they are there. */
    private void checkTemplates(JsonNode processor) {
        processor.path("processors").forEach(this::checkTemplates);
        for (String template : List.of("single", "pair")) {
            for (JsonNode piece : processor.path(template)) {
                String token = piece.path("SpecialToken").path("id").asString("");
                if (piece.has("SpecialToken")
                        && !processor.path("special_tokens").has(token)) {
                    throw bad("has a template with the special token '" + token + "', which special_tokens lacks");
                }
            }
        }
    }

    private UserError bad(String what) {
        return new UserError(name + " " + what, "give a tokenizer.json as Hugging Face tokenizers writes it");
    }
}
