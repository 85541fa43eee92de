package org.genloss.audit.measure;

/** A number that follows from a few sums over the types of a text, or of a text and its reference. */
interface Statistic {

    /** How many sums. */
    int sums();

    /**
     * What the sums are sums of, for some folds of a text.
     *
     * @param x the text
     * @param r the reference; a statistic of one text does not look at it
     */
    Summand at(Text x, Text r);

    /**
     * The number of tokens with which the statistic would change, if it is not rarefied to a stated size; NaN if it is.
     * Estimates correct values without a fold for it, as folds differ in size.
     */
    double size(Text x, Text r);

    /** Terms of the sums and what they come to. */
    interface Summand {

        /** Adds the terms of a type. */
        void add(int type, double[] sums);

        /** The number. */
        double value(double[] sums);
    }
}
