package org.genloss.metric.text;

import org.genloss.data.Tokens;

/** The n-grams inside the sequences of a text; none crosses from one sequence to the next. */
final class Ngrams {

    private Ngrams() {}

    /**
     * The number of the n-gram that ends at each position, equal exactly where the n-grams are; -1 where the sequence has
     * not n tokens yet. Numbers count from 0 in the order of first occurrence.
     *
     * @param n 1 or more
     */
    static int[] ids(Tokens text, int n) {
        int[] ids = paired(text, text.tokens(), 1, 1);
        int length = 1;
        while (length < n) {
            int longer = Math.min(2 * length, n);
            ids = paired(text, ids, length, longer);
            length = longer;
        }
        return ids;
    }

    /**
     * Numbers of n-grams out of those of shorter ones: an n-gram is known by its first and its last {@code length} tokens, which
     * may overlap.
     *
     * @param shorter numbers of the n-grams of {@code length} tokens
     * @param longer at most twice {@code length}
     */
    private static int[] paired(Tokens text, int[] shorter, int length, int longer) {
        LongIds distinct = new LongIds();
        int[] offsets = text.offsets();
        int[] ids = new int[shorter.length];
        for (int s = 0; s < text.size(); s++) {
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                boolean whole = i - offsets[s] >= longer - 1;
                ids[i] = whole ? distinct.id((long) shorter[i - (longer - length)] << 32 | shorter[i]) : -1;
            }
        }
        return ids;
    }
}
