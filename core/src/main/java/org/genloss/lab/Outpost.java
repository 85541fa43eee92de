package org.genloss.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Journal;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.RunFolder;

/**
 * Computes single trials of an experiment where its run folder is not: on another machine. Sources are opened and metrics
 * prepared once for all trials; several may be computed at the same time.
 */
public final class Outpost {

    private static final String TIMINGS = "timing.jsonl";

    private final Experiment experiment;
    private final Trials trials;

    /** @param experiment without native libraries, whose bits depend on the machine */
    public Outpost(Experiment experiment) {
        this.experiment = experiment;
        this.trials = new Trials(experiment, Progress.NONE);
    }

    /**
     * Computes one trial from its start to its end: a pure function of experiment, real data and place.
     *
     * @throws org.genloss.spec.UserError as {@link Campaign#run}
     */
    public TrialOutput compute(Ledger.Place place) {
        Path scratch = scratch();
        try {
            Path checkpoint = work(place, scratch);
            String data = trials.data(experiment.cells().get(place.cell())).hash();
            return new TrialOutput(
                    data, lines(checkpoint), Files.readAllBytes(scratch.resolve(TIMINGS)), files(scratch));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Disk.remove(scratch);
        }
    }

    /** A run folder whose ledger waits for no trial: the lines stay in the trial's journal. */
    private Path work(Ledger.Place place, Path scratch) {
        try (RunFolder folder = RunFolder.take(scratch, experiment.manifest());
                Ledger ledger =
                        new Ledger(folder.ledger(), experiment.manifest().specHash());
                Timings timings = new Timings(folder.timing())) {
            Committer idle = new Committer(experiment, folder, ledger, List.of());
            Trials.Desk desk = new Trials.Desk(folder, idle, timings, Double.POSITIVE_INFINITY);
            trials.compute(place, desk);
            return desk.checkpoint(place);
        }
    }

    private static byte[] lines(Path checkpoint) throws IOException {
        try (Journal journal =
                Trials.journal(checkpoint, Checkpoint.ended(checkpoint).orElseThrow(), true)) {
            return journal.read(0, Math.toIntExact(journal.length()));
        }
    }

    private static SortedMap<String, byte[]> files(Path scratch) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String name : List.of(RunFolder.SAMPLES, RunFolder.MODELS)) {
            Path folder = scratch.resolve(name);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path file : all.filter(Files::isRegularFile).toList()) {
                        files.put(scratch.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                    }
                }
            }
        }
        return files;
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("genloss-trial");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
