package org.genloss.audit.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.audit.TypeSample;
import org.genloss.data.Dataset;
import org.genloss.data.Tokens;
import org.genloss.model.Decoding;
import org.genloss.model.ngram.NGram;
import org.genloss.num.Seed;
import org.genloss.theory.chain.WrightFisher;
import org.genloss.theory.law.Suresh;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What is predicted to be lost is lost, and measures move as they should, on a novel and chains of n-gram models of it. {@code
 * bench/prediction} does the first with twelve books, twenty trials and ten generations.
 */
class PredictionTest {

    private static final NGram CHAIN = new NGram(2, NGram.Smoothing.MAXIMUM_LIKELIHOOD, 1000);

    private static Tokens novel() {
        Assumptions.assumeTrue(Prose.isHere(), () -> "no texts at " + Prose.FOLDER + ": skipped");
        return Prose.read(Prose.FOLDER.resolve("emma.txt"), 64);
    }

    /** Against the exact chain of one type of 5,000 tokens, and the recursion of the theory room. */
    @Test
    void theCourseIsThatOfTheory() {
        double[][] survival = new WrightFisher(5_000).survival(10);
        for (int g = 1; g <= 10; g++) {
            for (int count : new int[] {1, 3, 10}) {
                assertEquals(1 - survival[g][count], NextGeneration.gone(count, g), 0.004);
                assertEquals(1 - Suresh.poissonSurvival(count, 1, g), NextGeneration.gone(count, g), 1e-13);
            }
        }
        assertEquals(1 - survival[1][7], NextGeneration.missed(7, 5_000), 1e-12);
        assertEquals(0, NextGeneration.gone(3, 0), 0);
        NextGeneration.Course course = NextGeneration.course(new long[] {1, 1, 4}, 0.5, 6, 2);
        assertEquals(0, course.types()[0], 0);
        assertEquals(2 * (2 * Math.pow(5 / 6.0, 6) + Math.pow(2 / 6.0, 6)), course.types()[1], 1e-12);
    }

    /**
     * Twenty trials of one generation, words and bigrams, types and mass: within 3 %. Means have standard errors of about 0.6 % for words
     * (2,400 types are lost of 7,500, give or take 40 and what sequences have in common) and less for bigrams.
     */
    @Test
    void nextGenerationLossIsWhatIsLost() {
        Tokens text = novel();
        Losses[] losses = {new Losses(text, 1), new Losses(text, 2)};
        double[][] sums = new double[2][2];
        int trials = 20;
        var model = CHAIN.fit(Dataset.of(text, Dataset.REAL), new Seed(1));
        for (int t = 0; t < trials; t++) {
            Tokens written = model.sample(text.size(), Decoding.PLAIN, new Seed(2).at("trial", t));
            for (int span = 0; span < 2; span++) {
                double[] lost = losses[span].of(written);
                sums[span][0] += lost[0] / trials;
                sums[span][1] += lost[1] / trials;
            }
        }
        for (int span = 0; span < 2; span++) {
            NextGeneration.Course course = NextGeneration.course(losses[span].counts(), 1, losses[span].n(), 1);
            assertEquals(1, sums[span][0] / course.types()[1], 0.03);
            assertEquals(1, sums[span][1] / course.mass()[1], 0.03);
        }
        // a smoothed learner loses something else, and the law says so
        Tokens smoothed = new NGram(2, NGram.Smoothing.KNESER_NEY, 1000)
                .fit(Dataset.of(text, Dataset.REAL), new Seed(3))
                .sample(text.size(), Decoding.PLAIN, new Seed(4));
        double[] lost = losses[1].of(smoothed);
        assertTrue(lost[0] > 1.1 * sums[1][0], lost[0] + " and " + sums[1][0]);
    }

