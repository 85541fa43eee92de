package org.genloss.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Event;
import org.genloss.ledger.Expectation;
import org.genloss.num.Seed;
import org.genloss.verdict.LawVerdict.Ruling;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

/**
 * Laws against chains of which all is known: the variance of a normal law refitted to n numbers, s2 -> s2 chi2(n - 1) / (n -
 * 1), which is exact.
 */
class LawVerdictTest {

    private static final int N = 20;
    private static final int LAST = 9;

    /** Chains of the unbiased variance (ddof 1), or of maximum likelihood (ddof 0). */
    private static Readings chains(long seed, int trials, int ddof) {
        UniformRandomProvider random = new Seed(seed).at("chains").stream();
        ContinuousSampler gamma = AhrensDieterMarsagliaTsangGammaSampler.of(random, (N - 1) / 2.0, 2);
        Readings cell = new Readings();
        for (int trial = 0; trial < trials; trial++) {
            double variance = 1;
            for (int g = 0; g <= LAST; g++) {
                double chi2 = gamma.sample();
                variance *= chi2 / (N - ddof);
                cell.add(reading(trial, g, variance));
            }
            cell.add(new Event(0, trial, LAST, "end", 0, "done"));
        }
        return cell;
    }

    private static Entry reading(int trial, int g, double value) {
        return new Entry(0, trial, g, "variance_ratio", value, Double.NaN, Double.NaN, Double.NaN, "ratio", List.of());
    }

    private static Expectation law(
            String statistic, String side, IntToDoubleFunction expected, IntToDoubleFunction sd) {
        return law(statistic, side, expected, sd, 0, LAST);
    }

    private static Expectation law(
            String statistic,
            String side,
            IntToDoubleFunction expected,
            IntToDoubleFunction sd,
            double accuracy,
            int until) {
        return new Expectation(
                0,
                "test",
                "",
                "",
                "",
                "variance_ratio",
                statistic,
                side,
                IntStream.rangeClosed(0, LAST).toArray(),
                IntStream.rangeClosed(0, LAST).mapToDouble(expected).toArray(),
                IntStream.rangeClosed(0, LAST).mapToDouble(sd).toArray(),
                accuracy,
                until,
                "",
                Double.NaN);
    }

    /** E s2 = 1 for ddof 1, and its standard deviation over trials, E s4 = (1 + 2 / (n - 1))^t. */
    private static final Expectation MEAN =
            law("mean", "equal", g -> 1, g -> Math.sqrt(Math.pow(1 + 2.0 / (N - 1), g + 1) - 1));

    private static Expectation unknownSpread(IntToDoubleFunction expected) {
        return law("mean", "equal", expected, g -> Double.NaN);
    }

    private static LawVerdict verdict(Expectation law, Readings cell) {
        return LawTests.of(List.of(law), List.of(cell)).get(0);
    }

    private static int violated(Expectation law, int runs, int trials) {
        int count = 0;
        for (int run = 0; run < runs; run++) {
            count += verdict(law, chains(run, trials, 1)).ruling() == Ruling.VIOLATED ? 1 : 0;
        }
        return count;
    }

    /** Median of a product of t chi-square laws over their degrees, by a simulation of their own: seed 77, 40,001 chains. */
    private static double[] medians() {
        double[] medians = new double[LAST + 1];
        int chains = 40_001;
        Readings many = chains(77, chains, 1);
        for (int g = 0; g <= LAST; g++) {
            double[] sorted = many.at("variance_ratio", g);
            Arrays.sort(sorted);
            medians[g] = sorted[chains / 2];
        }
        return medians;
    }

    /**
     * Level 0.01 or less: of 1,000 runs at most 24 may be called violated. Were the true chance 0.01, more would come with
     * probability 3e-5; Bonferroni over ten dependent looks makes it smaller.
     */
    @Test
    void aRightLawHoldsAtTheStatedRate() {
        assertTrue(violated(MEAN, 1000, 24) <= 24, "spread known, few trials of a skewed law");
        assertTrue(violated(unknownSpread(g -> 1), 1000, 60) <= 24, "spread estimated");
        assertTrue(violated(unknownSpread(g -> 1), 1000, 20) <= 24, "spread estimated from the fewest trials");
        // the median is known to 0.5 % only, which its dead zone says
        double[] medians = medians();
        Expectation median = law("median", "equal", g -> medians[g], g -> Double.NaN, 0.01, LAST);
        assertTrue(violated(median, 1000, 40) <= 24, "sign test");
    }

    @Test
    void aWrongEstimatorViolates() {
        // ddof 0: E s2 = (1 - 1/n)^t; 5 % off at first and 40 % at the end, standard error 6 %
        Readings biased = chains(1, 400, 0);
        LawVerdict verdict = verdict(MEAN, biased);
        assertEquals(Ruling.VIOLATED, verdict.ruling());
        assertTrue(verdict.worstLook().z() < -4, verdict.worstLook().toString());
        assertEquals(Ruling.VIOLATED, verdict(unknownSpread(g -> 1), biased).ruling());
        assertEquals(
                Ruling.HOLDS,
                verdict(unknownSpread(g -> Math.pow(1 - 1.0 / N, g + 1)), biased)
                        .ruling());
    }

