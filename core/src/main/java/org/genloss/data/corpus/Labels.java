package org.genloss.data.corpus;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Words from a corpus that stand in tables, file names of reports and on terminals. */
final class Labels {

    /** What a record belongs to that has no value in a column of groups. */
    static final String UNKNOWN = "unknown";

    /** Most characters (code points) of a label. */
    static final int LONGEST = 80;

    private static final int LONGEST_SHOWN = 40;
    private static final int HASH_BYTES = 8;

    private Labels() {}

    /**
     * The value of a group: {@link #UNKNOWN} for what is missing or blank; otherwise the value, without control characters, marks
     * that nobody sees and halves of characters, and at most {@value #LONGEST} characters long. A value that had to be changed ends in
     * {@code ~} and 64 bits of its hash, so that different values stay different.
     */
    static String group(String value) {
        if (value == null || value.isBlank()) {
            return UNKNOWN;
        }
        if (value.length() <= LONGEST && isPlain(value)) {
            return value;
        }
        String head = value.substring(0, Math.min(value.length(), 2 * LONGEST + 1));
        String safe = cut(shown(head), LONGEST);
        return safe.equals(value) ? value : safe + "~" + hash(value);
    }

    /** The text with U+FFFD for every character that is not to be shown. */
    static String shown(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(isShown(c) ? c : 0xFFFD));
        return safe.toString();
    }

    /** The beginning of a value, for messages. */
    static String quoted(String value) {
        String head = value.substring(0, Math.min(value.length(), LONGEST_SHOWN));
        return "'" + shown(head) + (head.length() < value.length() ? ".." : "") + "'";
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isShown(int c) {
        return switch (UCharacter.getType(c)) {
            case UCharacterCategory.CONTROL,
                    UCharacterCategory.FORMAT,
                    UCharacterCategory.SURROGATE,
                    UCharacterCategory.LINE_SEPARATOR,
                    UCharacterCategory.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** Of the UTF-16: halves of characters differ there. */
    private static String hash(String value) {
        byte[] digest = sha256().digest(value.getBytes(StandardCharsets.UTF_16BE));
        return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
