package org.genloss.model.ngram;

/**
 * What modified Kneser-Ney smoothing takes from a count of 1, of 2 and of 3 or more (Chen and Goodman 1999, eq. 26):
 * with n_j the number of n-grams of this order whose count is j and Y = n_1 / (n_1 + 2 n_2),
 * D_j = j - (j + 1) Y n_{j+1} / n_j.
 *
 * <p>Where the estimate does not exist, because n_1, n_2 or n_3 is 0 or a D_j falls outside [0, j], the order gets 0.5,
 * 1 and 1.5, the values of KenLM's {@code --discount_fallback}. Small and collapsed texts come to this.
 */
record Discounts(double one, double two, double more) {

    private static final Discounts FALLBACK = new Discounts(0.5, 1, 1.5);

    /** The discounts of a level of the trie. */
    static Discounts of(NGramTrie trie, int level) {
        long[] n = new long[5];
        for (int node = 0; node < trie.nodes(level); node++) {
            int count = trie.count(level, node);
            if (count >= 1 && count <= 4) {
                n[count]++;
            }
        }
        return of(n);
    }

    /** @param n the number of n-grams with count j at index j, j = 1 to 4 */
    static Discounts of(long[] n) {
        if (n[1] == 0 || n[2] == 0 || n[3] == 0) {
            return FALLBACK;
        }
        double y = n[1] / (double) (n[1] + 2 * n[2]);
        double[] d = new double[4];
        for (int j = 1; j <= 3; j++) {
            d[j] = j - (j + 1) * y * n[j + 1] / n[j];
            if (d[j] < 0 || d[j] > j) {
                return FALLBACK;
            }
        }
        return new Discounts(d[1], d[2], d[3]);
    }

    /** What is taken from this count. */
    double from(int count) {
        return switch (count) {
            case 0 -> 0;
            case 1 -> one;
            case 2 -> two;
            default -> more;
        };
    }
}
