package org.genloss.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import org.genloss.policy.Policy.Budget;

/** How many items every generation is trained on, which policy and sizes tell without drawing one. */
public final class TrainingSizes {

    private TrainingSizes() {}

    /**
     * The sizes of the training sets of generations 0 .. {@code generations}, in items.
     *
     * @see Policy#training
     */
    public static long[] of(Policy policy, Sizes sizes, int generations) {
        long[] read = new long[generations + 1];
        read[0] = sizes.at(0);
        Deque<Long> batches = new ArrayDeque<>();
        long pool = 0;
        if (policy.real().pooled()) {
            batches.add(read[0]);
            pool = read[0];
        }
        for (int g = 1; g <= generations; g++) {
            int size = sizes.at(g);
            Policy.Ration ration = policy.ration(g, size);
            long batch = (long) ration.synthetic() + ration.fresh();
            batches.addLast(batch);
            pool += batch;
            while (batches.size() > policy.window().length()) {
                pool -= batches.removeFirst();
            }
            long kept = policy.fromOriginal(g, size);
            long before = policy.previousShare().of(size);
            long room = size - kept - before;
            read[g] = kept
                    + Math.min(before, read[g - 1])
                    + (policy.budget() == Budget.WHOLE ? pool : Math.min(pool, room));
        }
        return read;
    }
}
