package org.genloss.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.genloss.data.CompactLaw;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.metric.Gauge;
import org.genloss.metric.Snapshot;
import org.genloss.model.CompactModel;
import org.genloss.model.Continues;
import org.genloss.model.Model;
import org.genloss.model.Sampling;
import org.genloss.num.Seed;
import org.genloss.policy.History;
import org.genloss.policy.Policy;

/**
 * The only loop. Fit a model to the training data, measure it, let it write, let the policy put the next training data
 * together; again. Every experiment, reproduction, pilot run and benchmark of Genloss turns here.
 *
 * <p>One trial is a pure function of its cell and its seed. Seeds are named by trial and generation and not by cell, so
 * that cells of a grid share their randomness and differences between policies are seen at their smallest.
 */
final class Laboratory<S extends Sample<S>> {

    private final Setup<S> setup;
    private final Cell<S> cell;
    private final Seed trial;
    private final boolean endsAtCollapse;

    /**
     * @param setup the cell, made ready
     * @param trial the seed of this trial
     * @param stopAtCollapse whether the trial ends when its model has collapsed and nothing can bring back what is lost
     */
    Laboratory(Setup<S> setup, Seed trial, boolean stopAtCollapse) {
        this.setup = setup;
        this.cell = setup.cell();
        this.trial = trial;
        // older data and real prompts may revive a collapsed model: ending there would make a passing state final
        this.endsAtCollapse = stopAtCollapse && cell.policy().closed() && cell.sampling() != Sampling.CONTINUATIONS;
    }

    /** The first real data, D_0. */
    S original() {
        return real(cell.size().at(0), 0);
    }

    /** Real records {@code from} to {@code from + n} of this trial, in the form that the cell asks for. */
    private S real(int n, long from) {
        Seed seed = trial.at("real");
        return switch (cell.sampling()) {
            case POINTS, STREAM, CONTINUATIONS -> setup.supply().draw(n, from, seed);
            // no law gives the records of a file: they are drawn, and summed up
            case SUFFICIENT ->
                setup.law()
                        .map(law -> law.sufficient(n, seed.at("sufficient", from)))
                        .orElseGet(() ->
                                setup.supply().draw(n, from, seed).compacted().orElseThrow());
            case POPULATION -> setup.law().orElseThrow().population(n);
        };
    }

    /** What a model writes for generation {@code g}, in the form that the cell asks for. */
    private S written(Model<S> model, int g, int n, State<S> state, Seed seed, Sink<S> sink) {
        Seed sample = seed.at("sample");
        if (n == 0) {
            return model.sample(0, cell.decoding(), sample);
        }
        return switch (cell.sampling()) {
            case POINTS -> model.sample(n, cell.decoding(), sample);
            case SUFFICIENT -> law(model).sufficient(n, sample);
            case POPULATION -> law(model).population(n);
            case STREAM ->
                model.sample(0, cell.decoding(), sample).streamed(n, new ModelWriter<>(model, cell.decoding()));
            case CONTINUATIONS ->
                continues(model)
                        .continued(
                                prompts(state).written(g, n, seed),
                                cell.decoding(),
                                sample,
                                sink.writing(state, model, n));
        };
    }

    @SuppressWarnings("unchecked") // a model of S that continues anything continues S
    private Continues<S> continues(Model<S> model) {
        return (Continues<S>) model;
    }

    private Prompts<S> prompts(State<S> state) {
        return new Prompts<>(cell, trial, state.history().original().items());
    }

    private CompactLaw<S> law(Model<S> model) {
        return ((CompactModel<S>) model).law(cell.decoding());
    }

    /** A trial that has not begun. */
    State<S> begin(S original) {
        Dataset<S> real = Dataset.of(original, Dataset.REAL);
        return new State<>(0, real, History.of(real, cell.policy()), Optional.empty(), Optional.empty(), false);
    }

