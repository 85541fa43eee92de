package org.genloss.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTest {

    private static final String SPEC = "0123456789abcdef";

    @TempDir
    Path folder;

    private Path file(String... lines) throws IOException {
        Path file = folder.resolve("ledger.jsonl");
        Files.writeString(file, Line.header(SPEC) + String.join("", lines));
        return file;
    }

    private static String reading(int cell, int trial, int generation) {
        return Line.reading(cell, trial, generation, "x", 0.5, Double.NaN, Double.NaN, Double.NaN, "1", new int[0]);
    }

    private static String end(int cell, int trial) {
        return Line.event(cell, trial, 3, "end", "done");
    }

    @Test
    void aNewLedgerStartsWithItsHeader() throws IOException {
        Path file = folder.resolve("new.jsonl");
        try (Ledger ledger = new Ledger(file, SPEC)) {
            ledger.append(reading(0, 0, 0).getBytes(StandardCharsets.UTF_8));
            ledger.force();
        }
        assertEquals(
                List.of(
                        "{\"genloss\":\"" + Version.NUMBER + "\",\"ledger\":1,\"spec\":\"" + SPEC + "\"}",
                        "{\"cell\":0,\"trial\":0,\"generation\":0,\"metric\":\"x\",\"value\":0.5,\"unit\":\"1\"}"),
                Files.readAllLines(file));
    }

    @Test
    void whatIsNotFiniteIsTextAndWhatIsMissingIsLeftOut() {
        String line =
                Line.reading(1, 2, -1, "kl", Double.POSITIVE_INFINITY, 0.1, Double.NaN, 2e23, "nats", new int[] {3, 1});
        assertEquals(
                "{\"cell\":1,\"trial\":2,\"generation\":-1,\"metric\":\"kl\",\"value\":\"Infinity\",\"se\":0.1,"
                        + "\"high\":2.0E23,\"unit\":\"nats\",\"items\":[3,1]}\n",
                line);
    }

    @Test
    void aTornLastLineIsCutOffAndTheRestIsKnown() throws IOException {
        String whole = reading(0, 0, 0) + end(0, 0) + reading(0, 1, 0);
        Path file = file(whole, "{\"cell\":0,\"trial\":1,\"gen");
        try (Ledger ledger = new Ledger(file, SPEC)) {
            assertEquals(
                    Map.of(new Ledger.Place(0, 0), true, new Ledger.Place(0, 1), false),
                    Map.of(
                            new Ledger.Place(0, 0),
                            ledger.spans().get(new Ledger.Place(0, 0)).ended(),
                            new Ledger.Place(0, 1),
                            ledger.spans().get(new Ledger.Place(0, 1)).ended()));
            Ledger.Span second = ledger.spans().get(new Ledger.Place(0, 1));
            assertArrayEquals(reading(0, 1, 0).getBytes(StandardCharsets.UTF_8), ledger.read(second.start(), (int)
                    (second.end() - second.start())));
        }
        assertEquals(Line.header(SPEC) + whole, Files.readString(file));
    }

    @Test
    void stoppedCellsAreKnown() throws IOException {
        Path file = file(reading(0, 0, 0) + end(0, 0) + Line.stopped(0, 1, "tight"));
        try (Ledger ledger = new Ledger(file, SPEC)) {
            assertEquals(Map.of(0, 1), ledger.stopped());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no json at all                                       | line 3",
                "{'cell':0,'trial':0,'generation':0,'metric':'x'      | line 3",
                "{'metric':'x','value':1}                             | names no cell",
                "{'cell':0,'trial':0,'generation':1,'metric':'x'}     | not in one piece"
            })
    void damageIsNamedWithItsLineAndNothingIsWritten(String line, String said) throws IOException {
        Path file = file(end(0, 0), line.strip().replace('\'', '"') + "\n", reading(0, 1, 0));
        byte[] before = Files.readAllBytes(file);
        UserError error = assertThrows(UserError.class, () -> new Ledger(file, SPEC).close());
        assertTrue(error.getMessage().contains(said), error.getMessage());
        assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void theLedgerOfAnotherExperimentIsRefused() throws IOException {
        Path file = file(reading(0, 0, 0));
        UserError error = assertThrows(UserError.class, () -> new Ledger(file, "fedcba").close());
        assertTrue(error.getMessage().contains("belongs to another experiment"), error.getMessage());
    }

    @Test
    void aFileThatIsNoLedgerIsLeftAlone() throws IOException {
        Path file = folder.resolve("ledger.jsonl");
        Files.writeString(file, "{\"precious\":true}\n");
        assertThrows(UserError.class, () -> new Ledger(file, SPEC).close());
        assertEquals("{\"precious\":true}\n", Files.readString(file));
    }

    @Test
    void aJournalKeepsWhatTheCheckpointSays() throws IOException {
        Path file = folder.resolve("lines.jsonl");
        try (Journal journal = new Journal(file, 0, false)) {
            journal.append("one\ntwo\nthr".getBytes(StandardCharsets.UTF_8));
        }
        try (Journal journal = new Journal(file, 8, false)) {
            journal.append("three\n".getBytes(StandardCharsets.UTF_8));
            assertEquals(14, journal.length());
            assertEquals("two\nthree\n", new String(journal.read(4, 10), StandardCharsets.UTF_8));
            journal.end();
            assertTrue(journal.ended());
            assertEquals("one\n", new String(journal.read(0, 4), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aJournalShorterThanItsCheckpointSaysIsDamage() throws IOException {
        Path file = folder.resolve("lines.jsonl");
        Files.writeString(file, "one\n");
        UserError error = assertThrows(UserError.class, () -> new Journal(file, 8, true).close());
        assertTrue(error.getMessage().contains("has 4 bytes of 8"), error.getMessage());
        assertTrue(error.getMessage().contains("remedy: remove the folder"), error.getMessage());
        assertEquals("one\n", Files.readString(file));
    }

    @Test
    void aFolderInUseIsRefused() {
        Manifest manifest = new Manifest("n", "", "", "", "", SPEC, 1, 1, 1, List.of(), List.of(), Map.of(), List.of());
        try (RunFolder first = RunFolder.take(folder.resolve("run"), manifest)) {
            UserError error = assertThrows(UserError.class, () -> RunFolder.take(folder.resolve("run"), manifest)
                    .close());
            assertTrue(error.getMessage().contains("is being written by another process"), error.getMessage());
            assertTrue(Files.exists(first.path()));
        }
    }
}
