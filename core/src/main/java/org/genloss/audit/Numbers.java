package org.genloss.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What is known of one number column: moments by fold, quantiles of body and tails, and cells. */
public final class Numbers implements Part<Numbers> {

    private final long[] counts = new long[Folds.COUNT];
    private final double[] means = new double[Folds.COUNT];
    private final double[] squares = new double[Folds.COUNT];
    private long missing;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    /** Adds a value; one that is not finite counts as missing. */
    void add(double value, int fold) {
        if (!Double.isFinite(value)) {
            missing++;
            return;
        }
        counts[fold]++;
        double off = value - means[fold];
        means[fold] += off / counts[fold];
        squares[fold] += off * (value - means[fold]);
        least = Math.min(least, value);
        most = Math.max(most, value);
    }

    @Override
    public Numbers merge(Numbers other) {
        for (int fold = 0; fold < counts.length; fold++) {
            long n = counts[fold] + other.counts[fold];
            if (other.counts[fold] > 0) {
                double share = (double) other.counts[fold] / n;
                double off = other.means[fold] - means[fold];
                means[fold] += off * share;
                squares[fold] += other.squares[fold] + off * off * counts[fold] * share;
                counts[fold] = n;
            }
        }
        missing += other.missing;
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
        return this;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Bytes.writeLongs(out, counts);
        for (int fold = 0; fold < counts.length; fold++) {
            out.writeDouble(means[fold]);
            out.writeDouble(squares[fold]);
        }
        out.writeLong(missing);
        out.writeDouble(least);
        out.writeDouble(most);
    }

    static Numbers read(DataInput in) throws IOException {
        Numbers numbers = new Numbers();
        System.arraycopy(Bytes.readLongs(in, Folds.COUNT), 0, numbers.counts, 0, Folds.COUNT);
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            numbers.means[fold] = in.readDouble();
            numbers.squares[fold] = in.readDouble();
        }
        numbers.missing = in.readLong();
        numbers.least = in.readDouble();
        numbers.most = in.readDouble();
        return numbers;
    }
}
