package org.genloss.audit;

/**
 * The frequent types of a text of which only a sample of types is known, for measures that the frequent rule, as the Hill number
 * of order 1: a sample of types holds the word "the" or does not. Every type that occurs more than {@code uncertainty} times is here.
 * Counts come from a frequent-items sketch (Misra and Gries 1982, as Apache DataSketches has it) that is filled with the exact
 * counts of all types when there first are too many for these. Which rare types are here, and the uncertainty, depend on the order of the
 * text; the bounds hold always.
 *
 * <p>A sum over all types is that over the head plus 1 / share times that over the types of the {@link TypeSample} that are not
 * in the head.
 *
 * @param hashes of the types, as in the sample, most frequent first
 * @param low bounds of their counts, [types]
 * @param high bounds of their counts, [types]; each {@code low + uncertainty}
 * @param uncertainty of all counts, in occurrences
 */
public record TypeHead(long[] hashes, long[] low, long[] high, long uncertainty) {}
