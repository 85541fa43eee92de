package org.genloss.neural.measure;

import java.util.List;
import org.genloss.data.Images;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.spec.Doc;

/** How far the images as a whole have moved: one number that mixes lost fidelity and lost diversity. */
@Doc(
        value = "Frechet distance between drawn and held-out images: the squared 2-Wasserstein distance of normal"
                + " laws with the means and covariances of their features under a classifier fitted to the real"
                + " ones. It is too large for few images (n is the number drawn): compare equal n only; not a"
                + " number where fewer than n are there. Standard error, without that bias, by delete-a-group"
                + " jackknife over drawn images, the held-out ones held fixed. Training images of a file, at the"
                + " baseline, are known to the classifier.",
        source = "Heusel et al. 2017, equation 6; bias: Chong and Forsyth 2020")
public record FrechetDistance() implements ImageMetric {

    /** The real side: mean [d], a symmetric root of the covariance [d, d], and its trace; on the heap. */
    record Normal(double[] mean, double[] root, double trace) {

        static Normal of(Scatter moments) {
            Tensor covariance = moments.covariance();
            Tensor.Eigen eigen = covariance.eigen();
            Tensor roots = eigen.values().clamp(0, Double.POSITIVE_INFINITY).sqrt();
            Tensor root = eigen.vectors().times(roots).matmul(eigen.vectors().transpose(0, 1));
            return new Normal(moments.mean().toDoubles(), root.toDoubles(), trace(covariance));
        }

        /** |m1 - m2|^2 + tr(S1 + S2 - 2 (S1^1/2 S2 S1^1/2)^1/2) with other images. */
        double distance(Scatter drawn) {
            int d = mean.length;
            Tensor gap = drawn.mean().minus(Tensor.of(mean, Device.AUTO, d));
            Tensor covariance = drawn.covariance();
            Tensor half = Tensor.of(root, Device.AUTO, d, d);
            Tensor cross = half.matmul(covariance).matmul(half);
            double overlap = cross.eigen()
                    .values()
                    .clamp(0, Double.POSITIVE_INFINITY)
                    .sqrt()
                    .sum()
                    .item();
            // what rounding leaves of equal laws may lie below 0
            return Math.max(0, gap.square().sum().item() + trace + trace(covariance) - 2 * overlap);
        }

        private static double trace(Tensor matrix) {
            int d = (int) matrix.size(0);
            double[] all = matrix.toDoubles();
            double sum = 0;
            for (int i = 0; i < d; i++) {
                sum += all[i * d + i];
            }
            return sum;
        }
    }

    @Override
    public Gauge<Images> against(Reference<Images> reference) {
        Classifier classifier = Classifiers.of(reference, "frechet-distance");
        String name = "frechet_distance[n=" + reference.draws() + "]";
        Features heldOut = classifier.of(reference.heldOut());
        if (heldOut.size() < 2) {
            return (at, seed) -> List.of(Reading.of(name, Double.NaN, "1"));
        }
        Normal real;
        try (Scope scope = Scope.withoutGradients()) {
            real = Normal.of(Scatter.of(heldOut.tensor(heldOut.size())));
        }
        return (at, seed) -> {
            Features drawn = classifier.of(at.drawn());
            // real data fewer than n, at the baseline, would have another bias
            if (drawn.size() < Math.max(2, reference.draws()) || !drawn.finite()) {
                return List.of(Reading.of(name, Double.NaN, "1"));
            }
            try (Scope scope = Scope.withoutGradients()) {
                Tensor features = drawn.tensor(drawn.size());
                return List.of(Reading.of(name, real.distance(Scatter.of(features)), "1")
                        .withError(standardError(real, features)));
            }
        };
    }

    private static double standardError(Normal real, Tensor features) {
        Scatter all = Scatter.of(features);
        return all.n() < 2L * Jackknife.GROUPS
                ? Double.NaN
                : Jackknife.standardError(Scatter.groups(features).stream()
                        .mapToDouble(group -> real.distance(all.minus(group)))
                        .toArray());
    }
}
