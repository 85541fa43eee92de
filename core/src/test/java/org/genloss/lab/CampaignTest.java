package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.genloss.policy.TrainingSizes;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignTest {

    private static final String[] POLICIES = {
        "replace",
        "keep 10%",
        "frozen 20%",
        "fresh 10%",
        "accumulate",
        "accumulate-subsample",
        "window 3",
        "golden 50%",
        "paper 0.7 0.2 0.1"
    };

    /** Checkpoints after every generation, so that a resumed trial really starts from one. */
    private static final Campaign.Options ALWAYS = new Campaign.Options(1, 0);

    @TempDir
    Path folder;

    private Path run(String name, Experiment experiment, int threads, double seconds) {
        Path path = folder.resolve(name);
        Campaign.run(experiment, path, new Campaign.Options(threads, seconds), Progress.NONE);
        return path.resolve("ledger.jsonl");
    }

    /** Small enough to write a checkpoint, with all its waits for the disk, after every generation. */
    private static Experiment few(TinyWorld.Bomb bomb) {
        return TinyWorld.experiment(2, 6, Stopping.standard(), bomb, POLICIES);
    }

    private static Experiment all() {
        return TinyWorld.experiment(4, 12, Stopping.standard(), TinyWorld.dud(), POLICIES);
    }

    @Test
    void theLedgerDoesNotDependOnThreadsOrCheckpoints() throws IOException {
        byte[] plain = Files.readAllBytes(run("plain", few(TinyWorld.dud()), 1, 1e9));
        assertEquals(-1, mismatch(plain, run("threads", few(TinyWorld.dud()), 4, 1e9)));
        assertEquals(-1, mismatch(plain, run("checkpoints", few(TinyWorld.dud()), 3, 0)));
        assertFalse(Files.exists(folder.resolve("checkpoints/checkpoints")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 60, 120})
    void aKilledRunGoesOnToTheSameBytes(int fuse) throws IOException {
        byte[] plain = Files.readAllBytes(run("plain", few(TinyWorld.dud()), 1, 1e9));
        Path killed = folder.resolve("killed");
        for (int threads : new int[] {1, 3}) {
            Experiment doomed = few(new TinyWorld.Bomb(new AtomicInteger(threads == 1 ? fuse : Math.min(fuse, 5))));
            assertThrows(
                    IllegalStateException.class,
                    () -> Campaign.run(doomed, killed, new Campaign.Options(threads, 0), Progress.NONE));
            tear(killed.resolve("ledger.jsonl"));
        }
        assertEquals(-1, mismatch(plain, run("killed", few(TinyWorld.dud()), 2, 0)));
    }

    private static void tear(Path ledger) throws IOException {
        if (Files.exists(ledger)) {
            Files.writeString(ledger, "{\"cell\":0,\"tri", StandardOpenOption.APPEND);
        }
    }

    @Test
    void aTornTimingLineDoesNotSpoilTheNextStart() throws IOException {
        run("timing", all(), 1, 1e9);
        Path timing = folder.resolve("timing/timing.jsonl");
        String whole = Files.readString(timing);
        tear(timing);
        run("timing", all(), 1, 1e9);
        assertEquals(whole, Files.readString(timing));
    }

    @Test
    void aFinishedRunIsLeftAsItIs() throws IOException {
        byte[] first = Files.readAllBytes(run("again", all(), 1, 1e9));
        assertEquals(-1, mismatch(first, run("again", all(), 2, 0)));
    }

    @Test
    void policiesGiveWhatTheySay() throws IOException {
        List<String> lines = Files.readAllLines(run("policies", all(), 1, 1e9));
        assertEquals("3.0", reading(lines, 1, 5, "real"), "keep 10% of 30");
        assertEquals("6.0", reading(lines, 2, 12, "real"), "frozen 20% of 30");
        assertEquals("390.0", reading(lines, 4, 12, "size"), "accumulate: 13 batches of 30");
        assertEquals("30.0", reading(lines, 5, 12, "size"), "accumulate-subsample");
        assertEquals("90.0", reading(lines, 6, 12, "size"), "window 3");
        assertEquals("12.0", reading(lines, 1, 12, "refits"), "warm starts reach the last generation");
    }

    @Test
    void whatWasReadBeforeIsWhatTheGenerationBeforeRead() throws IOException {
        List<String> lines = Files.readAllLines(run("previous", all(), 1, 1e9));
        for (int cell = 0; cell < POLICIES.length; cell++) {
            for (int g = 1; g <= 12; g++) {
                assertEquals(
                        reading(lines, cell, g - 1, "read"), reading(lines, cell, g, "read_before"), POLICIES[cell]);
            }
        }
    }

    /** What a forecast reckons with is what the laboratory does. */
    @Test
    void sizesOfTrainingSetsAreKnownBeforehand() throws IOException {
        List<String> lines = Files.readAllLines(run("sizes", all(), 1, 1e9));
        for (int cell = 0; cell < POLICIES.length; cell++) {
            long[] sizes = TrainingSizes.of(Policy.parse(POLICIES[cell]), Sizes.constant(30), 12);
            for (int g = 0; g <= 12; g++) {
                assertEquals(sizes[g] + ".0", reading(lines, cell, g, "size"), POLICIES[cell] + " at " + g);
            }
        }
    }

    private static String reading(List<String> lines, int cell, int generation, String metric) {
        String start = "{\"cell\":" + cell + ",\"trial\":0,\"generation\":" + generation + ",\"metric\":\"" + metric
                + "\",\"value\":";
        String line =
                lines.stream().filter(l -> l.startsWith(start)).findFirst().orElseThrow();
        return line.substring(start.length(), line.indexOf(',', start.length()));
    }

    @Test
    void collapseEndsATrialWithItsReason() throws IOException {
        Experiment long0 = TinyWorld.experiment(2, 5000, Stopping.standard(), TinyWorld.dud(), "replace");
        List<String> lines = Files.readAllLines(run("collapse", long0, 2, 1e9));
        assertEquals(
                2,
                lines.stream()
                        .filter(line -> line.contains("\"event\":\"end\",\"reason\":\"collapsed: one symbol is left\""))
                        .count());
        String types = lines.stream()
                .filter(line -> line.contains("\"metric\":\"read\""))
                .reduce((a, b) -> b)
                .orElseThrow();
        assertTrue(types.contains("\"value\":1.0"), types);
    }

    @Test
    void collapseIsOnlyNotedWhenTheSpecSaysGoOn() throws IOException {
        Stopping goOn = new Stopping(false, Optional.empty(), Optional.empty(), 0.01, 10);
        Experiment on = TinyWorld.experiment(1, 400, goOn, TinyWorld.dud(), "replace");
        List<String> lines = Files.readAllLines(run("on", on, 1, 1e9));
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.contains("\"event\":\"collapsed\""))
                        .count());
        assertTrue(lines.get(lines.size() - 1).contains("\"generation\":400,\"event\":\"end\",\"reason\":\"done\""));
    }

    @Test
    void aTightCellEndsAtTheSameTrialWhateverTheThreadsAndKills() throws IOException {
        Stopping tight = new Stopping(true, Optional.of("types"), Optional.of(3), 1.0, 5);
        byte[] plain = Files.readAllBytes(
                run("t1", TinyWorld.experiment(60, 6, tight, TinyWorld.dud(), "replace", "accumulate"), 1, 1e9));
        String text = new String(plain, java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(
                2,
                text.lines()
                        .filter(line -> line.contains("\"event\":\"stopped\""))
                        .count(),
                text);
        assertFalse(text.contains("\"trial\":59"));
        assertEquals(
                -1,
                mismatch(
                        plain,
                        run("t4", TinyWorld.experiment(60, 6, tight, TinyWorld.dud(), "replace", "accumulate"), 4, 0)));
        for (int fuse : new int[] {30, 50, 10, 70, 40}) {
            Experiment doomed = TinyWorld.experiment(
                    60, 6, tight, new TinyWorld.Bomb(new AtomicInteger(fuse)), "replace", "accumulate");
            try {
                Campaign.run(doomed, folder.resolve("tk"), new Campaign.Options(2, 0), Progress.NONE);
            } catch (IllegalStateException bang) {
                assertEquals("bang", bang.getMessage());
            }
        }
        assertEquals(
                -1,
                mismatch(
                        plain,
                        run("tk", TinyWorld.experiment(60, 6, tight, TinyWorld.dud(), "replace", "accumulate"), 2, 0)));
    }

    @Test
    void anAccumulatedPoolIsWrittenOnce() throws IOException {
        Experiment doomed = TinyWorld.experiment(
                1, 40, Stopping.standard(), new TinyWorld.Bomb(new AtomicInteger(35)), "accumulate");
        Path path = folder.resolve("pool");
        assertThrows(IllegalStateException.class, () -> Campaign.run(doomed, path, ALWAYS, Progress.NONE));
        try (Stream<Path> files = Files.list(path.resolve("checkpoints/c0000-t00000"))) {
            // 34 generations are over; every one has written one batch, and the real data are not written at all
            assertEquals(
                    34, files.filter(f -> f.toString().endsWith(".safetensors")).count());
        }
    }

    @Test
    void aDamagedCheckpointIsNamedAndLeftAlone() throws IOException {
        Path path = doomed("damaged");
        Path sample;
        try (Stream<Path> files = Files.list(path.resolve("checkpoints/c0000-t00000"))) {
            sample = files.filter(f -> f.toString().endsWith(".safetensors"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(sample);
        bytes[bytes.length - 1] ^= 1;
        Files.write(sample, bytes);
        UserError error = assertThrows(UserError.class, () -> run("damaged", all(), 1, 0));
        assertTrue(error.getMessage().contains(sample.toString()), error.getMessage());
        assertTrue(error.getMessage().contains("remedy: remove the folder"), error.getMessage());
        assertEquals(-1, mismatch(bytes, sample));
    }

    @Test
    void aDamagedStateIsNamed() throws IOException {
        Path state = doomed("state").resolve("checkpoints/c0000-t00000/state.json");
        Files.writeString(state, "{\"generation\":");
        UserError error = assertThrows(UserError.class, () -> run("state", all(), 1, 0));
        assertTrue(error.getMessage().contains("state.json is damaged"), error.getMessage());
    }

    private Path doomed(String name) {
        Path path = folder.resolve(name);
        Experiment doomed =
                TinyWorld.experiment(4, 12, Stopping.standard(), new TinyWorld.Bomb(new AtomicInteger(8)), POLICIES);
        assertThrows(IllegalStateException.class, () -> Campaign.run(doomed, path, ALWAYS, Progress.NONE));
        return path;
    }

    @Test
    void aDamagedLedgerIsNamedWithItsLineAndLeftAlone() throws IOException {
        Path ledger = run("ledger", all(), 1, 1e9);
        String text = Files.readString(ledger);
        String[] lines = text.split("\n");
        lines[6] = lines[6].substring(0, 20);
        String damaged = String.join("\n", lines) + "\n";
        Files.writeString(ledger, damaged);
        UserError error = assertThrows(UserError.class, () -> run("ledger", all(), 1, 1e9));
        assertTrue(error.getMessage().contains("damaged at line 7"), error.getMessage());
        assertEquals(damaged, Files.readString(ledger));
    }

    @Test
    void readingsThatChangedSinceTheRunWasStartedAreNotMixed() throws IOException {
        Path path = doomed("mixed");
        Path ledger = path.resolve("ledger.jsonl");
        Files.writeString(ledger, Files.readString(ledger).replaceFirst("\"value\":1", "\"value\":9"));
        UserError error = assertThrows(UserError.class, () -> run("mixed", all(), 1, 0));
        assertTrue(error.getMessage().contains("no longer gives the readings"), error.getMessage());
    }

    @Test
    void theFolderOfAnotherExperimentIsRefused() {
        run("other", all(), 1, 1e9);
        Experiment other = TinyWorld.experiment(2, 3, Stopping.standard(), TinyWorld.dud(), "replace");
        UserError error = assertThrows(UserError.class, () -> run("other", other, 1, 1e9));
        assertTrue(error.getMessage().contains("holds another experiment"), error.getMessage());
    }

    @Test
    void aFolderWithOtherFilesIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("thesis"));
        Files.writeString(folder.resolve("thesis/chapter1.txt"), "irreplaceable");
        UserError error = assertThrows(UserError.class, () -> run("thesis", all(), 1, 1e9));
        assertTrue(error.getMessage().contains("is not empty"), error.getMessage());
    }

    @Test
    void aSourceSmallerThanTheSampleAskedForIsRefusedBeforeAnythingIsDrawn() {
        Experiment experiment = TinyWorld.experiment(2, 3, Stopping.standard(), TinyWorld.dud(), "replace");
        Cell<?> cell = experiment.cells().get(0);
        Cell<?> small = small(cell);
        Experiment tooSmall = new Experiment(experiment.manifest(), 7, 2, Stopping.standard(), List.of(small));
        UserError error = assertThrows(UserError.class, () -> run("small", tooSmall, 1, 1e9));
        assertTrue(error.getMessage().contains("has 10 training records, fewer than the 30"), error.getMessage());
    }

    private static Cell<?> small(Cell<?> cell) {
        return new Cell<>(
                0,
                "die",
                cell.labels(),
                new TinyWorld.Die(20, 10),
                "small",
                new TinyWorld.Parrot(false),
                cell.decoding(),
                cell.sampling(),
                cell.policy(),
                cell.size(),
                cell.generations(),
                cell.evaluation(),
                List.of());
    }

    private static int mismatch(byte[] expected, Path file) throws IOException {
        return java.util.Arrays.mismatch(expected, Files.readAllBytes(file));
    }
}
