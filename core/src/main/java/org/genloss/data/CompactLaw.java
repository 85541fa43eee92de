package org.genloss.data;

import org.genloss.num.Seed;

/**
 * A law that can give what a fit reads of its items without the items: next to {@link Moments} and {@link Probabilities} a
 * capability of a supply, or of what a decoding makes of a model.
 *
 * @param <S> what its items are
 */
public interface CompactLaw<S extends Sample<S>> {

    /**
     * What a fit reads of n independent items: the same distribution as that of n items drawn and then summed up.
     *
     * @param n how many, 1 or more
     */
    S sufficient(int n, Seed seed);

    /**
     * The law itself in the place of n items: the population limit, in which a fit makes no statistical error.
     *
     * @param n how many items it stands for beside others, 1 or more
     * @throws org.genloss.spec.UserError if the law has no finite moments to give
     */
    S population(int n);
}
