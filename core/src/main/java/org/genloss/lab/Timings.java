package org.genloss.lab;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Line;

/** {@code timing.jsonl}: times and memory, in the order in which things happened; outside the promise of equal bytes. */
final class Timings implements Closeable {

    private final Path file;
    private final BufferedWriter writer;

    Timings(Path file) {
        this.file = file;
        cutTornLine(file);
        this.writer = Disk.on(
                file,
                "open",
                () -> Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** What was stopped in the middle of a line must not become one with the first line of this start. */
    private static void cutTornLine(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        Disk.on(file, "write", () -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return channel.truncate(wholeLines(channel));
            }
        });
    }

    /** Bytes up to the last line feed and with it. */
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }

    /** Adds one generation; times in nanoseconds. */
    synchronized void add(int cell, int trial, int generation, long fit, long measure, long sample) {
        Runtime runtime = Runtime.getRuntime();
        double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
        String line = Line.timing(cell, trial, generation, ms(fit), ms(measure), ms(sample), Math.rint(heap));
        Disk.on(file, "write", () -> writer.append(line));
    }

    private static double ms(long nanos) {
        return nanos / 1000 / 1000.0;
    }

    @Override
    public synchronized void close() {
        Disk.on(file, "write", () -> {
            writer.close();
            return null;
        });
    }
}
