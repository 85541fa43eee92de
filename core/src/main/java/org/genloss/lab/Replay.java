package org.genloss.lab;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Reading;
import org.genloss.model.FitCurve;
import org.genloss.model.Model;
import org.genloss.model.Sampling;
import org.genloss.model.Work;
import org.genloss.num.Seed;

/**
 * The training sets of a run, computed again: a trial is a function of its cell and its seed, so that a run folder need not
 * keep what every generation read. Nothing is measured.
 */
public final class Replay<S extends Sample<S>> {

    private final Seed root;
    private final Setup<S> setup;
    private final boolean stopAtCollapse;

    private Replay(Seed root, Setup<S> setup, boolean stopAtCollapse) {
        this.root = root;
        this.setup = setup;
        this.stopAtCollapse = stopAtCollapse;
    }

    /**
     * Opens the source of a cell.
     *
     * @param seed root of all randomness, as in a spec
     * @param stopAtCollapse as {@link Stopping#collapse}
     */
    public static <S extends Sample<S>> Replay<S> of(Cell<S> cell, long seed, boolean stopAtCollapse) {
        Seed root = new Seed(seed);
        Cell<S> unmeasured = new Cell<>(
                cell.index(),
                cell.panel(),
                cell.labels(),
                cell.source(),
                cell.sourceKey(),
                cell.learner(),
                cell.decoding(),
                cell.sampling(),
                cell.policy(),
                cell.size(),
                cell.generations(),
                new Evaluation(Optional.of(1), Optional.of(1), cell.generations() + 1),
                List.of());
        Supply<S> supply = cell.source().open(root.at("source"));
        return new Replay<>(root, Setup.of(unmeasured, supply, new Gauges(Progress.NONE), root), stopAtCollapse);
    }

    /** The opened source. */
    public Supply<S> supply() {
        return setup.supply();
    }

    /** What is done with a training set. */
    @FunctionalInterface
    public interface Visitor<S extends Sample<S>> {
        /** Takes what the model of generation {@code generation} is fitted to. */
        void visit(int generation, Dataset<S> training);
    }

    /**
     * Hands over the training sets of one trial, generation after generation.
     *
     * @param last the last generation that is asked for; the trial may end before
     */
    public void trial(int trial, int last, Visitor<S> visitor) {
        Laboratory<S> laboratory = new Laboratory<>(setup, root.at("trial", trial), stopAtCollapse);
        State<S> start = laboratory.begin(laboratory.original());
        visitor.visit(0, start.training());
        if (last > 0) {
            laboratory.run(start, new Follower(last, visitor));
        }
    }

    /** Follows a trial from training set to training set. */
    private final class Follower implements Sink<S> {

        private final int last;
        private final Visitor<S> visitor;
        private boolean done;

        Follower(int last, Visitor<S> visitor) {
            this.last = last;
            this.visitor = visitor;
        }

        @Override
        public void generation(int generation, State<S> state, long fit, long measure, long sample) {
            visitor.visit(state.generation(), state.training());
            done = state.generation() >= last;
        }

        @Override
        public boolean cancelled() {
            return done || Thread.currentThread().isInterrupted();
        }

        @Override
        public void sampled(Sampling form) {}

        @Override
        public void readings(int generation, List<Reading> made) {}

        @Override
        public void collapsed(int generation, String reason) {}

        @Override
        public void fitted(int generation, List<FitCurve> curves) {}

        @Override
        public boolean shows(int generation, boolean end) {
            return false;
        }

        @Override
        public void shown(int generation, S drawn, Optional<Dataset<S>> training, List<Exhibit> exhibits) {}

        @Override
        public Optional<Tensors> measured(State<S> state) {
            return Optional.empty();
        }

        @Override
        public Work fitting(State<S> state) {
            return Work.ALONE;
        }

        @Override
        public Work measuring(State<S> state, int n) {
            return Work.ALONE;
        }

        @Override
        public Work writing(State<S> state, Model<S> model, int n) {
            return Work.ALONE;
        }

        @Override
        public void keep(int generation, Model<S> model, boolean end) {}

        @Override
        public void end(int generation, String reason, long fit, long measure) {}
    }
}
