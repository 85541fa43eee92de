package org.genloss.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the cells of {@link ValueCells}. A cell is a number's bits, ordered as numbers are, without the lowest {@code shift}; shift is the
 * least at which there are not too many cells. It only grows, as cells do, and cells of a greater shift are sums of those of
 * a smaller one: so the result does not depend on order.
 */
final class CellTable {

    /** Most cells where there are few groups. */
    static final int MOST = 4096;

    private static final int TOGETHER = 1 << 18;
    private static final int LEAST = 256;

    private int most = MOST;
    private int shift;
    private Map<Long, long[]> cells = new HashMap<>();

    void add(double value, int fold) {
        // so that -0 and 0 are one number
        long key = ordered(Double.doubleToRawLongBits(value + 0.0)) >> shift;
        cells.computeIfAbsent(key, k -> new long[Folds.COUNT])[fold]++;
        coarsen();
    }

    void add(CellTable other) {
        share(other.most);
        coarsenTo(other.shift);
        other.cells.forEach((key, counts) -> merge(cells, key >> shift - other.shift, counts));
        coarsen();
    }

    /** Keeps fewer cells where there are many groups. */
    void shareAmong(int groups) {
        share(Math.max(LEAST, Math.min(MOST, Integer.highestOneBit(TOGETHER / groups))));
    }

    ValueCells cells() {
        TreeMap<Long, long[]> sorted = new TreeMap<>(cells);
        double[] from = new double[sorted.size()];
        double[] to = new double[sorted.size()];
        long[][] counts = new long[sorted.size()][];
        int i = 0;
        for (Map.Entry<Long, long[]> cell : sorted.entrySet()) {
            from[i] = number(cell.getKey() << shift);
            to[i] = number((cell.getKey() + 1 << shift) - 1);
            counts[i++] = cell.getValue().clone();
        }
        return new ValueCells(from, to, counts);
    }

    void write(DataOutput out) throws IOException {
        Bytes.writeNumber(out, most);
        Bytes.writeNumber(out, shift);
        Bytes.writeNumber(out, cells.size());
        for (Map.Entry<Long, long[]> cell : new TreeMap<>(cells).entrySet()) {
            out.writeLong(cell.getKey());
            Bytes.writeSparse(out, cell.getValue());
        }
    }

    static CellTable read(DataInput in) throws IOException {
        CellTable table = new CellTable();
        table.most = Bytes.size(in);
        table.shift = Bytes.size(in);
        int size = Bytes.size(in);
        for (int i = 0; i < size; i++) {
            long key = in.readLong();
            table.cells.put(key, Bytes.readSparse(in, Folds.COUNT));
        }
        return table;
    }

    private void share(int fewer) {
        most = Math.min(most, fewer);
        coarsen();
    }

    private void coarsen() {
        while (cells.size() > most) {
            coarsenTo(shift + 1);
        }
    }

    private void coarsenTo(int coarser) {
        if (coarser > shift) {
            Map<Long, long[]> sums = new HashMap<>();
            int more = coarser - shift;
            cells.forEach((key, counts) -> merge(sums, key >> more, counts));
            cells = sums;
            shift = coarser;
        }
    }

    private static void merge(Map<Long, long[]> sums, long key, long[] counts) {
        long[] sum = sums.computeIfAbsent(key, k -> new long[Folds.COUNT]);
        for (int fold = 0; fold < sum.length; fold++) {
            sum[fold] += counts[fold];
        }
    }

    /** Turns bits of doubles into longs of the same order, and back. */
    private static long ordered(long bits) {
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private static double number(long ordered) {
        double number = Double.longBitsToDouble(ordered(ordered));
        // the outermost of coarse cells reach beyond the finite numbers
        return Double.isFinite(number) ? number : ordered < 0 ? -Double.MAX_VALUE : Double.MAX_VALUE;
    }
}
