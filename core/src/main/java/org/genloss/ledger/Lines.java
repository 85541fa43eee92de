package org.genloss.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The complete lines of a file that only grows, one at a time. What stands after the last line feed was being written when
 * the run was stopped, and is left out.
 */
public final class Lines {

    /** Takes one line: {@code bytes[0, length)} without its line feed, numbered from 1. The array is used again. */
    @FunctionalInterface
    public interface Taker {
        /** Takes it. */
        void take(byte[] bytes, int length, long number);
    }

    private Lines() {}

    /** Hands every complete line to {@code taker}, in order, empty ones too. */
    public static void each(Path file, Taker taker) throws IOException {
        byte[] line = new byte[1024];
        int length = 0;
        long number = 1;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int start = 0;
                for (int i = 0; i < read; i++) {
                    if (buffer[i] != '\n') {
                        continue;
                    }
                    line = append(line, length, buffer, start, i - start);
                    length += i - start;
                    taker.take(line, length, number++);
                    length = 0;
                    start = i + 1;
                }
                line = append(line, length, buffer, start, read - start);
                length += read - start;
            }
        }
    }

    private static byte[] append(byte[] line, int length, byte[] from, int start, int count) {
        byte[] room = line;
        if (length + count > line.length) {
            room = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
        }
        System.arraycopy(from, start, room, length, count);
        return room;
    }
}
