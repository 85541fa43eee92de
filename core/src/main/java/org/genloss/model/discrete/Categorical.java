package org.genloss.model.discrete;

import java.util.Optional;
import java.util.Set;
import org.genloss.data.Dataset;
import org.genloss.data.Symbols;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Family;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.model.Sampling;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * Relative frequencies of symbols: p_i = (c_i + alpha) / (n + alpha k), where c_i is the weight of symbol i, n the
 * total weight and k the size of the alphabet.
 *
 * <p>With {@code alpha} 0 the fit is the histogram itself, the founding paper's exact functional approximation F(p) = p
 * (Shumailov et al. 2024, section "Discrete distributions with exact approximation"): all that is lost is lost in
 * sampling. The chain is then the Wright-Fisher chain of population genetics, and a symbol that is not drawn is gone.
 *
 * <p>Of a population there are endlessly many items, beside which pseudo-counts are nothing: the fit is its law.
 */
@Doc(
        value = "Relative frequencies of symbols, with additive smoothing if asked for.",
        source = "Shumailov et al. 2024, discrete distributions with exact approximation; alpha as in scikit-learn")
public record Categorical(
        @Doc("Pseudo-count added to every symbol of the alphabet, 0 or more; 0 is the exact histogram.") @Default("0")
        double alpha)
        implements Learner<Symbols> {

    /** Checks the range. */
    public Categorical {
        Require.notNegative("alpha", alpha);
    }

    @Override
    public boolean learns(Class<?> sampleType) {
        return sampleType == Symbols.class;
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return Decoding.Knob.OF_SYMBOLS;
    }

    @Override
    public Set<Sampling> samplings() {
        return Sampling.OF_LAWS;
    }

    @Override
    public Optional<Family> family() {
        return Optional.of(new Family.Frequencies(alpha));
    }

    @Override
    public Model<Symbols> fit(Dataset<Symbols> training, Seed seed) {
        if (Counts.populations(training)) {
            return new SymbolModel(Counts.mixture(training));
        }
        double[] counts = Counts.of(training);
        double total = alpha * counts.length;
        for (double count : counts) {
            total += count;
        }
        double[] p = new double[counts.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = (counts[i] + alpha) / total;
        }
        return new SymbolModel(p);
    }

    @Override
    public Model<Symbols> load(Tensors state, Symbols like) {
        return SymbolModel.load(state);
    }
}
