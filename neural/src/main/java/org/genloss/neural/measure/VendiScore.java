package org.genloss.neural.measure;

import java.util.List;
import org.genloss.data.Images;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.spec.Doc;
import org.hipparchus.util.FastMath;

/** How many different images there are, in effect. Asks nothing of the real ones, so that it sees variety and not truth. */
@Doc(
        value = "Vendi score of drawn images: the exponential of the entropy of the eigenvalues of their"
                + " similarities, the effective number of different images, from 1 (all alike) on; and its ratio to"
                + " that of as many held-out images. Similarity is the cosine between features under a classifier"
                + " fitted to the real images; images without any feature are left out. Standard errors by"
                + " delete-a-group jackknife over drawn images.",
        source = "Friedman and Dieng 2023, definition 3.1")
public record VendiScore() implements ImageMetric {

    /** Eigenvalues below this are 0 but for rounding. */
    private static final double ZERO = 1e-14;

    @Override
    public Gauge<Images> against(Reference<Images> reference) {
        Classifier classifier = Classifiers.of(reference, "vendi-score");
        Features heldOut = classifier.of(reference.heldOut());
        return (at, seed) -> {
            Features drawn = classifier.of(at.drawn());
            if (!drawn.finite() || drawn.size() == 0) {
                return readings(new Score(Double.NaN, Double.NaN), new Score(Double.NaN, Double.NaN), Double.NaN);
            }
            try (Scope scope = Scope.withoutGradients()) {
                int equal = Math.min(drawn.size(), heldOut.size());
                Score all = Score.of(directions(drawn.tensor(drawn.size())));
                Score some = equal == drawn.size() ? all : Score.of(directions(drawn.tensor(equal)));
                return readings(all, some, score(Scatter.of(directions(heldOut.tensor(equal)))));
            }
        };
    }

    private static List<Reading> readings(Score all, Score some, double real) {
        return List.of(
                Reading.of("vendi_score", all.value, "1").withError(all.error),
                Reading.of("vendi_ratio", some.value / real, "ratio").withError(some.error / real));
    }

    /** A score and its standard error. */
    record Score(double value, double error) {

        static Score of(Tensor directions) {
            Scatter all = Scatter.of(directions);
            double error = all.n() < 2
                    ? Double.NaN
                    : Jackknife.standardError(Scatter.groups(directions).stream()
                            .mapToDouble(group -> score(all.minus(group)))
                            .toArray());
            return new Score(score(all), error);
        }
    }

    /** Vectors [n, d] as directions of length 1; a vector of zeros stays one. */
    static Tensor directions(Tensor vectors) {
        Tensor lengths = vectors.square().sum(1).sqrt().clamp(Double.MIN_NORMAL, Double.POSITIVE_INFINITY);
        return vectors.over(lengths.unsqueeze(1));
    }

    /** The cosines of n directions, over n, have the eigenvalues of their d x d scatter, over n, and zeros. */
    private static double score(Scatter scatter) {
        double[] eigenvalues = scatter.products().eigen().values().toDoubles();
        double sum = 0;
        for (double value : eigenvalues) {
            sum += Math.max(0, value);
        }
        double entropy = 0;
        for (double value : eigenvalues) {
            double share = value / sum;
            if (share > ZERO) {
                entropy -= share * FastMath.log(share);
            }
        }
        return sum > 0 ? FastMath.exp(entropy) : Double.NaN;
    }
}
