package org.genloss.audit.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.audit.TypeSample;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** Intervals hold what they should, by simulation; {@code bench/coverage} does the same at length. */
class IntervalTest {

    private static final int TRIALS = 60;

    /** Of each text of which intervals are looked at. */
    private static final int TOKENS = 6_000;

    /**
     * Of 60 intervals of 95 %, fewer than 48 hold the truth with a probability of 2e-5 (binomial); about 20 are looked at. A jackknife
     * is too wide for what counts types seen once, so nothing is asked from above but that errors are not more than twice too large.
     */
    @Test
    void intervalsHoldTheMean() {
        for (int most : new int[] {Integer.MAX_VALUE, 1024}) {
            Map<String, Coverage.Held> held = Coverage.of(Coverage.World.BURSTS, most, TRIALS, TOKENS);
            for (String measure : List.of(
                    "words rarefied-types",
                    "bigrams distinct-2",
                    "words missing-mass",
                    "words next-generation-loss-types",
                    "words next-generation-loss-mass",
                    "words tail-recall",
                    "words held-out-tail-recall",
                    "words held-out-coverage-deficit",
                    "words chao1")) {
                Coverage.Held h = held.get(measure);
                assertTrue(h.coverage() >= 0.8, measure + " " + h);
                assertTrue(h.error() < 2.5 * h.deviation(), measure + " " + h);
            }
        }
    }

    /** What of the source's mass the text at hand does not have, words independent or in bursts; as above. */
    @Test
    void unseenMassIsThatOfTheTextAtHand() {
        Map<String, Coverage.Held> independent =
                Coverage.of(Coverage.World.INDEPENDENT, Integer.MAX_VALUE, TRIALS, TOKENS);
        assertTrue(independent.get("words missing-mass").ofMass() >= 0.8, independent.toString());
        assertTrue(independent.get("words unseen-mass").ofMass() >= 0.8, independent.toString());
        Map<String, Coverage.Held> bursts = Coverage.of(Coverage.World.BURSTS, Integer.MAX_VALUE, TRIALS, TOKENS);
        assertTrue(bursts.get("words unseen-mass").ofMass() >= 0.8, bursts.toString());
        // with bursts, Good and Turing's number is no estimate of it
        assertTrue(bursts.get("words missing-mass").ofMass() < 0.3, bursts.toString());
    }

    /** Pairs of a reference and a candidate, and the errors of their difference in both ways. */
    private record Errors(double deviation, double paired, double independent, double cannotTell) {}

    private interface Texts {
        List<int[]> candidate(List<int[]> reference, UniformRandomProvider random);
    }

    private static Errors errors(Texts texts) {
        Source source = Coverage.World.BURSTS.source;
        UniformRandomProvider random = new Seed(8).stream();
        List<Double> changes = new ArrayList<>();
        double paired = 0;
        double independent = 0;
        int within = 0;
        for (int t = 0; t < TRIALS; t++) {
            List<int[]> documents = source.documents(16_000, random);
            TypeSample r = Samples.words(documents);
            TypeSample x = Samples.words(texts.candidate(documents, random));
            Pair pair = Pair.of(x, r);
            Statistic statistic = PairStatistic.rarefied(3_500, 1);
            int folds = pair.candidate().folds() | pair.reference().folds();
            LeftOut ofX = LeftOut.of(statistic, pair, folds);
            LeftOut ofR = LeftOut.of(statistic, pair.ofReference(), folds);
            Estimate change = Estimate.of(ofX.with(ofR, (a, b) -> a - b));
            changes.add(change.value());
            paired += change.standardError() * change.standardError();
            independent += square(Estimate.of(ofX).standardError())
                    + square(Estimate.of(ofR).standardError());
            within += Math.abs(change.value()) <= change.reach() ? 1 : 0;
        }
        double mean = changes.stream().mapToDouble(d -> d).average().orElseThrow();
        double deviation = Math.sqrt(
                changes.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum() / TRIALS);
        return new Errors(
                deviation, Math.sqrt(paired / TRIALS), Math.sqrt(independent / TRIALS), (double) within / TRIALS);
    }

