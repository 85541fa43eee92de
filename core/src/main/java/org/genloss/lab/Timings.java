package org.genloss.lab;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Line;

/** {@code timing.jsonl}: times and memory, in the order in which things happened; outside the promise of equal bytes. */
final class Timings implements Closeable {

    /** What a generation consists of, in this order. */
    enum Step {
        FIT,
        MEASURE,
        SAMPLE
    }

    private final Path file;
    private final BufferedWriter writer;
    /** Times of the steps of the last generation of a cell, by cell. */
    private final Map<Integer, double[]> latest = new HashMap<>();

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

    /**
     * Adds one generation; times in nanoseconds.
     *
     * @param counts what was done in a step, by unit
     */
    synchronized void add(
            int cell,
            int trial,
            int generation,
            long fit,
            long measure,
            long sample,
            Map<Step, Map<String, Long>> counts) {
        Runtime runtime = Runtime.getRuntime();
        double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
        String line = Line.timing(
                cell,
                trial,
                generation,
                ms(fit),
                ms(measure),
                ms(sample),
                Math.rint(heap),
                counts.getOrDefault(Step.FIT, Map.of()),
                counts.getOrDefault(Step.SAMPLE, Map.of()));
        Disk.on(file, "write", () -> writer.append(line));
        if (fit > 0 && sample > 0) {
            latest.put(cell, new double[] {fit, measure, sample});
        }
    }

    /** Adds lines that were written elsewhere, UTF-8. */
    synchronized void carry(byte[] lines) {
        Disk.on(file, "write", () -> writer.append(new String(lines, StandardCharsets.UTF_8)));
    }

    /**
     * How much of a generation lies behind when this share of a step is done, going by the generation of the cell that was
     * done last; before there is any, by a fit and a writing that take as long as each other.
     */
    synchronized double behind(int cell, Step step, double share) {
        double[] times = latest.getOrDefault(cell, new double[] {1, 0, 1});
        double done = share * times[step.ordinal()];
        double all = 0;
        for (int i = 0; i < times.length; i++) {
            done += i < step.ordinal() ? times[i] : 0;
            all += times[i];
        }
        return done / all;
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
