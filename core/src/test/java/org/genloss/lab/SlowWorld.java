package org.genloss.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Manifest;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.model.Decoding;
import org.genloss.model.Engine;
import org.genloss.model.FitCurve;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.model.Sampling;
import org.genloss.model.Work;
import org.genloss.num.Seed;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;

/** The smallest world of fits that take long: images of two pixels, a learner in epochs that saves after each. */
final class SlowWorld {

    private static final Images.Shape SHAPE = new Images.Shape(1, 1, 2, List.of());

    private SlowWorld() {}

    /** Pixels that are uniform. */
    record Specks() implements Source<Images>, Supply<Images> {
        @Override
        public Class<Images> sampleType() {
            return Images.class;
        }

        @Override
        public Supply<Images> open(Seed seed) {
            return this;
        }

        @Override
        public long size() {
            return Long.MAX_VALUE;
        }

        @Override
        public Images draw(int n, long from, Seed seed) {
            return noise(n, seed.at("from", from), 0.5f, 0.5f);
        }

        @Override
        public long heldOutSize() {
            return Long.MAX_VALUE;
        }

        @Override
        public Images heldOut(int n, Seed seed) {
            return draw(n, 0, seed);
        }
    }

    private static Images noise(int n, Seed seed, float middle, float width) {
        float[] pixels = new float[n * SHAPE.numbers()];
        var random = seed.stream();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.max(0, Math.min(1, middle + width * (2 * random.nextFloat() - 1)));
        }
        return Images.unlabelled(pixels, SHAPE);
    }

    private static double mean(Images images) {
        double sum = 0;
        for (float pixel : images.pixels()) {
            sum += pixel;
        }
        return sum / images.pixels().length;
    }

    /**
     * Walks half of the way to the mean brightness in every epoch.
     *
     * @param epochs how many
     * @param engine whose arithmetic it pretends to use
     * @param work epochs done in the life of this process
     * @param fuse epochs until the process dies, after that epoch was saved
     */
    record Slow(int epochs, Optional<Engine> engine, AtomicInteger work, AtomicInteger fuse)
            implements Learner<Images> {
        @Override
        public boolean learns(Class<?> sampleType) {
            return sampleType == Images.class;
        }

        @Override
        public Set<Decoding.Knob> decodes() {
            return Set.of();
        }

        @Override
        public Set<Sampling> samplings() {
            return Set.of(Sampling.POINTS, Sampling.STREAM);
        }

        @Override
        public Model<Images> fit(Dataset<Images> training, Seed seed) {
            return fit(training, seed, Work.ALONE);
        }

        @Override
        public Model<Images> fit(Dataset<Images> training, Seed seed, Work fitting) {
            double[] course =
                    fitting.unfinished().map(state -> state.doubles("course")).orElse(new double[] {0});
            while (course.length <= epochs) {
                int epoch = course.length;
                double[] longer = java.util.Arrays.copyOf(course, epoch + 1);
                longer[epoch] = 0.5 * course[epoch - 1] + 0.5 * read(training, seed.at("epoch", epoch));
                course = longer;
                work.incrementAndGet();
                double[] state = course;
                fitting.progress("epoch " + epoch + " of " + epochs, (double) epoch / epochs);
                fitting.save(() -> new Tensors().with("course", state, state.length));
                if (fuse.getAndDecrement() == 0) {
                    throw new IllegalStateException("bang");
                }
            }
            return new Grey((float) course[epochs], course);
        }

        private static double read(Dataset<Images> training, Seed seed) {
            double sum = 0;
            for (int i = 0; i < training.parts().size(); i++) {
                Images items = training.parts().get(i).items();
                Seed own = seed.at("part", i);
                Images there = items.writer()
                        .map(writer -> writer.draw(items.size(), own))
                        .orElse(items);
                sum += items.size() * mean(there);
            }
            return sum / training.size();
        }

        @Override
        public Optional<IntToDoubleFunction> seconds(Images like) {
            return Optional.of(size -> 0.5 * size);
        }

        @Override
        public Model<Images> load(Tensors state, Images like) {
            return new Grey(((float[]) state.get("brightness").data())[0], new double[0]);
        }
    }

    /** Writes noise around one brightness. */
    record Grey(float brightness, double[] course) implements Model<Images> {
        @Override
        public Images sample(int n, Decoding decoding, Seed seed) {
            return noise(n, seed, brightness, 0.25f);
        }

        @Override
        public Tensors state() {
            return new Tensors().with("brightness", new float[] {brightness}, 1);
        }

        @Override
        public List<FitCurve> curves() {
            return List.of(new FitCurve("brightness", "1", course));
        }
    }

    /** How bright images are, and how far from those of the model of generation 0. */
    record Brightness(boolean readsFirst, AtomicInteger fuse) implements Metric<Images> {
        @Override
        public boolean measures(Class<?> sampleType) {
            return sampleType == Images.class;
        }

        @Override
        public Gauge<Images> against(Reference<Images> reference) {
            return new Gauge<>() {
                @Override
                public List<Reading> measure(Snapshot<Images> at, Seed seed) {
                    if (fuse.getAndDecrement() == 0) {
                        throw new IllegalStateException("bang");
                    }
                    List<Reading> readings = new ArrayList<>();
                    readings.add(Reading.of("brightness", mean(at.drawn()), "1"));
                    at.first().ifPresent(first -> readings.add(Reading.of("first", ((Grey) first).brightness(), "1")));
                    at.training().ifPresent(training -> readings.add(Reading.of("size", training.size(), "images")));
                    return readings;
                }

                @Override
                public List<Exhibit> exhibits(Snapshot<Images> at, Seed seed) {
                    return List.of(new Exhibit("mean-image", Map.of("kind", "density", "mean", mean(at.drawn()))));
                }
            };
        }
    }

    /** A learner that lives for ever. */
    static Slow slow(int epochs) {
        return new Slow(epochs, Optional.empty(), new AtomicInteger(), never());
    }

    static AtomicInteger never() {
        return new AtomicInteger(Integer.MAX_VALUE);
    }

    /** One cell a policy. */
    static Experiment experiment(
            Slow learner, AtomicInteger fuse, Sampling sampling, int trials, int generations, String... policies) {
        List<Cell<?>> cells = new ArrayList<>();
        List<Manifest.Row> rows = new ArrayList<>();
        for (int i = 0; i < policies.length; i++) {
            Map<String, String> labels = Map.of("policy", policies[i]);
            cells.add(new Cell<>(
                    i,
                    "specks",
                    labels,
                    new Specks(),
                    "specks",
                    learner,
                    Decoding.PLAIN,
                    sampling,
                    Policy.parse(policies[i]),
                    Sizes.constant(20),
                    generations,
                    Evaluation.standard(),
                    List.of(new Brightness(i % 2 == 0, fuse))));
            rows.add(new Manifest.Row(i, "specks", labels, "images", List.of()));
        }
        String spec = learner.epochs() + " " + sampling + " " + trials + " " + generations + String.join(",", policies);
        Manifest manifest = new Manifest(
                "slow",
                "Slow",
                "",
                "",
                spec,
                Disk.sha256(spec.getBytes(StandardCharsets.UTF_8)),
                7,
                trials,
                generations,
                List.of(new Manifest.Panel("specks", "Specks", "")),
                rows,
                Map.of(),
                List.of());
        return new Experiment(manifest, 7, trials, Stopping.standard(), cells);
    }
}
