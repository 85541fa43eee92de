package org.genloss.theory.coalescence;

import java.util.Arrays;
import java.util.TreeSet;
import org.genloss.policy.Policy;
import org.genloss.policy.Policy.Budget;
import org.genloss.policy.Policy.Cap;
import org.genloss.policy.Policy.Real;
import org.genloss.policy.Sizes;

/**
 * The groups that a policy reads from, generation by generation: D_0 (in the slices that a frozen subset goes through as its
 * size changes), the training set before, and the batches of the pool, real and written records apart. Mirrors {@link
 * Policy#training} and {@link org.genloss.policy.History}, whose rules it repeats in terms of numbers of records.
 */
final class Pedigree {

    /** An independent real record; its H(TRUTH, TRUTH) is 1, as it never meets itself. */
    static final int TRUTH = 0;

    private static final int PREVIOUS = 1;
    private static final int WRITTEN = 2;
    private static final int FRESH = 3;
    private static final int POOL = 4;

    private final Policy policy;
    private final Sizes sizes;
    private final boolean endless;
    private final int batches;
    private final int[] slices;
    private final Groups groups;
    private final boolean[] real;

    /** D_0 is drawn; nothing is written yet. */
    Pedigree(Policy policy, Sizes sizes, int generations) {
        this.policy = policy;
        this.sizes = sizes;
        int remembered = remembered(policy);
        this.endless = remembered > generations;
        this.batches = endless ? 1 : remembered;
        int[] cuts = cuts(policy, sizes, generations);
        int firstSlice = POOL + 2 * batches;
        this.slices = new int[pooled() ? 0 : cuts.length];
        this.groups = new Groups(firstSlice + slices.length);
        this.real = new boolean[groups.count()];
        double[] independent = new double[groups.count()];
        Arrays.fill(independent, 1);
        groups.put(TRUTH, 1, 1, independent);
        if (pooled()) {
            groups.put(realOf(0), sizes.at(0), 1 - 1.0 / sizes.at(0), independent);
        }
        for (int i = 0; i < slices.length; i++) {
            slices[i] = firstSlice + i;
            real[slices[i]] = true;
            int records = cuts[i] - (i == 0 ? 0 : cuts[i - 1]);
            groups.put(slices[i], records, 1 - 1.0 / records, independent);
        }
        for (int i = 0; i < batches; i++) {
            real[realOf(i)] = true;
        }
    }

    private boolean pooled() {
        return policy.real() == Real.POOLED || policy.real() == Real.FRESH;
    }

    /** Newest first fills the room with the newest batch exactly: M_g less what is kept is what was written for it. */
    private static int remembered(Policy policy) {
        boolean newestOnly = policy.budget() == Budget.FIXED && policy.cap() == Cap.RECENCY;
        return newestOnly ? 1 : policy.window().length();
    }

    /** Where a frozen subset ends in some generation, ascending, and last where D_0 ends. */
    static int[] cuts(Policy policy, Sizes sizes, int generations) {
        TreeSet<Integer> cuts = new TreeSet<>();
        cuts.add(sizes.at(0));
        if (policy.real() == Real.FROZEN) {
            for (int g = 1; g <= generations; g++) {
                cuts.add(policy.fromOriginal(g, sizes.at(g)));
            }
            cuts.remove(0);
        }
        return cuts.stream().mapToInt(Integer::intValue).toArray();
    }

    private int realOf(int generation) {
        return POOL + 2 * (generation % batches);
    }

    private int writtenOf(int generation) {
        return realOf(generation) + 1;
    }

    /** What generation 0 is fitted to. */
    TrainingSet first() {
        TrainingSet training = new TrainingSet(groups, real);
        return (pooled() ? training.whole(realOf(0)) : training.whole(slices)).weigh(policy.realWeight());
    }

    /**
     * What generation {@code g} is fitted to.
     *
     * @param before the training set before
     * @param toGroups its distance from every group
     * @param within its distance from itself
     * @param fit its model, which writes the batch of generation {@code g}
     */
    TrainingSet next(int g, TrainingSet before, double[] toGroups, double within, Step.Fit fit) {
        if (policy.previousShare().value() > 0) {
            groups.put(PREVIOUS, before.items(), within, toGroups);
            toGroups[PREVIOUS] = within;
        }
        write(g, toGroups, fit);
        return read(g);
    }

    private void write(int g, double[] toTraining, Step.Fit fit) {
        Policy.Ration ration = policy.ration(g, sizes.at(g));
        double[] toWritten = new double[groups.count()];
        double[] toFresh = new double[groups.count()];
        for (int other = 0; other < toWritten.length; other++) {
            toWritten[other] = fit.keep() * toTraining[other] + fit.shift();
        }
        groups.put(WRITTEN, ration.synthetic(), distinct(ration.synthetic()) * fit.pair(), toWritten);
        for (int other = 0; other < toFresh.length; other++) {
            toFresh[other] = groups.pair(TRUTH, other);
        }
        groups.put(FRESH, ration.fresh(), distinct(ration.fresh()), toFresh);
        if (!endless) {
            groups.clear(realOf(g));
            groups.clear(writtenOf(g));
        }
        groups.absorb(realOf(g), FRESH);
        groups.absorb(writtenOf(g), WRITTEN);
    }

    /** The share of pairs, drawn with replacement from so many records, that are two different records. */
    private static double distinct(int records) {
        return records == 0 ? 0 : 1 - 1.0 / records;
    }

    private TrainingSet read(int g) {
        int size = sizes.at(g);
        int kept = policy.fromOriginal(g, size);
        int previous = policy.previousShare().of(size);
        TrainingSet training = new TrainingSet(groups, real);
        if (policy.real() == Real.FROZEN) {
            keepFirst(training, kept);
        } else if (kept > 0) {
            training.some(kept, slices);
        }
        if (previous > 0) {
            training.some(previous, PREVIOUS);
        }
        int[] pool = new int[2 * batches];
        Arrays.setAll(pool, i -> POOL + i);
        if (policy.budget() == Budget.WHOLE) {
            training.whole(pool);
        } else {
            training.some(size - kept - previous, pool);
        }
        return training.weigh(policy.realWeight());
    }

    private void keepFirst(TrainingSet training, int kept) {
        int first = 0;
        for (int slice : slices) {
            if (first < kept) {
                training.whole(slice);
            }
            first += (int) groups.size(slice);
        }
    }
}
