package org.genloss.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTest {

    @TempDir
    static Path folder;

    private static Story one;
    private static Story two;

    @BeforeAll
    static void read() throws Exception {
        Path run = folder.resolve("run");
        FakeRun.write(run);
        one = Story.of(List.of(Evidence.read(run)));
        two = Story.of(List.of(Evidence.read(run), Evidence.read(run)));
    }

    @Test
    void coloursStandForPoliciesInAllPanels() {
        assertEquals(List.of("replace", "keep 10 %", "accumulate"), one.colours());
        assertEquals(List.of(""), one.strokes());
        for (Story.Panel panel : one.panels()) {
            assertEquals(
                    List.of(0, 1, 2),
                    panel.cells().stream().map(Story.Cell::colour).toList());
        }
    }

    @Test
    void comparedRunsShareColoursAndDifferInStroke() {
        assertEquals(one.colours(), two.colours());
        assertEquals(List.of("fake", "fake (2)"), two.strokes());
        assertEquals(4, two.panels().size());
        assertEquals("replace · fake (2)", two.panels().get(0).cells().get(3).name());
    }

    @Test
    void tellingMeasuresComeFirstAndNoneIsLost() {
        Story.Panel zipf = one.panels().get(0);
        assertEquals(List.of("support", "kl", "heterozygosity", "entropy"), zipf.main());
        assertEquals(List.of(), zipf.more());
        assertEquals(5, zipf.survival().size());
        assertEquals("variance_ratio", one.panels().get(1).main().get(0));
    }

    @Test
    void findingsSayWhatTheSummariesSay() {
        Story.Panel gaussian = one.panels().get(1);
        List<String> found = Findings.of(one, gaussian);
        TrialSummary last =
                gaussian.cells().get(1).trials().series().get("variance_ratio").summary(30);
        assertTrue(found.get(0).contains("keep 10 % <b>" + Figures.of(last.median()) + "</b>"), found.get(0));
        long collapsed = gaussian.cells().get(0).trials().ends().stream()
                .filter(Trials.End::collapsed)
                .count();
        assertTrue(collapsed > 0);
        assertTrue(found.get(found.size() - 1).contains("Under replace, " + collapsed + " of 20 trials collapsed"));
    }

    @Test
    void anUnfinishedRunSaysSo() throws Exception {
        Path whole = folder.resolve("run");
        Path run = Files.createDirectory(folder.resolve("half"));
        Files.copy(whole.resolve("manifest.json"), run.resolve("manifest.json"));
        List<String> lines = Files.readAllLines(whole.resolve("ledger.jsonl"));
        Files.write(run.resolve("ledger.jsonl"), lines.subList(0, lines.size() / 2));
        assertTrue(Closing.ours(Story.of(List.of(Evidence.read(run)))).get(0).startsWith("The run is not finished: "));
        assertFalse(Closing.ours(one).get(0).startsWith("The run is not finished"));
    }

    @Test
    void thinningKeepsBothEndsAndTheOrder() {
        List<Integer> all = IntStream.rangeClosed(0, 1000).boxed().toList();
        for (int most : new int[] {2, 16, 32, 250, 999, 1001}) {
            List<Integer> kept = Thinning.of(all, most);
            assertEquals(most, kept.size());
            assertEquals(0, kept.get(0));
            assertEquals(1000, kept.get(most - 1));
            assertEquals(kept.stream().sorted().distinct().toList(), kept);
        }
    }

    @Test
    void histogramsCountWhatLiesOutsideInTheTotal() {
        double[][] points = {{0.1}, {0.1}, {9}, {Double.NaN}};
        double[] density = Distribution.histogram(points, new double[] {0, 40});
        assertEquals(0.5, density[0]);
        assertEquals(0.25, density[9]);
        assertEquals(0.75, Arrays.stream(density).sum());
    }

    @Test
    void ranksBeginWithTheCommonestAndEndWithTheRarest() {
        double[] ranks = Distribution.ranks(new long[] {0, 1, 6, 3});
        assertEquals(
                List.of(1.0, 0.6, 2.0, 0.3, 3.0, 0.1),
                Arrays.stream(ranks).boxed().toList());
    }

    @Test
    void momentsAreThoseOfTheCloud() {
        // hand-worked: mean (1, 2), variances 1 and 4, covariance 2
        double[] moments = Distribution.moments(new double[][] {{0, 0}, {1, 2}, {2, 4}});
        double[] expected = {1, 2, 1, 2, 4};
        for (int i = 0; i < 5; i++) {
            assertEquals(expected[i], moments[i], 1e-12);
        }
    }
}
