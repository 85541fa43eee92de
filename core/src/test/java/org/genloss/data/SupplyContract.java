package org.genloss.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;

/**
 * What every source promises. Extend it, give the source, and all of it is tested.
 *
 * <p>Statistical tests use fixed seeds, so they pass or fail for good. Each has a level of 1e-3 or 4 standard errors
 * (6e-5 for one number): over the 20 or so sources and their coordinates the chance that a correct new source fails
 * is about 5 %; look at it before you change a seed.
 *
 * @param <S> what the source gives
 */
public abstract class SupplyContract<S extends Sample<S>> {

    private static final Seed OPEN = new Seed(11);
    private static final Seed ORDER = new Seed(22);
    private static final int MANY = 20_000;
    private static final double LEVEL = 1e-3;

    /** The source under test, the same at every call; a finite one has 20 records or more. */
    protected abstract Source<S> source();

    /** Whether two independent records are practically never equal, so that the same record can be told by its values. */
    protected boolean distinctRecords() {
        return true;
    }

    @Test
    void givesWhatItSays() {
        S drawn = supply().draw(10, 0, ORDER);
        assertInstanceOf(source().sampleType(), drawn);
        assertEquals(10, drawn.size());
        assertEquals(0, supply().draw(0, 0, ORDER).size());
    }

    @Test
    void sameSeedSameRecords() {
        Supply<S> supply = supply();
        List<String> drawn = records(supply.draw(15, 5, ORDER));
        assertEquals(drawn, records(supply.draw(15, 5, ORDER)));
        assertEquals(drawn, records(supply().draw(15, 5, ORDER)));
        List<String> heldOut = records(supply.heldOut(2, ORDER));
        assertEquals(heldOut, records(supply().heldOut(2, ORDER)));
    }

    @Test
    void otherSeedOtherRecords() {
        assertNotEquals(records(supply().draw(20, 0, ORDER)), records(supply().draw(20, 0, new Seed(23))));
    }

    @Test
    void rangesOfOneSeedShareNoRecord() {
        assumeTrue(distinctRecords());
        Supply<S> supply = supply();
        Set<String> seen = new HashSet<>();
        int taken = (int) Math.min(1000, supply.size());
        for (int from = 0; from < taken; from += 7) {
            seen.addAll(records(supply.draw(Math.min(7, taken - from), from, ORDER)));
        }
        assertEquals(taken, seen.size());
    }

    @Test
    void heldOutRecordsAreNeverDrawn() {
        assumeTrue(distinctRecords());
        Supply<S> supply = supply();
        Set<String> drawn = new HashSet<>(records(supply.draw((int) Math.min(5000, supply.size()), 0, ORDER)));
        for (Seed seed : List.of(ORDER, new Seed(5))) {
            List<String> heldOut = records(supply.heldOut((int) Math.min(500, supply.heldOutSize()), seed));
            assertEquals(heldOut.size(), new HashSet<>(heldOut).size());
            heldOut.forEach(record -> assertFalse(drawn.contains(record), record));
        }
    }

    @Test
    void manyThreadsOneSupply() {
        Supply<S> alone = supply();
        List<List<String>> expected =
                IntStream.range(0, 40).mapToObj(i -> take(alone, i)).toList();
        Supply<S> shared = supply();
        assertEquals(
                expected,
                IntStream.range(0, 40).parallel().mapToObj(i -> take(shared, i)).toList());
    }

    private List<String> take(Supply<S> supply, int i) {
        return records(supply.draw(10, i % 3, new Seed(i)));
    }

    @Test
    void aFiniteSupplySaysWhenItIsTooSmall() {
        Supply<S> supply = supply();
        if (supply.size() == Long.MAX_VALUE) {
            assertEquals(Long.MAX_VALUE, supply.heldOutSize());
            return;
        }
        int size = (int) supply.size();
        String message = assertThrows(UserError.class, () -> supply.draw(11, size - 10, ORDER))
                .getMessage();
        assertTrue(message.contains(String.valueOf(size)) && message.contains(String.valueOf(size + 1)), message);
        assertTrue(message.contains("remedy"), message);
        int heldOut = (int) supply.heldOutSize();
        message = assertThrows(UserError.class, () -> supply.heldOut(heldOut + 1, ORDER))
                .getMessage();
        assertTrue(message.contains(String.valueOf(heldOut + 1)), message);
        assertTrue(supply.hash().matches("[0-9a-f]{64}"), supply.hash());
    }

