package org.genloss.data.law;

import java.util.List;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.Symbols;
import org.genloss.num.Seed;
import org.genloss.spec.Doc;

/** Symbols with given probabilities. */
@Doc("Independent symbols 0 .. k-1 with the probabilities given.")
public record Categorical(
        @Doc("Probability of each symbol, 0 or more, sum 1.")
        List<Double> probabilities) implements Source<Symbols> {

    /** Checks the probabilities. */
    public Categorical {
        Lists.probabilities("probabilities", probabilities);
    }

    @Override
    public Class<Symbols> sampleType() {
        return Symbols.class;
    }

    @Override
    public Supply<Symbols> open(Seed seed) {
        return new CategoricalSupply(Lists.probabilities("probabilities", probabilities));
    }
}
