package org.genloss.data;

/** A law of symbols that knows the probability of each: a categorical source, or a fitted model. */
public interface Probabilities {

    /** Probability of every symbol, length k, sum 1; shared, not to be written to. */
    double[] probabilities();
}
