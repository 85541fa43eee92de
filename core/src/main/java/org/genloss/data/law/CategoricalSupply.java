package org.genloss.data.law;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.genloss.data.CompactLaw;
import org.genloss.data.LogDensity;
import org.genloss.data.Probabilities;
import org.genloss.data.SymbolLaw;
import org.genloss.data.Symbols;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;

/** Independent symbols; each takes constant time whatever the alphabet. */
final class CategoricalSupply extends Law<Symbols> implements Probabilities, LogDensity<Symbols>, CompactLaw<Symbols> {

    private final double[] probabilities;
    private final SharedStateDiscreteSampler table;

    /**
     * @param probabilities one a symbol, sum 1
     */
    CategoricalSupply(double[] probabilities) {
        this.probabilities = probabilities;
        this.table = AliasMethodDiscreteSampler.of(new Seed(0).stream(), probabilities);
    }

    @Override
    Symbols sample(int n, Seed seed) {
        SharedStateDiscreteSampler sampler = table.withUniformRandomProvider(seed.stream());
        int[] values = new int[n];
        Arrays.setAll(values, i -> sampler.sample());
        return new Symbols(values, probabilities.length);
    }

    @Override
    public Symbols sufficient(int n, Seed seed) {
        return new SymbolLaw(probabilities).sufficient(n, seed);
    }

    @Override
    public Symbols population(int n) {
        return new SymbolLaw(probabilities).population(n);
    }

    @Override
    public double[] probabilities() {
        return probabilities;
    }

    @Override
    public double[] logDensity(Symbols sample) {
        return Arrays.stream(sample.values())
                .mapToDouble(symbol -> FastMath.log(probabilities[symbol]))
                .toArray();
    }
}
