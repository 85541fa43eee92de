package org.genloss.model;

import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.num.Seed;

/**
 * What turns data into a model: a record of hyperparameters that checks itself and holds nothing learned.
 *
 * @param <S> what it learns from
 */
public interface Learner<S extends Sample<S>> {

    /** Whether it learns from samples of this class. */
    boolean learns(Class<?> sampleType);

    /** The knobs of a {@link Decoding} that its models obey. */
    Set<Decoding.Knob> decodes();

    /**
     * Fits. Weights of the items are obeyed; a learner that cannot says so by {@link #weighs}.
     *
     * @param training one item or more
     */
    Model<S> fit(Dataset<S> training, Seed seed);

    /**
     * As {@link #fit(Dataset, Seed)}, for fits that take minutes: tells how far it is, and can go on where a killed process
     * left it.
     */
    default Model<S> fit(Dataset<S> training, Seed seed, Work work) {
        return fit(training, seed);
    }

    /** The native library that does its arithmetic with threads of its own; empty for pure Java. */
    default Optional<Engine> engine() {
        return Optional.empty();
    }

    /**
     * How long fits will take on this machine, found by fitting a few batches; empty where that is not worth a word.
     *
     * @param like any sample of the shape that will be fitted
     * @return seconds of a fit, by the number of items in its training set
     */
    default Optional<IntToDoubleFunction> seconds(S like) {
        return Optional.empty();
    }

    /**
     * How long its models will take on this machine to {@linkplain Continues continue} prompts, found by continuing a few; empty
     * where that is not worth a word.
     *
     * @param like any prompts of the shape that will be continued
     * @return seconds of the writing, by the number of prompts
     */
    default Optional<IntToDoubleFunction> writingSeconds(S like, Decoding decoding) {
        return Optional.empty();
    }

    /** Fits, starting from the model of the generation before; ignores it unless {@link #warmStarts()}. */
    default Model<S> refit(Model<S> previous, Dataset<S> training, Seed seed) {
        return fit(training, seed);
    }

    /** As {@link #refit(Model, Dataset, Seed)}, for fits that take minutes, see {@link #fit(Dataset, Seed, Work)}. */
    default Model<S> refit(Model<S> previous, Dataset<S> training, Seed seed, Work fitting) {
        return refit(previous, training, seed);
    }

    /** Whether {@link #refit} uses the previous model, so that a checkpoint has to keep it. */
    default boolean warmStarts() {
        return false;
    }

    /** Whether items may have weights other than 1. */
    default boolean weighs() {
        return true;
    }

    /**
     * The forms of {@link Sampling} in which it reads training data and its models write them; those that are not points
     * need a model that is a {@link CompactModel}, or, for {@link Sampling#STREAM}, one that holds nothing outside the heap:
     * it writes for later generations after it was closed, for as long as a training set reads its stream.
     */
    default Set<Sampling> samplings() {
        return Set.of(Sampling.POINTS);
    }

    /** Whether its models are {@link Portable}. */
    default boolean portable() {
        return false;
    }

    /** What it does to its training data, for the laws that speak of it; empty if none does. */
    default Optional<Family> family() {
        return Optional.empty();
    }

    /**
     * The same learner, told where the real data come from. Only controls (an oracle), learners that share the source's
     * design (regression on new inputs) and those that choose among their epochs by records {@linkplain
     * org.genloss.data.Validated set apart} use it; a learner that peeks is not a learner.
     */
    default Learner<S> knowing(Supply<S> supply) {
        return this;
    }

    /**
     * The model whose {@link Model#state()} this is.
     *
     * @param like any sample of the shape (dimension, alphabet, vocabulary) the model was fitted to
     */
    Model<S> load(Tensors state, S like);
}
