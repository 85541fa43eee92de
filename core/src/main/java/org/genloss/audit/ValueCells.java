package org.genloss.audit;

/**
 * A histogram of numbers whose cells are all numbers that agree in sign, exponent and the leading bits of the mantissa: as fine as
 * the greatest number of cells allows, the same whatever the order of the numbers. Few different numbers have a cell each.
 *
 * @param from the least number that falls into each cell, [cells], ascending
 * @param to the greatest that does, [cells]; the same as {@code from} where a cell is one number
 * @param counts [cells][folds], exact
 */
public record ValueCells(double[] from, double[] to, long[][] counts) {

    /** Number of cells that are not empty. */
    public int size() {
        return from.length;
    }

    /** Numbers in a cell, in all folds. */
    public long count(int cell) {
        long sum = 0;
        for (long count : counts[cell]) {
            sum += count;
        }
        return sum;
    }

    /** Numbers in a cell outside of a fold. */
    public long countWithout(int cell, int fold) {
        return count(cell) - counts[cell][fold];
    }
}
