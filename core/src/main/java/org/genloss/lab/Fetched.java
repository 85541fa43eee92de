package org.genloss.lab;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Function;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Journal;
import org.genloss.ledger.Ledger;
import org.genloss.spec.UserError;

/** Brings a trial that is computed elsewhere into the run folder, as though it had been computed here. */
record Fetched(Experiment experiment, Trials trials, Progress progress) {

    /** Asks for a trial, unless an earlier start has it. */
    void fetch(Ledger.Place place, Function<Ledger.Place, TrialOutput> elsewhere, Trials.Desk desk) {
        Path path = desk.checkpoint(place);
        Cell<?> cell = experiment.cells().get(place.cell());
        OptionalLong before = Checkpoint.ended(path);
        if (before.isPresent()) {
            desk.committer().opened(place, Trials.journal(path, before.getAsLong(), true));
        } else {
            TrialOutput output = elsewhere.apply(place);
            check(output, cell);
            desk.committer().opened(place, keep(output, path, desk));
        }
        String how = before.isPresent() ? "done before" : "done elsewhere";
        progress.trial(place.cell(), place.trial(), how, cell.generations() + 1);
    }

    private void check(TrialOutput output, Cell<?> cell) {
        String here = trials.data(cell).hash();
        if (!output.data().equals(here)) {
            throw new UserError(
                    "the data of cell " + cell.index() + " have SHA-256 " + here + " here, but " + output.data()
                            + " where its trials are computed",
                    "let all machines read the same files, under the same path");
        }
    }

    /** What a person looks at first, then the lines, then that the trial is over: a kill in between does it again. */
    private static Journal keep(TrialOutput output, Path path, Trials.Desk desk) {
        output.files().forEach((name, bytes) -> {
            Path file = desk.folder().path().resolve(name);
            Disk.folder(file.getParent());
            Disk.replace(file, bytes);
        });
        Disk.remove(path);
        Disk.folder(path);
        Journal journal = Trials.journal(path, 0, false);
        journal.append(output.lines());
        journal.force();
        Checkpoint.saveEnd(path, output.lines().length);
        journal.end();
        desk.timings().carry(output.timings());
        return journal;
    }
}
