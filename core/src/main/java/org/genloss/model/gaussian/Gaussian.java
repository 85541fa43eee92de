package org.genloss.model.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.genloss.num.Chunk;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;

/**
 * One normal law, fitted by its first two moments. Weighted items give the weighted mean; the maximum-likelihood
 * covariance divides by the sum of the weights V1, the unbiased one by V1 - V2 / V1 with V2 the sum of their squares
 * (reliability weights, so that only ratios of weights count; n - 1 where all weights are equal).
 *
 * <p>One item has no unbiased covariance: it is taken to be 0, as the maximum-likelihood one is, and the model reports
 * its collapse.
 */
@Doc(
        value = "One normal law in any dimension, fitted by its mean and covariance.",
        source = "Shumailov et al. 2024, AI models collapse when trained on recursively generated data, theorem 3.1")
public record Gaussian(
        @Doc("What the sum of squares is divided by: unbiased (n - 1, or V1 - V2/V1 with weights), mle (n, or V1).")
        @Default("unbiased")
        Estimator estimator,

        @Doc("Which covariances are estimated: full, diagonal (those between coordinates are 0).") @Default("full")
        Covariance covariance)
        implements Learner<Points> {

    /** What the sum of squares is divided by. */
    public enum Estimator {
        /** n - 1, in general V1 - V2 / V1. */
        UNBIASED,
        /** n, in general V1. */
        MLE
    }

    /** Which entries of the covariance are estimated. */
    public enum Covariance {
        /** All. */
        FULL,
        /** Those on the diagonal; the others are 0. */
        DIAGONAL
    }

    @Override
    public boolean learns(Class<?> sampleType) {
        return sampleType == Points.class;
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return Decoding.Knob.OF_NUMBERS;
    }

    @Override
    public Set<Sampling> samplings() {
        return Sampling.OF_LAWS;
    }

    @Override
    public Optional<Family> family() {
        return Optional.of(new Family.Normal(estimator == Estimator.MLE ? 0 : 1, covariance == Covariance.DIAGONAL));
    }

    @Override
    public Model<Points> fit(Dataset<Points> training, Seed seed) {
        Points first = training.parts().get(0).items();
        if (training.compact()) {
            return fitSummaries(training, first.columns());
        }
        int d = first.dimension();
        if (d == 1) {
            return fitLine(training, first);
        }
        double[] shift = Arrays.copyOf(first.values(), d);
        double[] offset = new double[d];
        double v1 = 0;
        double v2 = 0;
        for (Dataset.Part<Points> part : training.parts()) {
            double w = part.weight();
            int n = part.items().size();
            v1 += n * w;
            v2 += n * (w * w);
            double[] x = part.items().values();
            for (int at = 0; at < x.length; at += d) {
                for (int j = 0; j < d; j++) {
                    offset[j] += w * (x[at + j] - shift[j]);
                }
            }
        }
        double[] mean = new double[d];
        for (int j = 0; j < d; j++) {
            offset[j] /= v1;
            mean[j] = shift[j] + offset[j];
        }
        return new GaussianModel(mean, scatter(training, shift, offset, divisor(v1, v2)), first.columns());
    }

    /** Sum of w z z' / divisor with z = (x - shift) - offset: exactly 0 where all items are equal. */
    private double[] scatter(Dataset<Points> training, double[] shift, double[] offset, double divisor) {
        int d = shift.length;
        boolean full = covariance == Covariance.FULL;
        double[] sums = new double[d * d];
        double[] z = new double[d];
        for (Dataset.Part<Points> part : training.parts()) {
            double[] x = part.items().values();
            for (int at = 0; at < x.length; at += d) {
                for (int j = 0; j < d; j++) {
                    z[j] = x[at + j] - shift[j] - offset[j];
                }
                for (int i = 0; i < d; i++) {
                    double u = part.weight() * z[i];
                    for (int j = full ? 0 : i; j <= i; j++) {
                        sums[i * d + j] += u * z[j];
                    }
                }
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double value = divisor > 0 ? sums[i * d + j] / divisor : 0;
                sums[i * d + j] = value;
                sums[j * d + i] = value;
            }
        }
        return sums;
    }

    /** The same in one dimension, where a chain of refits spends its time. */
    private Model<Points> fitLine(Dataset<Points> training, Points first) {
        double shift = first.values()[0];
        double v1 = 0;
        double v2 = 0;
        for (Dataset.Part<Points> part : training.parts()) {
            double w = part.weight();
            int n = part.items().size();
            v1 += n * w;
            v2 += n * (w * w);
        }
        LineMoments moments =
                training.size() < Chunk.MANY ? twoPasses(training, shift, v1) : LineMoments.of(training, shift);
        double divisor = divisor(v1, v2);
        double variance = divisor > 0 ? moments.squares() / divisor : 0;
        return new GaussianModel(new double[] {shift + moments.offset()}, new double[] {variance}, first.columns());
    }

    private static LineMoments twoPasses(Dataset<Points> training, double shift, double v1) {
        double offset = 0;
        for (Dataset.Part<Points> part : training.parts()) {
            double w = part.weight();
            for (double x : part.items().values()) {
                offset += w * (x - shift);
            }
        }
        offset /= v1;
        double squares = 0;
        for (Dataset.Part<Points> part : training.parts()) {
            double w = part.weight();
            for (double x : part.items().values()) {
                double z = x - shift - offset;
                squares += w * z * z;
            }
        }
        return new LineMoments(v1, offset, squares);
    }

    /**
     * The same from summaries. Of populations there are endlessly many items: no estimator corrects for their number, and
     * the covariance is the mean of theirs plus that of their means.
     */
    private Model<Points> fitSummaries(Dataset<Points> training, List<String> columns) {
        int parts = training.parts().size();
        List<Points.Summary> summaries = new ArrayList<>();
        double v1 = 0;
        double v2 = 0;
        boolean populations = true;
        for (Dataset.Part<Points> part : training.parts()) {
            Points.Summary summary = part.items().summary();
            summaries.add(summary);
            v1 += part.items().size() * part.weight();
            v2 += part.items().size() * (part.weight() * part.weight());
            populations &= summary.population();
        }
        double divisor = populations ? 1 : divisor(v1, v2);
        double[] weights = new double[parts];
        double[] spreads = new double[parts];
        for (int i = 0; i < parts; i++) {
            double w = training.parts().get(i).weight();
            double total = training.parts().get(i).items().size() * w;
            weights[i] = populations ? total / v1 : total;
            spreads[i] = populations ? weights[i] : summaries.get(i).population() ? total : w;
        }
        Points.Summary whole = Summaries.combine(summaries, weights, spreads);
        int d = whole.mean().length;
        double[] matrix = new double[d * d];
        for (int at = 0; at < matrix.length; at++) {
            boolean estimated = covariance == Covariance.FULL || at / d == at % d;
            matrix[at] = estimated && divisor > 0 ? whole.spread()[at] / divisor : 0;
        }
        return new GaussianModel(whole.mean(), matrix, columns);
    }

    private double divisor(double v1, double v2) {
        return estimator == Estimator.MLE ? v1 : v1 - v2 / v1;
    }

    @Override
    public Model<Points> load(Tensors state, Points like) {
        return new GaussianModel(state.doubles("mean"), state.doubles("covariance"), like.columns());
    }
}
