package org.genloss.audit;

import java.util.Arrays;

/**
 * Short texts, one after the other in one array: a million strings would keep the garbage collector busy. Each character takes a byte
 * for each 7 bits of its number.
 */
final class TextPool {

    private byte[] bytes = new byte[256];
    private int used;

    /** Where the text stands from now on. */
    int add(String text) {
        int at = used;
        append(text.length());
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i));
        }
        return at;
    }

    /** The text that stands there. */
    String text(int at) {
        int length = number(at);
        int next = at + width(length);
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = (char) number(next);
            next += width(chars[i]);
        }
        return new String(chars);
    }

    /** Where the text of another pool stands from now on. */
    int copy(TextPool other, int at) {
        int length = other.number(at);
        int end = at + width(length);
        for (int i = 0; i < length; i++) {
            end += width(other.number(end));
        }
        reserve(end - at);
        System.arraycopy(other.bytes, at, bytes, used, end - at);
        used += end - at;
        return used - (end - at);
    }

    private void append(int number) {
        reserve(3);
        int rest = number;
        while (rest >= 0x80) {
            bytes[used++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[used++] = (byte) rest;
    }

    private int number(int at) {
        int number = 0;
        for (int i = 0; ; i++) {
            number |= (bytes[at + i] & 0x7f) << 7 * i;
            if (bytes[at + i] >= 0) {
                return number;
            }
        }
    }

    private static int width(int number) {
        return number < 1 << 7 ? 1 : number < 1 << 14 ? 2 : 3;
    }

    private void reserve(int more) {
        if (used + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(used + more, bytes.length / 4 * 5));
        }
    }
}
