package org.genloss.model;

import java.util.Optional;
import java.util.function.Supplier;
import org.genloss.data.Tensors;

/**
 * One fit in progress, as the loop around it sees it. Nothing that happens here may change what the fit returns: a fit
 * that goes on from {@link #unfinished} gives the same bytes as one that was never interrupted.
 */
public interface Fitting {

    /** For a fit that nobody watches. */
    Fitting ALONE = new Fitting() {
        @Override
        public void progress(String what, double share) {}

        @Override
        public Optional<Tensors> unfinished() {
            return Optional.empty();
        }

        @Override
        public void save(Supplier<Tensors> state) {}
    };

    /**
     * Says how far it is.
     *
     * @param what the part that was just done, for people, such as {@code epoch 3 of 30}
     * @param share of the whole fit that is done, in (0, 1]
     */
    void progress(String what, double share);

    /** What an interrupted fit of the same training data and seed saved last. */
    Optional<Tensors> unfinished();

    /**
     * Offers a state to go on from. It is taken only now and then, so the supplier does the work.
     *
     * @param state parameters, optimiser and place, for {@link #unfinished}
     */
    void save(Supplier<Tensors> state);
}
