package org.genloss.report;

import java.util.Locale;

/** Text that models wrote, made safe to be read: it may hold anything. */
final class Passage {

    /** Where Unicode has pictures of control characters. */
    private static final int PICTURES = 0x2400;

    private static final int DELETE = 0x7F;
    private static final int PICTURE_OF_DELETE = 0x2421;

    private Passage() {}

    /**
     * The text with everything visible that would otherwise be silent or turn the page around it: control characters but line
     * feed and tab as their pictures, marks that change the direction of writing by their number, half characters as U+FFFD.
     */
    static String visible(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(point -> append(point, out));
        return out.toString();
    }

    private static void append(int point, StringBuilder out) {
        if (point < ' ' && point != '\n' && point != '\t') {
            out.append((char) (PICTURES + point));
        } else if (point == DELETE) {
            out.append((char) PICTURE_OF_DELETE);
        } else if (turns(point)) {
            out.append(String.format(Locale.ROOT, "⟨U+%04X⟩", point));
        } else if (point > DELETE && point < 0xA0 || Character.getType(point) == Character.SURROGATE) {
            out.append('\uFFFD');
        } else {
            out.appendCodePoint(point);
        }
    }

    /** Marks, embeddings, overrides and isolates of Unicode's rules for text that runs both ways (UAX 9). */
    private static boolean turns(int point) {
        return point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069
                || point == 0x200E
                || point == 0x200F
                || point == 0x61C;
    }

    /** At most {@code most} characters, with an ellipsis where some were left out. */
    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + " …";
    }
}
