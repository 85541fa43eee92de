package org.genloss.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Rows of counts by fold, four bytes each; what goes beyond these stands elsewhere. */
final class FoldCounts {

    private static final long LOW = 0xffff_ffffL;

    private int[] counts = new int[Folds.COUNT];
    /** Counts above 2^32, in units of that, by their index. */
    private final Map<Integer, Long> high = new HashMap<>();

    private int rows;

    /** A new row, of zeros. */
    int add() {
        if ((rows + 1) * Folds.COUNT > counts.length) {
            counts = Arrays.copyOf(counts, (rows / 4 * 5 + 4) * Folds.COUNT);
        }
        return rows++;
    }

    void count(int row, int fold, long count) {
        int at = row * Folds.COUNT + fold;
        long sum = (counts[at] & LOW) + (count & LOW);
        counts[at] = (int) sum;
        long above = (sum >>> 32) + (count >>> 32);
        if (above != 0) {
            high.merge(at, above, Long::sum);
        }
    }

    long[] row(int row) {
        long[] counted = new long[Folds.COUNT];
        for (int fold = 0; fold < counted.length; fold++) {
            int at = row * Folds.COUNT + fold;
            counted[fold] = (counts[at] & LOW) + (high.isEmpty() ? 0 : high.getOrDefault(at, 0L) << 32);
        }
        return counted;
    }

    /** A new row with the counts of another. */
    int copy(FoldCounts other, int row) {
        int copy = add();
        System.arraycopy(other.counts, row * Folds.COUNT, counts, copy * Folds.COUNT, Folds.COUNT);
        if (!other.high.isEmpty()) {
            for (int fold = 0; fold < Folds.COUNT; fold++) {
                Long above = other.high.get(row * Folds.COUNT + fold);
                if (above != null) {
                    high.put(copy * Folds.COUNT + fold, above);
                }
            }
        }
        return copy;
    }
}
