package org.genloss.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.genloss.policy.Policy.Budget;
import org.genloss.policy.Policy.Cap;
import org.genloss.policy.Policy.Real;

/**
 * Where a policy reads only a part of what is there. Samples in compact form can be read whole; what a part of them holds
 * can be told for counted symbols, and not for all ways to choose it.
 */
public final class Subsets {

    /** Which subsets are looked for. */
    private enum What {
        ANY,
        NOT_COUNTED,
        BY_WEIGHT
    }

    private final Policy policy;
    private final What what;
    private final Deque<Integer> batches = new ArrayDeque<>();
    private final int original;
    private long pool;
    private long previous;

    private Subsets(Policy policy, Sizes sizes, What what) {
        this.policy = policy;
        this.what = what;
        this.original = sizes.at(0);
        this.previous = original;
        if (policy.real().pooled()) {
            add(original);
        }
    }

    /** The first generation of 1 .. {@code generations} that does not read all of what it reads from, in words. */
    public static Optional<String> any(Policy policy, Sizes sizes, int generations) {
        return new Subsets(policy, sizes, What.ANY).find(sizes, generations);
    }

    /**
     * The same, of subsets that counts of symbols do not tell: those drawn by weight, and frozen subsets whose size changes
     * (each would have to hold, or be held by, the one before).
     */
    public static Optional<String> beyondCounts(Policy policy, Sizes sizes, int generations) {
        return new Subsets(policy, sizes, What.NOT_COUNTED).find(sizes, generations);
    }

    /** The same, of subsets that are not uniform: those drawn by weight. */
    public static Optional<String> byWeight(Policy policy, Sizes sizes, int generations) {
        return new Subsets(policy, sizes, What.BY_WEIGHT).find(sizes, generations);
    }

    private Optional<String> find(Sizes sizes, int generations) {
        int frozen = 0;
        for (int g = 1; g <= generations; g++) {
            int size = sizes.at(g);
            int kept = policy.fromOriginal(g, size);
            int before = policy.previousShare().of(size);
            Policy.Ration ration = policy.ration(g, size);
            add(ration.synthetic() + ration.fresh());
            int room = size - kept - before;
            Optional<String> found = what == What.ANY ? any(g, kept, before, room) : beyond(g, kept, frozen, room);
            if (found.isPresent()) {
                return found;
            }
            frozen = kept;
            long read = policy.budget() == Budget.WHOLE ? pool : Math.min(pool, room);
            previous = kept + Math.min(before, previous) + read;
        }
        return Optional.empty();
    }

    private void add(int batch) {
        batches.addLast(batch);
        pool += batch;
        if (batches.size() > policy.window().length()) {
            pool -= batches.removeFirst();
        }
    }

    private Optional<String> any(int g, int kept, int before, int room) {
        if (kept > 0 && kept < original) {
            return part(g, kept, original, "first real items");
        } else if (before > 0 && before < previous) {
            return part(g, before, previous, "items of the training set before");
        } else if (cuts(room)) {
            return part(g, room, pool, "items of the pool");
        }
        return Optional.empty();
    }

    private static Optional<String> part(int g, long some, long all, String items) {
        return Optional.of("generation " + g + " reads " + some + " of " + all + " " + items);
    }

    private Optional<String> beyond(int g, int kept, int frozen, int room) {
        if (what == What.NOT_COUNTED
                && policy.real() == Real.FROZEN
                && g > 1
                && kept != frozen
                && Math.min(kept, frozen) > 0) {
            return Optional.of("the frozen subset has " + frozen + " items at generation " + (g - 1) + " and " + kept
                    + " at generation " + g);
        }
        return policy.cap() == Cap.WEIGHT && cuts(room)
                ? Optional.of("generation " + g + " chooses " + room + " of " + pool + " items by weight")
                : Optional.empty();
    }

    /** Whether a batch of the pool is read in part, or chosen from with others. */
    private boolean cuts(int room) {
        if (policy.budget() == Budget.WHOLE || pool <= room) {
            return false;
        } else if (policy.cap() != Cap.RECENCY) {
            return true;
        }
        long left = room;
        Iterator<Integer> newest = batches.descendingIterator();
        while (newest.hasNext() && left > 0) {
            left -= newest.next();
        }
        return left < 0;
    }
}
