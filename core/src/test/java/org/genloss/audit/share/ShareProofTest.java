package org.genloss.audit.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.genloss.num.Empirical;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** The proof Share in short; bench/share draws 2,000 times, and other scenes. */
class ShareProofTest {

    private static final Path PROSE = Path.of("../../shared/data/prose");
    private static final int DRAWS = 60;

    /**
     * Seed 60. Of 60 intervals that cover 95 times in 100, 49 or fewer cover once in 5,000; means of 60 are off by more than
     * 4.5 standard errors once in 100,000.
     */
    @Test
    void calibratedIntervalsCoverAndUncalibratedOnesDoNot() {
        assumeTrue(Files.isDirectory(PROSE), "left out: there is no folder " + PROSE + " with the novels");
        ShareProof.Scene scene = ShareProof.scenes(PROSE).get(0);
        List<List<ShareProof.Outcome>> draws = IntStream.range(0, DRAWS)
                .mapToObj(i -> ShareProof.draw(scene, new Seed(60).at("draw", i)))
                .toList();
        for (int s = 0; s < ShareProof.SHARES.length; s++) {
            int share = s;
            List<ShareProof.Outcome> outcomes =
                    draws.stream().map(draw -> draw.get(share)).toList();
            String at = "at a share of " + ShareProof.SHARES[s];
            assertTrue(covering(outcomes, ShareProof.Outcome::both) >= 50, at);
            if (ShareProof.SHARES[s] > 0) {
                double[] off = outcomes.stream()
                        .mapToDouble(o -> o.both().share() - o.truth())
                        .toArray();
                double error = Empirical.standardErrorOfMean(off);
                assertEquals(0, Empirical.mean(off), 4.5 * error, at);
            } else {
                // known-human text is reported with a share of its own, and surely so: hence the calibration
                assertTrue(covering(outcomes, ShareProof.Outcome::raw) <= 10, at);
                // of 60, 9 or more are above the floor once in 50,000 if 1 in 40 is
                long above = outcomes.stream().filter(ShareProof.Outcome::above).count();
                assertTrue(above <= 8, above + " above the floor");
            }
        }
    }

    private static long covering(
            List<ShareProof.Outcome> outcomes, Function<ShareProof.Outcome, ShareProof.Interval> estimator) {
        return outcomes.stream()
                .filter(o -> estimator.apply(o).covers(o.truth()))
                .count();
    }
}
