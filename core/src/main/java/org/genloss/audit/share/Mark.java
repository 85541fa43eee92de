package org.genloss.audit.share;

import com.ibm.icu.lang.UCharacter;
import java.util.Locale;

/** A mark by which machine-made media tell that they are. */
public enum Mark {
    /**
     * A manifest of the Coalition for Content Provenance and Authenticity hidden in plain text (C2PA specification 2.4, appendix
     * A.8): U+FEFF, then a run of variation selectors, one a byte (U+FE00 to U+FE0F for 0 to 15, U+E0100 to U+E01EF for 16 to
     * 255), which begins with the bytes {@code C2PATXT} and 0. A manifest may also belong to text by people: it says who made it.
     */
    C2PA_WRAPPER {
        @Override
        boolean isIn(String text) {
            for (int at = text.indexOf('\uFEFF'); at >= 0; at = text.indexOf('\uFEFF', at + 1)) {
                if (text.startsWith(MAGIC, at + 1)) {
                    return true;
                }
            }
            return false;
        }
    },

    /** The same as a block of ASCII between lines of dashes, in comments or front matter (appendix A.9). */
    C2PA_ARMOUR {
        @Override
        boolean isIn(String text) {
            return text.contains("-----BEGIN C2PA MANIFEST-----") || text.contains("-----begin c2pa manifest-----");
        }
    },

    /**
     * The digital source type {@code trainedAlgorithmicMedia} of the International Press Telecommunications Council, as XMP or JSON
     * write it: at most 200 characters behind the word {@code digitalSourceType}, as a word of its own.
     */
    IPTC_TRAINED_ALGORITHMIC_MEDIA {
        @Override
        boolean isIn(String text) {
            return isDeclared(text, "trainedAlgorithmicMedia") || isDeclared(text, "trainedalgorithmicmedia");
        }
    },

    /** A phrase of assistants, of a list with a version that comes with Genloss. */
    ASSISTANT_BOILERPLATE {
        @Override
        boolean isIn(String text) {
            return Boilerplate.LIST.isIn(text);
        }
    };

    private static final String MAGIC = selectors("C2PATXT\0");
    private static final int REACH = 200;

    /** Whether a text has it. */
    abstract boolean isIn(String text);

    /** As people read it: lower case, with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String selectors(String bytes) {
        StringBuilder selectors = new StringBuilder();
        for (char b : bytes.toCharArray()) {
            selectors.appendCodePoint(b < 16 ? 0xFE00 + b : 0xE0100 + b - 16);
        }
        return selectors.toString();
    }

    private static boolean isDeclared(String text, String value) {
        for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
            String before = text.substring(Math.max(0, at - REACH), at);
            boolean whole = at == 0 || !UCharacter.isLetterOrDigit(text.charAt(at - 1));
            if (whole && before.toLowerCase(Locale.ROOT).contains("digitalsourcetype")) {
                return true;
            }
        }
        return false;
    }
}
