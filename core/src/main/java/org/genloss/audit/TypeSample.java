package org.genloss.audit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Types (words, bigrams, cells) with their counts by fold: all that occur, or those whose hash is below a threshold, which is a
 * sample of types that does not depend on how frequent they are; each in it has its exact count. Samples of several texts
 * are coordinated: a type that is in both texts is below the lower of both thresholds in both samples or in none.
 *
 * @param share of all types that the threshold lets in, in (0, 1]; 1 if all are here
 * @param hashes of the types, ascending as unsigned numbers
 * @param counts by fold, [types][folds]
 * @param tokens by fold, of all types, in the sample or not
 * @param texts of the types, for people
 * @param examples where each was met, as {@code file:number}; empty where that was not kept
 */
public record TypeSample(
        double share, long[] hashes, long[][] counts, long[] tokens, List<String> texts, List<String> examples) {

    /** Number of types in the sample. */
    public int size() {
        return hashes.length;
    }

    /** Whether all types are here. */
    public boolean exact() {
        return share == 1;
    }

    /** Tokens in all folds. */
    public long allTokens() {
        return Arrays.stream(tokens).sum();
    }

    /** Occurrences of each type. */
    public long[] allCounts() {
        return IntStream.range(0, size()).mapToLong(i -> count(i)).toArray();
    }

    /** Occurrences of a type. */
    public long count(int type) {
        long sum = 0;
        for (long count : counts[type]) {
            sum += count;
        }
        return sum;
    }

    /** Occurrences of each type outside of a fold. */
    public long[] countsWithout(int fold) {
        return IntStream.range(0, size())
                .mapToLong(i -> count(i) - counts[i][fold])
                .toArray();
    }

    /** Tokens outside of a fold. */
    public long tokensWithout(int fold) {
        return allTokens() - tokens[fold];
    }
}
