package org.genloss.data;

/** A law of token sequences whose entropy is known: no model can predict its text better. */
public interface EntropyRate {

    /** Entropy of the next token given all before, in nats per token. */
    double entropyRate();
}
