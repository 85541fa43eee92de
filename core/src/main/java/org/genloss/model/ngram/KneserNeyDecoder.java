package org.genloss.model.ngram;

import java.util.Arrays;
import java.util.stream.IntStream;
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
 * <p>Cost per context: its known words, and as many others as top-k or top-p keeps. For one thread.
 */
final class KneserNeyDecoder implements NextWord.Decoder {

    private final KneserNey law;
    private final NGramTrie trie;
    private final Decoding decoding;
    /** p_1. */
    private final double[] base;
    /** Outcomes by falling p_1, ties by id; null if the decoding needs no order. */
    private final int[] ranking;
    /** The largest p_1. */
    private final double top;
    /** (p_1 / top)^(1/T), and its sum. */
    private final double[] heated;

    private final double heat;
    /** Probabilities of known words, by id, and which they are. */
    private final double[] known;

    private final boolean[] isKnown;

    private int[] ids = new int[64];
    private int size;
    private double rest;

    KneserNeyDecoder(KneserNey law, Decoding decoding) {
        this.law = law;
        this.trie = law.trie();
        this.decoding = decoding;
        this.base = law.probabilities(NGramTrie.ROOT);
        this.known = new double[base.length];
        this.isKnown = new boolean[base.length];
        this.ranking = decoding.greedy() || decoding.topK() > 0 || decoding.topP() < 1 ? rank(base) : null;
        this.top = Arrays.stream(base).max().orElseThrow();
        this.heated = new double[base.length];
        double sum = 0;
        for (int i = 0; i < base.length; i++) {
            heated[i] = heat(base[i] / top);
        }
        for (double weight : heated) {
            sum += weight;
        }
        this.heat = sum;
    }

    /** p_1^(1/T) of every outcome, but for a factor: the common law of those that a {@link DecodedWord} does not name. */
    @Override
    public double[] common() {
        return heated;
    }

    private static int[] rank(double[] p) {
        return IntStream.range(0, p.length)
                .boxed()
                .sorted((a, b) -> p[a] == p[b] ? Integer.compare(a, b) : Double.compare(p[b], p[a]))
                .mapToInt(Integer::intValue)
                .toArray();
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
            if (!isKnown[ranking[i]]) {
                candidates[at++] = ranking[i];
            }
        }
        Arrays.sort(candidates);
        double[] p = new double[candidates.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = probability(candidates[i]);
        }
        return DecodedWord.of(candidates, DecodedProbabilities.decode(p, decoding), 0);
    }

    /** All outcomes: the known words by name, the others together. */
    private DecodedWord all() {
        int[] named = Arrays.copyOf(ids, size);
        Arrays.sort(named);
        double[] weights = new double[size];
        double largest = largest();
        double others = heat;
        for (int i = 0; i < size; i++) {
            weights[i] = heat(known[named[i]] / largest);
            others -= heated[named[i]];
        }
        double scale = heat(rest * top / largest);
        return DecodedWord.of(named, weights, size == base.length ? 0 : scale * Math.max(0, others));
    }

    /** A probability that none exceeds, to heat relative to it: a small temperature must not underflow all of them. */
    private double largest() {
        double largest = rest * top;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, known[ids[i]]);
        }
        return largest;
    }

    /** The outcomes that carry a share top_p of the heated mass, taken from the known words and the ranking in turn. */
    private DecodedWord nucleus() {
        DecodedWord whole = all();
        double wanted = decoding.topP() - DecodedProbabilities.ROUNDING;
        double total = whole.total();
        double largest = largest();
        int[] mine = rankKnown();
        int[] kept = new int[64];
        int count = 0;
        double mass = 0;
        int i = 0;
        int j = 0;
        while (count < base.length && mass / total < wanted) {
            while (j < ranking.length && isKnown[ranking[j]]) {
                j++;
            }
            boolean takeKnown = j == ranking.length || (i < size && before(mine[i], ranking[j]));
            int id = takeKnown ? mine[i++] : ranking[j++];
            if (count == kept.length) {
                kept = Arrays.copyOf(kept, 2 * count);
            }
            kept[count++] = id;
            mass += heat(probability(id) / largest);
        }
        return named(Arrays.copyOf(kept, count), largest);
    }

    private DecodedWord named(int[] kept, double largest) {
        Arrays.sort(kept);
        double[] weights = new double[kept.length];
        for (int k = 0; k < kept.length; k++) {
            weights[k] = heat(probability(kept[k]) / largest);
        }
        return DecodedWord.of(kept, weights, 0);
    }

    private boolean before(int a, int b) {
        double p = probability(a);
        double q = probability(b);
        return p > q || (p == q && a < b);
    }

    /** Known words by falling probability, ties by id. */
    private int[] rankKnown() {
        return Arrays.stream(ids, 0, size)
                .boxed()
                .sorted((a, b) -> before(a, b) ? -1 : before(b, a) ? 1 : 0)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
