package org.genloss.model;

import java.util.Set;

/**
 * In what form a model writes the training data of later generations. The first two are the same chain in law and differ in
 * what is kept of each sample; the other two are chains of their own. The ledger names the one that was used.
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
    POPULATION,
    /**
     * Items drawn anew from the model whenever a fit reads them, so that an epoch never sees an item of the epoch before:
     * the released code of Shumailov et al. (2024) trains its VAEs in this way.
     */
    STREAM,
    /**
     * Continuations of the first real data: the model goes on after every item that generation 0 was trained on, and what it
     * writes, without the item, is the next generation's. Items that a policy keeps of the first real data are not continued,
     * so that each is either kept or replaced; where fewer are asked for, some are, and where more, all are again. So
     * Shumailov et al. (2024) let their language models write.
     */
    CONTINUATIONS;

    /** What families with exact laws can do: items, what a fit reads of them, the law itself. */
    public static final Set<Sampling> OF_LAWS = Set.of(POINTS, SUFFICIENT, POPULATION);
}
