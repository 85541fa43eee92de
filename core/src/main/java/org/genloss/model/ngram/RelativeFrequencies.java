package org.genloss.model.ngram;

import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.model.DecodedProbabilities;
import org.genloss.model.Decoding;

/**
 * Maximum likelihood: p(w | h) = c(h w) / c(h), where a context h that was never continued gives way to the next
 * shorter one. What never followed h has probability 0.
 */
final class RelativeFrequencies implements NextWord {

    private final NGramTrie trie;
    private final int outcomes;

    RelativeFrequencies(NGramTrie trie, int outcomes) {
        this.trie = trie;
        this.outcomes = outcomes;
    }

    @Override
    public long reduced(long context) {
        long reduced = context;
        while (reduced != NGramTrie.ROOT && trie.total(reduced) == 0) {
            reduced = trie.shorter(reduced);
        }
        return reduced;
    }

    @Override
    public double probability(long context, int word) {
        long seen = reduced(context);
        int child = trie.child(seen, word);
        int count = child < 0 ? 0 : trie.count(NGramTrie.level(seen) + 1, child);
        return count == 0 ? 0 : count / (double) trie.total(seen);
    }

    @Override
    public double[] probabilities(long context) {
        long seen = reduced(context);
        int level = NGramTrie.level(seen) + 1;
        double total = trie.total(seen);
        double[] p = new double[outcomes];
        for (int child = trie.firstChild(seen); child < trie.lastChild(seen); child++) {
            if (trie.count(level, child) > 0) {
                p[trie.word(level, child)] = trie.count(level, child) / total;
            }
        }
        return p;
    }

    @Override
    public long draw(long context, UniformRandomProvider random) {
        long seen = reduced(context);
        int level = NGramTrie.level(seen) + 1;
        int position = trie.sum(level, trie.firstChild(seen)) + random.nextInt(trie.total(seen));
        return NGramTrie.context(level, trie.childAt(seen, position));
    }

    @Override
    public int only(long context) {
        long seen = reduced(context);
        int level = NGramTrie.level(seen) + 1;
        int total = trie.total(seen);
        int child = trie.childAt(seen, trie.sum(level, trie.firstChild(seen)));
        return total > 0 && trie.count(level, child) == total ? trie.word(level, child) : -1;
    }

    @Override
    public Decoder decoder(Decoding decoding) {
        return new Decoder() {

            @Override
            public DecodedWord after(long context) {
                return decode(reduced(context), decoding);
            }

            @Override
            public Ranking common() {
                return Ranking.NONE;
            }
        };
    }

    private DecodedWord decode(long seen, Decoding decoding) {
        int level = NGramTrie.level(seen) + 1;
        int first = trie.firstChild(seen);
        int[] ids = new int[trie.lastChild(seen) - first];
        double[] counts = new double[ids.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = trie.word(level, first + i);
            counts[i] = trie.count(level, first + i);
        }
        return DecodedWord.of(ids, DecodedProbabilities.decode(counts, decoding));
    }
}
