package org.genloss.neural.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.spec.Require;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trains a byte-level BPE tokenizer, as GPT-2 has one, with the same merges as Hugging Face's tokenizers: pre-tokenizer and
 * decoder {@code ByteLevel} without a space in front, all 256 bytes in the alphabet, {@code <|endoftext|>} as the special
 * token 0, no least frequency, text read line by line.
 *
 * <p>Ids: the special token, the bytes in the order of their characters, then what the merges make, in their order.
 */
public final class BpeTrainer {

    /** The special token: it ends a text, and begins one. */
    public static final String END_OF_TEXT = "<|endoftext|>";

    /** The special token and the bytes: the vocabulary before any merge. */
    public static final int LEAST_VOCABULARY = 257;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final int vocabularySize;
    private final Map<String, long[]> words = new LinkedHashMap<>();

    /**
     * @param vocabularySize how many tokens there are to be, {@link #LEAST_VOCABULARY} or more; a text with fewer different
     *     pieces gives fewer
     */
    public BpeTrainer(int vocabularySize) {
        Require.atLeast("vocabulary_size", vocabularySize, LEAST_VOCABULARY);
        this.vocabularySize = vocabularySize;
    }

    /** Counts the words of a text, line by line: none crosses from a line to the next. */
    public void read(String text) {
        int from = 0;
        while (from < text.length()) {
            int feed = text.indexOf('\n', from);
            int end = feed < 0 ? text.length() : feed + 1;
            WordSplitter.split(text.substring(from, end), this::count);
            from = end;
        }
    }

    private void count(String word) {
        words.computeIfAbsent(word, key -> new long[1])[0]++;
    }

    /** The {@code tokenizer.json} of all that was read. */
    public String train() {
        LinkedHashMap<String, Integer> vocabulary = new LinkedHashMap<>();
        vocabulary.put(END_OF_TEXT, 0);
        ByteAlphabet.sorted().forEach(character -> vocabulary.put(character, vocabulary.size()));
        int[][] symbols = new int[words.size()][];
        long[] counts = new long[words.size()];
        int w = 0;
        for (Map.Entry<String, long[]> word : words.entrySet()) {
            symbols[w] = ByteAlphabet.of(word.getKey())
                    .chars()
                    .map(character -> vocabulary.get(Character.toString(character)))
                    .toArray();
            counts[w++] = word.getValue()[0];
        }
        List<String[]> merges = new Merges(vocabulary, symbols, counts).learn(vocabularySize);
        return MAPPER.writeValueAsString(json(vocabulary, merges));
    }

    private static Map<String, Object> json(Map<String, Integer> vocabulary, List<String[]> merges) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", "1.0");
        json.put("truncation", null);
        json.put("padding", null);
        json.put("added_tokens", new ArrayList<>(List.of(special())));
        json.put("normalizer", null);
        json.put("pre_tokenizer", byteLevel(false));
        json.put("post_processor", null);
        json.put("decoder", byteLevel(true));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("type", "BPE");
        model.put("dropout", null);
        model.put("unk_token", null);
        model.put("continuing_subword_prefix", null);
        model.put("end_of_word_suffix", null);
        model.put("fuse_unk", false);
        model.put("byte_fallback", false);
        model.put("ignore_merges", false);
        model.put("vocab", vocabulary);
        model.put("merges", merges);
        json.put("model", model);
        return json;
    }

    private static Map<String, Object> special() {
        Map<String, Object> special = new LinkedHashMap<>();
        special.put("id", 0);
        special.put("content", END_OF_TEXT);
        special.put("single_word", false);
        special.put("lstrip", false);
        special.put("rstrip", false);
        special.put("normalized", false);
        special.put("special", true);
        return special;
    }

    private static Map<String, Object> byteLevel(boolean prefixSpace) {
        Map<String, Object> byteLevel = new LinkedHashMap<>();
        byteLevel.put("type", "ByteLevel");
        byteLevel.put("add_prefix_space", prefixSpace);
        byteLevel.put("trim_offsets", true);
        byteLevel.put("use_regex", true);
        return byteLevel;
    }
}
