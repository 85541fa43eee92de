package org.genloss.audit.measure;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.genloss.audit.Folds;
import org.hipparchus.util.FastMath;

/**
 * A statistic of all, without each fold of blocks, without each of {@value #PARTS} parts of the types of a sample, and without a
 * fold of each of these parts: what its error is read off.
 *
 * @param all its value
 * @param folds its values without each fold that holds anything, adjusted to one size of text
 * @param parts its values without each part of the types; empty where all types are known
 * @param cells its values where each part of the types lacks a fold, [parts][folds]; empty where all types are known
 * @param share of the types that are known
 */
record LeftOut(double all, double[] folds, double[] parts, double[][] cells, double share) {

    /** Into how many parts the types of a sample are divided, by the lower bits of their hashes. */
    static final int PARTS = 64;

    /**
     * Computes all of them.
     *
     * @param pair the text and its reference
     * @param folds that are left out, one after the other, as bits: for two texts that are compared those of both
     */
    static LeftOut of(Statistic statistic, Pair pair, int folds) {
        double share = pair.candidate().share();
        double[][] sums = sums(statistic, statistic.at(text(pair, -1), reference(pair, -1)), pair, share);
        double[] total = total(sums);
        Statistic.Summand all = statistic.at(text(pair, -1), reference(pair, -1));
        double[] without = new double[Integer.bitCount(folds)];
        double[] sizes = new double[without.length];
        double[][] cells = new double[share == 1 ? 0 : PARTS][without.length];
        int next = 0;
        for (int left = folds; left != 0; left &= left - 1) {
            int fold = Integer.numberOfTrailingZeros(left);
            Text x = text(pair, fold);
            Text r = reference(pair, fold);
            Statistic.Summand summand = statistic.at(x, r);
            double[][] lessOne = sums(statistic, summand, pair, share);
            without[next] = summand.value(total(lessOne));
            sizes[next] = statistic.size(x, r);
            for (int b = 0; b < cells.length; b++) {
                cells[b][next] = all.value(replaced(total, sums[b], lessOne[b]));
            }
            next++;
        }
        double[] parts = new double[cells.length];
        for (int b = 0; b < parts.length; b++) {
            parts[b] = all.value(scaled(replaced(total, sums[b], new double[total.length]), PARTS / (PARTS - 1.0)));
        }
        double value = all.value(total);
        return new LeftOut(
                value,
                adjusted(value, statistic.size(text(pair, -1), reference(pair, -1)), without, sizes),
                parts,
                cells,
                share);
    }

    /** Of values that were found otherwise, without samples of types. */
    static LeftOut of(double all, double[] folds) {
        return new LeftOut(all, folds, new double[0], new double[0][], 1);
    }

    /** Something of the values of two statistics that lack the same. */
    LeftOut with(LeftOut other, DoubleBinaryOperator f) {
        double[][] both = new double[cells.length][];
        for (int b = 0; b < both.length; b++) {
            both[b] = map(cells[b], other.cells[b], f);
        }
        return new LeftOut(
                f.applyAsDouble(all, other.all), map(folds, other.folds, f), map(parts, other.parts, f), both, share);
    }

    /** A function of every value. */
    LeftOut map(DoubleUnaryOperator f) {
        return with(this, (a, same) -> f.applyAsDouble(a));
    }

    private static Text text(Pair pair, int fold) {
        return new Text(pair.candidate(), fold < 0 ? ALL : ALL & ~(1 << fold));
    }

    private static Text reference(Pair pair, int fold) {
        return new Text(pair.reference(), fold < 0 ? ALL : ALL & ~(1 << fold));
    }

    private static final int ALL = (1 << Folds.COUNT) - 1;

    /** Sums over each part of the types, scaled to all types: [parts][sums]; one part where all types are known. */
    private static double[][] sums(Statistic statistic, Statistic.Summand summand, Pair pair, double share) {
        double[][] sums = new double[share == 1 ? 1 : PARTS][statistic.sums()];
        long[] hashes = pair.candidate().hashes();
        for (int i = 0; i < hashes.length; i++) {
            summand.add(i, sums[share == 1 ? 0 : (int) (hashes[i] & (PARTS - 1))]);
        }
        for (double[] part : sums) {
            for (int k = 0; k < part.length; k++) {
                part[k] /= share;
            }
        }
        return sums;
    }

    private static double[] total(double[][] parts) {
        double[] total = new double[parts[0].length];
        for (double[] part : parts) {
            for (int k = 0; k < total.length; k++) {
                total[k] += part[k];
            }
        }
        return total;
    }

    private static double[] replaced(double[] total, double[] out, double[] in) {
        double[] sums = total.clone();
        for (int k = 0; k < sums.length; k++) {
            sums[k] += in[k] - out[k];
        }
        return sums;
    }

    private static double[] scaled(double[] sums, double factor) {
        return Arrays.stream(sums).map(sum -> sum * factor).toArray();
    }

    /**
     * Values without a fold as they would be if all folds were equally large. A statistic that changes with the size n of the text by b
     * for each unit of log n differs by about b log(n / n_g) on average without a fold, which gives b; what is due to the difference
     * of folds in size is taken back.
     */
    private static double[] adjusted(double all, double size, double[] without, double[] sizes) {
        double[] logs = Arrays.stream(sizes).map(FastMath::log).toArray();
        double mean = Arrays.stream(logs).average().orElse(Double.NaN);
        double step = FastMath.log(size) - mean;
        if (!(step > 0)) {
            return without;
        }
        double slope = (all - Arrays.stream(without).average().orElse(Double.NaN)) / step;
        double[] adjusted = new double[without.length];
        for (int g = 0; g < adjusted.length; g++) {
            adjusted[g] = without[g] + slope * (mean - logs[g]);
        }
        return adjusted;
    }

    private static double[] map(double[] a, double[] b, DoubleBinaryOperator f) {
        double[] values = new double[a.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = f.applyAsDouble(a[i], b[i]);
        }
        return values;
    }
}
