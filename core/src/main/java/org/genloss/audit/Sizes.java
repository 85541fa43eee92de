package org.genloss.audit;

import java.util.stream.IntStream;

/**
 * How much was read, by fold.
 *
 * @param records [folds]: records, with or without a text; a record falls into the fold of its first block
 * @param blocks [folds]
 * @param words [folds]
 * @param characters [folds], code points
 * @param bytes [folds], of UTF-8
 */
public record Sizes(long[] records, long[] blocks, long[] words, long[] characters, long[] bytes) {

    /** Nothing. */
    public static Sizes none() {
        return new Sizes(
                new long[Folds.COUNT],
                new long[Folds.COUNT],
                new long[Folds.COUNT],
                new long[Folds.COUNT],
                new long[Folds.COUNT]);
    }

    /** Both together. */
    public Sizes plus(Sizes other) {
        return new Sizes(
                sum(records, other.records),
                sum(blocks, other.blocks),
                sum(words, other.words),
                sum(characters, other.characters),
                sum(bytes, other.bytes));
    }

    private static long[] sum(long[] a, long[] b) {
        return IntStream.range(0, a.length).mapToLong(i -> a[i] + b[i]).toArray();
    }
}
