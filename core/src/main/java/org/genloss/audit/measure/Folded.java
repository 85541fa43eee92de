package org.genloss.audit.measure;

import java.util.stream.IntStream;
import org.genloss.audit.Folds;
import org.genloss.audit.TypeSample;

/**
 * A sample of types made ready for sums: what occurs how often, and in which folds.
 *
 * @param share of all types that are here
 * @param hashes of the types
 * @param counts by fold, [types][folds]; null where a type does not occur
 * @param totals of the counts, [types]
 * @param masks bit g is set if the type occurs in fold g, [types]
 * @param tokens by fold, of all types, here or not
 */
record Folded(double share, long[] hashes, long[][] counts, long[] totals, int[] masks, long[] tokens) {

    /** A text as its sample knows it. */
    static Folded of(TypeSample sample) {
        return of(sample.share(), sample.hashes(), sample.counts(), sample.tokens());
    }

    static Folded of(double share, long[] hashes, long[][] counts, long[] tokens) {
        long[] totals = new long[counts.length];
        int[] masks = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            for (int g = 0; counts[i] != null && g < Folds.COUNT; g++) {
                totals[i] += counts[i][g];
                masks[i] |= counts[i][g] > 0 ? 1 << g : 0;
            }
        }
        return new Folded(share, hashes, counts, totals, masks, tokens);
    }

    int size() {
        return hashes.length;
    }

    /** The folds that hold anything, as bits. */
    int folds() {
        return IntStream.range(0, Folds.COUNT)
                .filter(g -> tokens[g] > 0)
                .map(g -> 1 << g)
                .sum();
    }

    /** Occurrences of a type in one fold. */
    long count(int type, int fold) {
        return counts[type] == null ? 0 : counts[type][fold];
    }
}
