package org.genloss.neural.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.data.Writer;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.num.Seed;

/**
 * Minibatches of a training set. Every epoch reads each item once, in an order of its own; the last batch of an epoch may be
 * smaller. Items that are streamed are drawn anew whenever their turn comes. Lives in the scope in which it was made.
 *
 * @param <S> what the items are
 */
public final class Batches<S extends Sample<S>> {

    private final Function<S, float[]> numbers;
    private final Function<S, int[]> labels;
    private final long[] shape;
    private final Device device;
    private final int batchSize;
    private final List<Streamed<S>> streamed = new ArrayList<>();
    private final Tensor fixed;
    private final int[] fixedLabels;
    private final int fixedSize;
    private final int size;

    private static final int[] UNLABELLED = {};

    private record Streamed<S extends Sample<S>>(Writer<S> writer, int start, int end) {}

    /** Items without labels. */
    public Batches(Dataset<S> training, Function<S, float[]> numbers, long[] itemShape, int batchSize, Device device) {
        this(training, numbers, items -> UNLABELLED, itemShape, batchSize, device);
    }

    /**
     * Copies the items that are there to the device.
     *
     * @param numbers the numbers of items, item by item
     * @param labels the label of every item; of none, or of all
     * @param itemShape the shape of one item
     * @param batchSize items in a batch, 1 or more
     */
    public Batches(
            Dataset<S> training,
            Function<S, float[]> numbers,
            Function<S, int[]> labels,
            long[] itemShape,
            int batchSize,
            Device device) {
        this.numbers = numbers;
        this.labels = labels;
        this.device = device;
        this.batchSize = batchSize;
        this.shape = new long[itemShape.length + 1];
        this.shape[0] = -1;
        System.arraycopy(itemShape, 0, this.shape, 1, itemShape.length);
        List<Tensor> parts = new ArrayList<>();
        List<int[]> classes = new ArrayList<>();
        int there = 0;
        for (Dataset.Part<S> part : training.parts()) {
            if (part.items().writer().isEmpty()) {
                parts.add(tensor(part.items()));
                classes.add(labels.apply(part.items()));
                there += part.items().size();
            }
        }
        this.fixedSize = there;
        this.fixedLabels = joined(classes);
        this.fixed = parts.isEmpty() ? null : parts.size() == 1 ? parts.get(0) : Tensor.cat(parts, 0);
        int at = there;
        for (Dataset.Part<S> part : training.parts()) {
            Optional<Writer<S>> writer = part.items().writer();
            if (writer.isPresent()) {
                streamed.add(new Streamed<>(writer.get(), at, at + part.items().size()));
                at += part.items().size();
            }
        }
        this.size = at;
    }

    private Tensor tensor(S items) {
        float[] values = numbers.apply(items);
        return Tensor.of(values, device, values.length).reshape(shape);
    }

    private static int[] joined(List<int[]> parts) {
        return parts.stream().flatMapToInt(Arrays::stream).toArray();
    }

    /** Batches in an epoch. */
    public int perEpoch() {
        return (size + batchSize - 1) / batchSize;
    }

    /**
     * One pass over the items. Every batch is handed over in a scope of its own, with items first: [b, item shape ..].
     *
     * @param most batches after which to stop
     * @param seed names this pass
     */
    public void epoch(int most, Seed seed, Consumer<Tensor> step) {
        epoch(most, seed, (items, classes) -> step.accept(items));
    }

    /** As {@link #epoch(int, Seed, Consumer)}, with the labels of the items: b of them, or none. */
    public void epoch(int most, Seed seed, BiConsumer<Tensor, int[]> step) {
        int[] order = Noise.of(seed.at("order")).permutation(size);
        for (int k = 0; k < Math.min(most, perEpoch()); k++) {
            int[] rows = Arrays.copyOfRange(order, k * batchSize, Math.min(size, (k + 1) * batchSize));
            try (Scope scope = Scope.open()) {
                batch(rows, seed.at("batch", k), step);
            }
        }
    }

    private void batch(int[] rows, Seed seed, BiConsumer<Tensor, int[]> step) {
        List<Tensor> parts = new ArrayList<>();
        List<int[]> classes = new ArrayList<>();
        int[] there = Arrays.stream(rows).filter(row -> row < fixedSize).toArray();
        if (there.length > 0) {
            parts.add(fixed.indexSelect(0, Tensor.of(there, device)));
            if (fixedLabels.length > 0) {
                classes.add(Arrays.stream(there).map(row -> fixedLabels[row]).toArray());
            }
        }
        for (int i = 0; i < streamed.size(); i++) {
            Streamed<S> part = streamed.get(i);
            int n = (int) Arrays.stream(rows)
                    .filter(row -> row >= part.start() && row < part.end())
                    .count();
            if (n > 0) {
                S drawn = part.writer().draw(n, seed.at("part", i));
                parts.add(tensor(drawn));
                classes.add(labels.apply(drawn));
            }
        }
        step.accept(parts.size() == 1 ? parts.get(0) : Tensor.cat(parts, 0), joined(classes));
    }
}
