package org.genloss.data;

/** A law of token sequences that can score every event of a text. */
public interface TokenScores {

    /**
     * Natural logarithm of the probability of every scored event (each token, and where the law knows one the end of
     * each sequence), sequence after sequence in order, in nats. Negative infinity where the law puts nothing.
     */
    double[] tokenLogProbabilities(Tokens t);
}
