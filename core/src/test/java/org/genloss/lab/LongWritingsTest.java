package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genloss.lab.ScribeWorld.Scribe;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Generations that take hours to write: they go on where they were stopped, tell how far they are, and may be kept. */
class LongWritingsTest {

    private static final String[] POLICIES = {"replace", "keep 20%", "accumulate", "fresh 20%", "window 2"};
    private static final int SIZE = 5;
    private static final int GENERATIONS = 3;

    @TempDir
    Path folder;

    /** Dies at a certain thing that it is told. */
    private static class Doom implements Progress {

        final List<String> told = new ArrayList<>();
        private final int last;

        Doom(int last) {
            this.last = last;
        }

        private void tell(String what) {
            told.add(what);
            if (told.size() - 1 == last) {
                throw new IllegalStateException("bang");
            }
        }

        @Override
        public void working(int cell, int trial, int generation, String what, double share) {
            assertTrue(share > 0 && share <= 1, what + " " + share);
            tell(cell + " " + generation + " " + what);
        }

        @Override
        public void generation(int cell, int trial, int generation) {
            tell(cell + " " + generation + " done");
        }
    }

    private Path run(String name, Experiment experiment, double seconds, Progress progress) {
        Path path = folder.resolve(name);
        Campaign.run(experiment, path, new Campaign.Options(1, seconds), progress);
        return path;
    }

    private static Experiment experiment(Scribe scribe) {
        return ScribeWorld.experiment(scribe, SIZE, GENERATIONS, KeepModels.ALL, POLICIES);
    }

