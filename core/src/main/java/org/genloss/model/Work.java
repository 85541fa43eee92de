package org.genloss.model;

import java.util.Optional;
import java.util.function.Supplier;
import org.genloss.data.Tensors;

/**
 * One long piece of work in progress, a fit or the writing of a generation, as the loop around it sees it. Nothing that
 * happens here may change what comes of it: work that goes on from {@link #unfinished} gives the same bytes as work that was
 * never interrupted.
 */
public interface Work {

    /** For work that nobody watches. */
    Work ALONE = new Work() {
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
     * @param what the part that was just done, for people, such as {@code epoch 3 of 30}; of written items the loop itself says
     *     how many they are
     * @param share of the whole that is done, in (0, 1]
     */
    void progress(String what, double share);

    /**
     * Counts what is done, for rates in {@code timing.jsonl}.
     *
     * @param unit such as {@code tokens}
     * @param count how many more of them
     */
    default void count(String unit, long count) {}

    /** What interrupted work on the same input and seed saved last. */
    Optional<Tensors> unfinished();

    /**
     * Offers a state to go on from. It is taken only now and then, so the supplier does the work. May throw an exception of its
     * own, where the work is no longer needed: let it pass.
     *
     * @param state all that the rest of the work depends on, for {@link #unfinished}: of a fit, parameters, optimiser and place
     */
    void save(Supplier<Tensors> state);
}
