package org.genloss.data.law;

import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.Symbols;
import org.genloss.num.Seed;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** Symbols 0 and 1. */
@Doc("Independent symbols 0 and 1; the smallest case of a vocabulary.")
public record Bernoulli(
        @Doc("Probability of symbol 1, from 0 to 1.") double p) implements Source<Symbols> {

    /** Checks the range. */
    public Bernoulli {
        Require.within("p", p, 0, 1);
    }

    @Override
    public Class<Symbols> sampleType() {
        return Symbols.class;
    }

    @Override
    public Supply<Symbols> open(Seed seed) {
        return new CategoricalSupply(new double[] {1 - p, p});
    }
}