    /** Every entry of mean and covariance within 4 standard errors, where the moments needed for these exist. */
    @Test
    void momentsAreThoseOfTheDraws() {
        assumeTrue(supply() instanceof Moments);
        Moments truth = (Moments) supply();
        Points drawn = (Points) (Object) supply().draw(MANY, 0, ORDER);
        int d = drawn.dimension();
        for (int i = 0; i < d; i++) {
            double variance = truth.covariance()[i * d + i];
            if (variance < Double.POSITIVE_INFINITY) {
                double mean = mean(drawn.column(i));
                assertEquals(truth.mean()[i], mean, 4 * Math.sqrt(variance / MANY), "mean " + i);
            }
            for (int j = 0; j <= i && fourthMomentExists(); j++) {
                double[] products = new double[MANY];
                for (int row = 0; row < MANY; row++) {
                    products[row] = (drawn.at(row, i) - truth.mean()[i]) * (drawn.at(row, j) - truth.mean()[j]);
                }
                double mean = mean(products);
                double square = mean(Arrays.stream(products).map(x -> x * x).toArray());
                assertEquals(
                        truth.covariance()[i * d + j],
                        mean,
                        4 * Math.sqrt((square - mean * mean) / MANY),
                        "covariance " + i + " " + j);
                assertEquals(truth.covariance()[i * d + j], truth.covariance()[j * d + i]);
            }
        }
    }

    /** Whether the sample covariance has a standard error; light-tailed laws only. */
    protected boolean fourthMomentExists() {
        return true;
    }

    /** Kolmogorov-Smirnov, level 1e-3, on every coordinate; conservative for counts. */
    @Test
    void distributionIsThatOfTheDraws() {
        assumeTrue(supply() instanceof Quantiles);
        Quantiles truth = (Quantiles) supply();
        Points drawn = (Points) (Object) supply().draw(MANY, 0, ORDER);
        for (int j = 0; j < Math.min(5, drawn.dimension()); j++) {
            int coordinate = j;
            double[] column = drawn.column(j);
            if (Arrays.stream(column).distinct().count() == MANY) {
                double p = KolmogorovSmirnovTest.withDefaults()
                        .test(column, x -> truth.cumulative(coordinate, x))
                        .getPValue();
                assertTrue(p > LEVEL, "coordinate " + j + ": p = " + p);
            } else {
                assertStepsAgree(truth, coordinate, column);
            }
        }
    }

    /** For counts: P(X <= x) within 4 standard errors at every x with a variance. */
    private static void assertStepsAgree(Quantiles truth, int j, double[] column) {
        for (double x : Arrays.stream(column).distinct().sorted().toArray()) {
            double p = truth.cumulative(j, x);
            double share = Arrays.stream(column).filter(value -> value <= x).count() / (double) MANY;
            assertEquals(p, share, 4 * Math.sqrt(p * (1 - p) / MANY) + 1.0 / MANY, "at " + x);
        }
    }

    @Test
    void quantilesInvertTheDistribution() {
        assumeTrue(supply() instanceof Quantiles);
        Quantiles truth = (Quantiles) supply();
        double last = Double.NEGATIVE_INFINITY;
        for (double p : new double[] {1e-9, 1e-4, 0.01, 0.3, 0.5, 0.75, 0.99, 1 - 1e-9}) {
            double x = truth.quantile(0, p);
            assertTrue(x >= last);
            last = x;
            double nearby = 1e-9 * Math.max(1, Math.abs(x));
            assertTrue(truth.cumulative(0, x + nearby) >= p * (1 - 1e-12), p + " at " + x);
            assertTrue(truth.cumulative(0, x - nearby) <= p * (1 + 1e-12), p + " at " + x);
        }
    }

