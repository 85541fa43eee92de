package org.genloss.metric.images;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Nearest;
import org.genloss.metric.Parameters;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.num.Empirical;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * Whether a model repeats what it was fitted to. Held-out real images have never been seen by it, so their distance to the
 * training set is what an honest draw of real images would have. Nothing is read where the training set is streamed: its
 * images are others whenever they are read.
 */
@Doc(
        "Distance of what was drawn to its nearest training image, over the same of held-out real images (1 for real images, 0"
                + " for copies), and the share of what was drawn that lies closer than the quantile q of the held-out distances (q for"
                + " real images, 1 for copies). Standard errors analytic, with the training set and that quantile held fixed. Nothing at"
                + " the baseline and for training sets that are streamed.")
public record NearestTrainingImage(
        @Doc("Quantiles of the held-out distances, each in (0, 1).") @Default("[0.01, 0.1]")
        List<Double> q,

        @Doc("At most this many of what was drawn, and of the held-out images, are looked at; 2 or more.")
        @Default("1000")
        int subsample,

        @Doc(
                "At most this many training images, a random subset, are looked at, and copies of the others are not found; the"
                        + " cost is the product of both.")
        @Default("10000")
        int training)
        implements ImagesMetric {

    /** Checks the parameters. */
    public NearestTrainingImage {
        q = List.copyOf(q);
        Parameters.distinct("q", q);
        for (double level : q) {
            Require.that(level > 0 && level < 1, "q", "in (0, 1)", level);
        }
        Require.atLeast("subsample", subsample, 2);
        Require.atLeast("training", training, 1);
    }

    @Override
    public Gauge<Images> against(Reference<Images> reference) {
        return (at, seed) -> at.training()
                .filter(set -> set.parts().stream()
                        .noneMatch(part -> part.items().writer().isPresent()))
                .map(set -> measure(set, at.drawn(), reference.heldOut(), seed.at("nearest_training")))
                .orElse(List.of());
    }

    private List<Reading> measure(Dataset<Images> set, Images drawn, Images heldOut, Seed seed) {
        Images seen =
                set.uniform(Math.min(training, set.size()), seed.at("training")).items();
        double[] ours = distances(Nearest.subset(drawn, subsample, seed.at("drawn")), seen);
        double[] real = distances(Nearest.subset(heldOut, subsample, seed.at("held-out")), seen);
        Arrays.sort(real);
        List<Reading> readings = new ArrayList<>();
        readings.add(ratio(ours, real));
        for (double level : q) {
            double threshold = real[(int) (level * real.length)];
            long closer =
                    Arrays.stream(ours).filter(distance -> distance < threshold).count();
            readings.add(
                    Estimates.share("nearest_training_share[q=" + Estimates.text(level) + "]", closer, ours.length));
        }
        return readings;
    }

    /** The error of a ratio of two means, to first order: each adds the square of its own relative error. */
    private static Reading ratio(double[] ours, double[] real) {
        double mean = Empirical.mean(ours);
        double ideal = Empirical.mean(real);
        double error = Empirical.standardErrorOfMean(ours) / ideal;
        double ofIdeal = mean / ideal * (Empirical.standardErrorOfMean(real) / ideal);
        return Reading.of("nearest_training_distance", mean / ideal, "ratio")
                .withError(Math.sqrt(error * error + ofIdeal * ofIdeal));
    }

    private static double[] distances(Images images, Images seen) {
        return Nearest.of(images.pixels(), seen.pixels(), seen.shape().numbers())
                .distances();
    }
}