    /** Runs a trial to its end, from where {@code state} stands. */
    void run(State<S> state, Sink<S> sink) {
        Optional<State<S>> at = Optional.of(state);
        try {
            Optional<Tensors> measured = sink.measured(state);
            if (measured.isPresent()) {
                S like = state.history().original().items();
                Model<S> model = setup.learner().load(measured.get(), like);
                at = Optional.of(handOn(model, first(model, state), state, 0, 0, sink));
            } else if (state.generation() == 0) {
                begin(state, sink);
            }
            while (at.isPresent() && !sink.cancelled()) {
                at = turn(at.get(), sink);
            }
        } catch (Cancelled stopped) {
            // what was done of the generation is kept
        }
        at.ifPresent(State::close);
    }

    private void begin(State<S> state, Sink<S> sink) {
        if (cell.sampling() != Sampling.POINTS) {
            sink.sampled(cell.sampling());
        }
        baseline(state, sink);
    }

    /** One generation. What the next one depends on, or nothing if this was the last. */
    private Optional<State<S>> turn(State<S> state, Sink<S> sink) {
        Seed seed = seed(state);
        long start = System.nanoTime();
        Model<S> model = fit(state, seed.at("fit"), sink);
        long fitted = System.nanoTime();
        Optional<Model<S>> first = first(model, state);
        Optional<String> end = orClose(model, () -> look(model, first, state, seed, sink));
        sink.keep(state.generation(), model, end.isPresent());
        long measured = System.nanoTime();
        if (end.isPresent()) {
            sink.end(state.generation(), end.get(), fitted - start, measured - fitted);
            leave(model, state);
            first.filter(kept -> kept != model).ifPresent(Model::close);
            return Optional.empty();
        }
        return Optional.of(handOn(model, first, state, fitted - start, measured - fitted, sink));
    }

    private Seed seed(State<S> state) {
        return trial.at("generation", state.generation());
    }

    private Optional<Model<S>> first(Model<S> model, State<S> state) {
        return setup.readsFirst() && state.generation() == 0 ? Optional.of(model) : state.first();
    }

    /** The second half of a generation: its model, fitted and measured, writes. What the next one depends on. */
    private State<S> handOn(
            Model<S> model, Optional<Model<S>> first, State<S> state, long fit, long measure, Sink<S> sink) {
        long start = System.nanoTime();
        State<S> next = orClose(model, () -> mix(model, first, state, sink));
        sink.generation(state.generation(), next, fit, measure, System.nanoTime() - start);
        if (next.keeps(model)) {
            leave(state);
        } else {
            leave(model, state);
        }
        return next;
    }

    private <T> T orClose(Model<S> model, Supplier<T> work) {
        try {
            return work.get();
        } catch (Cancelled stopped) {
            model.close();
            throw stopped;
        }
    }

    private void leave(Model<S> model, State<S> state) {
        model.close();
        leave(state);
    }

    /** The model that a fit began from is needed until the next one is safe: a checkpoint during the writing names it. */
    private void leave(State<S> state) {
        state.model().filter(before -> !state.isFirst(before)).ifPresent(Model::close);
    }

    private Model<S> fit(State<S> state, Seed seed, Sink<S> sink) {
        return state.model().isEmpty()
                ? setup.learner().fit(state.training(), seed, sink.fitting(state))
                : setup.learner().refit(state.model().get(), state.training(), seed, sink.fitting(state));
    }

    /** Measures a generation and asks whether it has collapsed. Why the trial ends with it, if it does. */
    private Optional<String> look(Model<S> model, Optional<Model<S>> first, State<S> state, Seed seed, Sink<S> sink) {
        int g = state.generation();
        Optional<String> collapse = model.collapse();
        boolean done = g == cell.generations();
        boolean ends = done || (collapse.isPresent() && endsAtCollapse);
        if (ends || cell.evaluation().due(g, cell.generations())) {
            measure(model, first, state, ends, seed, sink);
        }
        if (!model.curves().isEmpty()) {
            sink.fitted(g, model.curves());
        }
        if (collapse.isPresent() && !state.collapsed()) {
            sink.collapsed(g, collapse.get());
        }
        return ends ? Optional.of(done ? "done" : "collapsed: " + collapse.get()) : Optional.empty();
    }

