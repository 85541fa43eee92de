package org.genloss.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How parts write what they all hold: small numbers in few bytes, texts of any length, counts of which most are 0. */
final class Bytes {

    private Bytes() {}

    /** A number, small ones of 0 or more in few bytes: 7 bits a byte, the lowest first. */
    static void writeNumber(DataOutput out, long number) throws IOException {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) (rest | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long readNumber(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.readUnsignedByte();
            number |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return number;
            }
        }
        throw new IOException("a number has more than 64 bits");
    }

    static void writeLongs(DataOutput out, long[] numbers) throws IOException {
        for (long number : numbers) {
            writeNumber(out, number);
        }
    }

    static long[] readLongs(DataInput in, int length) throws IOException {
        long[] numbers = new long[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = readNumber(in);
        }
        return numbers;
    }

    /** Which numbers are not 0, and these. */
    static void writeSparse(DataOutput out, long[] numbers) throws IOException {
        int others = 0;
        for (int i = 0; i < numbers.length; i++) {
            others |= numbers[i] == 0 ? 0 : 1 << i;
        }
        writeNumber(out, others);
        for (long number : numbers) {
            if (number != 0) {
                writeNumber(out, number);
            }
        }
    }

    static long[] readSparse(DataInput in, int length) throws IOException {
        long others = readNumber(in);
        long[] numbers = new long[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (others >>> i & 1) == 0 ? 0 : readNumber(in);
        }
        return numbers;
    }

    /** Any string, halves of surrogate pairs too, which UTF-8 has no place for. */
    static void writeText(DataOutput out, String text) throws IOException {
        writeNumber(out, text.length());
        for (int i = 0; i < text.length(); i++) {
            writeNumber(out, text.charAt(i));
        }
    }

    static String readText(DataInput in) throws IOException {
        int length = size(in);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) readNumber(in));
        }
        return text.toString();
    }

    static void writeTexts(DataOutput out, List<String> texts) throws IOException {
        writeNumber(out, texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    static List<String> readTexts(DataInput in) throws IOException {
        int size = size(in);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(readText(in));
        }
        return texts;
    }

    static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        writeNumber(out, bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInput in, int most) throws IOException {
        int size = size(in);
        if (size > most) {
            throw new IOException("a size of " + size);
        }
        byte[] bytes = new byte[size];
        in.readFully(bytes);
        return bytes;
    }

    static int size(DataInput in) throws IOException {
        long size = readNumber(in);
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw new IOException("a size of " + size);
        }
        return (int) size;
    }
}
