package org.genloss.model.ngram;

import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.model.Decoding;

/** The law of the next word after a context of an {@link NGramTrie}. Immutable. */
interface NextWord {

    /** Probability of an outcome: an id of the vocabulary or the end. */
    double probability(long context, int word);

    /** Probabilities of all outcomes, in the order of their ids. */
    double[] probabilities(long context);

    /** Draws an outcome: the n-gram, of any length from 1, that the draw was decided by, whose last word it is. */
    long draw(long context, UniformRandomProvider random);

    /** The longest context that gives the same law, so that equal laws can be cached under one key. */
    long reduced(long context);

    /** The only outcome that can follow a context, or -1 where there are several. */
    int only(long context);

    /** What makes the laws that {@code decoding} makes of this; for one thread. */
    Decoder decoder(Decoding decoding);

    /** Makes decoded laws. */
    interface Decoder {

        /** The decoded law after a context. */
        DecodedWord after(long context);

        /** The common law of the outcomes that a {@link DecodedWord} does not name. */
        Ranking common();
    }
}
