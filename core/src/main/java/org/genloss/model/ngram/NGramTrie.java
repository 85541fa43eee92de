package org.genloss.model.ngram;

import java.util.Arrays;
import org.genloss.data.Tensors;

/**
 * All n-grams of a text with their counts, as a trie in flat arrays: 12 bytes an n-gram of the highest order, 16 bytes
 * one of a lower order.
 *
 * <p>Level 0 is the root, level k holds the k-grams, so a node of level k is both a k-gram and the context of k words
 * whose continuations are its children, a range of level k + 1 in ascending order of their last words. Nodes of level 1
 * are the word ids themselves: the vocabulary, then the end of a sequence, then its beginning, which is a context and
 * never a continuation. A context is written as one long: its level above its node.
 *
 * <p>Immutable, shared between threads.
 */
final class NGramTrie {

    /** The empty context. */
    static final long ROOT = 0;

    private final int order;
    private final int vocabulary;
    /** Last word of every node; null for level 0 and 1. */
    private final int[][] words;
    /** Counts of a level's nodes summed up to each node, one entry more than there are nodes; null for level 0. */
    private final int[][] sums;
    /** First child of every node and, one beyond, of the next; null for the highest level. */
    private final int[][] starts;
    /** The node of level k - 1 for the k-gram without its first word; null for level 0 and 1. */
    private final int[][] suffixes;

    NGramTrie(int order, int vocabulary, int[][] words, int[][] sums, int[][] starts, int[][] suffixes) {
        this.order = order;
        this.vocabulary = vocabulary;
        this.words = words;
        this.sums = sums;
        this.starts = starts;
        this.suffixes = suffixes;
    }

    /** Length of the longest n-grams. */
    int order() {
        return order;
    }

    /** Number of ids of the vocabulary, which is also the id of the end of a sequence. */
    int end() {
        return vocabulary;
    }

    /** The context at the beginning of a sequence. */
    long beginning() {
        return order == 1 ? ROOT : context(1, vocabulary + 1);
    }

    static long context(int level, int node) {
        return (long) level << 32 | node;
    }

    /** Number of words in a context. */
    static int level(long context) {
        return (int) (context >>> 32);
    }

    /** Node of a context. */
    static int node(long context) {
        return (int) context;
    }

    /** Number of nodes of a level. */
    int nodes(int level) {
        return level == 0 ? 1 : sums[level].length - 1;
    }

    /** First child of a context. */
    int firstChild(long context) {
        return starts[level(context)][node(context)];
    }

    /** One beyond the last child of a context. */
    int lastChild(long context) {
        return starts[level(context)][node(context) + 1];
    }

    /** Sum of the counts of a context's children; 0 where it has none. */
    int total(long context) {
        int[] sum = sums[level(context) + 1];
        return sum[lastChild(context)] - sum[firstChild(context)];
    }

    /** Count of a node of this level. */
    int count(int level, int node) {
        return sums[level][node + 1] - sums[level][node];
    }

    /** Counts of this level's nodes before {@code node}. */
    int sum(int level, int node) {
        return sums[level][node];
    }

    /** Last word of a node of this level. */
    int word(int level, int node) {
        return level == 1 ? node : words[level][node];
    }

    /** The context without its first word. */
    long shorter(long context) {
        int level = level(context);
        return level == 1 ? ROOT : context(level - 1, suffix(level, node(context)));
    }

    private int suffix(int level, int node) {
        return level == 2 ? words[2][node] : suffixes[level][node];
    }

    /** The child of a context with this last word, or -1. */
    int child(long context, int word) {
        int level = level(context);
        if (level == 0) {
            return word;
        }
        int at = Arrays.binarySearch(words[level + 1], firstChild(context), lastChild(context), word);
        return at >= 0 ? at : -1;
    }

    /** The child of a context in whose share of the running counts {@code position} lies. */
    int childAt(long context, double position) {
        int[] sum = sums[level(context) + 1];
        int low = firstChild(context);
        int high = lastChild(context) - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sum[middle] <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Last word of an n-gram, written as a context is. */
    int lastWord(long gram) {
        return word(level(gram), node(gram));
    }

    /** The longest known context, of at most order - 1 words, that ends in {@code word} after {@code context}. */
    long advance(long context, int word) {
        return advance(context, context(1, word));
    }

    /**
     * The same where it is known already that {@code context}, shortened to one word less than {@code gram}, is
     * continued to {@code gram}.
     */
    long advance(long context, long gram) {
        long longest = context;
        while (level(longest) >= level(gram)) {
            int child = child(longest, lastWord(gram));
            if (child >= 0) {
                return fit(context(level(longest) + 1, child));
            }
            longest = shorter(longest);
        }
        return fit(gram);
    }

    /** An n-gram as a context: without its first word where it is as long as the order. */
    private long fit(long gram) {
        return level(gram) < order ? gram : shorter(gram);
    }

    /** Adds the arrays to {@code state}. */
    void write(Tensors state) {
        state.with("sums_1", sums[1], sums[1].length);
        for (int k = 2; k <= order; k++) {
            state.with("words_" + k, words[k], words[k].length)
                    .with("sums_" + k, sums[k], sums[k].length)
                    .with("starts_" + k, starts[k - 1], starts[k - 1].length);
            if (k > 2) {
                state.with("suffixes_" + k, suffixes[k], suffixes[k].length);
            }
        }
    }

    /** The trie that {@link #write} wrote. */
    static NGramTrie read(Tensors state, int order) {
        int[][] words = new int[order + 1][];
        int[][] sums = new int[order + 1][];
        int[][] starts = new int[order][];
        int[][] suffixes = new int[order + 1][];
        sums[1] = state.ints("sums_1");
        int ids = sums[1].length - 1;
        starts[0] = new int[] {0, ids};
        for (int k = 2; k <= order; k++) {
            words[k] = state.ints("words_" + k);
            sums[k] = state.ints("sums_" + k);
            starts[k - 1] = state.ints("starts_" + k);
            if (k > 2) {
                suffixes[k] = state.ints("suffixes_" + k);
            }
        }
        return new NGramTrie(order, ids - 2, words, sums, starts, suffixes);
    }
}
