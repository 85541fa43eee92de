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
    private boolean ended;

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

    /** Batches of the present epoch that are done. */
    public int stepsOfEpoch() {
        return steps - epochs() * perEpoch;
    }

    /** Batches of the whole fit. */
    public int allSteps() {
        return lastStep;
    }

    /** Ends the fit here, whatever is still to be read. */
    public void end() {
        ended = true;
    }

    /** Whether there are any, and the fit was not ended. */
    public boolean more() {
        return !ended && stepsLeft() > 0;
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
        tell(epochs(), fitting, state);
    }

    /** Tells of a batch within an epoch, where epochs are long. */
    public void endStep(Work fitting, Supplier<Tensors> state) {
        if (more() && stepsOfEpoch() < perEpoch) {
            tell(epochs() + 1, fitting, state);
        }
    }

    private void tell(int epoch, Work fitting, Supplier<Tensors> state) {
        int lastEpoch = (lastStep + perEpoch - 1) / perEpoch;
        fitting.progress("epoch " + epoch + " of " + lastEpoch, (double) steps / lastStep);
        if (more()) {
            fitting.save(state);
        }
    }

    /** The mean of a term of the loss in every epoch. */
    public double[] curve(int term) {
        return done.stream().mapToDouble(terms -> terms[term]).toArray();
    }

    /** Parameters, optimiser and place, at the end of a batch. */
    public Tensors state(Weights weights, Adam adam) {
        double[] flat = done.stream().flatMapToDouble(Arrays::stream).toArray();
        return weights.toTensors()
                .withAll(adam.state())
                .with("progress.terms", flat, done.size(), sums.length)
                .with("progress.sums", sums.clone(), sums.length)
                .with("progress.items", new long[] {items}, 1)
                .with("progress.steps", new int[] {steps, ended ? 1 : 0}, 2);
    }

    /** Goes back to where {@link #state} was taken. */
    public void resume(Tensors saved, Weights weights, Adam adam, Device device) {
        weights.restore(saved, device);
        adam.restore(saved, device);
        double[] flat = saved.doubles("progress.terms");
        for (int i = 0; i < flat.length; i += sums.length) {
            done.add(Arrays.copyOfRange(flat, i, i + sums.length));
        }
        sums = saved.doubles("progress.sums").clone();
        items = saved.longs("progress.items")[0];
        steps = saved.ints("progress.steps")[0];
        ended = saved.ints("progress.steps")[1] == 1;
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