    /** Ledger, samples and models: all that a run leaves that must not depend on kills. */
    private static Map<String, String> left(Path run) throws IOException {
        Map<String, String> left = new TreeMap<>();
        for (String part : List.of("ledger.jsonl", "samples", "models")) {
            try (Stream<Path> files = Files.walk(run.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    left.put(run.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return left;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRunThatIsKilledAfterEveryStateGivesTheSameBytes(boolean warm) throws IOException {
        Map<String, String> plain = left(run("plain", experiment(ScribeWorld.scribe(warm)), 1e9, Progress.NONE));
        Scribe scribe = ScribeWorld.scribe(warm);
        List<String> told = new ArrayList<>();
        int kills = 0;
        for (boolean over = false; !over; ) {
            assertTrue(kills < 1000, "every start gets further");
            Doom watch = new Doom(Integer.MAX_VALUE);
            try {
                run("killed", experiment(scribe.dying(0)), 0, watch);
                over = true;
            } catch (IllegalStateException bang) {
                assertEquals("bang", bang.getMessage());
                kills++;
            }
            told.addAll(watch.told);
        }
        assertEquals(plain, left(folder.resolve("killed")));
        assertFalse(Files.exists(folder.resolve("killed/checkpoints")));
        List<String> kept = told.stream()
                .filter(what -> what.contains(" of ") && !what.contains("measure"))
                .toList();
        assertEquals(new HashSet<>(kept).size(), kept.size(), "nothing was fitted or written twice");
        assertEquals(kept.size(), kills);
        // 2 epochs a fit, but warm ones after the first; 5 items a generation, 4 where one of them is real
        int fits = warm ? 1 : GENERATIONS + 1;
        assertEquals(POLICIES.length * fits * 2 + GENERATIONS * (5 + 4 + 5 + 4 + 5), kills);
    }

    /** Kills before what was just done is kept: in fits, measurements, writings, and between generations. */
    @Test
    void aRunThatIsKilledAnywhereGivesTheSameBytes() throws IOException {
        Experiment experiment = ScribeWorld.experiment(ScribeWorld.scribe(false), SIZE, 2, KeepModels.LAST, "keep 20%");
        Doom whole = new Doom(Integer.MAX_VALUE);
        Map<String, String> plain = left(run("plain", experiment, 1e9, whole));
        for (int at = 0; at < whole.told.size(); at++) {
            String name = "killed" + at;
            Doom doom = new Doom(at);
            assertThrows(IllegalStateException.class, () -> run(name, experiment, 0, doom));
            Doom watch = new Doom(Integer.MAX_VALUE);
            assertEquals(plain, left(run(name, experiment, 0, watch)), "killed at " + doom.told.get(at));
            // what was not yet kept is done again, and what comes before it is not, but measurements
            List<String> before = doom.told.subList(0, at);
            Set<String> again = new HashSet<>(watch.told);
            before.stream()
                    .filter(what -> !what.contains("measure") && !what.endsWith("done"))
                    .forEach(what -> assertFalse(again.contains(what), what));
        }
    }

    /** A fit that was long, and what was measured of it, are safe before the first item is written. */
    @Test
    void theModelIsKeptBeforeItWrites() throws IOException {
        Experiment experiment =
                ScribeWorld.experiment(ScribeWorld.scribe(false), SIZE, GENERATIONS, KeepModels.NONE, "replace");
        Doom doom = new Doom(4);
        assertThrows(IllegalStateException.class, () -> run("model", experiment, 0, doom));
        assertEquals("0 0 writing 1 of 5", doom.told.get(4));
        Doom watch = new Doom(Integer.MAX_VALUE);
        run("model", experiment, 0, watch);
        assertEquals("0 0 writing 1 of 5", watch.told.get(0));
        String ledger = Files.readString(folder.resolve("model/ledger.jsonl"));
        assertEquals(
                1,
                ledger.lines()
                        .filter(line -> line.contains("\"generation\":0,\"fit\""))
                        .count());
    }

    @Test
    void whoeverLooksIsToldHowFarAWritingIs() {
        Doom watch = new Doom(Integer.MAX_VALUE);
        run("told", ScribeWorld.experiment(ScribeWorld.scribe(false), 4, 1, KeepModels.NONE, "replace"), 1e9, watch);
        assertEquals(
                List.of(
                        "0 0 epoch 1 of 2",
                        "0 0 epoch 2 of 2",
                        "0 0 writing 1 of 2 to measure",
                        "0 0 writing 2 of 2 to measure",
                        "0 0 writing 1 of 4",
                        "0 0 writing 2 of 4",
                        "0 0 writing 3 of 4",
                        "0 0 writing 4 of 4",
                        "0 0 done",
                        "0 1 epoch 1 of 2",
                        "0 1 epoch 2 of 2",
                        "0 1 writing 1 of 2 to measure",
                        "0 1 writing 2 of 2 to measure",
                        "0 1 done"),
                watch.told);
    }

    /** Until a generation has been done, a fit and a writing count as halves of one. */
    @Test
    void sharesOfAGenerationNeverFall() {
        List<Double> shares = new ArrayList<>();
        run(
                "shares",
                ScribeWorld.experiment(ScribeWorld.scribe(false), 4, 1, KeepModels.NONE, "replace"),
                1e9,
                new Progress() {
                    @Override
                    public void working(int cell, int trial, int generation, String what, double share) {
                        if (generation == 0) {
                            shares.add(share);
                        }
                    }
                });
        assertEquals(List.of(0.25, 0.5, 0.5, 0.5, 0.625, 0.75, 0.875, 1.0), shares);
    }

    @Test
    void timesSayHowMuchWasDone() throws IOException {
        Path path = run(
                "times",
                ScribeWorld.experiment(ScribeWorld.scribe(false), SIZE, 1, KeepModels.NONE, "replace"),
                1e9,
                Progress.NONE);
        List<JsonNode> lines = Files.readAllLines(path.resolve("timing.jsonl")).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertEquals(2, lines.size(), "the last generation has its line too");
        assertEquals(2 * SIZE, lines.get(0).at("/fit/tokens").asInt());
        assertEquals(SIZE, lines.get(0).at("/sample/tokens").asInt());
        double rate = 1000 * SIZE / lines.get(0).path("sample_ms").asDouble();
        assertEquals(rate, lines.get(0).at("/sample/tokens_per_second").asDouble(), 0.06);
        assertTrue(lines.get(1).has("fit"));
        assertFalse(lines.get(1).has("sample"), "nobody reads what the last generation would write");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "LAST", "ALL"})
    void modelsAreKeptAsTheSpecSays(String keep) throws IOException {
        KeepModels models = KeepModels.valueOf(keep);
        Path path = run(
                "kept",
                ScribeWorld.experiment(ScribeWorld.scribe(false), SIZE, 2, models, "replace", "accumulate"),
                1e9,
                Progress.NONE);
        List<String> expected = new ArrayList<>();
        for (int cell = 0; cell < 2; cell++) {
            for (int g = models == KeepModels.ALL ? 0 : 2; g <= 2 && models != KeepModels.NONE; g++) {
                expected.add(String.format(Locale.ROOT, "c%04d-t0000-g%05d", cell, g));
            }
        }
        if (models == KeepModels.NONE) {
            assertFalse(Files.exists(path.resolve("models")));
            return;
        }
        try (Stream<Path> kept = Files.list(path.resolve("models"))) {
            assertEquals(
                    expected,
                    kept.map(one -> one.getFileName().toString()).sorted().toList());
        }
        assertTrue(Files.readString(path.resolve("models/c0000-t0000-g00002/model.txt"))
                .startsWith("2 "));
    }

    /** The thread of a trial is told to stop because another trial has failed: it keeps what it has first. */
    @Test
    void aTrialThatIsStoppedKeepsWhatItHas() throws IOException {
        Scribe scribe = ScribeWorld.scribe(false);
        Experiment experiment = ScribeWorld.experiment(scribe, SIZE, GENERATIONS, KeepModels.NONE, "replace");
        byte[] plain =
                Files.readAllBytes(run("plain", experiment, 1e9, Progress.NONE).resolve("ledger.jsonl"));
        for (String when : List.of("0 1 epoch 1 of 2", "0 1 writing 1 of 2 to measure", "0 1 writing 3 of 5")) {
            String name = when.replace(' ', '-');
            Doom stop = new Doom(Integer.MAX_VALUE) {
                @Override
                public void working(int cell, int trial, int generation, String what, double share) {
                    super.working(cell, trial, generation, what, share);
                    if (when.equals(cell + " " + generation + " " + what)) {
                        Thread.currentThread().interrupt();
                    }
                }
            };
            UserError error = assertThrows(UserError.class, () -> run(name, experiment, 1e9, stop));
            assertTrue(error.getMessage().startsWith("the run was interrupted"), error.getMessage());
            assertEquals(when, stop.told.get(stop.told.size() - 1), "it stops at once");
            assertEquals(0, scribe.open().get(), "models are closed");
            Doom watch = new Doom(Integer.MAX_VALUE);
            assertArrayEquals(
                    plain, Files.readAllBytes(run(name, experiment, 1e9, watch).resolve("ledger.jsonl")));
            assertFalse(watch.told.contains(when) && !when.contains("measure"), "what was done is not done again");
        }
    }
}