    private static double square(double x) {
        return x * x;
    }

    /** Another text of the source: both ways are right. The deviation over 60 trials has a standard error of 9 %. */
    @Test
    void errorsOfIndependentTexts() {
        Errors errors = errors((reference, random) -> Coverage.World.BURSTS.source.documents(8_000, random));
        assertEquals(1, errors.paired() / errors.deviation(), 0.35);
        assertEquals(1, errors.independent() / errors.deviation(), 0.35);
        assertTrue(errors.cannotTell() >= 0.8, errors.toString());
    }

    /** A random half of the documents, which has lost nothing: the paired error is right, independent errors are too large. */
    @Test
    void errorsOfAPartOfTheReference() {
        Errors errors = errors((reference, random) ->
                reference.stream().filter(document -> random.nextBoolean()).toList());
        assertEquals(1, errors.paired() / errors.deviation(), 0.35);
        assertTrue(errors.independent() > 1.25 * errors.paired(), errors.toString());
        assertTrue(errors.cannotTell() >= 0.8, errors.toString());
    }

    /** Another text of the source has lost nothing of the reference, although it lacks most of its tail. */
    @Test
    void anotherTextOfTheSourceHasLostNothing() {
        UniformRandomProvider random = new Seed(9).stream();
        int told = 0;
        double recall = 0;
        int trials = 20;
        for (int t = 0; t < trials; t++) {
            TypeSample r = Samples.words(Coverage.World.BURSTS.source.documents(16_000, random));
            TypeSample x = Samples.words(Coverage.World.BURSTS.source.documents(16_000, random));
            for (Comparison c : Comparison.ofTypes("words", x, r, MeasureOptions.STANDARD)) {
                told += c.verdict() && c.direction() != Comparison.Direction.CANNOT_TELL ? 1 : 0;
                recall += c.measure().equals("tail-recall") ? c.candidate() / c.reference() : 0;
            }
        }
        assertTrue(recall / trials < 0.9, "the tail is not as it was: " + recall / trials);
        // 90 verdicts at 5 %, three dependent ones of each pair of texts; 20 or more: below 1e-4 even if the three were
        // one
        assertTrue(told < 20, told + " verdicts of 60");
    }

    /** A sample of types is as good as its size says, and its value that of all types. */
    @Test
    void samplesOfTypesAgreeWithAllTypes() {
        List<int[]> documents = Coverage.World.TOPICS.source.documents(30_000, new Seed(10).stream());
        TypeSample all = Samples.bigrams(documents);
        TypeSample some = Samples.bigrams(documents, 4096);
        assertEquals(4096, some.size());
        for (CountStatistic statistic : List.of(
                CountStatistic.TYPES,
                CountStatistic.MISSING_MASS,
                CountStatistic.LOST_TYPES,
                CountStatistic.LOST_MASS)) {
            Estimate exact = Estimate.of(LeftOut.of(statistic, Pair.of(all, all), (1 << 20) - 1));
            Estimate sampled = Estimate.of(LeftOut.of(statistic, Pair.of(some, some), (1 << 20) - 1));
            assertEquals(0, exact.sampling(), 0);
            // 1 / sqrt(4096) = 1.6 % and a little more for those that few types decide; 4.5 standard errors
            assertEquals(exact.value(), sampled.value(), 4.5 * sampled.sampling() * sampled.value());
            assertTrue(sampled.sampling() > 0.012 && sampled.sampling() < 0.03, statistic + " " + sampled);
        }
        // the lower threshold of two samples decides, and what is in one only is absent from the other
        Pair pair = Pair.of(all, some);
        assertEquals(some.share(), pair.candidate().share(), 0);
        assertEquals(
                4096,
                IntStream.range(0, pair.reference().size())
                        .filter(i -> pair.reference().totals()[i] > 0)
                        .count());
    }
}
