package org.genloss.model.ngram;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.model.Decoding;

/**
 * Interpolated modified Kneser-Ney smoothing (Chen and Goodman 1999, section 4.1 and eq. 24 to 26):
 *
 * <pre>
 * p(w | h) = (c(h w) - D(c(h w))) / c(h) + gamma(h) p(w | h'),   gamma(h) = sum over w of D(c(h w)) / c(h)
 * </pre>
 *
 * <p>where c is the count at the highest order and the number of different preceding words below it, h' is h without
 * its first word, and the empty context goes over to the uniform law of all outcomes. A context never seen has gamma 1.
 */
final class KneserNey implements NextWord {

    private final NGramTrie trie;
    private final int outcomes;
    /** Discounts of every level from 1. */
    private final Discounts[] discounts;
    /** gamma of every context, by level and node. */
    private final double[][] gammas;

    /** @param outcomes the ids of the vocabulary and, if ends are events, the end */
    KneserNey(NGramTrie trie, int outcomes) {
        this.trie = trie;
        this.outcomes = outcomes;
        this.discounts = new Discounts[trie.order() + 1];
        this.gammas = new double[trie.order()][];
        for (int level = 1; level <= trie.order(); level++) {
            discounts[level] = Discounts.of(trie, level);
            gammas[level - 1] = gammas(level - 1);
        }
    }

    private double[] gammas(int level) {
        double[] gamma = new double[trie.nodes(level)];
        for (int node = 0; node < gamma.length; node++) {
            long context = NGramTrie.context(level, node);
            double taken = 0;
            for (int child = trie.firstChild(context); child < trie.lastChild(context); child++) {
                taken += discounts[level + 1].from(trie.count(level + 1, child));
            }
            int total = trie.total(context);
            gamma[node] = total == 0 ? 1 : taken / total;
        }
        return gamma;
    }

    /** Share of a context's mass that goes to the shorter context. */
    double gamma(long context) {
        return gammas[NGramTrie.level(context)][NGramTrie.node(context)];
    }

    /** (c - D(c)) / c(h), what a child of a context gets from that context itself. */
    double own(long context, int child) {
        int level = NGramTrie.level(context) + 1;
        int count = trie.count(level, child);
        return count == 0 ? 0 : (count - discounts[level].from(count)) / trie.total(context);
    }

    NGramTrie trie() {
        return trie;
    }

    int outcomes() {
        return outcomes;
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
        double below = context == NGramTrie.ROOT ? 1.0 / outcomes : probability(trie.shorter(context), word);
        int child = trie.child(context, word);
        return (child < 0 ? 0 : own(context, child)) + gamma(context) * below;
    }

    @Override
    public double[] probabilities(long context) {
        double[] p;
        if (context == NGramTrie.ROOT) {
            p = new double[outcomes];
            Arrays.fill(p, 1.0 / outcomes);
        } else {
            p = probabilities(trie.shorter(context));
        }
        double gamma = gamma(context);
        for (int i = 0; i < outcomes; i++) {
            p[i] *= gamma;
        }
        int level = NGramTrie.level(context) + 1;
        for (int child = trie.firstChild(context); child < trie.lastChild(context); child++) {
            if (trie.count(level, child) > 0) {
                p[trie.word(level, child)] += own(context, child);
            }
        }
        return p;
    }

    /**
     * Draws a continuation by its count; with the probability of its discount the draw is passed on to the shorter
     * context. One uniform number a level decides both: it falls into the share of a child, and there into the part
     * that was taken away or the part that was left.
     */
    @Override
    public long draw(long context, UniformRandomProvider random) {
        long at = context;
        while (true) {
            int total = trie.total(at);
            if (total > 0) {
                int level = NGramTrie.level(at) + 1;
                double position = trie.sum(level, trie.firstChild(at)) + random.nextDouble() * total;
                int child = trie.childAt(at, position);
                double inside = position - trie.sum(level, child);
                if (inside >= discounts[level].from(trie.count(level, child))) {
                    return NGramTrie.context(level, child);
                }
            }
            if (at == NGramTrie.ROOT) {
                return NGramTrie.context(1, random.nextInt(outcomes));
            }
            at = trie.shorter(at);
        }
    }

    @Override
    public Decoder decoder(Decoding decoding) {
        return new KneserNeyDecoder(this, decoding);
    }

    /** The law leaves some mass to every outcome. */
    @Override
    public int only(long context) {
        return outcomes == 1 ? 0 : -1;
    }
}
