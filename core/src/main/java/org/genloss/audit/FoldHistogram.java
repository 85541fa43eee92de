package org.genloss.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Counts in fixed bins, by fold: adds up exactly, in any order. Not safe for several threads. */
public final class FoldHistogram {

    private final long[][] counts;

    /** @param bins how many there are */
    public FoldHistogram(int bins) {
        this.counts = new long[Folds.COUNT][bins];
    }

    /** How many bins there are. */
    public int bins() {
        return counts[0].length;
    }

    /** Counts one thing more. */
    public void add(int fold, int bin) {
        counts[fold][bin]++;
    }

    /** Counts what another has counted. */
    public void add(FoldHistogram other) {
        for (int fold = 0; fold < counts.length; fold++) {
            for (int bin = 0; bin < bins(); bin++) {
                counts[fold][bin] += other.counts[fold][bin];
            }
        }
    }

    /** Counts of a fold, [bins]; shared. */
    public long[] fold(int fold) {
        return counts[fold];
    }

    /** How much was counted in a fold. */
    public long size(int fold) {
        long sum = 0;
        for (long count : counts[fold]) {
            sum += count;
        }
        return sum;
    }

    /** How much was counted. */
    public long size() {
        long sum = 0;
        for (int fold = 0; fold < counts.length; fold++) {
            sum += size(fold);
        }
        return sum;
    }

    /** Counts of all folds, [bins]. */
    public double[] all() {
        double[] sum = new double[bins()];
        for (long[] fold : counts) {
            for (int bin = 0; bin < sum.length; bin++) {
                sum[bin] += fold[bin];
            }
        }
        return sum;
    }

    /** Counts of all folds but one, leaving out each in turn, [folds][bins]. */
    public double[][] leftOut() {
        double[] all = all();
        double[][] leftOut = new double[counts.length][];
        for (int fold = 0; fold < counts.length; fold++) {
            leftOut[fold] = all.clone();
            for (int bin = 0; bin < all.length; bin++) {
                leftOut[fold][bin] -= counts[fold][bin];
            }
        }
        return leftOut;
    }

    /** Writes what {@link #read} reads: the bins that are not empty. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(bins());
        for (long[] fold : counts) {
            int filled = 0;
            for (long count : fold) {
                filled += count == 0 ? 0 : 1;
            }
            out.writeInt(filled);
            for (int bin = 0; bin < fold.length; bin++) {
                if (fold[bin] != 0) {
                    out.writeInt(bin);
                    out.writeLong(fold[bin]);
                }
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param bins how many there must be
     * @throws IOException if the bytes are not those of such a histogram
     */
    public static FoldHistogram read(DataInput in, int bins) throws IOException {
        FoldHistogram read = new FoldHistogram(bins);
        int written = in.readInt();
        if (written != bins) {
            throw new IOException("a histogram of " + written + " bins where one of " + bins + " was expected");
        }
        for (long[] fold : read.counts) {
            int filled = in.readInt();
            for (int i = 0; i < filled; i++) {
                int bin = in.readInt();
                long count = in.readLong();
                if (bin < 0 || bin >= bins || count <= 0) {
                    throw new IOException("a histogram with a count of " + count + " in bin " + bin);
                }
                fold[bin] = count;
            }
        }
        return read;
    }
}
