package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.genloss.ledger.Run;
import org.genloss.model.Engine;
import org.genloss.model.Sampling;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a native library computes: one trial at a time, its facts written down, no other library goes on. */
class EnginesTest {

    @TempDir
    Path folder;

    /** Remembers what it was told. */
    private static final class Mill implements Engine {

        private final String version;
        private int threads;

        Mill(String version) {
            this.version = version;
        }

        @Override
        public void threads(int n) {
            threads = n;
        }

        @Override
        public Map<String, String> about() {
            Map<String, String> about = new LinkedHashMap<>();
            about.put("mill", version);
            about.put("threads", Integer.toString(threads));
            return about;
        }
    }

    /** Notes the trials in progress, and the forecast. */
    private static final class Watcher implements Progress {

        private final List<String> trials = new ArrayList<>();
        private Forecast forecast;

        @Override
        public void expected(Forecast told) {
            forecast = told;
        }

        @Override
        public synchronized void working(int cell, int trial, int generation, String what, double share) {
            String place = cell + " " + trial;
            if (trials.isEmpty() || !trials.get(trials.size() - 1).equals(place)) {
                trials.add(place);
            }
        }
    }

    private static Experiment experiment(Optional<Engine> engine, int generations, AtomicInteger fuse) {
        SlowWorld.Slow learner = new SlowWorld.Slow(3, engine, new AtomicInteger(), fuse);
        return SlowWorld.experiment(
                learner, SlowWorld.never(), Sampling.POINTS, 3, generations, "replace", "accumulate");
    }

    private Path run(String name, Experiment experiment, int threads, Progress progress) {
        Path path = folder.resolve(name);
        Campaign.run(experiment, path, new Campaign.Options(threads, 0), progress);
        return path;
    }

    @Test
    void trialsRunOneAfterAnotherAndTheEngineHasAllThreads() throws IOException {
        Watcher watcher = new Watcher();
        Mill mill = new Mill("1.0");
        Path path = run("mill", experiment(Optional.of(mill), 2, SlowWorld.never()), 4, watcher);
        assertEquals(List.of("0 0", "0 1", "0 2", "1 0", "1 1", "1 2"), watcher.trials);
        assertEquals(4, mill.threads);
        Map<String, String> machine = Run.open(path).machine();
        assertEquals("mill: 1.0, threads: 4", machine.get("engine"));
        assertTrue(machine.get("engine_note").contains("last bits"), machine.toString());
        Path plain = run("plain", experiment(Optional.empty(), 2, SlowWorld.never()), 4, Progress.NONE);
        assertTrue(Run.open(plain).machine().keySet().stream().noneMatch(key -> key.startsWith("engine")));
        assertArrayEquals(
                Files.readAllBytes(plain.resolve("ledger.jsonl")), Files.readAllBytes(path.resolve("ledger.jsonl")));
    }

    @Test
    void aRunDoesNotGoOnWithOtherFacts() {
        Experiment doomed = experiment(Optional.of(new Mill("1.0")), 2, new AtomicInteger(8));
        assertThrows(IllegalStateException.class, () -> run("facts", doomed, 2, Progress.NONE));
        String threads = refused("facts", Optional.of(new Mill("1.0")), 3);
        assertTrue(threads.contains("was started with threads = 2 of its native library, which is now 3"), threads);
        assertTrue(threads.contains("go on with --threads 2"), threads);
        String version = refused("facts", Optional.of(new Mill("1.1")), 2);
        assertTrue(version.contains("was started with mill = 1.0"), version);
        assertTrue(version.contains("go on with the build"), version);
        String gone = refused("facts", Optional.empty(), 2);
        assertTrue(gone.contains("mill = 1.0 of its native library, which is now nothing"), gone);
        run("facts", experiment(Optional.of(new Mill("1.0")), 2, SlowWorld.never()), 2, Progress.NONE);
    }

    private String refused(String name, Optional<Engine> engine, int threads) {
        return assertThrows(
                        UserError.class,
                        () -> run(name, experiment(engine, 2, SlowWorld.never()), threads, Progress.NONE))
                .getMessage();
    }

    /** Half a second an item; 20 items a generation, or 20, 40, 60 where they accumulate. */
    @Test
    void theTimeOfFitsIsToldBeforeTheyStart() {
        Watcher watcher = new Watcher();
        Optional<Engine> mill = Optional.of(new Mill("1.0"));
        Experiment doomed = experiment(mill, 2, new AtomicInteger(3 * 3 + 1));
        assertThrows(IllegalStateException.class, () -> run("forecast", doomed, 2, watcher));
        assertEquals(new Forecast(30, 60, 3 * 30 + 3 * 60, 6, false), watcher.forecast);
        // one trial is done
        run("forecast", experiment(mill, 2, SlowWorld.never()), 2, watcher);
        assertEquals(new Forecast(30, 60, 2 * 30 + 3 * 60, 5, false), watcher.forecast);
        Watcher again = new Watcher();
        run("forecast", experiment(mill, 2, SlowWorld.never()), 2, again);
        assertEquals(null, again.forecast, "nothing is left to do");
    }
}
