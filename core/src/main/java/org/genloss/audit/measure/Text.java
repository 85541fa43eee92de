package org.genloss.audit.measure;

import org.genloss.audit.Folds;

/**
 * A text, or what some of its folds make of it.
 *
 * @param of all of it
 * @param folds those that are looked at, as bits
 */
record Text(Folded of, int folds) {

    /** Tokens in these folds. */
    long tokens() {
        long sum = 0;
        for (int g = 0; g < Folds.COUNT; g++) {
            sum += (folds >> g & 1) * of.tokens()[g];
        }
        return sum;
    }

    /** How many of the folds hold anything. */
    int groups() {
        return Integer.bitCount(of.folds() & folds);
    }

    /** Occurrences of a type. */
    long count(int type) {
        int inside = of.masks()[type] & folds;
        int outside = of.masks()[type] & ~folds;
        if (outside == 0) {
            return of.totals()[type];
        }
        if (Integer.bitCount(inside) <= Integer.bitCount(outside)) {
            return sum(type, inside);
        }
        return of.totals()[type] - sum(type, outside);
    }

    private long sum(int type, int folds) {
        long sum = 0;
        for (int left = folds; left != 0; left &= left - 1) {
            sum += of.counts()[type][Integer.numberOfTrailingZeros(left)];
        }
        return sum;
    }

    /** Number of folds in which a type occurs. */
    int incidence(int type) {
        return Integer.bitCount(of.masks()[type] & folds);
    }

    /** The same text in those of its folds only that are among {@code some}. */
    Text in(int some) {
        return new Text(of, folds & some);
    }
}
