package org.genloss.audit;

import org.apache.datasketches.memory.XxHash;

/** Hashes of 64 bits (xxHash64): the same for the same content everywhere, well mixed. */
final class Hashes {

    private static final long SEED = 0x67656e6c6f737321L;
    /** Odd, without a pattern: the golden ratio. */
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private Hashes() {}

    /** Of some characters; neither 0 nor -1, which mean something to tables of hashes. */
    static long of(char[] chars, int from, int to) {
        return marked(XxHash.hashCharArr(chars, from, to - from, SEED));
    }

    /** Of a number; neither 0 nor -1. */
    static long of(long number) {
        return marked(XxHash.hashLong(number, SEED));
    }

    /** Of a pair; neither 0 nor -1. */
    static long of(long first, long second) {
        return of(first * FACTOR + second);
    }

    /** Of some numbers. */
    static long of(double[] numbers) {
        return XxHash.hashDoubleArr(numbers, 0, numbers.length, SEED);
    }

    /** Of the whole range of hashes, how much is below this one: uniform in [0, 1). */
    static double share(long hash) {
        return (hash >>> 11) * 0x1p-53;
    }

    private static long marked(long hash) {
        return hash == 0 ? 1 : hash == -1 ? -2 : hash;
    }
}
