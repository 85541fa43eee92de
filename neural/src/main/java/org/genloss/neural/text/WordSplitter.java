package org.genloss.neural.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.function.Consumer;

/**
 * Cuts a text into the words that merges never cross, by the pattern of GPT-2 (Radford et al. 2019):
 *
 * <pre>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</pre>
 *
 * <p>The classes are ICU's: those of {@code java.util.regex} follow the Unicode version of the JDK.
 */
final class WordSplitter {

    private static final int LETTERS = 1 << UCharacterCategory.UPPERCASE_LETTER
            | 1 << UCharacterCategory.LOWERCASE_LETTER
            | 1 << UCharacterCategory.TITLECASE_LETTER
            | 1 << UCharacterCategory.MODIFIER_LETTER
            | 1 << UCharacterCategory.OTHER_LETTER;
    private static final int NUMBERS = 1 << UCharacterCategory.DECIMAL_DIGIT_NUMBER
            | 1 << UCharacterCategory.LETTER_NUMBER
            | 1 << UCharacterCategory.OTHER_NUMBER;
    private static final String[] CONTRACTIONS = {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"};

    private enum Kind {
        LETTER,
        NUMBER,
        SPACE,
        OTHER
    }

    private static final Kind[] LATIN = latin();

    private WordSplitter() {}

    /** Gives the words of a text, which make it up again when joined. */
    static void split(String text, Consumer<String> visitor) {
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            visitor.accept(text.substring(at, end));
            at = end;
        }
    }

    /** Where the word that begins at {@code from} ends. */
    private static int end(String text, int from) {
        for (String contraction : CONTRACTIONS) {
            if (text.startsWith(contraction, from)) {
                return from + contraction.length();
            }
        }
        int ink = text.charAt(from) == ' ' ? from + 1 : from;
        if (ink < text.length() && kind(text.codePointAt(ink)) != Kind.SPACE) {
            return runEnd(text, ink);
        }
        int end = runEnd(text, from);
        // before a word, the last of several spaces is left to it
        return end == text.length() || end == from + 1 ? end : end - 1;
    }

    /** Where the run of characters of one kind ends. White space is in the basic plane: one char each. */
    private static int runEnd(String text, int from) {
        Kind kind = kind(text.codePointAt(from));
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (kind(c) != kind) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static Kind kind(int c) {
        return c < LATIN.length ? LATIN[c] : ofUnicode(c);
    }

    private static Kind ofUnicode(int c) {
        int category = 1 << UCharacter.getType(c);
        if ((category & LETTERS) != 0) {
            return Kind.LETTER;
        }
        if ((category & NUMBERS) != 0) {
            return Kind.NUMBER;
        }
        return UCharacter.isUWhiteSpace(c) ? Kind.SPACE : Kind.OTHER;
    }

    private static Kind[] latin() {
        Kind[] kinds = new Kind[0x250];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = ofUnicode(c);
        }
        return kinds;
    }
}
