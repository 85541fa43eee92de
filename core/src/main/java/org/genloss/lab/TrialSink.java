package org.genloss.lab;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.ledger.FitRecord;
import org.genloss.ledger.Journal;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Line;
import org.genloss.ledger.RunFolder;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Reading;
import org.genloss.metric.Snapshot;
import org.genloss.model.FitCurve;
import org.genloss.model.Sampling;
import org.genloss.model.Work;

/** Writes one trial into its journal, checkpoints it when it is time, and tells the committer and the person. */
final class TrialSink<S extends Sample<S>> implements Sink<S> {

    /** The last generation up to which every one is kept to look at. */
    private static final int ALL_UP_TO = 10;

    /** Most items of a generation that are kept to look at. */
    private static final int PREVIEW = 1000;

    private final Ledger.Place place;
    private final RunFolder folder;
    private final Journal journal;
    private final Checkpoint<S> checkpoint;
    private final Committer committer;
    private final Timings timings;
    private final Progress progress;
    private final int generations;
    private final long period;
    private final StringBuilder pending = new StringBuilder();
    private final UnfinishedFit unfinished;
    private long saved = System.nanoTime();

    TrialSink(
            Ledger.Place place,
            RunFolder folder,
            Journal journal,
            Checkpoint<S> checkpoint,
            Committer committer,
            Timings timings,
            Progress progress,
            int generations,
            double checkpointSeconds) {
        this.place = place;
        this.folder = folder;
        this.journal = journal;
        this.checkpoint = checkpoint;
        this.committer = committer;
        this.timings = timings;
        this.progress = progress;
        this.generations = generations;
        this.period = (long) (checkpointSeconds * 1e9);
        this.unfinished = new UnfinishedFit(folder.checkpoint(place.cell(), place.trial()));
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
    public void fitted(int generation, List<FitCurve> curves) {
        Map<String, double[]> values = new LinkedHashMap<>();
        Map<String, String> units = new LinkedHashMap<>();
        for (FitCurve curve : curves) {
            values.put(curve.name(), curve.values());
            units.put(curve.name(), curve.unit());
        }
        pending.append(Line.fit(new FitRecord(place.cell(), place.trial(), generation, values, units)));
    }

    /** One trial is enough to look at: the first. */
    @Override
    public boolean shows(int generation, boolean last) {
        return place.trial() == 0 && (generation <= ALL_UP_TO || last || isMilestone(generation));
    }

    @Override
    public void shown(int generation, S drawn, List<Exhibit> exhibits) {
        folder.sample(place.cell(), generation, drawn.preview(PREVIEW));
        for (Exhibit exhibit : exhibits) {
            folder.exhibit(place.cell(), generation, exhibit.name(), exhibit.content());
        }
    }

    /** 10, 15, 20, 30, 50, 70, 100, 150, ... */
    private static boolean isMilestone(int generation) {
        int scaled = generation;
        while (scaled >= 100) {
            if (scaled % 10 != 0) {
                return false;
            }
            scaled /= 10;
        }
        return List.of(10, 15, 20, 30, 50, 70).contains(scaled);
    }

    @Override
    public void generation(int generation, State<S> state, long fit, long measure, long sample) {
        flush();
        committer.pump();
        timings.add(place.cell(), place.trial(), generation, fit, measure, sample);
        progress.generation(place.cell(), place.trial(), generation);
        // a fit that was worth saving is not to be done again
        if (unfinished.exists() || System.nanoTime() - saved >= period) {
            save(state);
            unfinished.remove();
        }
    }

    private void save(State<S> state) {
        journal.force();
        checkpoint.save(state, journal.length());
        saved = System.nanoTime();
    }

    @Override
    public Work fitting(State<S> state) {
        return new Watched(state);
    }

    @Override
    public Work writing(State<S> state) {
        return Work.ALONE;
    }

    /** The fit of one generation. Offered states are taken as seldom as checkpoints are. */
    private final class Watched implements Work {

        private final State<S> state;

        Watched(State<S> state) {
            this.state = state;
        }

        @Override
        public void progress(String what, double share) {
            progress.fitting(place.cell(), place.trial(), state.generation(), what, share);
        }

        @Override
        public Optional<Tensors> unfinished() {
            return unfinished.of(state.generation());
        }

        @Override
        public void save(Supplier<Tensors> offered) {
            if (System.nanoTime() - saved < period) {
                return;
            }
            if (checkpoint.generation() != state.generation()) {
                // else the trial would go on at an earlier generation, to which this fit does not belong
                TrialSink.this.save(state);
            }
            unfinished.save(state.generation(), offered.get());
            saved = System.nanoTime();
        }
    }

    @Override
    public void end(int generation, String reason) {
        pending.append(Line.event(place.cell(), place.trial(), generation, "end", reason));
        flush();
        // the state promises these lines: they must not be lost where it is kept
        journal.force();
        Checkpoint.saveEnd(folder.checkpoint(place.cell(), place.trial()), journal.length());
        unfinished.remove();
        journal.end();
        committer.pump();
        progress.generation(place.cell(), place.trial(), generation);
        progress.trial(place.cell(), place.trial(), reason, generations - generation);
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
