package org.genloss.neural.language;

import org.genloss.data.Tokens;
import org.genloss.neural.transformer.Architecture;
import org.genloss.spec.UserError;

/** Sequences and how many tokens of them a network can read. */
final class Lengths {

    private Lengths() {}

    /**
     * Refuses sequences that are too long.
     *
     * @param what they are, for people
     * @throws UserError that names the first of them
     */
    static void check(Tokens text, Architecture network, String what) {
        for (int i = 0; i < text.size(); i++) {
            int length = text.length(i);
            if (length > network.contextLength()) {
                throw new UserError(
                        what + " has " + length + " tokens, more than the context of the transformer, "
                                + network.contextLength(),
                        "cut shorter sequences with source.block, or start with a model that reads more: other weights, or a larger"
                                + " learner.context where there are none");
            }
        }
    }

    /** Mean number of tokens of a sequence. */
    static double mean(Tokens text) {
        return (double) text.tokens().length / text.size();
    }
}
