package org.genloss.data.corpus;

/** UTF-8 by The Unicode Standard, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {

    private static final int LONGEST = 4;

    private Utf8() {}

    /** Where the first byte stands that does not belong to UTF-8, or -1. */
    static int firstBad(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end) {
            if (bytes[i] >= 0) {
                i++;
                continue;
            }
            int length = length(bytes, i, end);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    /** How many bytes the character at {@code i}, which is not ASCII, has; 0 if it is none or goes beyond the end. */
    private static int length(byte[] bytes, int i, int end) {
        int first = bytes[i] & 0xff;
        int length = first >= 0xC2 && first <= 0xDF
                ? 2
                : (first & 0xF0) == 0xE0 ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (length == 0 || i + length > end) {
            return 0;
        }
        int second = bytes[i + 1] & 0xff;
        int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return 0;
        }
        for (int k = 2; k < length; k++) {
            if ((bytes[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** The last place at or before {@code end} where no character is cut in two. */
    static int boundary(byte[] bytes, int start, int end) {
        for (int i = end - 1; i >= start && i > end - LONGEST; i--) {
            int b = bytes[i] & 0xff;
            if (b < 0x80) {
                return end;
            }
            if (b >= 0xC0) {
                int length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return i > start && i + length > end ? i : end;
            }
        }
        return end;
    }
}
