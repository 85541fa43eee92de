package org.genloss.lab;

import java.util.function.Supplier;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.ledger.Journal;

/** Puts what a trial has done on the disk when it is time: between generations a checkpoint, within one what is there of it. */
final class Keeper<S extends Sample<S>> {

    private final Checkpoint<S> checkpoint;
    private final Unfinished unfinished;
    private final Journal journal;
    private final long period;
    private long saved = System.nanoTime();

    /** @param seconds between two states, at least */
    Keeper(Checkpoint<S> checkpoint, Unfinished unfinished, Journal journal, double seconds) {
        this.checkpoint = checkpoint;
        this.unfinished = unfinished;
        this.journal = journal;
        this.period = (long) (seconds * 1e9);
    }

    /** What an earlier start has left of a generation. */
    Unfinished left() {
        return unfinished;
    }

    /** Whether it is time. */
    boolean due() {
        return System.nanoTime() - saved >= period;
    }

    /** A generation is over. One that was worth saving while it went on is not to be done again. */
    void generation(State<S> next) {
        if (unfinished.exists() || due()) {
            save(next);
            unfinished.remove();
        }
    }

    /** How far the fit of the generation is with which {@code state} goes on. */
    void fit(State<S> state, Supplier<Tensors> fit) {
        anchor(state);
        unfinished.saveFit(state.generation(), fit.get());
        saved = System.nanoTime();
    }

    /**
     * That it has been fitted and measured; once is enough.
     *
     * @param lines those that are not in the journal yet
     */
    void model(State<S> state, Supplier<Tensors> model, String lines) {
        if (!unfinished.isMeasured(state.generation())) {
            anchor(state);
            unfinished.saveModel(state.generation(), model.get(), lines);
            saved = System.nanoTime();
        }
    }

    /** How much of the next training set the model, which is kept first, has written. */
    void written(State<S> state, Supplier<Tensors> model, String lines, Supplier<Tensors> part) {
        model(state, model, lines);
        unfinished.saveWritten(part.get());
        saved = System.nanoTime();
    }

    /** The trial is over: its lines must not be lost where that is kept. */
    void end() {
        journal.force();
        checkpoint.saveEnd(journal.length());
        unfinished.remove();
    }

    /** Else the trial would go on at an earlier generation, to which what is saved does not belong. */
    private void anchor(State<S> state) {
        if (checkpoint.generation() != state.generation()) {
            save(state);
        }
    }

    private void save(State<S> state) {
        journal.force();
        checkpoint.save(state, journal.length());
        saved = System.nanoTime();
    }
}
