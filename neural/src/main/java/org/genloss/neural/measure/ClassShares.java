package org.genloss.neural.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.genloss.data.Images;
import org.genloss.metric.Estimates;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.num.Seed;
import org.genloss.spec.Doc;
import org.hipparchus.util.FastMath;

/** Which classes are still drawn, and how sure the classifier is of what it sees. */
@Doc(
        value = "Classes of drawn images under a classifier fitted to the real ones: the share of each (binomial"
                + " errors), entropy and Kullback-Leibler divergence from the shares among held-out images (errors"
                + " by delete-a-group jackknife), classes that are missing, mean probability of the most probable"
                + " class; and, the same in every generation, the share of held-out images that the classifier gets"
                + " right. The classifier is fitted once, in a minute or two, and kept in $GENLOSS_CACHE, by"
                + " default ~/.cache/genloss. It is fitted to training images: those of a file are known to it at"
                + " the baseline, so that its confidence is a little high there.")
public record ClassShares() implements ImageMetric {

    @Override
    public Gauge<Images> against(Reference<Images> reference) {
        Classifier classifier = Classifiers.of(reference, "class-shares");
        Images heldOut = reference.heldOut();
        double[] real =
                shares(counts(classifier.of(heldOut), classifier.classes().size()));
        List<Reading> accuracy = heldOut.labelled()
                ? List.of(Estimates.share("classifier_accuracy", classifier.right(heldOut), heldOut.size()))
                : List.of();
        return new Gauge<>() {
            @Override
            public List<Reading> measure(Snapshot<Images> at, Seed seed) {
                List<Reading> readings =
                        new ArrayList<>(ClassShares.measure(classifier.of(at.drawn()), classifier.classes(), real));
                readings.addAll(accuracy);
                return readings;
            }

            @Override
            public List<Exhibit> exhibits(Snapshot<Images> at, Seed seed) {
                double[] shares = shares(
                        counts(classifier.of(at.drawn()), classifier.classes().size()));
                Map<String, Object> content = new LinkedHashMap<>();
                content.put("kind", "shares");
                content.put("classes", classifier.classes());
                content.put("shares", Arrays.stream(shares).boxed().toList());
                return List.of(new Exhibit("class-shares", content));
            }
        };
    }

    static List<Reading> measure(Features drawn, List<String> classes, double[] real) {
        long[] counts = counts(drawn, classes.size());
        List<Reading> readings = new ArrayList<>();
        readings.add(jackknifed("class_entropy", drawn, classes.size(), ClassShares::entropy, "nats"));
        readings.add(jackknifed(
                "class_entropy_normalised",
                drawn,
                classes.size(),
                shares -> entropy(shares) / FastMath.log(classes.size()),
                "ratio"));
        readings.add(jackknifed("class_divergence", drawn, classes.size(), shares -> divergence(shares, real), "nats"));
        long missing = Arrays.stream(counts).filter(count -> count == 0).count();
        readings.add(Reading.of("classes_missing", missing, "1"));
        readings.add(Estimates.mean("classifier_confidence", drawn.confidence(), "share"));
        long seen = Arrays.stream(counts).sum();
        for (int c = 0; c < counts.length; c++) {
            String name = "class_share[class=" + classes.get(c) + "]";
            readings.add(seen == 0 ? Reading.of(name, Double.NaN, "share") : Estimates.share(name, counts[c], seen));
        }
        return readings;
    }

    private static long[] counts(Features images, int classes) {
        return counts(images, classes, 1)[0];
    }

    /**
     * Images of each class in each group of the jackknife; those of which the classifier can say nothing, since their pixels
     * are no numbers, have none.
     */
    private static long[][] counts(Features images, int classes, int groups) {
        long[][] counts = new long[groups][classes];
        for (int i = 0; i < images.size(); i++) {
            if (Double.isFinite(images.confidence()[i])) {
                counts[i % groups][images.classes()[i]]++;
            }
        }
        return counts;
    }

    private static double[] shares(long[] counts) {
        double seen = Arrays.stream(counts).sum();
        return Arrays.stream(counts).mapToDouble(count -> count / seen).toArray();
    }

    private static Reading jackknifed(
            String name, Features drawn, int classes, ToDoubleFunction<double[]> statistic, String unit) {
        long[] all = counts(drawn, classes);
        long[][] groups = counts(drawn, classes, Math.min(Jackknife.GROUPS, drawn.size()));
        double[] leftOut = Arrays.stream(groups)
                .map(group -> IntStream.range(0, classes)
                        .mapToLong(c -> all[c] - group[c])
                        .toArray())
                .mapToDouble(rest -> statistic.applyAsDouble(shares(rest)))
                .toArray();
        return Reading.of(name, statistic.applyAsDouble(shares(all)), unit).withError(Jackknife.standardError(leftOut));
    }

    private static double entropy(double[] shares) {
        double sum = 0;
        for (double p : shares) {
            sum -= p == 0 ? 0 : p * FastMath.log(p);
        }
        return sum;
    }

    /** Of drawn from real: finite when classes are lost, infinite where one is drawn that is not among the real. */
    private static double divergence(double[] shares, double[] real) {
        double sum = 0;
        for (int c = 0; c < shares.length; c++) {
            sum += shares[c] == 0 ? 0 : shares[c] * FastMath.log(shares[c] / real[c]);
        }
        return sum;
    }
}
