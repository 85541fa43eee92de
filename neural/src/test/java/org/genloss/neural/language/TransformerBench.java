package org.genloss.neural.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Scanner;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.model.Work;
import org.genloss.neural.Resident;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Torch;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Activation;
import org.genloss.neural.transformer.Architecture;
import org.genloss.neural.transformer.Opt;
import org.genloss.neural.transformer.SpecialIds;
import org.genloss.num.Seed;

/**
 * A small OPT for {@code bench/transformer}, which writes weights and a batch to a file and then asks for {@code fp32 STEPS}, {@code
 * bf16 STEPS} (tokens/s), {@code fp32-losses STEPS}, {@code bf16-losses STEPS}, {@code peak 0} (GFLOP/s) and {@code memory STEPS} (MB).
 */
public final class TransformerBench {

    private static final int IDS = 8192;
    private static final int TOKENS = 129;
    private static final int WARM = 2;
    private static final Architecture NETWORK = new Opt(
            IDS,
            TOKENS,
            256,
            6,
            8,
            1024,
            Activation.RELU,
            0,
            0.02,
            new SpecialIds(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()));

    private final Tensors weights;
    private final Tokens text;

    private TransformerBench(Tensors given) {
        this.weights = new Tensors();
        NETWORK.shapes().keySet().forEach(name -> weights.with(name, given.get("weight." + name)));
        int[] tokens = given.ints("tokens");
        int[] offsets = IntStream.rangeClosed(0, tokens.length / TOKENS)
                .map(i -> i * TOKENS)
                .toArray();
        List<String> types = IntStream.range(1, IDS).mapToObj(Integer::toString).toList();
        this.text = new Tokens(tokens, offsets, new Vocabulary(Vocabulary.Unit.WORDS, types), false);
    }

    /** File and threads. */
    public static void main(String[] args) {
        Torch.engine().threads(Integer.parseInt(args[1]));
        TransformerBench bench = new TransformerBench(SafeTensors.read(Path.of(args[0])));
        try (Scanner questions = new Scanner(System.in)) {
            while (questions.hasNext()) {
                String what = questions.next();
                int number = questions.nextInt();
                System.out.println(Arrays.stream(
                                switch (what) {
                                    case "peak" -> peak();
                                    case "memory" -> bench.memory(number);
                                    case "fp32-losses" -> bench.losses("fp32", number);
                                    case "bf16-losses" -> bench.losses("bf16", number);
                                    default -> bench.train(what, number);
                                })
                        .mapToObj(value -> String.format(Locale.ROOT, "%.9g", value))
                        .collect(Collectors.joining(" ")));
            }
        }
    }

    private static Transformer learner(String precision, int batchSize, int epochs) {
        return Languages.learner(
                "precision: " + precision,
                "batch_size: " + batchSize,
                "epochs: " + epochs,
                "schedule: constant",
                "learning_rate: 0.001",
                "weight_decay: 0.01");
    }

    private interface Told extends Work {

        @Override
        default Optional<Tensors> unfinished() {
            return Optional.empty();
        }

        @Override
        default void save(Supplier<Tensors> state) {}
    }

    private Training fit(Transformer learner, Tokens some, Work work) {
        try (Scope scope = Scope.open()) {
            Training fit = new Training(
                    learner, NETWORK, Weights.of(weights, Device.CPU), some, Optional.empty(), new Seed(1));
            fit.fit(work);
            return fit;
        }
    }

    /** An epoch of a fit, as the product does it, but for its first steps: tokens/s. */
    private double[] train(String precision, int steps) {
        List<Long> times = new ArrayList<>();
        Told work = (what, share) -> times.add(System.nanoTime());
        int[] rows = IntStream.range(0, (steps + WARM) * text.size())
                .map(i -> i % text.size())
                .toArray();
        fit(learner(precision, text.size(), 1), text.select(rows), work);
        double seconds = (times.get(times.size() - 1) - times.get(WARM - 1)) / 1e9;
        return new double[] {(double) steps * text.size() * (TOKENS - 1) / seconds};
    }

    /** Of steps that read the same batch. */
    private double[] losses(String precision, int steps) {
        Told work = (what, share) -> {};
        return fit(learner(precision, text.size(), steps), text, work)
                .curves()
                .get(0)
                .values();
    }

    private static double[] peak() {
        double best = 0;
        try (Scope scope = Scope.withoutGradients()) {
            Noise noise = Noise.of(new Seed(1));
            Tensor a = noise.normal(Device.CPU, 2048, 2048);
            Tensor b = noise.normal(Device.CPU, 2048, 2048);
            for (int i = 0; i < 12; i++) {
                try (Scope once = Scope.withoutGradients()) {
                    long start = System.nanoTime();
                    a.matmul(b);
                    best = Math.max(best, 2 * Math.pow(2048, 3) / (System.nanoTime() - start));
                }
            }
        }
        return new double[] {best};
    }

    /** At the end of each tenth, in MB. */
    private double[] memory(int steps) {
        double[] kilobytes = new double[steps];
        int[] step = {0};
        Told work = (what, share) -> kilobytes[step[0]++] = Resident.kilobytes();
        fit(learner("fp32", 1, steps), text.select(new int[] {0}), work);
        return IntStream.rangeClosed(1, 10)
                .mapToDouble(tenth -> kilobytes[steps * tenth / 10 - 1] / 1024)
                .toArray();
    }
}
