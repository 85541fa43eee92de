package org.genloss.model.ngram;

import java.util.Arrays;
import org.genloss.data.Tokens;

/**
 * Counts the n-grams of a text into an {@link NGramTrie}, level by level, by counting sorts and without a hash table.
 *
 * <p>Every sequence is read as beginning, tokens and, if ends are events, end. Positions sorted by their word once are
 * sorted again at every level, stably, by the context before them, which the level before has numbered; equal
 * neighbours are then occurrences of one n-gram. Cost per token and level: three memory accesses out of order and a few
 * in order; 20 bytes of working memory a token.
 */
final class NGramCounter {

    private final int order;
    private final int vocabulary;
    private final boolean continuations;
    private final int[] text;
    private final int[][] words;
    private final int[][] sums;
    private final int[][] starts;
    private final int[][] suffixes;

    private NGramCounter(Tokens training, int order, boolean continuations) {
        this.order = order;
        this.vocabulary = training.vocabulary().size();
        this.continuations = continuations;
        this.text = read(training, vocabulary);
        this.words = new int[order + 1][];
        this.sums = new int[order + 1][];
        this.starts = new int[order][];
        this.suffixes = new int[order + 1][];
    }

    /**
     * The trie of a text.
     *
     * @param continuations whether n-grams below the highest order count how many words they follow (Kneser and Ney)
     *     instead of how often they occur; those at the beginning of a sequence follow nothing and keep their count
     */
    static NGramTrie count(Tokens training, int order, boolean continuations) {
        return new NGramCounter(training, order, continuations).count();
    }

    /** The beginning of every sequence (vocabulary + 1), its tokens and, if it is closed, its end (vocabulary). */
    private static int[] read(Tokens training, int vocabulary) {
        int[] tokens = training.tokens();
        int[] offsets = training.offsets();
        int marks = training.closed() ? 2 : 1;
        int[] text = new int[Math.addExact(tokens.length, Math.multiplyExact(marks, training.size()))];
        int at = 0;
        for (int i = 0; i < training.size(); i++) {
            text[at++] = vocabulary + 1;
            int length = offsets[i + 1] - offsets[i];
            System.arraycopy(tokens, offsets[i], text, at, length);
            at += length;
            if (training.closed()) {
                text[at++] = vocabulary;
            }
        }
        return text;
    }

    private NGramTrie count() {
        int[] byWord = countWords();
        int[] nodes = text;
        for (int k = 2; k <= order; k++) {
            nodes = countLevel(k, byWord, nodes);
        }
        return new NGramTrie(order, vocabulary, words, sums, starts, suffixes);
    }

    /** Counts the words and returns the positions of all events, in the order of their words. */
    private int[] countWords() {
        int ids = vocabulary + 2;
        int beginning = vocabulary + 1;
        int[] counts = new int[ids];
        for (int word : text) {
            counts[word]++;
        }
        counts[beginning] = 0;
        int[] first = sums(counts);
        sums[1] = first;
        starts[0] = new int[] {0, ids};
        int[] next = first.clone();
        int[] byWord = new int[first[ids]];
        for (int i = 0; i < text.length; i++) {
            if (text[i] != beginning) {
                byWord[next[text[i]]++] = i;
            }
        }
        return byWord;
    }

    /**
     * Makes the nodes of level k.
     *
     * @param nodes for every position the node of level k - 1 that ends there, or -1 where a sequence is too young
     * @return the same for level k
     */
    private int[] countLevel(int k, int[] byWord, int[] nodes) {
        int contexts = k == 2 ? vocabulary + 2 : words[k - 1].length;
        int[] bounds = new int[contexts + 1];
        int[] sorted = sortByContext(byWord, nodes, bounds);
        int[] made = new int[text.length];
        Arrays.fill(made, -1);
        int[] word = new int[sorted.length];
        int[] count = new int[sorted.length];
        int[] suffix = new int[sorted.length];
        int[] start = new int[contexts + 1];
        int size = 0;
        for (int context = 0; context < contexts; context++) {
            start[context] = size;
            int last = -1;
            for (int i = bounds[context]; i < bounds[context + 1]; i++) {
                int position = sorted[i];
                if (text[position] != last) {
                    last = text[position];
                    word[size] = last;
                    suffix[size] = nodes[position];
                    size++;
                }
                count[size - 1]++;
                made[position] = size - 1;
            }
        }
        start[contexts] = size;
        words[k] = Arrays.copyOf(word, size);
        suffixes[k] = k == 2 ? null : Arrays.copyOf(suffix, size);
        sums[k] = sums(Arrays.copyOf(count, size));
        starts[k - 1] = start;
        if (continuations) {
            countContinuations(k - 1, suffix, size);
        }
        return made;
    }

    /** Positions that have a context, by context and then by word; fills in where each context's positions start. */
    private static int[] sortByContext(int[] byWord, int[] nodes, int[] bounds) {
        int contexts = bounds.length - 1;
        for (int position : byWord) {
            int context = nodes[position - 1];
            if (context >= 0) {
                bounds[context + 1]++;
            }
        }
        for (int context = 0; context < contexts; context++) {
            bounds[context + 1] += bounds[context];
        }
        int[] next = Arrays.copyOf(bounds, contexts);
        int[] sorted = new int[bounds[contexts]];
        for (int position : byWord) {
            int context = nodes[position - 1];
            if (context >= 0) {
                sorted[next[context]++] = position;
            }
        }
        return sorted;
    }

    /** Replaces the counts of a level by the number of different words before each n-gram, where there is any. */
    private void countContinuations(int level, int[] suffix, int size) {
        int[] occurrences = sums[level];
        int[] counts = new int[occurrences.length - 1];
        for (int i = 0; i < size; i++) {
            counts[suffix[i]]++;
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                counts[i] = occurrences[i + 1] - occurrences[i];
            }
        }
        sums[level] = sums(counts);
    }

    /** Running sums, starting at 0, one entry more than there are counts. */
    private static int[] sums(int[] counts) {
        int[] sums = new int[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            sums[i + 1] = sums[i] + counts[i];
        }
        return sums;
    }
}
