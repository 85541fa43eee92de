package org.genloss.neural.diffusion;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Points;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;

/**
 * A kind of items as numbers of about unit size for a network, and back.
 *
 * @param <S> the kind
 */
interface Form<S extends Sample<S>> {

    /** The shape of one item. */
    long[] shape();

    /** Numbers in one item. */
    default int numbers() {
        long numbers = 1;
        for (long length : shape()) {
            numbers *= length;
        }
        return Math.toIntExact(numbers);
    }

    /** The numbers of items, item by item. */
    float[] numbers(S items);

    /** The class of every item; none without labels. */
    int[] labels(S items);

    /** Items of numbers. */
    S items(float[] numbers, int[] labels);

    /** Whether numbers lie in [-1, 1]. */
    boolean bounded();

    /** Names of the classes that labels stand for. */
    List<String> classes();

    /** The network that fits them. */
    Network network(Diffusion<?> learner);

    /** What was found in training data, beside the parameters of the network, for checkpoints. */
    Tensors found();

    /** Why training data were degenerate, if they were. */
    Optional<String> collapse();

    /** The form of training data. */
    @SuppressWarnings("unchecked") // the kind of items decides their form
    static <S extends Sample<S>> Form<S> of(Dataset<S> training) {
        S first = training.parts().get(0).items();
        return first instanceof Images images
                ? (Form<S>) new ImageForm(images.shape())
                : (Form<S>) PointForm.of((Points) training.items());
    }

    /**
     * The form that {@link #found} tells of.
     *
     * @throws IllegalArgumentException if it tells of other items than {@code like}
     */
    @SuppressWarnings("unchecked") // the kind of items decides their form
    static <S extends Sample<S>> Form<S> of(Tensors state, S like) {
        return like instanceof Images images
                ? (Form<S>) new ImageForm(images.shape())
                : (Form<S>) PointForm.of(state, ((Points) like).columns());
    }
}
