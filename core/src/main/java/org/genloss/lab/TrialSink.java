package org.genloss.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.genloss.data.Sample;
import org.genloss.ledger.Journal;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Line;
import org.genloss.ledger.RunFolder;
import org.genloss.metric.Reading;
import org.genloss.metric.Snapshot;
import org.genloss.model.Sampling;

/** Writes one trial into its journal, checkpoints it when it is time, and tells the committer and the person. */
final class TrialSink<S extends Sample<S>> implements Sink<S> {

    /** Most items of a generation that are kept to look at. */
    private static final int PREVIEW = 1000;

    private final Ledger.Place place;
    private final RunFolder folder;
    private final Journal journal;
    private final Checkpoint<S> checkpoint;
    private final Committer committer;
    private final Timings timings;
    private final Progress progress;
    private final int last;
    private final long period;
    private final StringBuilder pending = new StringBuilder();
    private long saved = System.nanoTime();
    private S latest;

    TrialSink(
            Ledger.Place place,
            RunFolder folder,
            Journal journal,
            Checkpoint<S> checkpoint,
            Committer committer,
            Timings timings,
            Progress progress,
            int last,
            double checkpointSeconds) {
        this.place = place;
        this.folder = folder;
        this.journal = journal;
        this.checkpoint = checkpoint;
        this.committer = committer;
        this.timings = timings;
        this.progress = progress;
        this.last = last;
        this.period = (long) (checkpointSeconds * 1e9);
    }

    /** Points are what everybody expects: only other forms are named. */
    @Override
    public void sampled(Sampling form) {
        String name = form.name().toLowerCase(Locale.ROOT);
        pending.append(Line.event(place.cell(), place.trial(), Snapshot.BASELINE, "sampling", name));
    }

    @Override
    public void readings(int generation, List<Reading> readings) {
        for (Reading r : readings) {
            pending.append(Line.reading(
                    place.cell(),
                    place.trial(),
                    generation,
                    r.name(),
                    r.value(),
                    r.standardError(),
                    r.low(),
                    r.high(),
                    r.unit(),
                    r.items()));
        }
    }

    @Override
    public void collapsed(int generation, String reason) {
        pending.append(Line.event(place.cell(), place.trial(), generation, "collapsed", reason));
    }

    @Override
    public void drawn(int generation, S items) {
        if (place.trial() != 0) {
            return;
        }
        latest = items;
        if (generation <= 0 || generation == last || isMilestone(generation)) {
            folder.sample(place.cell(), generation, items.preview(PREVIEW));
        }
    }

    /** 1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, ... */
    private static boolean isMilestone(int generation) {
        int scaled = generation;
        while (scaled >= 100) {
            if (scaled % 10 != 0) {
                return false;
            }
            scaled /= 10;
        }
        return scaled <= 3 || List.of(5, 7, 10, 15, 20, 30, 50, 70).contains(scaled);
    }

    @Override
    public void generation(int generation, State<S> state, long fit, long measure, long sample) {
        flush();
        committer.pump();
        timings.add(place.cell(), place.trial(), generation, fit, measure, sample);
        progress.generation(place.cell(), place.trial(), generation);
        if (System.nanoTime() - saved >= period) {
            journal.force();
            checkpoint.save(state, journal.length());
            saved = System.nanoTime();
        }
    }

    @Override
    public void end(int generation, String reason) {
        pending.append(Line.event(place.cell(), place.trial(), generation, "end", reason));
        if (latest != null) {
            folder.sample(place.cell(), generation, latest.preview(PREVIEW));
        }
        flush();
        // the state promises these lines: they must not be lost where it is kept
        journal.force();
        Checkpoint.saveEnd(folder.checkpoint(place.cell(), place.trial()), journal.length());
        journal.end();
        committer.pump();
        progress.generation(place.cell(), place.trial(), generation);
        progress.trial(place.cell(), place.trial(), reason, last - generation);
    }

    @Override
    public boolean cancelled() {
        return Thread.currentThread().isInterrupted() || committer.cancelled(place);
    }

    private void flush() {
        journal.append(pending.toString().getBytes(StandardCharsets.UTF_8));
        pending.setLength(0);
    }
}
