package org.genloss.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Observations of one kind in flat arrays, immutable: {@link Points} (n x d doubles), {@link Symbols} (n integers),
 * {@link Tokens} (n sequences of integers), {@link Images} (n x c x h x w floats).
 *
 * @param <S> the kind itself
 */
public interface Sample<S extends Sample<S>> {

    /** Number of items, n. */
    int size();

    /**
     * The items at {@code rows}, in that order; a row may stand there more than once.
     *
     * @throws IndexOutOfBoundsException if a row is not in [0, size)
     */
    S select(int[] rows);

    /** This sample followed by the others, which must be of the same shape (dimension, alphabet, vocabulary). */
    S join(List<S> others);

    /** The arrays, for checkpoints and exchange. */
    Tensors toTensors();

    /** A sample of this one's shape (dimension, alphabet, vocabulary) with the items stored in {@code tensors}. */
    S fromTensors(Tensors tensors);

    /**
     * At most {@code most} items as a person would look at them, in a form that JSON can hold: a {@code kind} and what
     * belongs to it. Large samples are thinned evenly, never by chance.
     */
    Map<String, Object> preview(int most);

    /**
     * The same items, known only by what a fit of normal laws or of frequencies reads of them: mean and scatter of points,
     * counts of symbols. Empty where there is no such form.
     */
    default Optional<S> compacted() {
        return Optional.empty();
    }

    /** Whether the items are known in compact form only, see {@link #compacted}. */
    default boolean compact() {
        return false;
    }

    /**
     * A sample of this one's shape that stands for n items which {@code writer} draws anew whenever they are read.
     *
     * @throws UnsupportedOperationException for kinds that no learner reads in this way
     */
    default S streamed(int n, Writer<S> writer) {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " are not streamed");
    }

    /** Who writes these items whenever they are read; empty for items that are there. */
    default Optional<Writer<S>> writer() {
        return Optional.empty();
    }
}
