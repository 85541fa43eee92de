package org.genloss.audit.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.audit.TypeSample;
import org.junit.jupiter.api.Test;

/** Rarefied numbers of types, against enumeration and against values of SciPy. */
class RarefactionTest {

    /** All 20 subsets of 3 of the 6 tokens a a a b b c have on average this many types. */
    @Test
    void tokensOneByOneAreEnumerated() {
        String tokens = "aaabbc";
        double sum = 0;
        int subsets = 0;
        for (int bits = 0; bits < 64; bits++) {
            if (Integer.bitCount(bits) == 3) {
                int chosen = bits;
                sum += IntStream.range(0, 6)
                        .filter(i -> (chosen >> i & 1) == 1)
                        .map(tokens::charAt)
                        .distinct()
                        .count();
                subsets++;
            }
        }
        assertEquals(20, subsets);
        assertEquals(sum / subsets, Rarefaction.types(new long[] {3, 2, 1}, 3), 1e-14);
        assertEquals(3, Rarefaction.types(new long[] {3, 2, 1}, 6), 0);
        assertEquals(0, Rarefaction.types(new long[] {3, 2, 1}, 0), 0);
        assertThrows(IllegalArgumentException.class, () -> Rarefaction.types(new long[] {3, 2, 1}, 7));
    }

    /** {@code scipy.stats.hypergeom.pmf(0, n, c, m)}, SciPy 1.17, where it is exact enough; products in mpmath otherwise. */
    @Test
    void chancesOfAbsenceKeepTheirDigitsInLargeTexts() {
        // (1 - m/n) (1 - m/(n-1)) (1 - m/(n-2)), exactly
        double n = 1e10;
        double m = 3e9;
        double expected = (1 - m / n) * (1 - m / (n - 1)) * (1 - m / (n - 2));
        assertEquals(expected, Rarefaction.absent(n, 3, m), 1e-11);
        double many = 1;
        for (int i = 0; i < 1000; i++) {
            many *= 1 - 2e6 / (1e9 - i);
        }
        assertEquals(many, Rarefaction.absent(1e9, 1000, 2e6), 1e-11);
        assertEquals(0, Rarefaction.absent(10, 4, 7), 0);
        assertEquals(1.0 / 120, Rarefaction.absent(10, 3, 7), 1e-15);
    }

    /** Three folds: types in folds {0}, {0, 1}, {0, 1, 2}, {2}; the three pairs of folds have 3, 4 and 3 types... */
    @Test
    void foldsAreEnumerated() {
        TypeSample sample = threeFolds();
        // folds 0 and 1: types 1 2 3; 0 and 2: all four; 1 and 2: types 2 3 4
        assertEquals((3 + 4 + 3) / 3.0, rarefied(sample, 6), 1e-12);
        // single folds have 3, 2 and 2 types
        assertEquals((3 + 2 + 2) / 3.0, rarefied(sample, 3), 1e-12);
        assertEquals(4, rarefied(sample, 9), 1e-12);
        assertEquals(4, rarefied(sample, 100), 1e-12);
    }

    /** One token of a fold is one type. */
    @Test
    void belowOneFoldTokensAreDrawnOneByOne() {
        assertEquals(1, rarefied(threeFolds(), 1), 1e-12);
        // two of the three tokens of a fold: fold 0 has types 1 2 3, always 2; fold 1 has 2 2 3: 1/3 of the pairs are
        // equal
        double one = 2;
        double two = 2 - 1 / 3.0;
        assertEquals((one + two + two) / 3, rarefied(threeFolds(), 2), 1e-12);
    }

    private static TypeSample threeFolds() {
        long[][] counts = new long[4][20];
        counts[0][0] = 1;
        counts[1][0] = 1;
        counts[1][1] = 2;
        counts[2][0] = 1;
        counts[2][1] = 1;
        counts[2][2] = 1;
        counts[3][2] = 2;
        long[] tokens = new long[20];
        tokens[0] = 3;
        tokens[1] = 3;
        tokens[2] = 3;
        return Samples.of(counts, tokens);
    }

    private static double rarefied(TypeSample sample, double tokens) {
        Rarefier part = new Rarefier(new Text(Folded.of(sample), -1), tokens);
        return IntStream.range(0, sample.size()).mapToDouble(part::present).sum();
    }

    /** Whatever the folds, a common size is half of the smallest text, and no more than a text has without a fold. */
    @Test
    void aCommonSizeIsHalfOfTheSmallest() {
        assertEquals(4, MeasureOptions.commonSize(List.of(threeFolds())));
        long[][] counts = new long[1][20];
        counts[0][0] = 9;
        counts[0][1] = 1;
        long[] tokens = new long[20];
        tokens[0] = 9;
        tokens[1] = 1;
        assertEquals(1, MeasureOptions.commonSize(List.of(threeFolds(), Samples.of(counts, tokens))));
    }
}
