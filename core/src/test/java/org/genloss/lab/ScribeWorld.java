package org.genloss.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.data.Dataset;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.Symbols;
import org.genloss.data.Tensors;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Manifest;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.model.Continues;
import org.genloss.model.Decoding;
import org.genloss.model.FitCurve;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.model.Portable;
import org.genloss.model.Sampling;
import org.genloss.model.Work;
import org.genloss.num.Seed;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;

/**
 * The smallest world of models that continue prompts: every item says where it comes from. Real record k is the symbol k; what
 * the model of generation g writes after the prompt k is k + 1000 (g + 1), and 500 more by a toss of a coin.
 */
final class ScribeWorld {

    private static final int ALPHABET = 100_000;

    private ScribeWorld() {}

    /** Record k is k. */
    record Book() implements Source<Symbols>, Supply<Symbols> {
        @Override
        public Class<Symbols> sampleType() {
            return Symbols.class;
        }

        @Override
        public Supply<Symbols> open(Seed seed) {
            return this;
        }

        @Override
        public long size() {
            return 500;
        }

        @Override
        public Symbols draw(int n, long from, Seed seed) {
            return new Symbols(IntStream.range((int) from, (int) from + n).toArray(), ALPHABET);
        }

        @Override
        public long heldOutSize() {
            return 500;
        }

        @Override
        public Symbols heldOut(int n, Seed seed) {
            return draw(n, 0, seed);
        }
    }

    /**
     * Reads in epochs, and remembers how far its text is from the real one.
     *
     * @param epochs of a fit
     * @param warm whether it starts from the model before
     * @param work epochs done
     * @param fuse states that are taken until the process dies
     * @param models that are open
     */
    record Scribe(int epochs, boolean warm, AtomicInteger work, AtomicInteger fuse, AtomicInteger open)
            implements Learner<Symbols> {
        @Override
        public boolean learns(Class<?> sampleType) {
            return sampleType == Symbols.class;
        }

        @Override
        public Set<Decoding.Knob> decodes() {
            return Set.of();
        }

        @Override
        public Set<Sampling> samplings() {
            return Set.of(Sampling.POINTS, Sampling.CONTINUATIONS);
        }

        @Override
        public boolean warmStarts() {
            return warm;
        }

        @Override
        public boolean portable() {
            return true;
        }

        @Override
        public Model<Symbols> fit(Dataset<Symbols> training, Seed seed) {
            return fit(training, seed, Work.ALONE);
        }

        @Override
        public Model<Symbols> fit(Dataset<Symbols> training, Seed seed, Work fitting) {
            double[] course =
                    fitting.unfinished().map(state -> state.doubles("course")).orElse(new double[0]);
            while (course.length < epochs) {
                int epoch = course.length;
                course = Arrays.copyOf(course, epoch + 1);
                course[epoch] = seed.at("epoch", epoch).stream().nextDouble()
                        + Arrays.stream(training.items().values()).sum();
                double[] state = course;
                work.incrementAndGet();
                fitting.count("tokens", training.size());
                fitting.progress("epoch " + (epoch + 1) + " of " + epochs, (epoch + 1.0) / epochs);
                offer(fitting, new Tensors().with("course", state, state.length), fuse);
            }
            return copyist(training, course, 0);
        }

        @Override
        public Model<Symbols> refit(Model<Symbols> previous, Dataset<Symbols> training, Seed seed) {
            Copyist before = (Copyist) previous;
            before.check();
            return copyist(training, new double[] {before.last() / 2}, before.refits() + 1);
        }

        private Copyist copyist(Dataset<Symbols> training, double[] course, int refits) {
            int far = training.parts().stream()
                    .mapToInt(Dataset.Part::generation)
                    .max()
                    .orElseThrow();
            open.incrementAndGet();
            return new Copyist(this, far, refits, course[course.length - 1], course, new AtomicInteger(1));
        }

        @Override
        public Model<Symbols> load(Tensors state, Symbols like) {
            int[] whole = state.ints("whole");
            open.incrementAndGet();
            return new Copyist(this, whole[0], whole[1], state.doubles("last")[0], new double[0], new AtomicInteger(1));
        }

        Scribe dying(int states) {
            return new Scribe(epochs, warm, work, new AtomicInteger(states), open);
        }
    }

    /** Dies after as many states as the fuse is long have been taken. */
    private static void offer(Work work, Tensors state, AtomicInteger fuse) {
        AtomicBoolean taken = new AtomicBoolean();
        work.save(() -> {
            taken.set(true);
            return state;
        });
        if (taken.get() && fuse.getAndDecrement() == 0) {
            throw new IllegalStateException("bang");
        }
    }

