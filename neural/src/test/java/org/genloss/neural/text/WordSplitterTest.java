package org.genloss.neural.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected by {@code pre_tokenizers.ByteLevel(add_prefix_space=False).pre_tokenize_str} of tokenizers 0.23.2, read as text. */
class WordSplitterTest {

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        WordSplitter.split(text, words::add);
        return words;
    }

    @Test
    void wordsNumbersAndMarks() {
        assertEquals(List.of("a", " b", "12", " 3", ".", " !?", "x"), words("a b12 3. !?x"));
        assertEquals(List.of("don", "'t", " we", "'ll", " I", "'", "D", "'", "x"), words("don't we'll I'D'x"));
        assertEquals(List.of("'re", "s", " '", "tis"), words("'res 'tis"));
        assertEquals(List.of(" '", "s"), words(" 's"));
    }

    @Test
    void spaces() {
        assertEquals(List.of("a", "  ", " b"), words("a   b"));
        assertEquals(List.of("a", "   "), words("a   "));
        assertEquals(List.of("a", "\n", "b"), words("a\nb"));
        assertEquals(List.of("a", " ", "\n", "b"), words("a \nb"));
        assertEquals(List.of("a", "\t", "\u00a0", "b", "\u3000", "c"), words("a\t\u00a0b\u3000c"));
        assertEquals(List.of("a", "\u200b", "b", "\u0085", "c"), words("a\u200bb\u0085c"));
        assertEquals(List.of(" "), words(" "));
        assertEquals(List.of(), words(""));
    }

    @Test
    void otherPlanes() {
        assertEquals(
                List.of("\ud835\udd04", "\ud835\udfd8", " \ud83c\udf0a", "e", "\u0301"),
                words("\ud835\udd04\ud835\udfd8 \ud83c\udf0ae\u0301"));
    }
}
