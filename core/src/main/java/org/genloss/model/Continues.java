package org.genloss.model;

import org.genloss.data.Sample;
import org.genloss.num.Seed;

/**
 * A model that can go on where an item stops: a language model after a prompt.
 *
 * @param <S> what it continues
 */
public interface Continues<S extends Sample<S>> {

    /**
     * One continuation of every prompt, in their order, without the prompts. Item i depends on prompt i, the decoding, the seed
     * and i alone, but for rounding.
     *
     * @param prompts one item or more
     * @param work told of progress and offered states: continuations of a large set take hours
     * @throws org.genloss.spec.UserError if a prompt with its continuation is longer than the model can read
     */
    S continued(S prompts, Decoding decoding, Seed seed, Work work);
}
