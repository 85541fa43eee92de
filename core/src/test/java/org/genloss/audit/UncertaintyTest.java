package org.genloss.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UncertaintyTest {

    private static double mean(double[] counts) {
        double sum = 0;
        double size = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            sum += bin * counts[bin];
            size += counts[bin];
        }
        return sum / size;
    }

    /** One value in each fold: the jackknife of a mean is s / sqrt(n), and of 0 to 19 the variance s^2 is 35. */
    @Test
    void ofAMeanItIsTheStandardErrorOfTheMean() {
        FoldHistogram values = new FoldHistogram(Folds.COUNT);
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            values.add(fold, fold);
        }
        Uncertainty error = Uncertainty.of(values, UncertaintyTest::mean);
        assertEquals(35.0 / 20, error.variance(), 1e-12);
        assertEquals(19, error.degrees(), 1e-12);
        // Student's t(0.975, 19) is 2.0930240544
        assertEquals(2.0930240544 * Math.sqrt(1.75), error.halfWidth(), 1e-9);
    }

    @Test
    void unevenFoldsAreWorthFewer() {
        FoldHistogram values = new FoldHistogram(1);
        assertEquals(0, Uncertainty.effectiveFolds(values));
        for (int i = 0; i < 6; i++) {
            values.add(3, 0);
        }
        assertEquals(1, Uncertainty.effectiveFolds(values));
        values.add(4, 0);
        values.add(4, 0);
        // (6 + 2)^2 / (36 + 4)
        assertEquals(1.6, Uncertainty.effectiveFolds(values), 1e-12);
    }

    /** Satterthwaite: (4 + 1)^2 / (16 / 8 + 1 / 4) = 25 / 2.25. */
    @Test
    void variancesAddUp() {
        Uncertainty sum = new Uncertainty(4, 8).plus(new Uncertainty(1, 4));
        assertEquals(5, sum.variance());
        assertEquals(25 / 2.25, sum.degrees(), 1e-12);
        Uncertainty certain = sum.plus(Uncertainty.NONE);
        assertEquals(sum.variance(), certain.variance());
        assertEquals(sum.degrees(), certain.degrees(), 1e-12);
        assertEquals(0, Uncertainty.NONE.plus(Uncertainty.NONE).halfWidth());
    }
}