    @Test
    void aGenerationTooFewViolates() {
        Readings biased = chains(2, 2000, 0);
        assertEquals(
                Ruling.VIOLATED,
                verdict(unknownSpread(g -> Math.pow(1 - 1.0 / N, g)), biased).ruling());
        assertEquals(
                Ruling.HOLDS,
                verdict(unknownSpread(g -> Math.pow(1 - 1.0 / N, g + 1)), biased)
                        .ruling());
        // and in the logarithm's mean by the median: exp(t (psi + ln)) without the last generation
        double step = Gamma.digamma((N - 1) / 2.0) + Math.log(2.0 / (N - 1));
        Expectation late = law("median", "equal", g -> Math.exp(step * g), g -> Double.NaN, 0.005, LAST);
        assertEquals(Ruling.VIOLATED, verdict(late, chains(3, 4000, 1)).ruling());
    }

    @Test
    void boundsAreOneSided() {
        Readings cell = chains(4, 200, 1);
        assertEquals(
                Ruling.HOLDS,
                verdict(law("mean", "at_least", g -> 0.5, g -> Double.NaN), cell)
                        .ruling());
        assertEquals(
                Ruling.HOLDS,
                verdict(law("mean", "at_most", g -> 2, g -> Double.NaN), cell).ruling());
        assertEquals(
                Ruling.VIOLATED,
                verdict(law("mean", "at_least", g -> 2, g -> Double.NaN), cell).ruling());
        assertEquals(
                Ruling.VIOLATED,
                verdict(law("mean", "at_most", g -> 0.5, g -> Double.NaN), cell).ruling());
        assertEquals(
                Ruling.HOLDS,
                verdict(law("median", "at_least", g -> 0.2, g -> Double.NaN), cell)
                        .ruling());
        assertEquals(
                Ruling.VIOLATED,
                verdict(law("median", "at_most", g -> 0.2, g -> Double.NaN), cell)
                        .ruling());
    }

    @Test
    void theAccuracyOfAnExpansionIsADeadZone() {
        Readings cell = chains(5, 4000, 1);
        assertEquals(
                Ruling.VIOLATED,
                verdict(law("mean", "equal", g -> 1.2, g -> Double.NaN, 0, LAST), cell)
                        .ruling());
        assertEquals(
                Ruling.HOLDS,
                verdict(law("mean", "equal", g -> 1.2, g -> Double.NaN, 0.3, LAST), cell)
                        .ruling());
    }

    @Test
    void whatLiesBeyondIsNotTested() {
        Readings cell = chains(6, 200, 1);
        Expectation wrongLater = law("mean", "equal", g -> g < 5 ? 1 : 50, g -> 0.7, 0, 4);
        LawVerdict verdict = verdict(wrongLater, cell);
        assertEquals(Ruling.HOLDS, verdict.ruling());
        assertEquals(5, verdict.looks().size());
    }

    @Test
    void tooFewTrialsTellNothing() {
        assertEquals(Ruling.CANNOT_TELL, verdict(MEAN, chains(7, 4, 1)).ruling());
        assertEquals(Ruling.HOLDS, verdict(MEAN, chains(7, 5, 1)).ruling());
        LawVerdict verdict = verdict(unknownSpread(g -> 1), chains(7, 19, 1));
        assertEquals(Ruling.CANNOT_TELL, verdict.ruling());
        assertTrue(verdict.why().contains("at least 20 trials"), verdict.why());
        assertEquals(List.of(), LawTests.of(List.of(MEAN), List.of(new Readings())), "it was not measured");
    }

    /** Half of the trials end at generation 3: with nothing left their last reading counts, otherwise testing ends there. */
    @Test
    void trialsThatEndedCountOnlyAtRest() {
        Expectation half = law("mean", "equal", g -> g < 3 ? 1 : 0.5, g -> 0.7, 0, LAST);
        LawVerdict rest = verdict(half, halfEnded(0));
        assertEquals(Ruling.HOLDS, rest.ruling());
        assertEquals(LAST + 1, rest.looks().size());
        assertEquals(20, rest.looks().get(LAST).ended());
        LawVerdict alive = verdict(half, halfEnded(0.01));
        assertEquals(4, alive.looks().size(), "generations 0 to 3");
    }

    private static Readings halfEnded(double left) {
        Readings cell = new Readings();
        for (int trial = 0; trial < 40; trial++) {
            boolean ends = trial % 2 == 0;
            for (int g = 0; g <= (ends ? 3 : LAST); g++) {
                cell.add(reading(trial, g, ends && g == 3 ? left : 1));
            }
            cell.add(new Event(0, trial, ends ? 3 : LAST, "end", 0, ends ? "collapsed: gone" : "done"));
        }
        return cell;
    }

    @Test
    void aReadingWithoutSpreadIsComparedToRounding() {
        Readings constant = new Readings();
        IntStream.range(0, 30).forEach(trial -> constant.add(reading(trial, 0, 0.1 + 0.2)));
        assertEquals(
                Ruling.HOLDS,
                verdict(law("mean", "equal", g -> 0.3, g -> 0), constant).ruling());
        assertEquals(
                Ruling.VIOLATED,
                verdict(law("mean", "equal", g -> 0.31, g -> 0), constant).ruling());
        LawVerdict alike = verdict(unknownSpread(g -> 0.31), constant);
        assertEquals("all trials are alike, and the law gives no spread", alike.why());
    }

    @Test
    void manyLawsAreCorrectedTogether() {
        Readings cell = chains(8, 100, 1);
        Expectation off = law("mean", "equal", g -> 1.6, g -> 1.3);
        double alone = verdict(off, cell).corrected();
        List<LawVerdict> both = LawTests.of(List.of(off, MEAN, MEAN), List.of(cell));
        assertEquals(3 * alone, both.get(0).corrected(), 1e-15);
        assertEquals(both.get(0).p(), alone, 0);
    }
}
