package org.genloss.model.ngram;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.LogDensity;
import org.genloss.data.Tensors;
import org.genloss.data.TokenScores;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;

/** A fitted n-gram language model. */
public final class NGramModel implements Model<Tokens>, LogDensity<Tokens>, TokenScores {

    private final NGramTrie trie;
    private final NextWord law;
    private final Lengths lengths;
    private final Vocabulary vocabulary;
    private final boolean closed;

    NGramModel(NGramTrie trie, NextWord law, Lengths lengths, Vocabulary vocabulary, boolean closed) {
        this.trie = trie;
        this.law = law;
        this.lengths = lengths;
        this.vocabulary = vocabulary;
        this.closed = closed;
    }

    @Override
    public Tokens sample(int n, Decoding decoding, Seed seed) {
        UniformRandomProvider random = seed.stream();
        LongUnaryOperator draw = decoding.turned().isEmpty()
                ? context -> law.draw(context, random)
                : new DecodedDraws(law, decoder(decoding), random);
        int[] tokens = new int[Math.max(16, n)];
        int[] offsets = new int[n + 1];
        int size = 0;
        for (int i = 0; i < n; i++) {
            int most = lengths.draw(random);
            long context = trie.beginning();
            for (int length = 0; length < most; length++) {
                long gram = draw.applyAsLong(context);
                int word = trie.lastWord(gram);
                if (word == trie.end()) {
                    break;
                }
                if (size == tokens.length) {
                    tokens = Arrays.copyOf(tokens, Math.addExact(size, size >> 1));
                }
                tokens[size++] = word;
                context = trie.advance(context, gram);
            }
            offsets[i + 1] = size;
        }
        return new Tokens(Arrays.copyOf(tokens, size), offsets, vocabulary, closed);
    }

    /**
     * The law of the next token after {@code history}, the tokens of a sequence so far.
     *
     * @return probability of every id of the vocabulary and, if sequences are closed, of the end as the last
     */
    public double[] nextProbabilities(int... history) {
        return law.probabilities(context(history));
    }

    /** The longest known context at the end of a sequence that begins with {@code history}. */
    long context(int... history) {
        long context = trie.beginning();
        for (int word : history) {
            context = trie.advance(context, word);
        }
        return context;
    }

    /** What makes the laws of the next token under a decoding. */
    NextWord.Decoder decoder(Decoding decoding) {
        return law.decoder(decoding);
    }

    @Override
    public boolean scoresEnds(Tokens sample) {
        return closed && sample.closed();
    }

    @Override
    public double[] tokenLogProbabilities(Tokens sample) {
        boolean ends = scoresEnds(sample);
        double[] scores = new double[sample.tokens().length + (ends ? sample.size() : 0)];
        int at = 0;
        for (int i = 0; i < sample.size(); i++) {
            long context = trie.beginning();
            for (int j = sample.offsets()[i]; j < sample.offsets()[i + 1]; j++) {
                int word = sample.tokens()[j];
                scores[at++] = FastMath.log(law.probability(context, word));
                context = trie.advance(context, word);
            }
            if (ends) {
                scores[at++] = FastMath.log(law.probability(context, trie.end()));
            }
        }
        return scores;
    }

    @Override
    public double[] logDensity(Tokens sample) {
        double[] scores = tokenLogProbabilities(sample);
        double[] sums = new double[sample.size()];
        int at = 0;
        for (int i = 0; i < sums.length; i++) {
            int events = sample.length(i) + (scoresEnds(sample) ? 1 : 0);
            for (int j = 0; j < events; j++) {
                sums[i] += scores[at++];
            }
        }
        return sums;
    }

    @Override
    public Tensors state() {
        Tensors state = new Tensors();
        trie.write(state);
        lengths.write(state);
        return state;
    }

    /** That no draw is left to chance from the beginning on, so that one text is all there is; its entropy is 0. */
    @Override
    public Optional<String> collapse() {
        long context = trie.beginning();
        for (int length = 0; length < lengths.longest(); length++) {
            int word = law.only(context);
            if (word < 0) {
                return Optional.empty();
            }
            if (word == trie.end()) {
                break;
            }
            context = trie.advance(context, word);
        }
        return Optional.of("every context reached continues in one way only: one text is left");
    }
}