    /** Chi-square, level 1e-3, with rare symbols pooled so that every cell expects 20 or more. */
    @Test
    void probabilitiesAreThoseOfTheDraws() {
        assumeTrue(supply() instanceof Probabilities && source().sampleType() == (Class<?>) Symbols.class);
        S sample = supply().draw(MANY, 0, ORDER);
        double[] probabilities = ((Probabilities) supply()).probabilities();
        assertEquals(1, Arrays.stream(probabilities).sum(), 1e-12);
        long[] counts = ((Symbols) sample).counts();
        assertEquals(probabilities.length, counts.length);
        List<Double> expected = new ArrayList<>();
        List<Long> observed = new ArrayList<>();
        double mass = 0;
        long count = 0;
        for (int i = 0; i < counts.length; i++) {
            mass += probabilities[i];
            count += counts[i];
            if (mass * MANY >= 20) {
                expected.add(mass);
                observed.add(count);
                mass = 0;
                count = 0;
            }
        }
        expected.set(expected.size() - 1, expected.get(expected.size() - 1) + mass);
        observed.set(observed.size() - 1, observed.get(observed.size() - 1) + count);
        double p = ChiSquareTest.withDefaults()
                .test(
                        expected.stream().mapToDouble(Double::doubleValue).toArray(),
                        observed.stream().mapToLong(Long::longValue).toArray())
                .getPValue();
        assertTrue(p > LEVEL, "p = " + p);
    }

    /** The density is the slope of the distribution (one coordinate), or its step (counts). */
    @Test
    void densityIsTheSlopeOfTheDistribution() {
        Supply<S> supply = supply();
        assumeTrue(supply instanceof LogDensity && supply instanceof Quantiles);
        S drawn = supply.draw(200, 0, ORDER);
        Points points = (Points) (Object) drawn;
        assumeTrue(points.dimension() == 1);
        Quantiles truth = (Quantiles) supply;
        double[] density = scores(supply, drawn);
        boolean counts = Arrays.stream(points.values()).allMatch(x -> x == Math.rint(x));
        for (int i = 0; i < density.length; i++) {
            double x = points.at(i, 0);
            double h = counts ? 0.5 : 1e-6 * Math.max(1e-3, Math.abs(x));
            double width = counts ? 1 : 2 * h;
            double slope = (truth.cumulative(0, x + h) - truth.cumulative(0, x - h)) / width;
            assertEquals(slope, Math.exp(density[i]), 1e-6 * slope + 1e-9 / h * 1e-6, "at " + x);
        }
    }

    @Test
    void everyDrawHasADensity() {
        assumeTrue(supply() instanceof LogDensity);
        S drawn = supply().draw(500, 0, ORDER);
        double[] density = scores(supply(), drawn);
        assertEquals(500, density.length);
        for (double value : density) {
            assertTrue(Double.isFinite(value));
        }
        assertArrayEquals(Arrays.copyOf(density, 1), scores(supply(), drawn.select(new int[] {0})));
    }

    @SuppressWarnings("unchecked")
    private double[] scores(Supply<S> supply, S sample) {
        return ((LogDensity<S>) supply).logDensity(sample);
    }

    /** The opened source. */
    protected final Supply<S> supply() {
        return source().open(OPEN);
    }

    /** Every record as text. */
    protected static <S extends Sample<S>> List<String> records(S sample) {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < sample.size(); i++) {
            if (sample instanceof Points points) {
                int d = points.dimension();
                records.add(Arrays.toString(Arrays.copyOfRange(points.values(), i * d, (i + 1) * d)));
            } else if (sample instanceof Symbols symbols) {
                records.add(String.format(Locale.ROOT, "%d", symbols.values()[i]));
            } else if (sample instanceof Images images) {
                int numbers = images.shape().numbers();
                records.add(Arrays.toString(Arrays.copyOfRange(images.pixels(), i * numbers, (i + 1) * numbers)));
            } else {
                records.add(((Tokens) sample).text(i));
            }
        }
        return records;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
