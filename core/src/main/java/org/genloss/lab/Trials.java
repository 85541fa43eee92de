package org.genloss.lab;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.genloss.data.Sample;
import org.genloss.data.Supply;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Journal;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Manifest;
import org.genloss.ledger.RunFolder;
import org.genloss.num.Seed;

/** The trials of an experiment, and what they share: opened sources and prepared metrics. */
final class Trials {

    private final Experiment experiment;
    private final Progress progress;
    private final Seed root;
    private final Map<String, Supply<?>> supplies = new ConcurrentHashMap<>();
    private final Gauges gauges;
    private final Map<Integer, Setup<?>> setups = new ConcurrentHashMap<>();

    Trials(Experiment experiment, Progress progress) {
        this.experiment = experiment;
        this.progress = progress;
        this.root = new Seed(experiment.seed());
        this.gauges = new Gauges(progress);
    }

    /** The run's seed. */
    Seed root() {
        return root;
    }

    /**
     * Makes every cell ready.
     *
     * @return what the real data of every cell are, by cell
     * @throws org.genloss.spec.UserError if the data are not what the spec says
     */
    Map<Integer, Manifest.Data> open() {
        Map<Integer, Manifest.Data> data = new LinkedHashMap<>();
        for (Cell<?> cell : experiment.cells()) {
            data.put(cell.index(), data(cell));
            setup(cell);
        }
        return data;
    }

    /** What the real data of a cell are. */
    Manifest.Data data(Cell<?> cell) {
        Supply<?> supply = supply(cell);
        return new Manifest.Data(supply.hash(), supply.published());
    }

    private Supply<?> supply(Cell<?> cell) {
        return supplies.computeIfAbsent(cell.sourceKey(), key -> cell.source().open(root.at("source")));
    }

    /** A cell made ready. */
    @SuppressWarnings("unchecked") // cells of one source key share one source, and with it the kind of sample
    <S extends Sample<S>> Setup<S> setup(Cell<S> cell) {
        return (Setup<S>)
                setups.computeIfAbsent(cell.index(), i -> Setup.of(cell, (Supply<S>) supply(cell), gauges, root));
    }

    /** Where a trial puts what it leaves. */
    record Desk(RunFolder folder, Committer committer, Timings timings, double checkpointSeconds) {

        Path checkpoint(Ledger.Place place) {
            return folder.checkpoint(place.cell(), place.trial());
        }
    }

    /** Computes a trial, or the rest of it. */
    void compute(Ledger.Place place, Desk desk) {
        compute(experiment.cells().get(place.cell()), place, desk);
    }

    private <S extends Sample<S>> void compute(Cell<S> cell, Ledger.Place place, Desk desk) {
        Setup<S> setup = setup(cell);
        Seed trial = root.at("trial", place.trial());
        Laboratory<S> laboratory =
                new Laboratory<>(setup, trial, experiment.stopping().collapse());
        S original = laboratory.original();
        Path path = desk.checkpoint(place);
        Disk.folder(path);
        Checkpoint<S> checkpoint = new Checkpoint<>(path, setup, original);
        Checkpoint.Saved<S> saved =
                Checkpoint.exists(path) ? checkpoint.load() : new Checkpoint.Saved<>(Optional.empty(), 0, false);
        State<S> state = saved.state().orElseGet(() -> laboratory.begin(original));
        Journal journal = journal(path, saved.bytes(), saved.ended());
        desk.committer().opened(place, journal);
        if (saved.ended()) {
            progress.trial(place.cell(), place.trial(), "done before", cell.generations() + 1);
            return;
        }
        try (journal) {
            Keeper<S> keeper = new Keeper<>(checkpoint, new Unfinished(path), journal, desk.checkpointSeconds());
            Descent descent = new Descent(experiment.manifest(), cell, place.trial(), setup.supply(), Optional.empty());
            TrialSink<S> sink = new TrialSink<>(
                    place,
                    desk.folder(),
                    journal,
                    keeper,
                    desk.committer(),
                    desk.timings(),
                    progress,
                    cell,
                    descent,
                    experiment.models());
            laboratory.run(state, sink);
        }
    }

    /** The lines of the trial whose checkpoint is in this folder. */
    static Journal journal(Path checkpoint, long keep, boolean ended) {
        return new Journal(checkpoint.resolve("lines.jsonl"), keep, ended);
    }
}
