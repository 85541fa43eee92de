package org.genloss.model.discrete;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genloss.data.Dataset;
import org.genloss.data.Points;
import org.genloss.data.Summaries;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Family;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.model.Sampling;
import org.genloss.num.Decimal;
import org.genloss.num.Seed;
import org.genloss.spec.Doc;
import org.genloss.spec.UserError;

/**
 * Counts: points with one column of non-negative integers, whose mean is the rate lambda (unbiased and of maximum
 * likelihood). Once a generation draws nothing but zeros, lambda is 0 for ever: that is its collapse.
 *
 * <p>Counts are {@link Points} and not symbols because they have a size and no largest value: moments, quantiles and
 * distances apply to them, and an alphabet would have to be cut somewhere.
 */
@Doc(
        value = "The mean of one column of counts (non-negative integers).",
        source = "Suresh et al. 2024, Rate of Model Collapse in Recursive Training, Poisson")
public record Poisson() implements Learner<Points> {

    /** Above this mean rounding in ln k! would reach the eighth digit of a probability. */
    private static final double LARGEST_RATE = 1e7;

    @Override
    public boolean learns(Class<?> sampleType) {
        return sampleType == Points.class;
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return Set.of();
    }

    @Override
    public Set<Sampling> samplings() {
        return Sampling.OF_LAWS;
    }

    @Override
    public Optional<Family> family() {
        return Optional.of(new Family.Rate());
    }

    @Override
    public Model<Points> fit(Dataset<Points> training, Seed seed) {
        double rate = training.compact() ? meanOfSummaries(training) : meanOfItems(training);
        if (rate > LARGEST_RATE) {
            throw new UserError(
                    "poisson learns counts with a mean of at most 1e7, but it is " + Decimal.of(rate),
                    "divide the column by a constant, or take the learner 'gaussian'");
        }
        return new PoissonModel(rate, training.parts().get(0).items().columns());
    }

    private static double meanOfItems(Dataset<Points> training) {
        double sum = 0;
        double weight = 0;
        for (Dataset.Part<Points> part : training.parts()) {
            sum += part.weight() * total(part.items());
            weight += part.weight() * part.items().size();
        }
        return sum / weight;
    }

    private static double meanOfSummaries(Dataset<Points> training) {
        double[] weights = training.parts().stream()
                .mapToDouble(part -> part.weight() * part.items().size())
                .toArray();
        List<Points.Summary> summaries =
                training.parts().stream().map(part -> part.items().summary()).toList();
        return Summaries.combine(summaries, weights, weights).mean()[0];
    }

    @Override
    public Model<Points> load(Tensors state, Points like) {
        return new PoissonModel(state.doubles("rate")[0], like.columns());
    }

    /** The sum of the counts: exact, whatever the order, while it stays below 2^53. */
    private static double total(Points items) {
        if (items.dimension() != 1) {
            throw new UserError(
                    "poisson learns from one column of counts, but the source has " + items.dimension() + ": "
                            + items.columns(),
                    "give the source one column");
        }
        double total = 0;
        for (int i = 0; i < items.size(); i++) {
            double value = items.at(i, 0);
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY) || value != Math.rint(value)) {
                throw new UserError(
                        "poisson learns from non-negative integers, but item " + i + " of column '"
                                + items.columns().get(0) + "' is " + Decimal.of(value),
                        "take a column of counts, or the learner 'gaussian'");
            }
            total += value;
        }
        return total;
    }
}
