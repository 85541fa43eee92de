package org.genloss.audit.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.genloss.audit.Folds;
import org.genloss.audit.Measured;
import org.genloss.audit.Numbers;
import org.genloss.audit.ValueCells;
import org.genloss.audit.ValueMoments;
import org.genloss.num.ClopperPearson;

/**
 * Measures of a column of numbers against a reference (N1 to N4).
 *
 * <ul>
 *   <li>{@code tail-occupancy-q}: numbers beyond the reference's quantile q, over those that would be there if nothing had been lost;
 *       exact limits of a proportion (Clopper and Pearson 1934), the reference taken as it is. Quantiles and ranks are those of sketches.
 *   <li>{@code support-recall}: share of equally likely cells of the reference that a random part of the candidate of a stated size
 *       hits.
 *   <li>{@code variance-ratio}: variance over that of the reference.
 *   <li>{@code w1}: the distance of Wasserstein of order 1, integral |F - F_R|, in standard deviations of the reference; from cells,
 *       whose numbers count as their middle. Positive by chance: it says nothing of which tail.
 *   <li>{@code cvar-shift-q}: mean of the upper 1 % (the lower 1 %) less that of the reference, in its standard deviations.
 * </ul>
 */
final class NumberMeasures {

    /** Ranks beyond which tails are looked at. */
    static final double[] RANKS = {0.001, 0.01, 0.05, 0.95, 0.99, 0.999};

    /** Most cells of equal probability. */
    private static final int CELLS = 1024;

    /** Numbers of the reference in a cell of equal probability, at least. */
    private static final int IN_CELL = 20;

    private static final double TAIL = 0.01;

    private NumberMeasures() {}

    /** All of them. */
    static List<Measured> of(String column, Numbers x, Numbers r) {
        List<Measured> measured = new ArrayList<>();
        Optional<String> why = why(x, r);
        for (double rank : RANKS) {
            String name = "tail-occupancy-" + Quantile.text(rank);
            measured.add(why.map(reason -> unknown(name, column, "ratio", reason))
                    .orElseGet(() -> occupancy(name, column, x, r, rank)));
        }
        for (Jackknifed measure : Jackknifed.values()) {
            measured.add(why.map(reason -> unknown(measure.title, column, measure.unit, reason))
                    .orElseGet(() -> measured(measure, column, x, r)));
        }
        return measured;
    }

    /** Each against what the reference shows of itself: 1 for ratios, 0 for distances and shifts. */
    static List<Comparison> compare(String column, Numbers x, Numbers r) {
        List<Comparison> compared = new ArrayList<>();
        Optional<String> why = why(x, r);
        for (double rank : RANKS) {
            String name = "tail-occupancy-" + Quantile.text(rank);
            compared.add(why.map(reason -> Comparison.unknown(name, column, true, reason))
                    .orElseGet(() -> Comparison.ofLimits(occupancy(name, column, x, r, rank), 1)));
        }
        int folds = folds(x) | folds(r);
        for (Jackknifed measure : Jackknifed.values()) {
            compared.add(why.map(reason -> Comparison.unknown(measure.title, column, measure.ratio, reason))
                    .orElseGet(() -> Comparison.of(
                            measure.title,
                            column,
                            leftOut(measure, x, r, folds),
                            leftOut(measure, r, r, folds),
                            measure.ratio,
                            "cells")));
        }
        return compared;
    }

    private static Optional<String> why(Numbers x, Numbers r) {
        int folds = Math.min(Integer.bitCount(folds(x)), Integer.bitCount(folds(r)));
        if (folds < 2) {
            return Optional.of(
                    "its numbers fall into " + folds + " of " + Folds.COUNT + " folds; an error needs at least 2");
        }
        return r.moments().squares() > 0 ? Optional.empty() : Optional.of("all numbers of the reference are equal");
    }

    private static int folds(Numbers numbers) {
        ValueMoments all = numbers.moments();
        return IntStream.range(0, Folds.COUNT)
                .filter(g -> numbers.momentsWithout(g).count() < all.count())
                .map(g -> 1 << g)
                .sum();
    }

    private static Measured occupancy(String name, String column, Numbers x, Numbers r, double rank) {
        double at = r.quantile(rank);
        boolean upper = rank > 0.5;
        long n = x.moments().count();
        double here = upper ? 1 - x.rank(at) : x.rank(at);
        double expected = upper ? 1 - r.rank(at) : r.rank(at);
        if (!(expected > 0)) {
            return unknown(
                    name, column, "ratio", "the reference has no numbers beyond its quantile " + Quantile.text(rank));
        }
        long beyond = Math.round(n * here);
        double[] limits = ClopperPearson.limits(beyond, n);
        double error = Math.sqrt(here * (1 - here) / n) / expected;
        double sketch = Math.max(x.rankError(rank), r.rankError(rank)) / expected;
        String basis =
                sketch == 0 ? "exact" : String.format(Locale.ROOT, "quantile sketch, error %.2g %%", 100 * sketch);
        return new Measured(
                name,
                column,
                here / expected,
                error,
                limits[0] / expected,
                limits[1] / expected,
                "ratio",
                basis,
                Optional.empty());
    }

