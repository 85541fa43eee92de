package org.genloss.lab;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.genloss.data.Dataset;
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
import org.genloss.model.Model;
import org.genloss.model.Portable;
import org.genloss.model.Sampling;
import org.genloss.model.Work;
import org.genloss.provenance.Node;

/** Writes one trial into its journal, checkpoints it when it is time, and tells the committer and the person. */
final class TrialSink<S extends Sample<S>> implements Sink<S> {

    /** The last generation up to which every one is kept to look at. */
    private static final int ALL_UP_TO = 10;

    /** Most items of a generation that are kept to look at. */
    private static final int PREVIEW = 1000;

    private final Ledger.Place place;
    private final RunFolder folder;
    private final Journal journal;
    private final Keeper<S> keeper;
    private final Committer committer;
    private final Timings timings;
    private final Progress progress;
    private final Cell<S> cell;
    private final Descent descent;
    private final KeepModels models;
    private final StringBuilder pending = new StringBuilder();
    private final Map<Timings.Step, Map<String, Long>> counts = new EnumMap<>(Timings.Step.class);

    TrialSink(
            Ledger.Place place,
            RunFolder folder,
            Journal journal,
            Keeper<S> keeper,
            Committer committer,
            Timings timings,
            Progress progress,
            Cell<S> cell,
            Descent descent,
            KeepModels models) {
        this.place = place;
        this.folder = folder;
        this.journal = journal;
        this.keeper = keeper;
        this.committer = committer;
        this.timings = timings;
        this.progress = progress;
        this.cell = cell;
        this.descent = descent;
        this.models = models;
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
    public void shown(int generation, S drawn, Optional<Dataset<S>> training, List<Exhibit> exhibits) {
        Map<String, Object> items = new LinkedHashMap<>(drawn.preview(PREVIEW));
        items.put("provenance", Node.json(descent.drawn(generation, drawn, training)));
        folder.sample(place.cell(), generation, items);
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
        time(generation, fit, measure, sample);
        progress.generation(place.cell(), place.trial(), generation);
        keeper.generation(state);
    }

    private void time(int generation, long fit, long measure, long sample) {
        timings.add(place.cell(), place.trial(), generation, fit, measure, sample, counts);
        counts.clear();
    }

    @Override
    public Optional<Tensors> measured(State<S> state) {
        Optional<Tensors> model = keeper.left().model(state.generation());
        model.ifPresent(there -> pending.append(keeper.left().lines(state.generation())));
        return model;
    }

    @Override
    public Work fitting(State<S> state) {
        return new Watched(
                state,
                Timings.Step.FIT,
                (what, share) -> what,
                () -> keeper.left().fit(state.generation()),
                offered -> keeper.fit(state, offered));
    }

    /** Not worth keeping: it would be one more thing to go on from, and what is lost is a part of one measurement. */
    @Override
    public Work measuring(State<S> state, int n) {
        return new Watched(
                state,
                Timings.Step.MEASURE,
                (what, share) -> counted(share, n) + " to measure",
                Optional::empty,
                offered -> {});
    }

    @Override
    public Work writing(State<S> state, Model<S> model, int n) {
        // lines are asked for now: until they are flushed no other is added
        String lines = pending.toString();
        if (keeper.due()) {
            // a long fit, or long measurements, are not to be done again
            keeper.model(state, model::state, lines);
        }
        return new Watched(
                state,
                Timings.Step.SAMPLE,
                (what, share) -> counted(share, n),
                () -> keeper.left().written(state.generation()),
                offered -> keeper.written(state, model::state, lines, offered));
    }

    private static String counted(double share, int n) {
        return String.format(Locale.ROOT, "writing %,d of %,d", Math.round(share * n), n);
    }

    /** Long work of one generation. Offered states are taken as seldom as checkpoints are. */
    private final class Watched implements Work {

        private final State<S> state;
        private final Timings.Step step;
        private final BiFunction<String, Double, String> words;
        private final Supplier<Optional<Tensors>> left;
        private final Consumer<Supplier<Tensors>> keep;

        Watched(
                State<S> state,
                Timings.Step step,
                BiFunction<String, Double, String> words,
                Supplier<Optional<Tensors>> left,
                Consumer<Supplier<Tensors>> keep) {
            this.state = state;
            this.step = step;
            this.words = words;
            this.left = left;
            this.keep = keep;
        }

        @Override
        public void progress(String what, double share) {
            double whole =
                    cell.sampling() == Sampling.CONTINUATIONS ? timings.behind(place.cell(), step, share) : share;
            progress.working(place.cell(), place.trial(), state.generation(), words.apply(what, share), whole);
        }

        @Override
        public void count(String unit, long count) {
            counts.computeIfAbsent(step, any -> new LinkedHashMap<>()).merge(unit, count, Long::sum);
        }

        @Override
        public Optional<Tensors> unfinished() {
            return left.get();
        }

        @Override
        public void save(Supplier<Tensors> offered) {
            boolean interrupted = Thread.currentThread().isInterrupted();
            boolean needless = committer.cancelled(place);
            if (!needless && (interrupted || keeper.due())) {
                // no file can be written by a thread that is being interrupted
                Thread.interrupted();
                keep.accept(offered);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (interrupted || needless) {
                throw new Cancelled();
            }
        }
    }

    @Override
    public void keep(int generation, Model<S> model, boolean last) {
        if (models.keeps(last) && model instanceof Portable portable) {
            folder.model(place.cell(), place.trial(), generation, portable::write);
        }
    }

    @Override
    public void end(int generation, String reason, long fit, long measure) {
        pending.append(Line.event(place.cell(), place.trial(), generation, "end", reason));
        flush();
        keeper.end();
        journal.end();
        committer.pump();
        time(generation, fit, measure, 0);
        progress.generation(place.cell(), place.trial(), generation);
        progress.trial(place.cell(), place.trial(), reason, cell.generations() - generation);
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
