package org.genloss.data.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.data.file.Fixtures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading in a process of its own with a small heap: what is live does not grow with what was read. */
@Tag("memory")
class FlatMemoryTest {

    private static final int LINES = 3000;
    private static final int COPIES = 100;
    private static final long MOST_GROWTH = 1 << 20;

    @TempDir
    Path folder;

    /** 3 MB. */
    private static String lines() {
        Random random = new Random(1);
        return IntStream.range(0, LINES)
                .mapToObj(i -> "{\"id\": " + i + ", \"text\": \""
                        + random.ints(1000, ' ' + 3, 'Z')
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining())
                        + "\", \"source\": \"s\"}\n")
                .collect(Collectors.joining());
    }

    private String run(Path file, String heap, long step) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Flat.class.getName(),
                        file.toString(),
                        String.valueOf(step)))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int code = process.waitFor();
        String told = Files.readString(out);
        assertEquals(0, code, told);
        return told.lines().reduce((first, last) -> last).orElseThrow();
    }

    @Test
    void threeHundredMegabytesInAHeapOf24() throws IOException, InterruptedException {
        byte[] member = Fixtures.gzip(lines());
        Path file = folder.resolve("a.jsonl.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < COPIES; i++) {
                out.write(member);
            }
        }
        String[] told = run(file, "-Xmx24m", LINES * COPIES / 10).split(" ", 3);
        assertEquals(String.valueOf(LINES * COPIES), told[0]);
        assertEquals("{}", told[1]);
        List<Long> live = Stream.of(told[2].replaceAll("[\\[\\] ]", "").split(","))
                .map(Long::valueOf)
                .toList();
        assertEquals(10, live.size());
        assertTrue(live.get(9) < live.get(1) + MOST_GROWTH, live::toString);
    }

    /** The line is damage; those around it are read. */
    @Test
    void aLineOfAGigabyte() throws IOException, InterruptedException {
        Path file = folder.resolve("a.jsonl.gz");
        byte[] megabytes = Fixtures.gzip("x".repeat(1 << 24));
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(Fixtures.gzip("{\"text\": \"a\"}\n{\"text\": \""));
            for (int i = 0; i < 64; i++) {
                out.write(megabytes);
            }
            out.write(Fixtures.gzip("\"}\n{\"text\": \"c\"}\n"));
        }
        assertEquals("2 {TOO_LONG=1} []", run(file, "-Xmx160m", LINES));
    }
}
