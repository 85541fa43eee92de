package org.genloss.neural.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.data.Images;
import org.genloss.metric.Estimates;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** Whether what is rare among the real images is still drawn: the tail of images. */
@Doc(
        value = "Share of the rarest held-out images near which something is still drawn. The rarest are those"
                + " with the farthest k-th neighbour among held-out images, in the features of a classifier fitted"
                + " to the real ones; near is nearer than that neighbour: coverage (image-precision-recall) of the"
                + " tail. Grows with the number of images drawn: compare equal numbers, and with the baseline."
                + " Standard error by delete-a-group jackknife over drawn images, the balls held fixed.",
        source = "Naeem et al. 2020, equation 4, over the tail")
public record RarestSurvival(
        @Doc("Share of the held-out images that counts as rarest, above 0 and at most 1.") @Default("0.1")
        double share,

        @Doc("Which nearest neighbour a ball reaches to, 1 or more.") @Default("5")
        int k,

        @Doc("At most this many images of each side are compared, the first ones, 2 or more; the cost is its square.")
        @Default("10000")
        int subsample)
        implements ImageMetric {

    /** Images to look at. */
    private static final int SHOWN = 32;

    /** Checks the parameters. */
    public RarestSurvival {
        Require.that(share > 0 && share <= 1, "share", "above 0 and at most 1", share);
        Require.atLeast("k", k, 1);
        Require.atLeast("subsample", subsample, 2);
    }

    @Override
    public Gauge<Images> against(Reference<Images> reference) {
        Classifier classifier = Classifiers.of(reference, "rarest-survival");
        Features heldOut = classifier.of(reference.heldOut());
        double[] radius;
        try (Scope scope = Scope.withoutGradients()) {
            radius = Neighbours.kthNearest(heldOut.tensor(subsample), k);
        }
        return new Ready(classifier, reference.heldOut(), rarest(radius), radius);
    }

    /** Rows of the rarest images, the rarest first. */
    private int[] rarest(double[] radius) {
        return IntStream.range(0, radius.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -radius[row])
                        .thenComparing(Comparator.naturalOrder()))
                .limit((long) Math.ceil(share * radius.length))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The nearest drawn image of each of the rarest. */
    private record Nearest(double[] squared, int[] row) {}

    /** Squared radii of balls around all of the held-out images that are compared; rows of the rarest of them. */
    private final class Ready implements Gauge<Images> {

        private final Classifier classifier;
        private final Images heldOut;
        private final int[] rarest;
        private final double[] radius;

        Ready(Classifier classifier, Images heldOut, int[] rarest, double[] radius) {
            this.classifier = classifier;
            this.heldOut = heldOut;
            this.rarest = rarest;
            this.radius = radius;
        }

        @Override
        public List<Reading> measure(Snapshot<Images> at, Seed seed) {
            String name = "rarest_survival[share=" + Estimates.text(share) + ",k=" + k + "]";
            if (radius.length <= k || at.drawn().size() == 0) {
                return List.of(Reading.of(name, Double.NaN, "share"));
            }
            try (Scope scope = Scope.withoutGradients()) {
                Tensor fake = classifier.of(at.drawn()).tensor(subsample);
                double[] squaredRadii =
                        Arrays.stream(rarest).mapToDouble(row -> radius[row]).toArray();
                Tensor radii = Tensor.of(squaredRadii, Device.AUTO, rarest.length);
                Filled filled = new Filled((int) fake.size(0), rarest.length);
                Neighbours.each(fake, real(), (from, squared) -> filled.add(from, squared.below(radii)));
                return List.of(filled.share(name));
            }
        }

        /** Features of the rarest, [r, d]. */
        private Tensor real() {
            return classifier.of(heldOut).tensor(subsample).indexSelect(0, Tensor.of(rarest, Device.AUTO));
        }

        private Nearest nearest(Images drawn) {
            double[] squared = new double[rarest.length];
            int[] row = new int[rarest.length];
            try (Scope scope = Scope.withoutGradients()) {
                Neighbours.each(real(), classifier.of(drawn).tensor(subsample), (from, distances) -> {
                    Tensor.Indexed least = distances.min(1);
                    double[] values = least.values().toDoubles();
                    System.arraycopy(values, 0, squared, from, values.length);
                    System.arraycopy(least.indices().toInts(), 0, row, from, values.length);
                });
            }
            return new Nearest(squared, row);
        }

        @Override
        public List<Exhibit> exhibits(Snapshot<Images> at, Seed seed) {
            if (radius.length <= k || at.drawn().size() == 0) {
                return List.of();
            }
            Nearest nearest = nearest(at.drawn());
            int shown = Math.min(SHOWN, rarest.length);
            int[] real = IntStream.range(0, shown).map(i -> rarest[i]).toArray();
            int[] drawn = IntStream.range(0, shown).map(i -> nearest.row[i]).toArray();
            List<Double> distances = new ArrayList<>();
            List<Double> radii = new ArrayList<>();
            List<Boolean> survives = new ArrayList<>();
            for (int i = 0; i < shown; i++) {
                distances.add(Math.sqrt(nearest.squared[i]));
                radii.add(Math.sqrt(radius[real[i]]));
                survives.add(nearest.squared[i] < radius[real[i]]);
            }
            Map<String, Object> content =
                    new LinkedHashMap<>(heldOut.select(real).preview(shown));
            content.put("kind", "survivors");
            content.put("nearest", at.drawn().select(drawn).preview(shown).get("pixels"));
            content.put("distances", distances);
            content.put("radius", radii);
            content.put("survives", survives);
            return List.of(new Exhibit("rarest", content));
        }
    }
}
