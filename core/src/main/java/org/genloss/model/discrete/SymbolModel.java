package org.genloss.model.discrete;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.genloss.data.LogDensity;
import org.genloss.data.Probabilities;
import org.genloss.data.SymbolLaw;
import org.genloss.data.Symbols;
import org.genloss.data.Tensors;
import org.genloss.model.CompactModel;
import org.genloss.model.DecodedProbabilities;
import org.genloss.model.Decoding;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;

/** A probability for every symbol: what {@link Categorical} and {@link Bernoulli} learn. */
final class SymbolModel implements CompactModel<Symbols>, Probabilities, LogDensity<Symbols> {

    private final double[] p;

    /** @param p probability of every symbol, sum 1 */
    SymbolModel(double[] p) {
        this.p = p;
    }

    static SymbolModel load(Tensors state) {
        return new SymbolModel(state.doubles("probabilities"));
    }

    /** Cost: O(k) to build the alias table, one uniform number and two look-ups a draw. */
    @Override
    public Symbols sample(int n, Decoding decoding, Seed seed) {
        double[] law = DecodedProbabilities.decode(p, decoding);
        int[] support = support(law);
        int[] drawn = new int[n];
        if (support.length == 1) {
            Arrays.fill(drawn, support[0]);
            return new Symbols(drawn, p.length);
        }
        // the table holds the support alone: rounding inside it can never bring back a symbol that is extinct
        double[] alive = new double[support.length];
        for (int i = 0; i < alive.length; i++) {
            alive[i] = law[support[i]];
        }
        DiscreteSampler sampler = AliasMethodDiscreteSampler.of(seed.stream(), alive);
        for (int i = 0; i < n; i++) {
            drawn[i] = support[sampler.sample()];
        }
        return new Symbols(drawn, p.length);
    }

    @Override
    public SymbolLaw law(Decoding decoding) {
        return new SymbolLaw(decoding.turned().isEmpty() ? p : DecodedProbabilities.decode(p, decoding));
    }

    @Override
    public double[] probabilities() {
        return p;
    }

    @Override
    public double[] logDensity(Symbols sample) {
        double[] logs = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            logs[i] = FastMath.log(p[i]);
        }
        double[] scores = new double[sample.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = logs[sample.values()[i]];
        }
        return scores;
    }

    @Override
    public Tensors state() {
        return new Tensors().with("probabilities", p, p.length);
    }

    @Override
    public Optional<String> collapse() {
        int[] support = support(p);
        return support.length == 1
                ? Optional.of("one symbol is left of " + p.length + ": " + support[0])
                : Optional.empty();
    }

    private static int[] support(double[] law) {
        int alive = 0;
        for (double value : law) {
            alive += value > 0 ? 1 : 0;
        }
        int[] support = new int[alive];
        int at = 0;
        for (int i = 0; i < law.length; i++) {
            if (law[i] > 0) {
                support[at++] = i;
            }
        }
        return support;
    }
}
