package org.genloss.neural.text;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Anything as a tokenizer.json: it is read, or it is the user's mistake; the JVM lives on. */
class HostileTokenizerTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MUTANTS = Integer.getInteger("mutants", 500);

    /** What a value is replaced by. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "7",
            "4294967296",
            "1e300",
            "\"\"",
            "\"a\"",
            "\"\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "[]",
            "[[]]",
            "[\"a\"]",
            "{}",
            "{\"type\": \"ByteLevel\"}",
            "{\"id\": \"A\"}");

    private static void rejected(String json) {
        String message = assertThrows(UserError.class, () -> HuggingFaceTokenizer.of(json))
                .getMessage();
        assertTrue(message.startsWith("tokenizer.json ") && message.contains("remedy: "), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "tokenizer",
                "[]",
                "3",
                "{}",
                "{\"model\": 3}",
                "{\"model\": {\"type\": \"BPE\"}}",
                "{\"model\": {\"vocab\": {}, \"merges\": []}}",
                "{\"model\": {\"vocab\": {\"a\": -1}, \"merges\": []}}",
                "{\"model\": {\"vocab\": {\"a\": 4000000000}, \"merges\": []}}",
                "{\"model\": {\"vocab\": {\"a\": \"b\"}, \"merges\": []}}",
                "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0}, \"merges\": [\"a b\"]}}",
                "{\"model\": {\"type\": \"GPT\", \"vocab\": {\"a\": 0}}}",
                "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0}, \"merges\": []}, \"added_tokens\": 3}",
                "{\"model\": {\"type\": \"Unigram\", \"vocab\": [], \"unk_id\": 0}}"
            })
    void noTokenizer(String json) {
        rejected(json);
    }

    @Test
    void cutOffAnywhere() {
        String json = Corpora.tokenizer(300);
        for (int length = 0; length < json.length() - 1; length += 1 + json.length() / 300) {
            rejected(json.substring(0, length));
        }
        rejected("{\"a\": ".repeat(100_000));
        rejected("[".repeat(100_000));
    }

    /** Parts of merges that do not begin with the prefix make the native library panic. */
    @Test
    void prefixesThatDoNotFit() {
        rejected(
                "{\"model\": {\"type\": \"BPE\", \"continuing_subword_prefix\": \"####\", \"vocab\": {\"a\": 0, \"b\": 1,"
                        + " \"ab\": 2}, \"merges\": [[\"a\", \"b\"]]}}");
    }

    /** So do these, and they are refused; inside a sequence of components, too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "post_processor|processors|{'type': 'TemplateProcessing', 'single': [{'SpecialToken': {'id': '</s>', 'type_id':"
                        + " 0}}], 'pair': [], 'special_tokens': {}}",
                "post_processor|processors|{'type': 'TemplateProcessing', 'single': [{'Sequence': {'id': 'B', 'type_id': 0}}],"
                        + " 'pair': [], 'special_tokens': {}}",
                "post_processor|processors|{'type': 'TemplateProcessing', 'single': '<s> $A', 'pair': '$A $B',"
                        + " 'special_tokens': {}}",
                "pre_tokenizer|pretokenizers|{'type': 'FixedLength', 'length': 0}",
                "normalizer|normalizers|{'type': 'Precompiled', 'precompiled_charsmap': 'AAAAAAAA'}",
                "decoder|decoders|{'type': 'Strip', 'content': 'x', 'start': 0, 'stop': 9}"
            },
            quoteCharacter = '^')
    void componentsThatTheLibraryTrusts(String place, String inside, String component) {
        JsonNode part = MAPPER.readTree(component.replace('\'', '"'));
        rejected(HuggingFaceTokenizerTest.changed(root -> root.set(place, part)));
        rejected(HuggingFaceTokenizerTest.changed(root ->
                root.putObject(place).put("type", "Sequence").putArray(inside).add(part)));
    }

    @Test
    void chanceInEncoding() {
        rejected(HuggingFaceTokenizerTest.changed(root -> ((ObjectNode) root.get("model")).put("dropout", 0.1)));
    }

    /** One or two values of a tokenizer replaced by others. Values and seed are fixed: it passes or fails for good. */
    @Test
    void oneValueChanged() {
        String json = HuggingFaceTokenizerTest.marking();
        UniformRandomProvider random = new Seed(7).stream();
        int read = 0;
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            JsonNode root = MAPPER.readTree(json);
            mutate(root, random);
            if (random.nextBoolean()) {
                mutate(root, random);
            }
            try {
                HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.of(MAPPER.writeValueAsString(root));
                int[] ids = tokenizer.encode("The wheel's 12 \u00e9\ud83d\ude00\u0000", true);
                tokenizer.decode(ids, 0, ids.length);
                read++;
            } catch (UserError e) {
                assertTrue(e.getMessage().contains("remedy: "), e.getMessage());
            }
        }
        assertTrue(read > 0 && read < MUTANTS, read + " of " + MUTANTS + " were read");
    }

    private static void mutate(JsonNode root, UniformRandomProvider random) {
        List<JsonNode> parents = new ArrayList<>();
        collect(root, parents);
        JsonNode parent = parents.get(random.nextInt(parents.size()));
        JsonNode value = MAPPER.readTree(VALUES.get(random.nextInt(VALUES.size())));
        if (parent instanceof ArrayNode array) {
            array.set(random.nextInt(array.size()), value);
        } else {
            List<String> names = new ArrayList<>(parent.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                ((ObjectNode) parent).remove(name);
            } else {
                ((ObjectNode) parent).set(name, value);
            }
        }
    }

    /** All objects and lists with something in them, but of the vocabulary and the merges only these themselves. */
    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainer() && !node.isEmpty()) {
            into.add(node);
            if (node.size() < 50) {
                node.values().forEach(child -> collect(child, into));
            }
        }
    }
}
