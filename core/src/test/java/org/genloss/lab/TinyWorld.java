package org.genloss.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.model.Sampling;
import org.genloss.num.Seed;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;

/** The smallest world in which the laboratory can be tested: uniform symbols, a learner that remembers, two metrics. */
final class TinyWorld {

    private TinyWorld() {}

    /** Uniform symbols; finite when {@code records} says so. */
    record Die(int faces, long records) implements Source<Symbols>, Supply<Symbols> {
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
            return records;
        }

        @Override
        public Symbols draw(int n, long from, Seed seed) {
            return new Symbols(seed.at("from", from).stream().ints(n, 0, faces).toArray(), faces);
        }

        @Override
        public long heldOutSize() {
            return records;
        }

        @Override
        public Symbols heldOut(int n, Seed seed) {
            return draw(n, 0, seed);
        }
    }

    /** Writes what it has read, in random order with repeats; keeps count of its refits when it starts warm. */
    record Parrot(boolean warm) implements Learner<Symbols> {
        @Override
        public boolean learns(Class<?> sampleType) {
            return sampleType == Symbols.class;
        }

        @Override
        public Set<Decoding.Knob> decodes() {
            return Set.of();
        }

        @Override
        public Model<Symbols> fit(Dataset<Symbols> training, Seed seed) {
            return new Memory(training.items(), 0);
        }

        @Override
        public Model<Symbols> refit(Model<Symbols> previous, Dataset<Symbols> training, Seed seed) {
            return new Memory(training.items(), ((Memory) previous).refits() + 1);
        }

        @Override
        public boolean warmStarts() {
            return warm;
        }

        @Override
        public Model<Symbols> load(Tensors state, Symbols like) {
            return new Memory(like.fromTensors(state), state.ints("refits")[0]);
        }
    }

    /** What the parrot remembers. */
    record Memory(Symbols read, int refits) implements Model<Symbols> {
        @Override
        public Symbols sample(int n, Decoding decoding, Seed seed) {
            return read.select(seed.stream().ints(n, 0, read.size()).toArray());
        }

        @Override
        public Tensors state() {
            return read.toTensors().with("refits", new int[] {refits}, 1);
        }

        @Override
        public Optional<String> collapse() {
            long types =
                    java.util.Arrays.stream(read.counts()).filter(c -> c > 0).count();
            return types == 1 ? Optional.of("one symbol is left") : Optional.empty();
        }
    }

    /** Types drawn and read, and how warm the model is. */
    record Types() implements Metric<Symbols> {
        @Override
        public boolean measures(Class<?> sampleType) {
            return sampleType == Symbols.class;
        }

        @Override
        public Gauge<Symbols> against(Reference<Symbols> reference) {
            return (at, seed) -> {
                List<Reading> readings = new ArrayList<>();
                readings.add(Reading.of("types", types(at.drawn()), "types"));
                at.training().ifPresent(t -> readings.add(Reading.of("read", types(t.items()), "types")));
                at.previous().ifPresent(t -> readings.add(Reading.of("read_before", types(t.items()), "types")));
                at.training().ifPresent(t -> readings.add(Reading.of("real", t.real(), "records")));
                at.training().ifPresent(t -> readings.add(Reading.of("size", t.size(), "records")));
                at.model().ifPresent(m -> readings.add(Reading.of("refits", ((Memory) m).refits(), "1")));
                return readings;
            };
        }
    }

    /** Throws at the k-th measurement of its life: a process that dies. */
    record Bomb(AtomicInteger fuse) implements Metric<Symbols> {
        @Override
        public boolean measures(Class<?> sampleType) {
            return true;
        }

        @Override
        public Gauge<Symbols> against(Reference<Symbols> reference) {
            return (at, seed) -> {
                if (fuse.getAndDecrement() == 0) {
                    throw new IllegalStateException("bang");
                }
                return List.of();
            };
        }
    }

    private static double types(Symbols symbols) {
        return java.util.Arrays.stream(symbols.counts()).filter(c -> c > 0).count();
    }

    /** One cell a policy. */
    static Experiment experiment(
            int trials, int generations, Stopping stopping, Metric<Symbols> extra, String... policies) {
        List<Cell<?>> cells = new ArrayList<>();
        List<Manifest.Row> rows = new ArrayList<>();
        for (int i = 0; i < policies.length; i++) {
            Map<String, String> labels = new LinkedHashMap<>(Map.of("policy", policies[i]));
            cells.add(new Cell<>(
                    i,
                    "die",
                    labels,
                    new Die(20, Long.MAX_VALUE),
                    "die",
                    new Parrot(i % 2 == 1),
                    Decoding.PLAIN,
                    Sampling.POINTS,
                    Policy.parse(policies[i]),
                    Sizes.constant(30),
                    generations,
                    Evaluation.standard(),
                    List.of(new Types(), extra)));
            rows.add(new Manifest.Row(i, "die", labels, "symbols", List.of()));
        }
        String spec = trials + " " + generations + " " + stopping + String.join(",", policies);
        Manifest manifest = new Manifest(
                "tiny",
                "Tiny",
                "",
                "",
                spec,
                Disk.sha256(spec.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                7,
                trials,
                generations,
                List.of(new Manifest.Panel("die", "A die", "")),
                rows,
                Map.of(),
                List.of());
        return new Experiment(manifest, 7, trials, stopping, cells);
    }

    /** A bomb that never goes off. */
    static Bomb dud() {
        return new Bomb(new AtomicInteger(Integer.MAX_VALUE));
    }
}
