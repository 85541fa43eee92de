package org.genloss.model.ngram;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.genloss.model.DecodedProbabilities;
import org.genloss.model.Decoding;

/**
 * Decodes Kneser-Ney laws over the whole vocabulary without forming them.
 *
 * <p>After a context h the words that follow it or one of its shorter contexts of a word or more have probabilities of
 * their own (the <i>known</i> words); every other word w has G p_1(w), where p_1 is the law of the empty context, the
 * same everywhere, and G the product of the gammas of the contexts passed. So others are ordered as in p_1, which is
 * sorted once, and temperature makes G^(1/T) p_1(w)^(1/T) of them. Nothing is approximated: a test holds the outcome
 * against {@link DecodedProbabilities#decode} of the whole vector.
 *
 * <p>Cost per context: that of sorting its known words, and as many others as top-k keeps. For one thread.
 */
final class KneserNeyDecoder implements NextWord.Decoder {

    private final KneserNey law;
    private final NGramTrie trie;
    private final Decoding decoding;
    /** p_1, and its largest value. */
    private final double[] base;

    private final double top;
    /** (p_1 / top)^(1/T). */
    private final double[] heated;
    /** Outcomes by falling p_1 with the sums of their heated weights, and the place of each there. */
    private final Ranking ranking;

    private final int[] places;
    /** Probabilities of known words, by id, and which they are. */
    private final double[] known;

    private final boolean[] isKnown;
    /** Heated weights of known words, by id, relative to the largest of all outcomes. */
    private final double[] hot;

    private int[] ids = new int[64];
    private int size;
    private double rest;
    private double scale;

    KneserNeyDecoder(KneserNey law, Decoding decoding) {
        this.law = law;
        this.trie = law.trie();
        this.decoding = decoding;
        this.base = law.probabilities(NGramTrie.ROOT);
        this.known = new double[base.length];
        this.isKnown = new boolean[base.length];
        this.hot = new double[base.length];
        this.top = Arrays.stream(base).max().orElseThrow();
        this.heated = Arrays.stream(base).map(p -> heat(p / top)).toArray();
        this.ranking = Ranking.of(base, heated);
        this.places = new int[base.length];
        for (int j = 0; j < places.length; j++) {
            places[ranking.ids()[j]] = j;
        }
    }

    @Override
    public Ranking common() {
        return ranking;
    }

    private double heat(double share) {
        return DecodedProbabilities.heat(share, decoding.temperature());
    }

    @Override
    public DecodedWord after(long context) {
        size = 0;
        rest = 1;
        know(context);
        DecodedWord decoded;
        if (decoding.greedy()) {
            decoded = best(1);
        } else if (decoding.topK() > 0) {
            decoded = best(decoding.topK());
        } else if (decoding.topP() < 1) {
            decoded = nucleus();
        } else {
            decoded = all();
        }
        for (int i = 0; i < size; i++) {
            isKnown[ids[i]] = false;
        }
        return decoded;
    }

    /** Fills {@link #known}, {@link #ids} and G, from the shortest context to this one. */
    private void know(long context) {
        if (context == NGramTrie.ROOT) {
            return;
        }
        know(trie.shorter(context));
        int level = NGramTrie.level(context) + 1;
        for (int child = trie.firstChild(context); child < trie.lastChild(context); child++) {
            int word = trie.word(level, child);
            if (!isKnown[word]) {
                isKnown[word] = true;
                known[word] = rest * base[word];
                if (size == ids.length) {
                    ids = Arrays.copyOf(ids, 2 * size);
                }
                ids[size++] = word;
            }
        }
        double gamma = law.gamma(context);
        for (int i = 0; i < size; i++) {
            known[ids[i]] *= gamma;
        }
        for (int child = trie.firstChild(context); child < trie.lastChild(context); child++) {
            known[trie.word(level, child)] += law.own(context, child);
        }
        rest *= gamma;
    }

    private double probability(int id) {
        return isKnown[id] ? known[id] : rest * base[id];
    }

    /** What the k most probable outcomes are decoded to: they are among the known words and the k best others. */
    private DecodedWord best(int k) {
        int[] candidates = Arrays.copyOf(ids, size + Math.min(k, base.length - size));
        int at = size;
        for (int i = 0; at < candidates.length; i++) {
            int id = ranking.ids()[i];
            if (!isKnown[id]) {
                candidates[at++] = id;
            }
        }
        Arrays.sort(candidates);
        double[] p = new double[candidates.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = probability(candidates[i]);
        }
        return DecodedWord.of(candidates, DecodedProbabilities.decode(p, decoding));
    }

