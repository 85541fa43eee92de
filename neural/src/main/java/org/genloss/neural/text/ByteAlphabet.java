package org.genloss.neural.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One visible character for each byte, as byte-level tokenizers write them in their files (Radford et al. 2019, GPT-2):
 * printable characters of Latin-1 stand for themselves, the other 68 bytes for U+0100 and up, in their order.
 */
final class ByteAlphabet {

    private static final char[] CHARACTERS = characters();

    private ByteAlphabet() {}

    /** All 256 characters, ascending. */
    static List<String> sorted() {
        return IntStream.range(0, CHARACTERS.length)
                .map(i -> CHARACTERS[i])
                .sorted()
                .mapToObj(Character::toString)
                .toList();
    }

    /** The bytes of a text in UTF-8, each as its character. */
    static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        char[] written = new char[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            written[i] = CHARACTERS[bytes[i] & 0xff];
        }
        return new String(written);
    }

    private static char[] characters() {
        char[] characters = new char[256];
        char next = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
            characters[b] = printable ? (char) b : next++;
        }
        return characters;
    }
}
