package org.genloss.data;

import org.genloss.num.Chances;
import org.genloss.num.Seed;

/**
 * A probability for every symbol, as a {@link CompactLaw}: the counts of n symbols are multinomial.
 *
 * @param probabilities length k, sum 1
 */
public record SymbolLaw(double[] probabilities) implements CompactLaw<Symbols> {

    @Override
    public Symbols sufficient(int n, Seed seed) {
        return Symbols.counted(Chances.multinomial(n, probabilities, seed.stream()));
    }

    @Override
    public Symbols population(int n) {
        return Symbols.population(n, probabilities);
    }
}
