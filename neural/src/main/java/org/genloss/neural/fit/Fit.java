package org.genloss.neural.fit;

import org.genloss.data.Tensors;
import org.genloss.model.Work;

/** A fit in epochs: what changes in it, and the loop that turns them. It lives in the scope in which it was made. */
public interface Fit {

    /** Where it stands. */
    Progress progress();

    /**
     * Reads batches of one epoch, and adds each to the progress.
     *
     * @param number of the epoch, from 0
     * @param most batches after which to stop
     */
    void epoch(int number, int most);

    /** All that the rest of the fit depends on. */
    Tensors state();

    /** Goes back to where {@link #state} was taken. */
    void resume(Tensors saved);

    /** Reads epochs until the fit is done, from where an interrupted one stopped. */
    default void run(Work work) {
        work.unfinished().ifPresent(this::resume);
        Progress progress = progress();
        while (progress.more()) {
            epoch(progress.epochs(), progress.stepsLeft());
            progress.endEpoch(work, this::state);
        }
    }
}