    /** All outcomes: the known words by name, the others together. */
    private DecodedWord all() {
        heatAll();
        double others = ranking.sums()[base.length];
        for (int i = 0; i < size; i++) {
            others -= heated[ids[i]];
        }
        return named(ids, size, scale * unrounded(others, base.length), base.length);
    }

    /**
     * The ranking's weight of the first j outcomes without the known words, which was got by subtraction; summed up anew
     * where little but rounding is left of it.
     */
    private double unrounded(double subtracted, int j) {
        if (subtracted > 1e-9 * ranking.sums()[j]) {
            return subtracted;
        }
        double sum = 0;
        for (int i = 0; i < j; i++) {
            int id = ranking.ids()[i];
            sum += isKnown[id] ? 0 : heated[id];
        }
        return sum;
    }

    /**
     * Fills {@link #hot}, relative to the largest probability, since a small temperature must not underflow all of them,
     * and what a unit of the ranking's weight is worth beside them.
     */
    private void heatAll() {
        double largest = rest * top;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, known[ids[i]]);
        }
        for (int i = 0; i < size; i++) {
            hot[ids[i]] = heat(known[ids[i]] / largest);
        }
        scale = heat(rest * top / largest);
    }

    /** The law of the first {@code kept} of some known words, all known words named, and others within reach. */
    private DecodedWord named(int[] words, int kept, double left, int reach) {
        int[] names = Arrays.copyOf(ids, size);
        Arrays.sort(names);
        double[] weights = new double[size];
        for (int i = 0; i < kept; i++) {
            weights[Arrays.binarySearch(names, words[i])] = hot[words[i]];
        }
        return DecodedWord.of(names, weights, left, reach);
    }

    /** The most probable outcomes that carry a share top_p of the heated mass. */
    private DecodedWord nucleus() {
        double wanted = (decoding.topP() - DecodedProbabilities.ROUNDING) * all().total();
        int[] mine = order(id -> ~Float.floatToRawIntBits((float) known[id]), this::before);
        int[] byPlace = order(id -> places[id], (a, b) -> places[a] < places[b]);
        double[] passed = new double[size + 1];
        double[] taken = new double[size + 1];
        for (int i = 0; i < size; i++) {
            passed[i + 1] = passed[i] + heated[byPlace[i]];
            taken[i + 1] = taken[i] + hot[mine[i]];
        }
        // the ranking's weight of its first j outcomes without the known words among them
        IntToDoubleFunction others =
                j -> Math.max(0, ranking.sums()[j] - passed[first(0, size, i -> places[byPlace[i]] >= j)]);
        // how many known words it takes, each with all others that come before it, then how many others
        int count = first(0, size, i -> taken[i + 1] + scale * others.applyAsDouble(othersBefore(mine[i])) >= wanted);
        double before = taken[count];
        int reach = first(0, base.length, j -> before + scale * others.applyAsDouble(j) >= wanted);
        if (count < size && reach > othersBefore(mine[count])) {
            reach = othersBefore(mine[count]);
            count++;
        }
        return named(mine, count, scale * unrounded(others.applyAsDouble(reach), reach), reach);
    }

    /** How many outcomes of the ranking would come before a known word if all were others. */
    private int othersBefore(int id) {
        return first(0, base.length, j -> {
            int other = ranking.ids()[j];
            double p = rest * base[other];
            return p < known[id] || (p == known[id] && other >= id);
        });
    }

    private boolean before(int a, int b) {
        return known[a] > known[b] || (known[a] == known[b] && a < b);
    }

    /** The first number in [low, high) of which {@code holds}, which goes on holding once it does; high if none. */
    private static int first(int low, int high, IntPredicate holds) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (holds.test(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /**
     * The known words in the order of {@code before}: sorted by a key that respects it but for equals, then by insertion
     * among those.
     */
    private int[] order(IntUnaryOperator key, Order before) {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = (long) key.applyAsInt(ids[i]) << 32 | ids[i];
        }
        Arrays.sort(keys);
        int[] ordered = new int[size];
        for (int i = 0; i < size; i++) {
            int id = (int) keys[i];
            int at = i;
            while (at > 0 && before.test(id, ordered[at - 1])) {
                ordered[at] = ordered[at - 1];
                at--;
            }
            ordered[at] = id;
        }
        return ordered;
    }

    /** Whether a word comes before another. */
    private interface Order {
        boolean test(int a, int b);
    }
}
