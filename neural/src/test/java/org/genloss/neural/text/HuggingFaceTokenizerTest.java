package org.genloss.neural.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.genloss.data.Vocabulary;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class HuggingFaceTokenizerTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String TRAINED = Corpora.tokenizer(400);

    @TempDir
    Path folder;

    /** The trained tokenizer with something changed. */
    static String changed(Consumer<ObjectNode> change) {
        ObjectNode root = (ObjectNode) MAPPER.readTree(TRAINED);
        change.accept(root);
        return MAPPER.writeValueAsString(root);
    }

    /** With a mark before every text, as OPT has it. */
    static String marking() {
        return changed(root -> {
            addSpecial(root, 400, "</s>");
            root.set(
                    "post_processor",
                    MAPPER.readTree(
                            "{\"type\": \"TemplateProcessing\", \"single\": [{\"SpecialToken\":"
                                    + " {\"id\": \"</s>\", \"type_id\": 0}}, {\"Sequence\": {\"id\": \"A\", \"type_id\": 0}}], \"pair\": [],"
                                    + " \"special_tokens\": {\"</s>\": {\"id\": \"</s>\", \"ids\": [400], \"tokens\": [\"</s>\"]}}}"));
        });
    }

    private static void addSpecial(ObjectNode root, int id, String content) {
        ((ArrayNode) root.get("added_tokens"))
                .add(MAPPER.readTree("{\"id\": " + id + ", \"content\": \"" + content + "\", \"single_word\": false,"
                        + " \"lstrip\": false, \"rstrip\": false, \"normalized\": false, \"special\": true}"));
    }

    private static String fails(Runnable call) {
        String message = assertThrows(UserError.class, call::run).getMessage();
        assertTrue(message.contains("remedy: "), message);
        return message;
    }

    @Test
    void piecesAndIds() {
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.of(TRAINED);
        assertEquals(400, tokenizer.pieces().size());
        assertEquals("<|endoftext|>", tokenizer.pieces().get(0));
        assertEquals("!", tokenizer.pieces().get(1));
        int[] ids = tokenizer.encode("The wheel<|endoftext|> turned.", true);
        Vocabulary vocabulary = new Vocabulary(tokenizer);
        assertEquals(400, vocabulary.size());
        assertEquals(400, vocabulary.unknown());
        assertTrue(IntStream.of(ids).anyMatch(id -> id == 0));
        assertEquals("The wheel<|endoftext|> turned.", vocabulary.text(ids, 0, ids.length));
        assertEquals(TRAINED, tokenizer.json());
        assertArrayEquals(new int[0], tokenizer.encode("", true));
        assertEquals("", tokenizer.decode(ids, 1, 1));
    }

    @Test
    void textsOfEveryKindComeBack() {
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.of(TRAINED);
        for (String text : List.of(
                "  two  spaces  , and ' n't do n't .  ",
                "\u0000\u0001\t\r\n\u007f",
                "\ud83d\udc69\u200d\ud83c\udf3e \ud835\udd04 \ufeff\ufffd \u00e9 e\u0301",
                "x".repeat(5000))) {
            int[] ids = tokenizer.encode(text, false);
            assertEquals(text, tokenizer.decode(ids, 0, ids.length));
        }
    }

    @Test
    void bytesThatAreNoTextAreReplaced() {
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.of(new BpeTrainer(257).train());
        int[] ids = tokenizer.encode("a\u00e9b", false);
        assertEquals(4, ids.length);
        assertEquals("a\ufffd", tokenizer.decode(ids, 0, 2));
        assertEquals("\ufffdb", tokenizer.decode(ids, 2, 4));
        assertEquals("ab", tokenizer.decode(new int[] {ids[0], 257, -1, Integer.MAX_VALUE, ids[3]}, 0, 5));
    }

    /** The file's own padding and truncation, which are for classifiers, are left aside. */
    @Test
    void textsAreNeitherPaddedNorCut() {
        String cutting = changed(root -> {
            root.set(
                    "truncation",
                    MAPPER.readTree("{\"direction\": \"Right\", \"max_length\": 8, \"strategy\":"
                            + " \"LongestFirst\", \"stride\": 0}"));
            root.set(
                    "padding",
                    MAPPER.readTree(
                            "{\"strategy\": {\"Fixed\": 3000}, \"direction\": \"Right\","
                                    + " \"pad_to_multiple_of\": null, \"pad_id\": 0, \"pad_type_id\": 0, \"pad_token\": \"!\"}"));
        });
        String text = Corpora.golden();
        assertArrayEquals(
                HuggingFaceTokenizer.of(TRAINED).encode(text, true),
                HuggingFaceTokenizer.of(cutting).encode(text, true));
    }

    @Test
    void marksStandBeforeEveryText() {
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.of(marking());
        assertEquals(401, tokenizer.pieces().size());
        assertArrayEquals(new int[] {400}, tokenizer.encode("", true));
        assertArrayEquals(new int[0], tokenizer.encode("", false));
        int[] ids = tokenizer.encode("a", true);
        assertArrayEquals(new int[] {400, tokenizer.encode("a", false)[0]}, ids);
        assertEquals("</s>a", tokenizer.decode(ids, 0, 2));
    }

    @Test
    void theEndOfTextIsWhatTheFilesSay() {
        assertEquals(OptionalInt.of(0), HuggingFaceTokenizer.of(marking()).endOfText());
        Path file = Corpora.write(folder.resolve("tokenizer.json"), marking());
        assertEquals(OptionalInt.of(0), HuggingFaceTokenizer.read(file).endOfText());
        Corpora.write(folder.resolve("special_tokens_map.json"), "{\"eos_token\": {\"content\": \"</s>\"}}");
        assertEquals(OptionalInt.of(400), HuggingFaceTokenizer.read(folder).endOfText());
        Corpora.write(folder.resolve("tokenizer_config.json"), "{\"eos_token\": \"<|endoftext|>\"}");
        assertEquals(OptionalInt.of(0), HuggingFaceTokenizer.read(folder).endOfText());
        Corpora.write(folder.resolve("tokenizer_config.json"), "{\"eos_token\": null}");
        assertEquals(OptionalInt.of(400), HuggingFaceTokenizer.read(file).endOfText());
        Corpora.write(folder.resolve("tokenizer_config.json"), "{\"eos_token\": \"<end>\"}");
        assertTrue(fails(() -> HuggingFaceTokenizer.read(folder)).contains("'<end>'"));
        String none = changed(root -> root.putArray("added_tokens"));
        assertEquals(OptionalInt.empty(), HuggingFaceTokenizer.of(none).endOfText());
    }

    @Test
    void filesForHuggingFace() {
        Map<String, String> made = HuggingFaceTokenizer.of(TRAINED).files();
        assertEquals(List.of("tokenizer.json", "tokenizer_config.json"), List.copyOf(made.keySet()));
        assertEquals(
                "{\"tokenizer_class\":\"PreTrainedTokenizerFast\",\"clean_up_tokenization_spaces\":false,"
                        + "\"bos_token\":\"<|endoftext|>\",\"eos_token\":\"<|endoftext|>\"}",
                made.get("tokenizer_config.json"));
        made.forEach((name, text) -> Corpora.write(folder.resolve(name), text));
        Corpora.write(folder.resolve("special_tokens_map.json"), "{}");
        Map<String, String> read = HuggingFaceTokenizer.read(folder).files();
        assertEquals(3, read.size());
        assertEquals(made.get("tokenizer_config.json"), read.get("tokenizer_config.json"));
    }

    /** Ids that no token has are named, so that every id has a name. */
    @Test
    void gapsAreNamed() {
        String gap = changed(root -> ((ObjectNode) root.get("model").get("vocab")).put("last", 403));
        List<String> pieces = HuggingFaceTokenizer.of(gap).pieces();
        assertEquals("last", pieces.get(403));
        assertEquals("<no token 402>", pieces.get(402));
        assertEquals(404, pieces.size());
    }

    @Test
    void addedTokensWithIdsThatTheyCannotHave() {
        String message = fails(() -> HuggingFaceTokenizer.of(changed(root -> addSpecial(root, 403, "<last>"))));
        assertTrue(message.contains("'<last>' the id 403, but it can only be 400"), message);
    }

    @Test
    void manyThreadsOneTokenizer() {
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.of(TRAINED);
        String[] lines = Corpora.golden().split("(?<=\n)");
        int[][] expected = IntStream.range(0, 400)
                .mapToObj(i -> tokenizer.encode(lines[i % lines.length], true))
                .toArray(int[][]::new);
        IntStream.range(0, 400).parallel().forEach(i -> {
            assertArrayEquals(expected[i], tokenizer.encode(lines[i % lines.length], true));
            assertEquals(lines[i % lines.length], tokenizer.decode(expected[i], 0, expected[i].length));
        });
    }

    @Test
    void missingFiles() {
        assertTrue(fails(() -> HuggingFaceTokenizer.read(folder)).contains(folder + " has no tokenizer.json"));
        Path file = folder.resolve("none.json");
        assertTrue(fails(() -> HuggingFaceTokenizer.read(file)).contains(file + " does not exist"));
    }

    /** A tokenizer of words without one for the unknown says so, as it is asked. */
    @Test
    void aTextThatCannotBeEncoded() {
        HuggingFaceTokenizer words = HuggingFaceTokenizer.of(
                "{\"version\": \"1.0\", \"truncation\": null, \"padding\": null, \"added_tokens\": [], \"normalizer\": null,"
                        + " \"pre_tokenizer\": {\"type\": \"Whitespace\"}, \"post_processor\": null, \"decoder\": null,"
                        + " \"model\": {\"type\": \"WordLevel\", \"vocab\": {\"a\": 0, \"b\": 1}, \"unk_token\": \"<unk>\"}}");
        assertArrayEquals(new int[] {1, 0}, words.encode("b a", true));
        assertTrue(fails(() -> words.encode("c", true)).contains("cannot encode"));
    }
}
