package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.genloss.ledger.FitRecord;
import org.genloss.ledger.Run;
import org.genloss.model.Sampling;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits in epochs: they go on where they were killed, streams come back from checkpoints, and what they show is kept. */
class LongFitsTest {

    private static final int EPOCHS = 4;
    private static final int GENERATIONS = 4;

    /** A pool that grows, one that is cut, one that leaves the window, and parts of what was read before. */
    private static final String[] POLICIES = {
        "replace", "keep 50%", "accumulate", "accumulate-subsample", "window 2", "paper 0.5 0.3 0.2", "golden 30%"
    };

    @TempDir
    Path folder;

    private Path run(String name, Experiment experiment, double seconds, Progress progress) {
        Path path = folder.resolve(name);
        Campaign.run(experiment, path, new Campaign.Options(1, seconds), progress);
        return path;
    }

    private byte[] ledger(String name, Experiment experiment, double seconds) throws IOException {
        return Files.readAllBytes(run(name, experiment, seconds, Progress.NONE).resolve("ledger.jsonl"));
    }

    private static Experiment few(SlowWorld.Slow learner, AtomicInteger fuse, Sampling sampling) {
        return SlowWorld.experiment(learner, fuse, sampling, 2, GENERATIONS, POLICIES);
    }

    /** Kills in the first epoch, between epochs, at the last epoch of a fit, and while a generation is measured. */
    @ParameterizedTest
    @EnumSource(
            value = Sampling.class,
            names = {"POINTS", "STREAM"})
    void aKilledFitGoesOnToTheSameBytes(Sampling sampling) throws IOException {
        byte[] plain = ledger("plain", few(SlowWorld.slow(EPOCHS), SlowWorld.never(), sampling), 1e9);
        AtomicInteger work = new AtomicInteger();
        int kills = 0;
        for (int fuse : new int[] {0, 1, 2, 3, 6, 9, 13, 20}) {
            SlowWorld.Slow doomed = new SlowWorld.Slow(EPOCHS, Optional.empty(), work, new AtomicInteger(fuse));
            assertThrows(
                    IllegalStateException.class, () -> ledger("killed", few(doomed, SlowWorld.never(), sampling), 0));
            kills++;
        }
        SlowWorld.Slow learner = new SlowWorld.Slow(EPOCHS, Optional.empty(), work, SlowWorld.never());
        for (int fuse : new int[] {0, 1, 4, 11}) {
            assertThrows(
                    IllegalStateException.class,
                    () -> ledger("killed", few(learner, new AtomicInteger(fuse), sampling), 0));
            kills++;
        }
        assertArrayEquals(plain, ledger("killed", few(learner, SlowWorld.never(), sampling), 0));
        assertFalse(Files.exists(folder.resolve("killed/checkpoints")));
        assertEquals(
                POLICIES.length * 2 * (GENERATIONS + 1) * EPOCHS,
                work.get(),
                "no epoch was computed twice in spite of " + kills + " kills");
    }

    @Test
    void offersAreTakenOnlyNowAndThen() throws IOException {
        SlowWorld.Slow doomed =
                new SlowWorld.Slow(EPOCHS, Optional.empty(), new AtomicInteger(), new AtomicInteger(EPOCHS * 2));
        Experiment experiment = SlowWorld.experiment(doomed, SlowWorld.never(), Sampling.POINTS, 1, 5, "replace");
        assertThrows(IllegalStateException.class, () -> ledger("seldom", experiment, 1e9));
        try (Stream<Path> files = Files.walk(folder.resolve("seldom/checkpoints"))) {
            assertEquals(
                    List.of("lines.jsonl"),
                    files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .toList());
        }
    }

    @Test
    void aDamagedFitIsNamed() throws IOException {
        SlowWorld.Slow doomed = new SlowWorld.Slow(EPOCHS, Optional.empty(), new AtomicInteger(), new AtomicInteger(5));
        Experiment experiment = SlowWorld.experiment(doomed, SlowWorld.never(), Sampling.POINTS, 1, 5, "replace");
        assertThrows(IllegalStateException.class, () -> ledger("damaged", experiment, 0));
        Path checkpoint = folder.resolve("damaged/checkpoints/c0000-t00000");
        String note = Files.readString(checkpoint.resolve("unfinished.json"));
        assertTrue(note.contains("\"generation\":1"), note);
        Path named = checkpoint.resolve(note.replaceFirst("(?s).*\"file\":\"([^\"]*)\".*", "$1"));
        Files.write(named, new byte[] {1}, StandardOpenOption.APPEND);
        UserError error = assertThrows(UserError.class, () -> ledger("damaged", experiment, 0));
        assertTrue(error.getMessage().contains(named + " is damaged: its SHA-256"), error.getMessage());
        Files.delete(named);
        error = assertThrows(UserError.class, () -> ledger("damaged", experiment, 0));
        assertTrue(error.getMessage().contains("is missing"), error.getMessage());
        assertTrue(error.getMessage().contains("remove the folder " + checkpoint), error.getMessage());
    }

