package org.genloss.data.corpus;

import static org.genloss.data.file.Fixtures.fails;
import static org.genloss.data.file.Fixtures.gzip;
import static org.genloss.data.file.Fixtures.parquet;
import static org.genloss.data.file.Fixtures.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.data.Row;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

    private static final int FILES = 40;
    private static final int LINES = 150;
    private static final Duration ALWAYS = Duration.ZERO;

    @TempDir
    Path folder;

    private Path corpus;
    private Path notes;

    @BeforeEach
    void files() {
        corpus = folder.resolve("corpus");
        notes = folder.resolve("a.resume");
        for (int i = 0; i < FILES; i++) {
            int file = i;
            String lines = IntStream.range(0, LINES)
                    .mapToObj(k -> k == 77 ? "no" : "{\"text\": \"" + file + " " + k + "\"}")
                    .collect(Collectors.joining("\n"));
            if (i % 2 == 0) {
                write(corpus.resolve(i + ".jsonl"), lines);
            } else {
                write(corpus.resolve(i + ".jsonl.gz"), gzip(lines));
            }
        }
        parquet(corpus.resolve("p.parquet"), "SELECT 'p' || i AS text FROM range(3000) t(i)", "zstd");
    }

    private RecordFiles open() {
        return Corpora.skipping(corpus);
    }

    private Tally whole(Sum sum, int threads) {
        return Reading.of(open()).run(threads, sum::add, sum::toBytes, ALWAYS);
    }

    /** Reads until so many records have come; then it fails. */
    private void readSome(long most) {
        AtomicLong left = new AtomicLong(most);
        Reading reading = Reading.resumable(open(), notes, "s");
        Sum sum = reading.partial().map(Sum::of).orElseGet(Sum::new);
        Consumer<Row> consumer = row -> {
            if (left.getAndDecrement() <= 0) {
                throw new IllegalStateException("killed");
            }
            sum.add(row);
        };
        assertThrows(IllegalStateException.class, () -> reading.run(1, consumer, sum::toBytes, ALWAYS));
    }

    @Test
    void threadsDoNotMatter() {
        Sum one = new Sum();
        Sum three = new Sum();
        Tally tally = whole(one, 1);
        assertEquals(FILES * (LINES - 1) + 3000, tally.records());
        assertEquals(FILES, tally.damaged());
        assertEquals(Tally.NAMED, tally.first().size());
        assertEquals(tally, whole(three, 3));
        assertArrayEquals(one.toBytes(), three.toBytes());
    }

    @Test
    void goesOnToTheSameResult() {
        Sum expected = new Sum();
        Tally tally = whole(expected, 2);
        readSome(1000);
        readSome(2000);
        RecordFiles files = open();
        Reading reading = Reading.resumable(files, notes, "s");
        assertTrue(files.bytesRead() > 0 && files.bytesRead() < files.bytes());
        Sum sum = Sum.of(reading.partial().orElseThrow());
        assertTrue(sum.records() > 2000, () -> "" + sum.records());
        AtomicLong own = new AtomicLong();
        assertEquals(
                tally,
                reading.run(
                        2,
                        row -> {
                            own.incrementAndGet();
                            sum.add(row);
                        },
                        sum::toBytes,
                        ALWAYS));
        assertArrayEquals(expected.toBytes(), sum.toBytes());
        assertTrue(own.get() < tally.records() - 2000, () -> "" + own);
        assertEquals(files.bytes(), files.bytesRead());
        // what is done wholly is read no more
        Reading again = Reading.resumable(open(), notes, "s");
        assertEquals(tally, again.run(2, row -> assertTrue(false), sum::toBytes, ALWAYS));
        again.forget();
        assertFalse(Files.exists(notes));
    }

    @Test
    void whatIsNotTheSameAsBefore() throws IOException {
        readSome(2000);
        fails(
                () -> Reading.resumable(open(), notes, "t"),
                "a.resume was left by a reading with other options: --damage skip s; now they are --damage skip t",
                "remove");
        fails(() -> Reading.resumable(Corpora.text(corpus), notes, "s"), "--damage skip s;", "--damage stop s");
        Path first = corpus.resolve("0.jsonl");
        byte[] bytes = Files.readAllBytes(first);
        FileTime time = Files.getLastModifiedTime(first);
        write(first, "{\"text\": \"other\"}\n");
        fails(() -> Reading.resumable(open(), notes, "s"), "0.jsonl was read before", "has changed since");
        byte[] flipped = bytes.clone();
        flipped[flipped.length - 4] ^= 1;
        write(first, flipped);
        Files.setLastModifiedTime(first, time);
        fails(() -> Reading.resumable(open(), notes, "s"), "has changed since");
        Files.delete(first);
        fails(() -> Reading.resumable(open(), notes, "s"), "is not among the files now");
        write(first, bytes);
        Files.setLastModifiedTime(first, time);
        assertTrue(Reading.resumable(open(), notes, "s").partial().isPresent());
    }

    @Test
    void damagedNotes() throws IOException {
        readSome(2000);
        byte[] bytes = Files.readAllBytes(notes);
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            byte[] hurt = i % 2 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            if (i % 2 == 1) {
                hurt[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            write(notes, hurt);
            fails(() -> Reading.resumable(open(), notes, "s"), "a.resume cannot be used to go on: ");
        }
        write(notes, Arrays.copyOf(bytes, bytes.length + 1));
        fails(() -> Reading.resumable(open(), notes, "s"), "checksum is wrong");
    }

    @Test
    void aFileThatChangesWhileItIsRead() {
        Path last = corpus.resolve("9.jsonl.gz");
        Sum sum = new Sum();
        fails(
                () -> Reading.of(open())
                        .run(
                                1,
                                row -> {
                                    if (row.file().endsWith("/9.jsonl.gz") && row.number() == 1) {
                                        write(last, gzip("{}"));
                                    }
                                },
                                sum::toBytes,
                                ALWAYS),
                "9.jsonl.gz has changed while it was read");
    }

    /** One file, four threads: one reads, three help. */
    @Test
    void threadsWithoutAShardHelp() {
        String lines = IntStream.range(0, 20_000)
                .mapToObj(i -> i % 5000 == 3
                        ? "no"
                        : "{\"text\": \"" + i + " " + "x".repeat(i % 9000 == 5 ? 300_000 : 20) + "\"}")
                .collect(Collectors.joining("\n"));
        Path file = write(folder.resolve("one.jsonl"), lines);
        Sum one = new Sum();
        Sum four = new Sum();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Tally tally = Reading.of(Corpora.skipping(file)).run(1, one::add, one::toBytes, ALWAYS);
        Consumer<Row> slow = row -> {
            threads.add(Thread.currentThread());
            LockSupport.parkNanos(1000);
            four.add(row);
        };
        assertEquals(tally, Reading.of(Corpora.skipping(file)).run(4, slow, four::toBytes, ALWAYS));
        assertArrayEquals(one.toBytes(), four.toBytes());
        assertEquals(19_996, four.records());
        assertTrue(threads.size() > 1, threads::toString);
        AtomicLong left = new AtomicLong(5000);
        Consumer<Row> fails = row -> {
            if (left.getAndDecrement() == 0) {
                throw new UserError("too many groups", "take fewer");
            }
        };
        fails(() -> Reading.of(Corpora.skipping(file)).run(4, fails, () -> new byte[0], ALWAYS), "too many groups");
        fails(
                () -> Reading.of(Corpora.text(file)).run(4, row -> {}, () -> new byte[0], ALWAYS),
                "one.jsonl line 4 is not JSON");
    }

    @Test
    void oneErrorEndsAllThreads() {
        write(corpus.resolve("15.jsonl.gz"), gzip("no"));
        AtomicLong read = new AtomicLong();
        fails(
                () -> Reading.of(Corpora.text(corpus)).run(3, row -> read.incrementAndGet(), () -> new byte[0], ALWAYS),
                "is not JSON");
        assertTrue(read.get() < 3000, () -> "" + read);
    }

    /** A real process is killed, again and again, a while after it began to save; the moments are random, the result is not. */
    @Test
    void killedAtAnyMoment() throws Exception {
        Sum expected = new Sum();
        Tally tally = whole(expected, 2);
        Path out = folder.resolve("out");
        Random random = new Random(7);
        int kills = 0;
        for (int start = 0; start < 30 && !Files.exists(out); start++) {
            FileTime before = Files.exists(notes) ? Files.getLastModifiedTime(notes) : FileTime.fromMillis(0);
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SlowReader.class.getName(),
                            corpus.toString(),
                            notes.toString(),
                            out.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            while (process.isAlive()
                    && (!Files.exists(notes) || Files.getLastModifiedTime(notes).equals(before))) {
                Thread.sleep(2);
            }
            Thread.sleep(random.nextInt(120));
            if (kills < 3 && process.isAlive()) {
                process.destroyForcibly();
                kills++;
            }
            process.waitFor();
        }
        assertTrue(kills > 0, "it was never killed");
        String[] told = Files.readString(out).split(" ", 2);
        assertEquals(HexFormat.of().formatHex(expected.toBytes()), told[0]);
        assertTrue(told[1].startsWith(tally.toString()), told[1]);
        long own = Long.parseLong(told[1].substring(tally.toString().length() + 1));
        assertTrue(own < tally.records(), () -> own + " records were read by the last process");
    }
}
