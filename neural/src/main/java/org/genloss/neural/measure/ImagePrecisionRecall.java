package org.genloss.neural.measure;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Images;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * Fidelity and diversity of images apart, as {@code precision-recall} measures them of points: whether what was drawn looks
 * real, and whether all that is real is still drawn.
 *
 * <p>All four depend on how many images are compared: the limit is the same in every generation.
 */
@Doc(
        value = "Precision, recall, density and coverage by balls that reach to the k-th nearest neighbour,"
                + " between drawn and held-out images in the features of a classifier fitted to the real ones."
                + " Standard errors with the balls held fixed: binomial, for density sd/sqrt n, for coverage by"
                + " delete-a-group jackknife; recall's is too small, as its balls move from draw to draw."
                + " Training images of a file, at the baseline, are known to the classifier.",
        source =
                "Kynkaanniemi et al. 2019 (precision, recall); Naeem et al. 2020, equations 3 and 4 (density, coverage)")
public record ImagePrecisionRecall(
        @Doc("Which nearest neighbour a ball reaches to, 1 or more.") @Default("5")
        int k,

        @Doc("At most this many images of each side are compared, the first ones, 2 or more; the cost is its square.")
        @Default("10000")
        int subsample)
        implements ImageMetric {

    /** Checks the parameters. */
    public ImagePrecisionRecall {
        Require.atLeast("k", k, 1);
        Require.atLeast("subsample", subsample, 2);
    }

    @Override
    public Gauge<Images> against(Reference<Images> reference) {
        Classifier classifier = Classifiers.of(reference, "image-precision-recall");
        Features heldOut = classifier.of(reference.heldOut());
        double[] radius;
        try (Scope scope = Scope.withoutGradients()) {
            radius = Neighbours.kthNearest(heldOut.tensor(subsample), k);
        }
        return (at, seed) -> {
            Features drawn = classifier.of(at.drawn());
            try (Scope scope = Scope.withoutGradients()) {
                return measure(heldOut.tensor(subsample), radius, drawn.tensor(subsample));
            }
        };
    }

    /**
     * @param real [r, d]
     * @param realRadius squared distance of each to its k-th neighbour, r
     * @param fake [f, d]
     */
    List<Reading> measure(Tensor real, double[] realRadius, Tensor fake) {
        int r = (int) real.size(0);
        int f = (int) fake.size(0);
        if (r <= k || f <= k) {
            return List.of(
                    Reading.of(name("precision"), Double.NaN, "share"),
                    Reading.of(name("recall"), Double.NaN, "share"),
                    Reading.of(name("density"), Double.NaN, "ratio"),
                    Reading.of(name("coverage"), Double.NaN, "share"));
        }
        Tensor realRadii = Tensor.of(realRadius, Device.AUTO, r);
        Tensor fakeRadii = Tensor.of(Neighbours.kthNearest(fake, k), Device.AUTO, f, 1);
        double[] density = new double[f]; // real balls that a fake image lies in, over k
        double[] reached = new double[r]; // fake balls that a real image lies in
        Filled filled = new Filled(f, r);
        Neighbours.each(fake, real, (from, squared) -> {
            Tensor inReal = squared.below(realRadii); // [b, r]
            double[] balls = inReal.sum(1).toDoubles();
            for (int i = 0; i < balls.length; i++) {
                density[from + i] = balls[i] / k;
            }
            add(
                    reached,
                    squared.below(fakeRadii.narrow(0, from, balls.length))
                            .sum(0)
                            .toDoubles());
            filled.add(from, inReal);
        });
        return List.of(
                Estimates.share(name("precision"), positive(density), f),
                Estimates.share(name("recall"), positive(reached), r),
                Estimates.mean(name("density"), density, "ratio"),
                filled.share(name("coverage")));
    }

    private String name(String what) {
        return what + "[k=" + k + "]";
    }

    private static void add(double[] sum, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    private static long positive(double[] counts) {
        return Arrays.stream(counts).filter(count -> count > 0).count();
    }
}