    private static Measured measured(Jackknifed measure, String column, Numbers x, Numbers r) {
        LeftOut values = leftOut(measure, x, r, folds(x) | folds(r));
        Estimate.Limits limits = measure.ratio ? Estimate.positive(values) : Estimate.plain(values);
        return new Measured(
                measure.title,
                column,
                values.all(),
                limits.standardError(),
                measure == Jackknifed.W1 || measure == Jackknifed.SUPPORT ? Math.max(0, limits.low()) : limits.low(),
                measure == Jackknifed.SUPPORT ? Math.min(1, limits.high()) : limits.high(),
                measure.unit,
                measure == Jackknifed.VARIANCE ? "exact" : x.cells().size() + " cells",
                Optional.empty());
    }

    private static LeftOut leftOut(Jackknifed measure, Numbers x, Numbers r, int folds) {
        if (measure == Jackknifed.SUPPORT) {
            return support(x, r, folds);
        }
        ToDoubleBiFunction<Quantile, Quantile> statistic = measure.statistic;
        ValueCells ofX = x.cells();
        ValueCells ofR = r.cells();
        double[] without = IntStream.range(0, Folds.COUNT)
                .filter(g -> (folds >> g & 1) == 1)
                .mapToDouble(g -> statistic.applyAsDouble(Quantile.of(x, ofX, g), Quantile.of(r, ofR, g)))
                .toArray();
        return LeftOut.of(statistic.applyAsDouble(Quantile.of(x, ofX, -1), Quantile.of(r, ofR, -1)), without);
    }

    /** Cells of the reference joined to equally likely ones are the types, those of the candidate fall into them. */
    private static LeftOut support(Numbers x, Numbers r, int folds) {
        Quantile reference = Quantile.of(r, r.cells(), -1);
        long cells = Math.max(1, Math.min(CELLS, r.moments().count() / IN_CELL));
        double[] edges = reference.edges((int) cells);
        Pair pair = new Pair(folded(x, edges), folded(r, edges));
        double size = Math.min(x.moments().count(), r.moments().count()) / 2.0;
        return LeftOut.of(PairStatistic.rarefied(size, edges.length), pair, folds);
    }

    private static Folded folded(Numbers numbers, double[] edges) {
        long[][] counts = new long[edges.length][Folds.COUNT];
        long[] tokens = new long[Folds.COUNT];
        ValueCells cells = numbers.cells();
        for (int i = 0; i < cells.size(); i++) {
            double middle = cells.from()[i] / 2 + cells.to()[i] / 2;
            int at = Arrays.binarySearch(edges, middle);
            int cell = Math.min(edges.length - 1, at < 0 ? -at - 1 : at);
            for (int g = 0; g < Folds.COUNT; g++) {
                counts[cell][g] += cells.counts()[i][g];
                tokens[g] += cells.counts()[i][g];
            }
        }
        return Folded.of(1, new long[edges.length], counts, tokens);
    }

    private static Measured unknown(String measure, String column, String unit, String reason) {
        return new Measured(
                measure, column, Double.NaN, Double.NaN, Double.NaN, Double.NaN, unit, "", Optional.of(reason));
    }

    /** Measures with an error by jackknife. */
    private enum Jackknifed {
        SUPPORT("support-recall", "share", true, (x, r) -> Double.NaN),
        VARIANCE("variance-ratio", "ratio", true, (x, r) -> x.variance() / r.variance()),
        W1("w1", "1", false, (x, r) -> x.distance(r) / Math.sqrt(r.variance())),
        LOWER("cvar-shift-0.01", "1", false, (x, r) -> (x.lower(TAIL) - r.lower(TAIL)) / Math.sqrt(r.variance())),
        UPPER("cvar-shift-0.99", "1", false, (x, r) -> (x.upper(TAIL) - r.upper(TAIL)) / Math.sqrt(r.variance()));

        private final String title;
        private final String unit;
        private final boolean ratio;
        private final ToDoubleBiFunction<Quantile, Quantile> statistic;

        Jackknifed(String title, String unit, boolean ratio, ToDoubleBiFunction<Quantile, Quantile> statistic) {
            this.title = title;
            this.unit = unit;
            this.ratio = ratio;
            this.statistic = statistic;
        }
    }
}
