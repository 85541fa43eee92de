package org.genloss.neural.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.genloss.data.Tensors;
import org.genloss.model.Work;
import org.genloss.neural.torch.Adam;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Weights;

/** Where a fit stands, and how it went: its steps, and the terms of its loss, averaged over the items of each epoch. */
public final class Progress {

    /** Batches that are timed to tell how long a fit takes, after one that warms up. */
    private static final int TIMED = 3;

    private final int perEpoch;
    private final int lastStep;
    private final List<double[]> done = new ArrayList<>();
    private double[] sums;
    private long items;
    private int steps;

    /**
     * @param perEpoch batches in an epoch
     * @param most batches after which the fit ends, if the epochs do not end before
     * @param terms number of terms of the loss
     */
    public Progress(int perEpoch, int epochs, Optional<Integer> most, int terms) {
        int all = Math.multiplyExact(epochs, perEpoch);
        this.perEpoch = perEpoch;
        this.lastStep = most.map(limit -> Math.min(limit, all)).orElse(all);
        this.sums = new double[terms];
    }

    /** Epochs that are done. */
    public int epochs() {
        return done.size();
    }

    /** Batches that are done. */
    public int steps() {
        return steps;
    }

    /** Batches that are still to be read. */
    public int stepsLeft() {
        return lastStep - steps;
    }

    /** Whether there are any. */
    public boolean more() {
        return stepsLeft() > 0;
    }

    /** Notes a batch of n items with the sums of the terms of its loss over these. */
    public void add(long n, double... terms) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += terms[i];
        }
        items += n;
        steps++;
    }

    /**
     * Notes that an epoch is over, and tells of it.
     *
     * @param state what the fit could go on from
     */
    public void endEpoch(Work fitting, Supplier<Tensors> state) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= items;
        }
        done.add(sums);
        sums = new double[sums.length];
        items = 0;
        int lastEpoch = (lastStep + perEpoch - 1) / perEpoch;
        fitting.progress("epoch " + epochs() + " of " + lastEpoch, (double) steps / lastStep);
        if (more()) {
            fitting.save(state);
        }
    }

    /** The mean of a term of the loss in every epoch. */
    public double[] curve(int term) {
        return done.stream().mapToDouble(terms -> terms[term]).toArray();
    }

    /** Parameters, optimiser and place, at the end of an epoch. */
    public Tensors state(Weights weights, Adam adam) {
        double[] flat = done.stream().flatMapToDouble(Arrays::stream).toArray();
        return weights.toTensors()
                .withAll(adam.state())
                .with("progress.terms", flat, done.size(), sums.length)
                .with("progress.steps", new int[] {steps}, 1);
    }

    /** Goes back to where {@link #state} was taken. */
    public void resume(Tensors saved, Weights weights, Adam adam, Device device) {
        weights.restore(saved, device);
        adam.restore(saved, device);
        double[] flat = saved.doubles("progress.terms");
        for (int i = 0; i < flat.length; i += sums.length) {
            done.add(Arrays.copyOfRange(flat, i, i + sums.length));
        }
        steps = saved.ints("progress.steps")[0];
    }

    /**
     * How long fits take here, found by a few steps.
     *
     * @param most as in the constructor
     * @param step one batch of {@code batchSize} items
     * @return seconds, by the number of items in the training set
     */
    public static IntToDoubleFunction seconds(int batchSize, int epochs, Optional<Integer> most, Runnable step) {
        step.run();
        long start = System.nanoTime();
        for (int i = 0; i < TIMED; i++) {
            step.run();
        }
        double perItem = (System.nanoTime() - start) / (1e9 * TIMED * batchSize);
        return size -> {
            double all = (double) size * epochs;
            return perItem
                    * most.map(limit -> Math.min(all, (double) limit * batchSize))
                            .orElse(all);
        };
    }
}
