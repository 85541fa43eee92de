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
import org.genloss.spec.Doc;
import org.genloss.spec.UserError;

/**
 * A coin: symbols 0 and 1, and the share of ones as the probability of symbol 1 (unbiased and of maximum likelihood).
 * Its model is a distribution over an alphabet of two like any other, so every metric of symbols applies.
 */
@Doc(
        value = "The share of ones among symbols 0 and 1.",
        source = "Suresh et al. 2024, Rate of Model Collapse in Recursive Training, Bernoulli")
public record Bernoulli() implements Learner<Symbols> {

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
        return Optional.of(new Family.Frequencies(0));
    }

    @Override
    public Model<Symbols> fit(Dataset<Symbols> training, Seed seed) {
        double[] counts = Counts.of(training);
        if (counts.length != 2) {
            throw new UserError(
                    "bernoulli learns from an alphabet of 2 symbols, but the source has " + counts.length,
                    "take the learner 'categorical', or a source with two symbols");
        }
        if (Counts.populations(training)) {
            return new SymbolModel(Counts.mixture(training));
        }
        double total = counts[0] + counts[1];
        return new SymbolModel(new double[] {counts[0] / total, counts[1] / total});
    }

    @Override
    public Model<Symbols> load(Tensors state, Symbols like) {
        return SymbolModel.load(state);
    }
}