    @Test
    void aStreamIsWrittenDownAsTheModelThatWritesIt() throws IOException {
        AtomicInteger fuse = new AtomicInteger(4);
        Experiment experiment =
                SlowWorld.experiment(SlowWorld.slow(EPOCHS), fuse, Sampling.STREAM, 1, 9, "accumulate-subsample");
        assertThrows(IllegalStateException.class, () -> ledger("streams", experiment, 0));
        Path checkpoint = folder.resolve("streams/checkpoints/c0000-t00000");
        String state = Files.readString(checkpoint.resolve("state.json"));
        assertTrue(state.contains("{\"stream\":\"writer-00000"), state);
        try (Stream<Path> files = Files.list(checkpoint)) {
            assertEquals(
                    3,
                    files.filter(file -> file.getFileName().toString().startsWith("writer-"))
                            .count(),
                    "one writer a generation, however many sets read it");
        }
    }

    @Test
    void curvesStandInTheLedgerAfterTheReadingsOfTheirGeneration() throws IOException {
        Experiment experiment = SlowWorld.experiment(
                SlowWorld.slow(EPOCHS), SlowWorld.never(), Sampling.POINTS, 1, 2, "replace", "accumulate");
        Path path = run("curves", experiment, 1e9, Progress.NONE);
        List<String> lines = Files.readAllLines(path.resolve("ledger.jsonl"));
        int at = lines.indexOf(lines.stream()
                .filter(line ->
                        line.startsWith("{\"cell\":0,\"trial\":0,\"generation\":1,\"fit\":{\"brightness\":[0.0,"))
                .findFirst()
                .orElseThrow());
        assertTrue(lines.get(at).endsWith("]},\"units\":{\"brightness\":\"1\"}}"), lines.get(at));
        assertTrue(lines.get(at - 1).contains("\"generation\":1,\"metric\":\"size\""), lines.get(at - 1));
        assertTrue(lines.get(at + 1).contains("\"generation\":2"), lines.get(at + 1));
        List<FitRecord> fits = new ArrayList<>();
        Run.open(path).read(entry -> {}, event -> {}, fits::add);
        assertEquals(2 * 3, fits.size());
        assertEquals(1, fits.get(1).generation());
        assertEquals(Map.of("brightness", "1"), fits.get(1).units());
        double[] course = fits.get(1).curves().get("brightness");
        assertEquals(EPOCHS + 1, course.length);
        assertTrue(lines.get(at).contains(Double.toString(course[EPOCHS])), lines.get(at));
    }

    @Test
    void theModelOfGeneration0IsThereForWhoeverAsks() throws IOException {
        Experiment experiment = SlowWorld.experiment(
                SlowWorld.slow(EPOCHS), SlowWorld.never(), Sampling.POINTS, 1, 3, "replace", "accumulate");
        List<String> firsts =
                Files.readAllLines(run("first", experiment, 1e9, Progress.NONE).resolve("ledger.jsonl")).stream()
                        .filter(line -> line.contains("\"metric\":\"first\""))
                        .toList();
        // the metric of cell 0 asks, that of cell 1 does not
        assertEquals(4, firsts.size());
        assertEquals(
                1,
                firsts.stream()
                        .map(line -> line.replaceFirst(".*\"value\":", ""))
                        .distinct()
                        .count());
        assertTrue(firsts.stream().allMatch(line -> line.startsWith("{\"cell\":0,\"trial\":0,\"generation\":")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void whatIsKeptToLookAt(int trial) throws IOException {
        Experiment experiment =
                SlowWorld.experiment(SlowWorld.slow(1), SlowWorld.never(), Sampling.POINTS, 1 + trial, 32, "replace");
        List<String> names;
        try (Stream<Path> files =
                Files.list(run("looks", experiment, 1e9, Progress.NONE).resolve("samples"))) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        List<String> expected = new ArrayList<>();
        for (int g : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 30, 32}) {
            expected.add(String.format(java.util.Locale.ROOT, "c0000-g%05d-mean-image.json", g));
            expected.add(String.format(java.util.Locale.ROOT, "c0000-g%05d.json", g));
        }
        expected.add("c0000-real-mean-image.json");
        expected.add("c0000-real.json");
        assertEquals(expected, names, "of the first trial alone");
        String real = Files.readString(folder.resolve("looks/samples/c0000-real-mean-image.json"));
        assertTrue(real.startsWith("{\"cell\":0,\"generation\":-1,\"name\":\"mean-image\",\""), real);
        assertTrue(real.contains("\"kind\":\"density\""), real);
    }

    @Test
    void whoeverLooksIsToldHowFarAFitIs() {
        List<String> told = new ArrayList<>();
        Experiment experiment =
                SlowWorld.experiment(SlowWorld.slow(2), SlowWorld.never(), Sampling.POINTS, 1, 1, "replace");
        run("told", experiment, 1e9, new Progress() {
            @Override
            public void working(int cell, int trial, int generation, String what, double share) {
                told.add(generation + ": " + what + " " + share);
            }
        });
        assertEquals(
                List.of("0: epoch 1 of 2 0.5", "0: epoch 2 of 2 1.0", "1: epoch 1 of 2 0.5", "1: epoch 2 of 2 1.0"),
                told);
    }
}
