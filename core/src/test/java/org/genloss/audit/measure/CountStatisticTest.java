package org.genloss.audit.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.audit.Measured;
import org.genloss.audit.TypeSample;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** Statistics of counts, by hand and against SciPy. */
class CountStatisticTest {

    /** Counts 5 3 2 2 1 1 1 over five folds. */
    private static final TypeSample SMALL = small();

    private static TypeSample small() {
        int[][] rows = {
            {1, 1, 1, 1, 1}, {3, 0, 0, 0, 0}, {1, 1, 0, 0, 0}, {0, 0, 2, 0, 0}, {1}, {0, 0, 0, 1}, {0, 0, 0, 0, 1}
        };
        long[][] counts = new long[rows.length][20];
        long[] tokens = new long[20];
        for (int i = 0; i < rows.length; i++) {
            for (int g = 0; g < rows[i].length; g++) {
                counts[i][g] = rows[i][g];
                tokens[g] += rows[i][g];
            }
        }
        return Samples.of(counts, tokens);
    }

    private static double value(TypeSample sample, Statistic statistic) {
        return LeftOut.of(statistic, Pair.of(sample, sample), 0).all();
    }

    @Test
    void byHand() {
        assertEquals(15, SMALL.allTokens());
        assertEquals(7, value(SMALL, CountStatistic.TYPES), 0);
        assertEquals(3 / 15.0, value(SMALL, CountStatistic.MISSING_MASS), 1e-15);
        // 7 + 3 * 2 / (2 * 3)
        assertEquals(8, value(SMALL, CountStatistic.CHAO1), 1e-15);
        double[] counts = {5, 3, 2, 2, 1, 1, 1};
        double types = Arrays.stream(counts).map(c -> Math.pow(1 - c / 15, 15)).sum();
        double mass = Arrays.stream(counts)
                .map(c -> c / 15 * Math.pow(1 - c / 15, 15))
                .sum();
        assertEquals(types, value(SMALL, CountStatistic.LOST_TYPES), 1e-14);
        assertEquals(mass, value(SMALL, CountStatistic.LOST_MASS), 1e-14);
        // 15 * 14 / (20 + 6 + 2 + 2)
        assertEquals(7, value(SMALL, CountStatistic.HILL_2), 1e-14);
        assertEquals(1 / 7.0, value(SMALL, CountStatistic.SIMPSON), 1e-14);
        assertEquals(7 / 15.0, value(SMALL, CountStatistic.TYPE_TOKEN_RATIO), 1e-15);
        // types in one fold have 3 + 2 + 1 + 1 + 1 tokens; two of the type in two folds, over 4 others
        double one = 8 / 15.0;
        double two = (8 + 2 / 4.0) / 15;
        double step = Math.log(5 / 4.0) / Math.log(4 / 3.0);
        assertEquals(one * Math.pow(one / two, step), value(SMALL, CountStatistic.UNSEEN_MASS), 1e-14);
    }

    /** One token at a time: the formula of Chao, Wang and Jost 2013 with its sum written out. */
    @Test
    void entropyIsThatOfItsPaper() {
        double n = 15;
        double seen = 0;
        for (double c : new double[] {5, 3, 2, 2, 1, 1, 1}) {
            for (double k = c; k < n; k++) {
                seen += c / n / k;
            }
        }
        double a = 2 * 2 / ((n - 1) * 3 + 2 * 2);
        double rest = -Math.log(a);
        for (int r = 1; r < n; r++) {
            rest -= Math.pow(1 - a, r) / r;
        }
        double expected = Math.exp(seen + 3 / n * Math.pow(1 - a, 1 - n) * rest);
        // the remainder of Euler and Maclaurin's sum is below 1e-6 at n = 15
        assertEquals(expected, value(SMALL, CountStatistic.HILL_1), expected * 1e-6);
    }

    /** {@code scipy.special.exp1(x) * numpy.exp(x)}, SciPy in double precision. */
    @Test
    void exponentialIntegral() {
        assertEquals(4.078511443456425, Hill.exponentialIntegral(0.01), 1e-14);
        assertEquals(0.9229106324837305, Hill.exponentialIntegral(0.5), 1e-14);
        assertEquals(0.5963473623231946, Hill.exponentialIntegral(1), 1e-14);
        assertEquals(0.09156333393978809, Hill.exponentialIntegral(10), 1e-14);
    }

