package org.genloss.data.file;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.Locale;

/**
 * Words: letters, digits and marks, with apostrophes and hyphens between them. Every other code point that is not white
 * space is a token of its own; {@code <unk>} is one token. The classes are those of the Unicode version of ICU4J, the
 * same on every JDK.
 */
final class WordTokeniser implements Tokeniser {

    private static final int NONE = -1;
    private static final int ASCII = 128;
    private static final byte SPACE = 0;
    private static final byte WORD = 1;
    private static final byte JOINER = 2;
    private static final byte OTHER = 3;
    private static final byte[] CLASSES = new byte[ASCII];

    static {
        for (int c = 0; c < ASCII; c++) {
            CLASSES[c] = lookUp(c);
        }
    }

    private final Types types;
    private final boolean lowercase;
    private final Sequences sequences;
    private final StringBuilder word = new StringBuilder();
    /** An apostrophe or hyphen that follows the word and belongs to it if the word goes on. */
    private int joiner = NONE;
    /** How many code points of {@link Types#UNKNOWN} have been met. */
    private int matched;

    WordTokeniser(Types types, boolean lowercase, Sequences sequences) {
        this.types = types;
        this.lowercase = lowercase;
        this.sequences = sequences;
    }

    @Override
    public void feed(int c) {
        if (matched > 0) {
            if (c == Types.UNKNOWN.charAt(matched)) {
                matched++;
                if (matched == Types.UNKNOWN.length()) {
                    matched = 0;
                    sequences.token(types.number(Types.UNKNOWN), false);
                }
                return;
            }
            unmatch();
        }
        if (c == '<') {
            endWord();
            matched = 1;
        } else {
            plain(c);
        }
    }

    @Override
    public void end() {
        unmatch();
        endWord();
        sequences.end();
    }

    /** What began like {@code <unk>} was something else. */
    private void unmatch() {
        int length = matched;
        matched = 0;
        for (int i = 0; i < length; i++) {
            plain(Types.UNKNOWN.charAt(i));
        }
    }

    private void plain(int c) {
        byte kind = c < ASCII ? CLASSES[c] : lookUp(c);
        if (kind == WORD) {
            if (joiner != NONE) {
                word.appendCodePoint(joiner);
                joiner = NONE;
            }
            word.appendCodePoint(c);
        } else if (kind == JOINER && word.length() > 0 && joiner == NONE) {
            joiner = c;
        } else {
            endWord();
            if (c == '\n') {
                sequences.lineEnd(-1);
            } else if (kind != SPACE) {
                sequences.token(types.number(Character.toString(c)), false);
            }
        }
    }

    private void endWord() {
        if (word.length() > 0) {
            String text = word.toString();
            sequences.token(types.number(lowercase ? UCharacter.toLowerCase(Locale.ROOT, text) : text), false);
            word.setLength(0);
        }
        if (joiner != NONE) {
            sequences.token(types.number(Character.toString(joiner)), false);
            joiner = NONE;
        }
    }

    private static byte lookUp(int c) {
        if (UCharacter.isUWhiteSpace(c)) {
            return SPACE;
        }
        // apostrophes ' and U+2019; hyphens -, U+2010 and the unbreakable U+2011
        if (c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0x2011) {
            return JOINER;
        }
        return switch (UCharacter.getType(c)) {
            case UCharacterCategory.UPPERCASE_LETTER,
                    UCharacterCategory.LOWERCASE_LETTER,
                    UCharacterCategory.TITLECASE_LETTER,
                    UCharacterCategory.MODIFIER_LETTER,
                    UCharacterCategory.OTHER_LETTER,
                    UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.ENCLOSING_MARK,
                    UCharacterCategory.COMBINING_SPACING_MARK,
                    UCharacterCategory.DECIMAL_DIGIT_NUMBER,
                    UCharacterCategory.LETTER_NUMBER,
                    UCharacterCategory.OTHER_NUMBER -> WORD;
            default -> OTHER;
        };
    }
}
