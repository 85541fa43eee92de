package org.genloss.data;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;

/**
 * What a character means to the cutting of a text into words: letters, digits and marks are of a word, apostrophes and hyphens
 * are of it between two of these, every other character that is not white space is a token of its own. The classes are those of
 * the Unicode version of ICU4J, the same on every JDK.
 */
public final class WordClass {

    /** White space. */
    public static final byte SPACE = 0;

    /** Letters, digits, marks. */
    public static final byte WORD = 1;

    /** Apostrophes and hyphens: of a word if there is a character of a word on either side. */
    public static final byte JOINER = 2;

    /** Everything else. */
    public static final byte OTHER = 3;

    private static final byte[] BASIC_PLANE = new byte[1 << 16];

    static {
        for (int c = 0; c < BASIC_PLANE.length; c++) {
            BASIC_PLANE[c] = lookUp(c);
        }
    }

    private WordClass() {}

    /** The class of a code point. */
    public static byte of(int codePoint) {
        return codePoint < BASIC_PLANE.length ? BASIC_PLANE[codePoint] : lookUp(codePoint);
    }

    /** The class of a character of the basic plane; {@link #OTHER} for half of a surrogate pair. */
    public static byte of(char c) {
        return BASIC_PLANE[c];
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