    /** Lets the model write, and the policy put together what the next generation reads. */
    private State<S> mix(Model<S> model, Optional<Model<S>> first, State<S> state, Sink<S> sink) {
        int g = state.generation() + 1;
        Seed seed = seed(state);
        Policy policy = cell.policy();
        History<S> history =
                state.history().read(state.training()).with(write(model, g, state, seed, sink), policy.window());
        Dataset<S> training = policy.training(history, g, cell.size().at(g), trial, seed);
        Optional<Model<S>> kept = cell.learner().warmStarts() ? Optional.of(model) : Optional.empty();
        return new State<>(
                g,
                training,
                history,
                kept,
                first,
                state.collapsed() || model.collapse().isPresent());
    }

    /** What generation {@code g} adds to the pool: its parent's output and fresh real records. */
    private Dataset<S> write(Model<S> parent, int g, State<S> state, Seed seed, Sink<S> sink) {
        Policy.Ration ration = cell.policy().ration(g, cell.size().at(g));
        Dataset<S> batch = Dataset.of(written(parent, g, ration.synthetic(), state, seed, sink), g);
        return ration.fresh() == 0
                ? batch
                : Dataset.of(real(ration.fresh(), realUsedBefore(g)), Dataset.REAL)
                        .join(batch);
    }

    private long realUsedBefore(int g) {
        long used = cell.size().at(0);
        for (int earlier = 1; earlier < g; earlier++) {
            used += cell.policy().ration(earlier, cell.size().at(earlier)).fresh();
        }
        return used;
    }

    private void baseline(State<S> state, Sink<S> sink) {
        S original = state.training().items();
        S real = original.compact() ? records(original.size()) : original;
        int n = Math.min(real.size(), setup.draws());
        if (cell.sampling() == Sampling.CONTINUATIONS) {
            real = prompts(state).measured(n);
        } else if (n < real.size()) {
            real = real.select(IntStream.range(0, n).toArray());
        }
        Snapshot<S> snapshot =
                new Snapshot<>(Snapshot.BASELINE, Optional.empty(), real, Optional.empty(), Optional.empty());
        tell(snapshot, false, trial.at("baseline"), sink);
    }

    /** The records themselves, for measures that look at them; of a law, as many others. */
    private S records(int most) {
        return setup.supply().draw(Math.min(most, setup.draws()), 0, trial.at("real"));
    }

    private void measure(
            Model<S> model, Optional<Model<S>> first, State<S> state, boolean last, Seed seed, Sink<S> sink) {
        int g = state.generation();
        int n = setup.draws();
        Optional<S> prompts = cell.sampling() == Sampling.CONTINUATIONS
                ? Optional.of(prompts(state).measured(n))
                : Optional.empty();
        Seed draw = seed.at("evaluate");
        S drawn = prompts.map(some -> continues(model).continued(some, cell.decoding(), draw, sink.measuring(state, n)))
                .orElseGet(() -> model.sample(n, cell.decoding(), draw));
        Optional<Dataset<S>> previous =
                g == 0 ? Optional.empty() : Optional.of(state.history().previous());
        Snapshot<S> snapshot =
                new Snapshot<>(g, Optional.of(model), drawn, Optional.of(state.training()), previous, first, prompts);
        tell(snapshot, last, seed.at("measure"), sink);
    }

    /** Hands over what there is to read and to look at. */
    private void tell(Snapshot<S> snapshot, boolean last, Seed seed, Sink<S> sink) {
        int g = snapshot.generation();
        sink.readings(g, each((gauge, own) -> gauge.measure(snapshot, own), seed));
        if (sink.shows(g, last)) {
            sink.shown(
                    g,
                    snapshot.drawn(),
                    snapshot.training(),
                    each((gauge, own) -> gauge.exhibits(snapshot, own), seed));
        }
    }

    /** Every metric has a seed of its own, the same for all that is asked of it. */
    private <T> List<T> each(BiFunction<Gauge<S>, Seed, List<T>> ask, Seed seed) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < setup.gauges().size(); i++) {
            all.addAll(ask.apply(setup.gauges().get(i), seed.at("metric", i)));
        }
        return all;
    }
}
