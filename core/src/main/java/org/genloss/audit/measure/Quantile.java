package org.genloss.audit.measure;

import java.util.Locale;
import org.genloss.audit.Numbers;
import org.genloss.audit.ValueCells;

/**
 * The distribution of a column, or of all of it but a fold, as its cells know it: each number counts as the middle of its cell.
 *
 * @param at middles of the cells, ascending
 * @param counts in each, [cells]
 * @param n sum of the counts
 * @param variance of the numbers, exactly, without bias
 */
record Quantile(double[] at, long[] counts, long n, double variance) {

    /**
     * Of a column.
     *
     * @param cells of these numbers
     * @param without the fold that is left out; -1 for none
     */
    static Quantile of(Numbers numbers, ValueCells cells, int without) {
        double[] at = new double[cells.size()];
        long[] counts = new long[at.length];
        long n = 0;
        for (int i = 0; i < at.length; i++) {
            at[i] = cells.from()[i] / 2 + cells.to()[i] / 2;
            counts[i] = without < 0 ? cells.count(i) : cells.countWithout(i, without);
            n += counts[i];
        }
        return new Quantile(at, counts, n, numbers.momentsWithout(without).variance());
    }

    /** Integral of the difference of both distribution functions (Vallender 1974). */
    double distance(Quantile other) {
        double sum = 0;
        double before = 0;
        long here = 0;
        long there = 0;
        int i = 0;
        int j = 0;
        while (i < at.length || j < other.at.length) {
            double next = Math.min(
                    i < at.length ? at[i] : Double.POSITIVE_INFINITY,
                    j < other.at.length ? other.at[j] : Double.POSITIVE_INFINITY);
            double gap = Math.abs((double) here / n - (double) there / other.n);
            sum += gap == 0 ? 0 : gap * (next - before);
            before = next;
            while (i < at.length && at[i] == next) {
                here += counts[i++];
            }
            while (j < other.at.length && other.at[j] == next) {
                there += other.counts[j++];
            }
        }
        return sum;
    }

    /** Mean of the largest numbers that are a share of all; the last of them perhaps in part. */
    double upper(double share) {
        double left = share * n;
        double sum = 0;
        for (int i = at.length - 1; i >= 0 && left > 0; i--) {
            double taken = Math.min(left, counts[i]);
            sum += taken * at[i];
            left -= taken;
        }
        return sum / (share * n);
    }

    /** Mean of the smallest numbers. */
    double lower(double share) {
        double left = share * n;
        double sum = 0;
        for (int i = 0; i < at.length && left > 0; i++) {
            double taken = Math.min(left, counts[i]);
            sum += taken * at[i];
            left -= taken;
        }
        return sum / (share * n);
    }

    /** Upper ends of at most so many cells of about equal probability, ascending: middles of cells of the column. */
    double[] edges(int most) {
        double[] edges = new double[most];
        int size = 0;
        long below = 0;
        for (int i = 0; i < at.length; i++) {
            below += counts[i];
            if (counts[i] > 0 && below * most >= (size + 1L) * n) {
                edges[size++] = at[i];
                while (size < most && below * most >= (size + 1L) * n) {
                    most--;
                }
            }
        }
        return java.util.Arrays.copyOf(edges, size);
    }

    /** A rank for names. */
    static String text(double rank) {
        String text = String.format(Locale.ROOT, "%.3f", rank);
        return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }
}
