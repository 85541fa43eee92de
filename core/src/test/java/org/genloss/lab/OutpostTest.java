package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.genloss.ledger.Ledger;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that are computed elsewhere leave the run that they leave here. */
class OutpostTest {

    private static final Campaign.Options OPTIONS = new Campaign.Options(3, 1e9);

    @TempDir
    Path folder;

    private static Experiment experiment(Stopping stopping, int trials) {
        return TinyWorld.experiment(trials, 6, stopping, TinyWorld.dud(), "replace", "accumulate", "keep 10%");
    }

    private Path here(Experiment experiment) {
        Path path = folder.resolve("here");
        Campaign.run(experiment, path, OPTIONS, Progress.NONE);
        return path;
    }

    private Path elsewhere(Experiment experiment, Function<Ledger.Place, TrialOutput> compute) {
        Path path = folder.resolve("elsewhere");
        Campaign.run(experiment, path, OPTIONS, Progress.NONE, compute);
        return path;
    }

    /** Everything but times and when it started. */
    private static Map<String, String> files(Path run) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(run)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = run.relativize(file).toString();
                if (!name.equals("timing.jsonl") && !name.equals("manifest.json")) {
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }

    @Test
    void theRunIsTheSame() throws IOException {
        Path here = here(experiment(Stopping.standard(), 4));
        Path there =
                elsewhere(experiment(Stopping.standard(), 4), new Outpost(experiment(Stopping.standard(), 4))::compute);
        assertEquals(files(here), files(there));
        assertTrue(files(there).keySet().stream().anyMatch(name -> name.startsWith("samples")));
        assertEquals(
                Files.readAllLines(here.resolve("timing.jsonl")).size(),
                Files.readAllLines(there.resolve("timing.jsonl")).size());
    }

    /** A cell ends early at the same trial, and trials behind it leave no trace. */
    @Test
    void aCellEndsWhereItEndsHere() throws IOException {
        Stopping tight = new Stopping(true, Optional.of("types"), Optional.of(3), 1.0, 5);
        Path here = here(experiment(tight, 60));
        Path there = elsewhere(experiment(tight, 60), new Outpost(experiment(tight, 60))::compute);
        assertEquals(files(here), files(there));
        assertTrue(Files.readString(there.resolve("ledger.jsonl")).contains("\"stopped\""));
    }

    @Test
    void aRunThatFailedGoesOnAndAsksForWhatIsMissingOnly() throws IOException {
        Experiment experiment = experiment(Stopping.standard(), 4);
        Outpost outpost = new Outpost(experiment);
        AtomicInteger fuse = new AtomicInteger(7);
        assertThrows(
                IllegalStateException.class,
                () -> elsewhere(experiment, place -> {
                    if (fuse.getAndDecrement() <= 0) {
                        throw new IllegalStateException("a machine is lost");
                    }
                    return outpost.compute(place);
                }));
        AtomicInteger asked = new AtomicInteger();
        Path there = elsewhere(experiment, place -> {
            asked.incrementAndGet();
            return outpost.compute(place);
        });
        // seven were computed; up to two of them may have been thrown away with the threads that waited
        assertTrue(asked.get() <= 12 - 5, asked.toString());
        assertFalse(asked.get() == 0);
        assertEquals(files(here(experiment)), files(there));
    }

    /** A run that was begun on one machine goes on with the help of others, from its checkpoints. */
    @Test
    void aRunBegunHereGoesOnElsewhere() throws IOException {
        Experiment doomed = TinyWorld.experiment(
                4,
                6,
                Stopping.standard(),
                new TinyWorld.Bomb(new AtomicInteger(40)),
                "replace",
                "accumulate",
                "keep 10%");
        Path path = folder.resolve("elsewhere");
        assertThrows(
                IllegalStateException.class,
                () -> Campaign.run(doomed, path, new Campaign.Options(1, 0), Progress.NONE));
        Experiment experiment = experiment(Stopping.standard(), 4);
        assertEquals(files(here(experiment)), files(elsewhere(experiment, new Outpost(experiment)::compute)));
    }

    @Test
    void otherDataAreRefused() {
        Experiment experiment = experiment(Stopping.standard(), 2);
        Outpost outpost = new Outpost(experiment);
        UserError error = assertThrows(
                UserError.class,
                () -> elsewhere(experiment, place -> {
                    TrialOutput output = outpost.compute(place);
                    return new TrialOutput("beef", output.lines(), output.timings(), output.files());
                }));
        assertTrue(error.getMessage().contains("SHA-256"), error.getMessage());
        assertTrue(error.getMessage().contains("beef"), error.getMessage());
    }

    @Test
    void aTrialIsAFunctionOfItsPlace() {
        Ledger.Place place = new Ledger.Place(1, 2);
        byte[] once =
                new Outpost(experiment(Stopping.standard(), 4)).compute(place).lines();
        Outpost outpost = new Outpost(experiment(Stopping.standard(), 4));
        outpost.compute(new Ledger.Place(0, 0));
        assertArrayEquals(once, outpost.compute(place).lines());
    }
}
