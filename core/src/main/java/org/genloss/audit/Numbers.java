package org.genloss.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;
import org.apache.datasketches.req.ReqSketch;

/**
 * What is known of one number column: counts, moments and cells by fold, and quantiles of the body and of both tails. Counts,
 * extremes and cells are exact and the same in whatever order numbers come; moments differ by rounding. Quantiles come from
 * randomised sketches; they are not kept by fold (20 sketches a column of each group would be 200 kB): an error of what
 * quantiles rule comes from the cells, which are.
 */
public final class Numbers implements Part<Numbers> {

    /** Setting of the sketch of the body: 0.7 % error of a single rank, at 99 % confidence. */
    private static final int BODY_K = 400;

    /** Setting of the sketches of the tails: error of a rank below 2 % of its distance from the end, at 95 % confidence. */
    private static final int TAIL_K = 12;

    /** Ranks nearer than this to an end are the tails'. */
    private static final double TAIL = 0.05;

    private static final int LONGEST_SKETCH = 1 << 24;

    private final ValueMoments[] moments = new ValueMoments[Folds.COUNT];
    private final long[] missing = new long[Folds.COUNT];
    private final long[] infinite = new long[Folds.COUNT];
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private KllDoublesSketch body = KllDoublesSketch.newHeapInstance(BODY_K);
    private ReqSketch lower = tail(false);
    private ReqSketch upper = tail(true);
    private CellTable cells = new CellTable();

    /** Of no numbers. */
    Numbers() {
        Arrays.fill(moments, ValueMoments.NONE);
    }

    /** Adds a number. */
    void add(double value, int fold) {
        if (Double.isNaN(value)) {
            missing[fold]++;
        } else if (Double.isInfinite(value)) {
            infinite[fold]++;
        } else {
            moments[fold] = moments[fold].plus(new ValueMoments(1, value, 0));
            least = Math.min(least, value);
            most = Math.max(most, value);
            body.update(value);
            lower.update((float) value);
            upper.update((float) value);
            cells.add(value, fold);
        }
    }

    /** Count, mean and spread of the finite numbers. */
    public ValueMoments moments() {
        return momentsWithout(-1);
    }

    /** Of the finite numbers outside of a fold. */
    public ValueMoments momentsWithout(int fold) {
        ValueMoments sum = ValueMoments.NONE;
        for (int other = 0; other < moments.length; other++) {
            sum = other == fold ? sum : sum.plus(moments[other]);
        }
        return sum;
    }

    /** Records without a number, or with one that is not a number, [folds]. */
    public long[] missing() {
        return missing.clone();
    }

    /** Infinite numbers, [folds]; in nothing else of this. */
    public long[] infinite() {
        return infinite.clone();
    }

    /** The least finite number; infinity if there is none. */
    public double least() {
        return least;
    }

    /** The greatest finite number; negative infinity if there is none. */
    public double most() {
        return most;
    }

    /** Histogram of the finite numbers, by fold. */
    public ValueCells cells() {
        return cells.cells();
    }

    /**
     * The number at a rank: from the sketch of a tail below 0.05 and above 0.95 (there with the precision of a float), else
     * from that of the body.
     *
     * @param rank in [0, 1]
     * @return NaN if there are no numbers
     */
    public double quantile(double rank) {
        if (body.isEmpty()) {
            return Double.NaN;
        }
        double found = rank < TAIL
                ? lower.getQuantile(rank, QuantileSearchCriteria.INCLUSIVE)
                : rank > 1 - TAIL
                        ? upper.getQuantile(rank, QuantileSearchCriteria.INCLUSIVE)
                        : body.getQuantile(rank, QuantileSearchCriteria.INCLUSIVE);
        return Math.min(most, Math.max(least, found));
    }

    /**
     * The share of numbers that are at most this: the inverse of {@link #quantile}, with the same sketches.
     *
     * @return NaN if there are no numbers
     */
    public double rank(double value) {
        if (body.isEmpty()) {
            return Double.NaN;
        }
        double rank = body.getRank(value, QuantileSearchCriteria.INCLUSIVE);
        return rank < TAIL
                ? lower.getRank((float) value, QuantileSearchCriteria.INCLUSIVE)
                : rank > 1 - TAIL ? upper.getRank((float) value, QuantileSearchCriteria.INCLUSIVE) : rank;
    }

    /**
     * The error of {@link #rank} that the sketches state: of the body at 99 % confidence, of the tails at 95 %; 0 while they hold
     * every number.
     *
     * @param rank in [0, 1]
     */
    public double rankError(double rank) {
        if (rank < TAIL) {
            return lower.isEstimationMode() ? Math.abs(lower.getRankUpperBound(rank, 2) - rank) : 0;
        }
        if (rank > 1 - TAIL) {
            return upper.isEstimationMode() ? Math.abs(upper.getRankUpperBound(rank, 2) - rank) : 0;
        }
        return body.isEstimationMode() ? body.getNormalizedRankError(false) : 0;
    }

    @Override
    public Numbers merge(Numbers other) {
        for (int fold = 0; fold < moments.length; fold++) {
            moments[fold] = moments[fold].plus(other.moments[fold]);
            missing[fold] += other.missing[fold];
            infinite[fold] += other.infinite[fold];
        }
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
        body.merge(other.body);
        lower.merge(other.lower);
        upper.merge(other.upper);
        cells.add(other.cells);
        return this;
    }

    @Override
    public void shareAmong(int groups) {
        cells.shareAmong(groups);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (ValueMoments fold : moments) {
            Bytes.writeNumber(out, fold.count());
            out.writeDouble(fold.mean());
            out.writeDouble(fold.squares());
        }
        Bytes.writeLongs(out, missing);
        Bytes.writeLongs(out, infinite);
        out.writeDouble(least);
        out.writeDouble(most);
        Bytes.writeBytes(out, body.toByteArray());
        Bytes.writeBytes(out, lower.toByteArray());
        Bytes.writeBytes(out, upper.toByteArray());
        cells.write(out);
    }

    /** Reads what {@link #write} wrote. */
    static Numbers read(DataInput in) throws IOException {
        Numbers numbers = new Numbers();
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            numbers.moments[fold] = new ValueMoments(Bytes.readNumber(in), in.readDouble(), in.readDouble());
        }
        System.arraycopy(Bytes.readLongs(in, Folds.COUNT), 0, numbers.missing, 0, Folds.COUNT);
        System.arraycopy(Bytes.readLongs(in, Folds.COUNT), 0, numbers.infinite, 0, Folds.COUNT);
        numbers.least = in.readDouble();
        numbers.most = in.readDouble();
        numbers.body = KllDoublesSketch.heapify(sketch(in));
        numbers.lower = ReqSketch.heapify(sketch(in));
        numbers.upper = ReqSketch.heapify(sketch(in));
        numbers.cells = CellTable.read(in);
        return numbers;
    }

    private static Memory sketch(DataInput in) throws IOException {
        return Memory.wrap(Bytes.readBytes(in, LONGEST_SKETCH));
    }

    private static ReqSketch tail(boolean upper) {
        return ReqSketch.builder().setK(TAIL_K).setHighRankAccuracy(upper).build();
    }
}
