package org.genloss.lab;

import java.io.BufferedWriter;
import java.io.Closeable;
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
        this.writer = Disk.on(
                file,
                "open",
                () -> Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
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
