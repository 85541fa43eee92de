package org.genloss.neural;

import org.genloss.data.TokenScores;
import org.genloss.data.Tokens;

/** A model that tells, at every place of a text, the whole law of the next token. */
public interface LanguageModel extends TokenScores {

    /**
     * What a model expected at each of the events of a text (see {@link TokenScores}), in their order.
     *
     * @param entropy of the law of the next token, in nats
     * @param gini Gini coefficient of its V probabilities, in [0, 1): 0 where all are equal
     * @param confidence the largest probability
     * @param right whether the most probable token is the one that follows
     */
    record Expectations(double[] entropy, double[] gini, double[] confidence, boolean[] right) {}

    /** What it expects at each event of a text. */
    Expectations expectations(Tokens text);

    /** The hidden state after the last token of every sequence, [n, {@link #hiddenSize}] row-major. */
    float[] lastHidden(Tokens text);

    /** Width of hidden states. */
    int hiddenSize();
}
