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
        if (model.path("dropout").asDouble(0) != 0) {
            throw bad("leaves out merges at random (dropout), so that no run could be repeated");
        }
        checkPrefix(model);
        parts(root.path("post_processor"), "processors").forEach(this::checkTemplates);
        parts(root.path("pre_tokenizer"), "pretokenizers").forEach(this::checkLength);
        parts(root.path("normalizer"), "normalizers").forEach(this::checkTable);
        parts(root.path("decoder"), "decoders").forEach(this::checkStrip);
    }

    /** A component and, if it is a sequence of others, all in it. */
    private static List<JsonNode> parts(JsonNode component, String inside) {
        List<JsonNode> parts = new ArrayList<>(List.of(component));
        component.path(inside).forEach(part -> parts.addAll(parts(part, inside)));
        return parts;
    }

    private static boolean is(JsonNode component, String type) {
        return component.path("type").asString("").equals(type);
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

    /** The native library looks up special tokens, and the second text of a pair, without asking whether they are there. */
    private void checkTemplates(JsonNode processor) {
        for (String template : List.of("single", "pair")) {
            JsonNode pieces = processor.path(template);
            if (is(processor, "TemplateProcessing") && !pieces.isArray()) {
                throw bad("has a template that is no list");
            }
            for (JsonNode piece : pieces) {
                String token = piece.path("SpecialToken").path("id").asString("");
                if (piece.has("SpecialToken")
                        && !processor.path("special_tokens").has(token)) {
                    throw bad("has a template with the special token '" + token + "', which special_tokens lacks");
                }
                if (template.equals("single")
                        && !piece.path("Sequence").path("id").asString("A").equals("A")) {
                    throw bad("has a template of one text that asks for a second");
                }
            }
        }
    }

    private void checkLength(JsonNode splitter) {
        if (is(splitter, "FixedLength") && splitter.path("length").asInt(1) < 1) {
            throw bad("cuts words of the fixed length " + splitter.path("length"));
        }
    }

    /** Nothing checks the compiled table, and a damaged one leads anywhere. GPT-2, OPT and Llama have none. */
    private void checkTable(JsonNode normalizer) {
        if (is(normalizer, "Precompiled")) {
            throw bad("has a normalizer with a compiled table, as T5 has it, which is not read");
        }
    }

    /** The native library counts from the end of a token however short it is. */
    private void checkStrip(JsonNode decoder) {
        if (is(decoder, "Strip") && decoder.path("stop").asInt(0) != 0) {
            throw bad("has a decoder that strips the ends of tokens");
        }
    }

    private UserError bad(String what) {
        return new UserError(name + " " + what, "give a tokenizer.json as Hugging Face tokenizers writes it");
    }
}
