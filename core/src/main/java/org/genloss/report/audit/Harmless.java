package org.genloss.report.audit;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;

/**
 * Text from data as it may stand on a terminal or in a page: characters that are not seen but obeyed (control characters, among
 * them those that begin escape sequences; marks that turn the direction of writing; zero-width and tag characters; ends of
 * lines) are written as their code points, as {@code ⟨1b⟩}. Long texts are cut, and heaps of combining marks.
 */
public final class Harmless {

    /** Most code points that are shown of one text. */
    public static final int LONGEST = 200;

    /** Most combining marks in a row; no script that people write needs more. */
    private static final int MARKS = 4;

    private Harmless() {}

    /** One line, at most {@value #LONGEST} code points. */
    public static String of(String raw) {
        return of(raw, LONGEST);
    }

    /** One line, at most {@code longest} code points. */
    public static String of(String raw, int longest) {
        StringBuilder out = new StringBuilder(Math.min(raw.length(), longest) + 16);
        int shown = 0;
        int marks = 0;
        for (int i = 0; i < raw.length(); shown++) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (shown == longest) {
                return out.append('…').toString();
            }
            marks = mark(c) ? marks + 1 : 0;
            if (obeyed(c)) {
                escape(c, out);
            } else if (marks <= MARKS) {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    /** A message of several lines: ends of lines stay, all else is as above. */
    public static String lines(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (obeyed(c) && c != '\n') {
                escape(c, out);
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    /** JSON whose strings hold nothing that is obeyed; it means the same. */
    public static String json(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); ) {
            int c = json.codePointAt(i);
            int length = Character.charCount(c);
            if (obeyed(c) && c != '\n' && c != '\r' && c != '\t') {
                for (int k = i; k < i + length; k++) {
                    out.append("\\u").append(hex(json.charAt(k), 4));
                }
            } else {
                out.appendCodePoint(c);
            }
            i += length;
        }
        return out.toString();
    }

    private static void escape(int c, StringBuilder out) {
        out.append('⟨').append(hex(c, 2)).append('⟩');
    }

    private static String hex(int c, int digits) {
        String hex = Integer.toHexString(c);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    private static boolean mark(int c) {
        int type = UCharacter.getType(c);
        return type == ECharacterCategory.NON_SPACING_MARK || type == ECharacterCategory.ENCLOSING_MARK;
    }

    /** Not seen but obeyed, or not a character. */
    private static boolean obeyed(int c) {
        switch (UCharacter.getType(c)) {
            case ECharacterCategory.CONTROL:
            case ECharacterCategory.FORMAT:
            case ECharacterCategory.LINE_SEPARATOR:
            case ECharacterCategory.PARAGRAPH_SEPARATOR:
            case ECharacterCategory.SURROGATE:
            case ECharacterCategory.UNASSIGNED:
                return true;
            default:
                return false;
        }
    }
}
