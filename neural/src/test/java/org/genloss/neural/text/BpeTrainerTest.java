package org.genloss.neural.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against Hugging Face tokenizers 0.23.2; see src/test/golden/bpe.py. */
class BpeTrainerTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNode GOLDEN = MAPPER.readTree(Corpora.resource("bpe.json"));

    /** {@code python3 neural/src/test/golden/bpe.py ../shared/data/prose/*.txt}. */
    private static final String PROSE_MERGES = "acbe533e530320a59a2e1a347cdfef91c964040f2f372ae261727c47f8a2564c";

    private static final String PROSE_JSON = "5cb7ffd1b61d20bac391a57c7bc23fe41f797fbb6ebeee30a026d71ad81f8c67";

    private static List<String> merges(String json) {
        List<String> merges = new ArrayList<>();
        for (JsonNode pair : MAPPER.readTree(json).get("model").get("merges")) {
            merges.add(pair.get(0).asString() + " " + pair.get(1).asString());
        }
        return merges;
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The greatest size is not reached: every word has become one token. */
    @ParameterizedTest
    @ValueSource(ints = {300, 500, 2000})
    void mergesFileAndIdsAreThoseOfHuggingFace(int size) throws NoSuchAlgorithmException {
        JsonNode golden = GOLDEN.get(String.valueOf(size));
        String json = Corpora.tokenizer(size);
        List<String> expected = new ArrayList<>();
        golden.get("merges").forEach(merge -> expected.add(merge.asString()));
        assertEquals(expected, merges(json));
        assertEquals(golden.get("json_sha256").asString(), sha256(json));
        int[] ids = IntStream.range(0, golden.get("ids").size())
                .map(i -> golden.get("ids").get(i).intValue())
                .toArray();
        assertArrayEquals(ids, HuggingFaceTokenizer.of(json).encode(Corpora.golden(), true));
    }

    @Test
    void allOfTheProse() throws NoSuchAlgorithmException {
        List<Path> files = Corpora.prose();
        BpeTrainer trainer = new BpeTrainer(8192);
        files.forEach(file -> trainer.read(Corpora.text(file)));
        String json = trainer.train();
        StringBuilder lines = new StringBuilder();
        merges(json).forEach(merge -> lines.append(merge).append('\n'));
        assertEquals(PROSE_MERGES, sha256(lines.toString()));
        assertEquals(PROSE_JSON, sha256(json));
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.of(json);
        assertEquals(OptionalInt.of(0), tokenizer.endOfText());
        assertEquals(8192, tokenizer.pieces().size());
        for (Path file : files) {
            String text = Corpora.text(file);
            int[] ids = tokenizer.encode(text, true);
            assertTrue(ids.length < text.length() / 3, file + ": " + ids.length + " tokens");
            assertEquals(text, tokenizer.decode(ids, 0, ids.length), file.toString());
        }
    }

    /** Words a a a a (twice) and a a: the pair a a is met 3 + 3 + 1 times, then aa aa twice. */
    @Test
    void aTextDoneByHand() {
        BpeTrainer trainer = new BpeTrainer(259);
        trainer.read("aaaa\naaaa\naa");
        assertEquals(List.of("a a", "aa aa"), merges(trainer.train()));
    }

    /** b c and a b are met twice each: of equal counts the smaller ids go first. */
    @Test
    void smallerIdsGoFirst() {
        BpeTrainer trainer = new BpeTrainer(258);
        trainer.read("abc\nabc");
        assertEquals(List.of("a b"), merges(trainer.train()));
    }

    @Test
    void noTextIsAnAlphabetOfBytes() {
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.of(new BpeTrainer(5000).train());
        assertEquals(257, tokenizer.pieces().size());
        String text = Corpora.golden();
        int[] ids = tokenizer.encode(text, false);
        assertEquals(text.getBytes(StandardCharsets.UTF_8).length, ids.length);
        assertEquals(text, tokenizer.decode(ids, 0, ids.length));
    }

    @Test
    void tooSmallAVocabulary() {
        String message = assertThrows(IllegalArgumentException.class, () -> new BpeTrainer(256))
                .getMessage();
        assertEquals("vocabulary_size must be at least 257, but is 256", message);
    }
}
