package org.genloss.neural.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Learns which neighbours to join: again and again the pair that occurs most often, of equals the one with the smaller ids
 * (Sennrich, Haddow and Birch 2016), with the same result as Hugging Face's trainer.
 *
 * <p>Counts are kept up to date for all pairs, the queue only lazily: an entry whose count is out of date goes back with the
 * right one when it comes up. An entry knows the words that brought it; what later joins bring of a pair is an entry of its
 * own.
 */
final class Merges {

    /** One pair of neighbours. */
    private static final class Pair {
        private final int left;
        private final int right;
        private long count;
        /** Words in which the pair is new since it last went into the queue. */
        private int[] words = new int[4];

        private int size;

        Pair(int left, int right) {
            this.left = left;
            this.right = right;
        }

        /** Changes of one word come one after another, so a look at the last word is enough to have each once. */
        void in(int word) {
            if (size > 0 && words[size - 1] == word) {
                return;
            }
            if (size == words.length) {
                words = Arrays.copyOf(words, 2 * size);
            }
            words[size++] = word;
        }

        int[] takeWords() {
            int[] taken = Arrays.copyOf(words, size);
            words = new int[4];
            size = 0;
            return taken;
        }
    }

    /** A pair in the queue, with its count when it went in and the words to look at. */
    private record Entry(Pair pair, long count, int[] words) {}

    private static final Comparator<Entry> MOST_FREQUENT = Comparator.comparingLong((Entry entry) -> -entry.count)
            .thenComparingInt(entry -> entry.pair.left)
            .thenComparingInt(entry -> entry.pair.right);

    private final Map<String, Integer> vocabulary;
    private final List<String> names;
    private final int[][] words;
    private final int[] lengths;
    private final long[] counts;
    private final Map<Long, Pair> pairs = new HashMap<>();
    private final Set<Pair> changed = new LinkedHashSet<>();
    private final PriorityQueue<Entry> queue = new PriorityQueue<>(MOST_FREQUENT);
    private final Map<Long, String[]> merges = new LinkedHashMap<>();

    /**
     * @param vocabulary tokens to begin with, in the order of their ids; grows
     * @param words words as symbols of this vocabulary; shrinks
     * @param counts how often each occurs
     */
    Merges(LinkedHashMap<String, Integer> vocabulary, int[][] words, long[] counts) {
        this.vocabulary = vocabulary;
        this.names = new ArrayList<>(vocabulary.keySet());
        this.words = words;
        this.lengths = Arrays.stream(words).mapToInt(word -> word.length).toArray();
        this.counts = counts;
    }

    /** Joins until the vocabulary has this size, or no word has two symbols left. Gives the joined pairs in order. */
    List<String[]> learn(int size) {
        for (int w = 0; w < words.length; w++) {
            for (int i = 1; i < lengths[w]; i++) {
                change(words[w][i - 1], words[w][i], w, 1);
            }
        }
        enqueue();
        while (vocabulary.size() < size && !queue.isEmpty()) {
            Entry top = queue.poll();
            long now = top.pair.count;
            if (now != top.count) {
                queue.add(new Entry(top.pair, now, top.words));
            } else if (now < 1) {
                break;
            } else {
                join(top);
                enqueue();
            }
        }
        return List.copyOf(merges.values());
    }

    private void join(Entry top) {
        Pair pair = top.pair;
        String left = names.get(pair.left);
        String right = names.get(pair.right);
        Integer known = vocabulary.get(left + right);
        int joined = known != null ? known : names.size();
        if (known == null) {
            names.add(left + right);
            vocabulary.put(left + right, joined);
        }
        // a pair that comes back, since another way led to the same token, keeps its last place
        merges.remove(key(pair.left, pair.right));
        merges.put(key(pair.left, pair.right), new String[] {left, right});
        for (int word : top.words) {
            join(pair.left, pair.right, joined, word);
        }
    }

    /** Joins all such neighbours of a word, from its beginning on, and counts what that changes beside them. */
    private void join(int left, int right, int joined, int word) {
        int[] symbols = words[word];
        int length = lengths[word];
        int to = 0;
        for (int from = 0; from < length; from++) {
            if (symbols[from] != left || from + 1 == length || symbols[from + 1] != right) {
                symbols[to++] = symbols[from];
                continue;
            }
            if (to > 0) {
                change(symbols[to - 1], left, word, -1);
                change(symbols[to - 1], joined, word, 1);
            }
            if (from + 2 < length) {
                change(right, symbols[from + 2], word, -1);
                change(joined, symbols[from + 2], word, 1);
            }
            symbols[to++] = joined;
            from++;
        }
        lengths[word] = to;
    }

    private void change(int left, int right, int word, int sign) {
        Pair pair = pairs.computeIfAbsent(key(left, right), key -> new Pair(left, right));
        pair.count += sign * counts[word];
        if (sign > 0) {
            pair.in(word);
            changed.add(pair);
        }
    }

    private void enqueue() {
        for (Pair pair : changed) {
            int[] where = pair.takeWords();
            if (pair.count > 0) {
                queue.add(new Entry(pair, pair.count, where));
            }
        }
        changed.clear();
    }

    private static long key(int left, int right) {
        return (long) left << 32 | right;
    }
}