    /** The entropy of 5,000 draws from 2,000 equally likely types: plug-in is 18 % too few types. */
    @Test
    void entropyHasLittleBias() {
        UniformRandomProvider random = new Seed(3).stream();
        double sum = 0;
        int trials = 20;
        for (int t = 0; t < trials; t++) {
            long[][] counts = new long[2000][20];
            long[] tokens = new long[20];
            for (int i = 0; i < 5000; i++) {
                int fold = i % 20;
                counts[random.nextInt(2000)][fold]++;
                tokens[fold]++;
            }
            sum += value(Samples.of(counts, tokens), CountStatistic.HILL_1);
        }
        // standard error of the mean about 3; false alarm below 1e-6
        assertEquals(2000, sum / trials, 40);
    }

    /** With (n - 1) / n left out, sum over folds of single tokens is Good's variance: f_1 (1 - f_1/n) + 2 f_2 over n^2. */
    @Test
    void errorOfMissingMassIsGoodsVariance() {
        UniformRandomProvider random = new Seed(4).stream();
        double[] p = new double[3000];
        for (int i = 0; i < p.length; i++) {
            p[i] = 1 / (i + 2.7);
        }
        double ours = 0;
        double goods = 0;
        for (int t = 0; t < 40; t++) {
            long[] drawn = org.genloss.num.Chances.multinomial(20_000, p, random);
            long[][] counts = new long[p.length][20];
            long[] tokens = new long[20];
            for (int i = 0; i < p.length; i++) {
                for (long c = 0; c < drawn[i]; c++) {
                    int fold = random.nextInt(20);
                    counts[i][fold]++;
                    tokens[fold]++;
                }
            }
            TypeSample sample = Samples.of(counts, tokens);
            double error = Estimate.of(LeftOut.of(
                            CountStatistic.MISSING_MASS,
                            Pair.of(sample, sample),
                            Folded.of(sample).folds()))
                    .standardError();
            double n = 20_000;
            double once = Arrays.stream(drawn).filter(c -> c == 1).count();
            double twice = Arrays.stream(drawn).filter(c -> c == 2).count();
            ours += error * error;
            goods += (once * (1 - once / n) + 2 * twice) / (n * n);
        }
        // a mean of 40 variances of 19 degrees of freedom: 5 % standard error; without a twentieth of the tokens f_1
        // differs: 3 %
        assertEquals(1, ours / goods, 0.25);
    }

    /** Text in one fold has no error, text in none no value. */
    @Test
    void tooLittleTextIsUnknownAndSaysWhy() {
        long[][] counts = new long[3][20];
        long[] tokens = new long[20];
        for (long[] row : counts) {
            row[4] = 2;
        }
        tokens[4] = 6;
        for (Measured measured :
                TextMeasures.of("words", Samples.of(counts, tokens), Optional.empty(), MeasureOptions.STANDARD)) {
            assertEquals(
                    Optional.of("its text falls into 1 of 20 folds of blocks; an error needs at least 2"),
                    measured.unknown());
            assertEquals(Double.NaN, measured.value());
        }
        TypeSample none = Samples.of(new long[0][], new long[20]);
        for (Measured measured : TextMeasures.of("words", none, Optional.of(none), MeasureOptions.STANDARD)) {
            assertEquals(
                    Optional.of("its text falls into 0 of 20 folds of blocks; an error needs at least 2"),
                    measured.unknown());
        }
    }

    /** Two folds are enough for all but what looks at three at once. */
    @Test
    void twoFoldsHaveAnError() {
        List<Measured> measured = TextMeasures.of(
                "words",
                Samples.words(List.of(new int[] {1, 2, 3, 1, 7}, new int[] {1, 2, 4, 5, 1}, new int[] {3, 5, 6, 8})),
                Optional.empty(),
                MeasureOptions.STANDARD);
        for (Measured m : measured) {
            boolean needsMore = m.measure().equals("unseen-mass");
            assertEquals(needsMore, m.unknown().isPresent(), m.toString());
        }
    }
}