    @Test
    void theLawSaysForWhomItDoesNotHold() {
        assertEquals(Optional.empty(), NextGeneration.doesNotApply(2, false, true, 2, true));
        assertEquals(Optional.empty(), NextGeneration.doesNotApply(3, false, true, 1, true));
        assertTrue(NextGeneration.doesNotApply(2, true, true, 2, true)
                .orElseThrow()
                .contains("smoothed"));
        assertTrue(NextGeneration.doesNotApply(1, false, true, 2, true)
                .orElseThrow()
                .contains("order 1"));
        assertTrue(NextGeneration.doesNotApply(2, false, false, 2, true)
                .orElseThrow()
                .contains("decoding"));
        assertTrue(NextGeneration.doesNotApply(2, false, true, 2, false)
                .orElseThrow()
                .contains("as many"));
    }

    /**
     * Half of the novel is the reference, the other half the beginning of a chain of ten generations. Before the chain nothing is told; from
     * the first generation on core measures are worse, the more the later; traps are blind or wrong. Every z is of one chain with a
     * fixed seed.
     */
    @Test
    void coreMeasuresMoveTheRightWay() {
        Tokens novel = novel();
        int half = novel.size() / 2;
        Tokens reference = novel.select(IntStream.range(0, novel.size())
                .filter(i -> i % 2 == 0 && i / 2 < half)
                .toArray());
        Tokens start = novel.select(
                IntStream.range(0, novel.size()).filter(i -> i % 2 == 1).toArray());
        Tokens[] chain = Losses.chain(start, CHAIN, 10, new Seed(5));
        TypeSample words = Samples.words(Samples.documents(reference));
        TypeSample bigrams = Samples.bigrams(Samples.documents(reference));
        StringBuilder table = new StringBuilder();
        Map<String, Comparison> before = null;
        Map<String, Comparison> first = null;
        Map<String, Comparison> last = null;
        for (int g : new int[] {0, 1, 10}) {
            Map<String, Comparison> now = compared(chain[g], words, bigrams);
            now.forEach((name, c) -> table.append(String.format(
                    Locale.ROOT, "%d %s %.4g %.4g z %.1f%n", g, name, c.candidate(), c.reference(), c.z())));
            for (Comparison c : now.values()) {
                if (c.verdict()) {
                    assertEquals(
                            g == 0 ? Comparison.Direction.CANNOT_TELL : Comparison.Direction.WORSE,
                            c.direction(),
                            table.toString());
                }
            }
            before = g == 0 ? now : before;
            first = g == 1 ? now : first;
            last = now;
        }
        for (String core : List.of(
                "words rarefied-types",
                "words held-out-tail-recall",
                "words held-out-coverage-deficit",
                "bigrams distinct-2")) {
            assertTrue(Math.abs(first.get(core).z()) > 3, core + " " + table);
            assertTrue(Math.abs(last.get(core).z()) > Math.abs(first.get(core).z()), core + " " + table);
        }
        // another half of one novel lacks much of the tail of the first: only against what is held out that is nothing
        assertTrue(before.get("words tail-recall").z() < -10, table.toString());
        // traps: frequent words stay, the tail keeps its mass, and documents look richer
        assertTrue(Math.abs(last.get("words simpson").z()) < 4, table.toString());
        assertEquals(
                1,
                last.get("words tail-share").candidate()
                        / before.get("words tail-share").candidate(),
                0.05);
        assertTrue(typeTokenRatio(chain[10]) > typeTokenRatio(start), "a rise of the type-token ratio of documents");
    }

    private static Map<String, Comparison> compared(Tokens text, TypeSample words, TypeSample bigrams) {
        MeasureOptions options = new MeasureOptions(Map.of(), true);
        List<Comparison> all =
                new ArrayList<>(Comparison.ofTypes("words", Samples.words(Samples.documents(text)), words, options));
        all.addAll(Comparison.ofTypes("bigrams", Samples.bigrams(Samples.documents(text)), bigrams, options));
        return all.stream()
                .collect(Collectors.toMap(
                        c -> c.of() + " " + c.measure(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** The mean over sequences of different words over words. */
    private static double typeTokenRatio(Tokens text) {
        return Samples.documents(text).stream()
                .mapToDouble(
                        document -> (double) Arrays.stream(document).distinct().count() / document.length)
                .average()
                .orElseThrow();
    }
}
