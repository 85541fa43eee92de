package org.genloss.model.ngram;

import java.util.Set;
import org.genloss.data.Dataset;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * The n-gram language model: the next word depends on the {@code order - 1} words before it.
 *
 * <p>A sequence begins with one mark of its beginning, which is context for its first words and never predicted, as in
 * SRILM and KenLM. Where sequences are {@linkplain Tokens#closed() closed} their end is an event: it is learned, scored,
 * and ends what is sampled, at the latest after {@code max_length} tokens. Otherwise sequences are blocks of a running
 * text, and those sampled have lengths drawn from the lengths of the training sequences. The vocabulary is that of the
 * data, the unknown type included.
 *
 * <p>Items have weight 1: n-gram smoothing is a theory of whole counts. To favour real text, put it into the training
 * set more than once.
 */
@Doc(
        value = "N-gram language model, by maximum likelihood or with interpolated modified Kneser-Ney smoothing.",
        source = "Chen and Goodman 1999, An empirical study of smoothing techniques for language modeling, section 4.1")
public record NGram(
        @Doc("Length of the n-grams, 1 to 5: words of context plus one.") @Default("3")
        int order,

        @Doc("maximum-likelihood: relative frequencies; kneser-ney: interpolated, modified (three discounts an order).")
        @Default("kneser-ney")
        Smoothing smoothing,

        @Doc("Most tokens in a sampled sequence whose end is an event; one so long is cut there.") @Default("1000")
        int maxLength)
        implements Learner<Tokens> {

    /** Where the probability of unseen n-grams comes from. */
    public enum Smoothing {
        /** Nowhere: relative frequencies; contexts never continued give way to shorter ones. */
        MAXIMUM_LIKELIHOOD,
        /** Interpolated modified Kneser-Ney. */
        KNESER_NEY
    }

    /** Checks the ranges. */
    public NGram {
        Require.that(order >= 1 && order <= 5, "order", "from 1 to 5", order);
        Require.atLeast("max_length", maxLength, 1);
    }

    @Override
    public boolean learns(Class<?> sampleType) {
        return sampleType == Tokens.class;
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return Decoding.Knob.OF_SYMBOLS;
    }

    @Override
    public boolean weighs() {
        return false;
    }

    @Override
    public Model<Tokens> fit(Dataset<Tokens> training, Seed seed) {
        Tokens text = training.items();
        NGramTrie trie = NGramCounter.count(text, order, smoothing == Smoothing.KNESER_NEY);
        Lengths lengths = text.closed() ? Lengths.upTo(maxLength) : Lengths.of(text);
        return model(trie, lengths, text);
    }

    @Override
    public Model<Tokens> load(Tensors state, Tokens like) {
        return model(NGramTrie.read(state, order), Lengths.read(state), like);
    }

    private Model<Tokens> model(NGramTrie trie, Lengths lengths, Tokens like) {
        int outcomes = like.vocabulary().size() + (like.closed() ? 1 : 0);
        NextWord law = smoothing == Smoothing.KNESER_NEY
                ? new KneserNey(trie, outcomes)
                : new RelativeFrequencies(trie, outcomes);
        return new NGramModel(trie, law, lengths, like.vocabulary(), like.closed());
    }
}
