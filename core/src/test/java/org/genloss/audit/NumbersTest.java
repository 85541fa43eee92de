package org.genloss.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class NumbersTest {

    private static double[] values(int n, double mean, double sd) {
        UniformRandomProvider random = new Seed(n).at("values").stream();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        return DoubleStream.generate(() -> mean + sd * normal.sample()).limit(n).toArray();
    }

    private static Numbers of(double[] values, int from, int to) {
        Numbers numbers = new Numbers();
        for (int i = from; i < to; i++) {
            numbers.add(values[i], i * 7 % Folds.COUNT);
        }
        return numbers;
    }

    private static byte[] bytes(Numbers numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        numbers.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static byte[] cells(CellTable cells) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        cells.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static double variance(double[] values) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : values) {
            BigDecimal exact = new BigDecimal(value);
            sum = sum.add(exact);
            squares = squares.add(exact.multiply(exact));
        }
        BigDecimal n = BigDecimal.valueOf(values.length);
        BigDecimal off = squares.subtract(sum.multiply(sum).divide(n, MathContext.DECIMAL128));
        return off.divide(n.subtract(BigDecimal.ONE), MathContext.DECIMAL128).doubleValue();
    }

    /** Against exact decimals, and in any order of merging; the numbers are far from 0 for their spread. */
    @Test
    void momentsAreRightToTwelveDigits() {
        double[] values = values(20_000, 1000, 1);
        double expected = variance(values);
        Numbers whole = of(values, 0, values.length);
        Numbers merged = of(values, 15_000, 20_000)
                .merge(of(values, 3, 15_000).merge(of(values, 0, 1)))
                .merge(of(values, 1, 3));
        for (Numbers numbers : new Numbers[] {whole, merged}) {
            Assertions.assertEquals(20_000, numbers.moments().count());
            Assertions.assertEquals(
                    Arrays.stream(values).sum() / 20_000, numbers.moments().mean(), 1e-12 * 1000);
            Assertions.assertEquals(expected, numbers.moments().variance(), 1e-12 * expected);
        }
        double[] others = IntStream.range(0, values.length)
                .filter(i -> i * 7 % Folds.COUNT != 3)
                .mapToDouble(i -> values[i])
                .toArray();
        Assertions.assertEquals(variance(others), whole.momentsWithout(3).variance(), 1e-12 * expected);
    }

    @Test
    void whatIsNotFiniteIsCountedApart() {
        Numbers numbers = of(
                new double[] {1, Double.NaN, Double.POSITIVE_INFINITY, -3, Double.NEGATIVE_INFINITY, Double.NaN}, 0, 6);
        Assertions.assertEquals(2, Arrays.stream(numbers.missing()).sum());
        Assertions.assertEquals(2, Arrays.stream(numbers.infinite()).sum());
        Assertions.assertEquals(2, numbers.moments().count());
        Assertions.assertEquals(-3, numbers.least());
        Assertions.assertEquals(1, numbers.most());
        Assertions.assertEquals(2, numbers.cells().size());
    }

    @Test
    void ofNothing() throws IOException {
        Numbers none = Numbers.read(new DataInputStream(new ByteArrayInputStream(bytes(new Numbers()))));
        Assertions.assertEquals(0, none.moments().count());
        Assertions.assertTrue(Double.isNaN(none.moments().variance()));
        Assertions.assertTrue(Double.isNaN(none.quantile(0.5)));
        Assertions.assertTrue(Double.isNaN(none.rank(0)));
        Assertions.assertEquals(0, none.cells().size());
        Assertions.assertEquals(3, none.merge(of(new double[] {3}, 0, 1)).quantile(0.99));
    }

    /**
     * Rank errors of the sketches: of the body at most twice what is stated at 99 % confidence, of the tails 10 % of the distance
     * from the end (five times what is stated). The sketches take their randomness from the clock; a false alarm needs an
     * error of more than 4 standard deviations at one of eight ranks: fewer than 1 in 1,000 runs.
     */
    @Test
    void quantilesOfBodyAndTails() {
        double[] values = values(200_000, 0, 1);
        Numbers numbers = of(values, 0, 100_000).merge(of(values, 100_000, 200_000));
        double[] sorted = Arrays.stream(values).sorted().toArray();
        for (double rank : new double[] {0.0001, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999}) {
            double end = Math.min(rank, 1 - rank);
            double allowed = end < 0.05 ? 0.1 * end : 0.014;
            double found = numbers.quantile(rank);
            int at = Arrays.binarySearch(sorted, found);
            double exact = (double) (at < 0 ? -at - 1 : at) / sorted.length;
            Assertions.assertEquals(rank, exact, allowed + 2e-5, () -> "quantile of rank " + rank);
            Assertions.assertEquals(rank, numbers.rank(sorted[(int) (rank * sorted.length)]), allowed + 2e-5);
        }
    }

    @Test
    void cellsAreTheSameInAnyOrder() throws IOException {
        double[] values = values(30_000, 0.3, 2);
        CellTable whole = new CellTable();
        CellTable backwards = new CellTable();
        CellTable[] parts = {new CellTable(), new CellTable(), new CellTable()};
        for (int i = 0; i < values.length; i++) {
            whole.add(values[i], i % Folds.COUNT);
            int other = values.length - 1 - i;
            backwards.add(values[other], other % Folds.COUNT);
            parts[i % 77 % 3].add(values[i], i % Folds.COUNT);
        }
        parts[2].add(parts[0]);
        parts[2].add(parts[1]);
        Assertions.assertArrayEquals(cells(whole), cells(backwards));
        Assertions.assertArrayEquals(cells(whole), cells(parts[2]));

        ValueCells cells = whole.cells();
        Assertions.assertTrue(cells.size() > CellTable.MOST / 4 && cells.size() <= CellTable.MOST);
        for (int cell = 0; cell < cells.size(); cell++) {
            double from = cells.from()[cell];
            double to = cells.to()[cell];
            Assertions.assertEquals(
                    Arrays.stream(values).filter(x -> x >= from && x <= to).count(), cells.count(cell));
        }

        whole.shareAmong(1024);
        backwards.shareAmong(300);
        backwards.shareAmong(1024);
        Assertions.assertArrayEquals(cells(whole), cells(backwards));
        Assertions.assertTrue(whole.cells().size() <= 256);
    }

    @Test
    void fewNumbersHaveACellEach() {
        Numbers grades = of(new double[] {1, 2, 5, -0.0, 0, 2, Double.MAX_VALUE, -Double.MAX_VALUE}, 0, 8);
        Assertions.assertArrayEquals(
                new double[] {-Double.MAX_VALUE, 0, 1, 2, 5, Double.MAX_VALUE},
                grades.cells().from());
        Assertions.assertArrayEquals(grades.cells().from(), grades.cells().to());
        Assertions.assertEquals(2, grades.cells().count(3));
    }

    @Test
    void outermostCellsEndWithTheFiniteNumbers() {
        CellTable cells = new CellTable();
        UniformRandomProvider random = new Seed(5).at("bits").stream();
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                cells.add(value, 0);
            }
        }
        cells.add(Double.MAX_VALUE, 0);
        cells.add(-Double.MAX_VALUE, 0);
        cells.shareAmong(1024);
        ValueCells found = cells.cells();
        Assertions.assertEquals(-Double.MAX_VALUE, found.from()[0]);
        Assertions.assertEquals(Double.MAX_VALUE, found.to()[found.size() - 1]);
    }

    @Test
    void bytesComeBack() throws IOException {
        byte[] bytes = bytes(of(values(5000, 3, 1), 0, 5000));
        Numbers back = Numbers.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        Assertions.assertArrayEquals(bytes, bytes(back));
    }
}
