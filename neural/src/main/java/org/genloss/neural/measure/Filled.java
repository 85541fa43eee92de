package org.genloss.neural.measure;

import java.util.Arrays;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Tensor;

/**
 * Which balls around real images drawn ones fall in, for each group of the jackknife among these. A drawn image may lie in
 * many balls, so that balls are not filled independently of each other: the error of their share is no binomial one.
 */
final class Filled {

    /** Drawn images of each group in each ball, [groups][r]. */
    private final double[][] counts;

    /**
     * @param drawn number of drawn images, f
     * @param balls number of balls, r
     */
    Filled(int drawn, int balls) {
        this.counts = new double[Math.min(Jackknife.GROUPS, drawn)][balls];
    }

    /**
     * Counts a block of drawn images.
     *
     * @param from the first of the block
     * @param inside 1 where the drawn image lies in the ball, else 0, [b, r]
     */
    void add(int from, Tensor inside) {
        int rows = (int) inside.size(0);
        int balls = (int) inside.size(1);
        double[] member = new double[counts.length * rows];
        for (int i = 0; i < rows; i++) {
            member[(from + i) % counts.length * rows + i] = 1;
        }
        double[] perGroup = Tensor.of(member, Device.AUTO, counts.length, rows)
                .matmul(inside)
                .toDoubles(); // [groups, r]
        for (int at = 0; at < perGroup.length; at++) {
            counts[at / balls][at % balls] += perGroup[at];
        }
    }

    /** The share of the balls that are not empty, with its error by delete-a-group jackknife, the balls held fixed. */
    Reading share(String name) {
        double[] all = new double[counts[0].length];
        for (double[] group : counts) {
            Arrays.setAll(all, i -> all[i] + group[i]);
        }
        double[] leftOut = new double[counts.length];
        for (int g = 0; g < counts.length; g++) {
            double[] others = all.clone();
            double[] group = counts[g];
            Arrays.setAll(others, i -> others[i] - group[i]);
            leftOut[g] = share(others);
        }
        return Reading.of(name, share(all), "share").withError(Jackknife.standardError(leftOut));
    }

    private static double share(double[] counts) {
        return (double) Arrays.stream(counts).filter(count -> count > 0).count() / counts.length;
    }
}