    /** Continues; does so no more once it is closed. */
    record Copyist(Scribe scribe, int far, int refits, double last, double[] course, AtomicInteger open)
            implements Model<Symbols>, Continues<Symbols>, Portable {

        void check() {
            if (open.get() != 1) {
                throw new IllegalStateException("the model is closed");
            }
        }

        @Override
        public Symbols continued(Symbols prompts, Decoding decoding, Seed seed, Work work) {
            int[] written =
                    work.unfinished().map(state -> state.ints("written")).orElse(new int[0]);
            while (written.length < prompts.size()) {
                check();
                int i = written.length;
                int toss = seed.at("item", i).stream().nextInt(2);
                written = Arrays.copyOf(written, i + 1);
                written[i] = prompts.values()[i] % 500 + 500 * toss + 1000 * (far + 1);
                int[] state = written;
                work.count("tokens", 1);
                work.progress("of no interest", (i + 1.0) / prompts.size());
                offer(work, new Tensors().with("written", state, state.length), scribe.fuse());
            }
            return new Symbols(written, ALPHABET);
        }

        @Override
        public Symbols sample(int n, Decoding decoding, Seed seed) {
            check();
            return new Symbols(
                    seed.stream()
                            .ints(n, 0, 1000)
                            .map(x -> x + 1000 * (far + 1))
                            .toArray(),
                    ALPHABET);
        }

        @Override
        public Tensors state() {
            check();
            return new Tensors().with("whole", new int[] {far, refits}, 2).with("last", new double[] {last}, 1);
        }

        @Override
        public Optional<String> collapse() {
            return far == 2 ? Optional.of("far from the text") : Optional.empty();
        }

        @Override
        public List<FitCurve> curves() {
            return course.length == 0 ? List.of() : List.of(new FitCurve("course", "1", course));
        }

        @Override
        public void write(Path folder) {
            check();
            Disk.on(folder, "write", () -> Files.writeString(folder.resolve("model.txt"), far + " " + last + "\n"));
        }

        @Override
        public void close() {
            if (open.getAndDecrement() != 1) {
                throw new IllegalStateException("the model is closed twice");
            }
            scribe.open().decrementAndGet();
        }
    }

    /** Everything that there is to see, as sums that depend on the order. */
    record Census(boolean readsFirst, List<Snapshot<Symbols>> seen) implements Metric<Symbols> {
        @Override
        public boolean measures(Class<?> sampleType) {
            return sampleType == Symbols.class;
        }

        @Override
        public Gauge<Symbols> against(Reference<Symbols> reference) {
            return (at, seed) -> {
                seen.add(at);
                List<Reading> readings = new ArrayList<>();
                readings.add(Reading.of("drawn", sum(at.drawn()), "1"));
                at.prompts().ifPresent(prompts -> readings.add(Reading.of("prompts", sum(prompts), "1")));
                at.training().ifPresent(read -> readings.add(Reading.of("training", sum(read.items()), "1")));
                at.training().ifPresent(read -> readings.add(Reading.of("real", read.real(), "records")));
                at.previous().ifPresent(read -> readings.add(Reading.of("previous", sum(read.items()), "1")));
                at.first().ifPresent(first -> readings.add(Reading.of("first", ((Copyist) first).last(), "1")));
                at.model().ifPresent(model -> readings.add(Reading.of("refits", ((Copyist) model).refits(), "1")));
                return readings;
            };
        }
    }

    private static double sum(Symbols items) {
        double sum = 0;
        for (int value : items.values()) {
            sum = (31 * sum + value) % 1e9;
        }
        return sum;
    }

    /** A learner that lives for ever. */
    static Scribe scribe(boolean warm) {
        return new Scribe(2, warm, new AtomicInteger(), new AtomicInteger(Integer.MAX_VALUE), new AtomicInteger());
    }

    static Census census(boolean readsFirst) {
        return new Census(readsFirst, new ArrayList<>());
    }

    /** One cell. */
    static Cell<Symbols> cell(
            int index, Scribe scribe, Census census, String policy, Sizes size, int generations, int draws) {
        return new Cell<>(
                index,
                "book",
                Map.of("policy", policy),
                new Book(),
                "book",
                scribe,
                Decoding.PLAIN,
                Sampling.CONTINUATIONS,
                Policy.parse(policy),
                size,
                generations,
                new Evaluation(Optional.of(draws), Optional.of(10), 1),
                List.of(census));
    }

    /** One cell a policy; every other one asks for the model of generation 0. */
    static Experiment experiment(Scribe scribe, int size, int generations, KeepModels models, String... policies) {
        List<Cell<?>> cells = new ArrayList<>();
        for (int i = 0; i < policies.length; i++) {
            cells.add(cell(i, scribe, census(i % 2 == 0), policies[i], Sizes.constant(size), generations, size / 2));
        }
        String spec = size + " " + generations + scribe.warm() + models + String.join(",", policies);
        Manifest manifest = new Manifest(
                "scribes",
                "Scribes",
                "",
                "",
                spec,
                Disk.sha256(spec.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                7,
                1,
                generations,
                List.of(new Manifest.Panel("book", "A book", "")),
                cells.stream()
                        .map(cell -> new Manifest.Row(cell.index(), "book", cell.labels(), "symbols", List.of()))
                        .collect(Collectors.toList()),
                Map.of(),
                List.of());
        return new Experiment(manifest, 7, 1, Stopping.standard(), models, cells);
    }
}
