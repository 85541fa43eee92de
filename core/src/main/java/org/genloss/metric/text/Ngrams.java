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
        int[] tokens = text.tokens();
        int[] offsets = text.offsets();
        int[] shorter = tokens; // numbers of the n-grams one token shorter that end at each position
        for (int length = 1; length <= n; length++) {
            LongIds distinct = new LongIds();
            int[] ids = new int[tokens.length];
            for (int s = 0; s < text.size(); s++) {
                for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                    long prefix = length == 1 ? 0 : shorter[Math.max(0, i - 1)];
                    boolean whole = i - offsets[s] >= length - 1;
                    ids[i] = whole ? distinct.id(prefix << 32 | tokens[i]) : -1;
                }
            }
            shorter = ids;
        }
        return shorter;
    }
}
