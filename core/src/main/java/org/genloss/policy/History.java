package org.genloss.policy;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;

/**
 * What a policy may choose from when it puts the next training set together.
 *
 * @param original D_0, the real data of generation 0
 * @param previous the training set of the generation before
 * @param batches what each generation added to the pool, oldest first: its model's output and the fresh real records
 *     that came with it; only as many as the policy's window remembers
 */
public record History<S extends Sample<S>>(Dataset<S> original, Dataset<S> previous, List<Dataset<S>> batches) {

    /** Before the first generation has written anything. */
    public static <S extends Sample<S>> History<S> of(Dataset<S> original, Policy policy) {
        return new History<>(original, original, policy.real().pooled() ? List.of(original) : List.of());
    }

    /** With one more batch, and without those that have left the window. */
    public History<S> with(Dataset<S> batch, Window window) {
        List<Dataset<S>> all = new ArrayList<>(batches);
        all.add(batch);
        int forgotten = Math.max(0, all.size() - window.length());
        return new History<>(original, previous, List.copyOf(all.subList(forgotten, all.size())));
    }

    /** With the training set that was just read. */
    public History<S> read(Dataset<S> training) {
        return new History<>(original, training, batches);
    }
}
