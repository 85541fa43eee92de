package org.genloss.model;

import java.util.Set;

/**
 * In what form a model writes the training data of later generations. All three are the same chain in law as far as
 * sampling is not switched off; they differ in what is kept of each sample, and the ledger names the one that was used.
 */
public enum Sampling {
    /** M items, one by one. */
    POINTS,
    /**
     * What a fit of the same family reads of M items, drawn from its own law: mean and scatter of normal items (normal and
     * Wishart), counts of symbols (multinomial). The same distribution at a cost that does not grow with M.
     */
    SUFFICIENT,
    /** The population limit: the model's distribution itself in the place of a sample, so that no statistical error is made. */
    POPULATION;

    /** All of them. */
    public static final Set<Sampling> ALL = Set.of(values());
}
