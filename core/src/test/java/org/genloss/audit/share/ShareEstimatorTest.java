package org.genloss.audit.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.audit.Folds;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class ShareEstimatorTest {

    /** Ratios that are normal, blocks of 50 sentences with a mean of their own, as those of a slice. */
    private static SharePart part(String name, double mean, int blocks) {
        UniformRandomProvider random = new Seed(8).at(name).stream();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        SharePart part = new SharePart();
        for (int b = 0; b < blocks; b++) {
            double own = mean + 0.5 * normal.sample();
            for (int s = 0; s < 50; s++) {
                part.add(b % Folds.COUNT, SharePart.bin(own + 2.5 * normal.sample()));
            }
        }
        return part;
    }

    /** Every sentence of both, some more often than others. */
    private static SharePart mixed(SharePart human, int humanTimes, SharePart synthetic, int syntheticTimes) {
        SharePart mixed = new SharePart();
        for (int i = 0; i < humanTimes; i++) {
            mixed.merge(human);
        }
        for (int i = 0; i < syntheticTimes; i++) {
            mixed.merge(synthetic);
        }
        return mixed;
    }

    private static ShareEstimate estimate(SharePart group, SharePart human, SharePart synthetic) {
        return ShareEstimator.estimate(group, Optional.of(human), Optional.of(synthetic));
    }

    @Test
    void mixturesOfTheSlicesHaveTheirShareExactly() {
        SharePart human = part("human", -2, 80);
        SharePart synthetic = part("synthetic", 1.5, 80);
        for (int times : new int[] {0, 1, 3, 10}) {
            ShareEstimate estimate = estimate(mixed(human, 10 - times, synthetic, times), human, synthetic);
            assertEquals(times / 10.0, estimate.share(), 1e-12);
            assertTrue(estimate.low() <= estimate.share() && estimate.share() <= estimate.high());
        }
        // a straight line from the null to 1 is off here, as the calibration on the null alone says of itself
        ShareEstimate line =
                ShareEstimator.estimate(mixed(human, 1, synthetic, 9), Optional.of(human), Optional.empty());
        assertTrue(line.share() < 0.87, "share " + line.share());
    }

    @Test
    void humanTextIsAtTheFloorAndMixedTextAbove() {
        SharePart human = part("human", -2, 80);
        SharePart synthetic = part("synthetic", 1.5, 80);
        ShareEstimate none = estimate(part("other", -2, 80), human, synthetic);
        assertEquals(ShareEstimate.Verdict.AT_FLOOR, none.verdict());
        assertEquals(0, none.low());
        assertTrue(none.share() <= none.floor() && none.floor() < 0.1, "floor " + none.floor());
        ShareEstimate some = estimate(mixed(part("other", -2, 80), 4, part("more", 1.5, 80), 1), human, synthetic);
        assertEquals(ShareEstimate.Verdict.ABOVE_FLOOR, some.verdict());
        assertEquals(0.2, some.share(), 4 * some.standardError());
        assertTrue(some.uncalibrated() > 0);
    }

    @Test
    void aShortTextHasAHigherFloor() {
        SharePart human = part("human", -2, 80);
        SharePart synthetic = part("synthetic", 1.5, 80);
        double shortFloor = estimate(part("other", -2, 20), human, synthetic).floor();
        double longFloor = estimate(part("other", -2, 320), human, synthetic).floor();
        // as the square roots of 1 + 4 and 1 + 1/4, and a little for the share at which scores are taken
        assertEquals(2, shortFloor / longFloor, 0.1);
    }

    @Test
    void withoutANullTheShareIsUnknown() {
        ShareEstimate estimate =
                ShareEstimator.estimate(part("x", 0, 80), Optional.empty(), Optional.of(part("y", 1, 80)));
        assertEquals(ShareEstimate.Verdict.UNKNOWN, estimate.verdict());
        assertEquals(Optional.of("no known-human null slice"), estimate.unknown());
        assertTrue(Double.isNaN(estimate.share()) && Double.isNaN(estimate.floor()));
        assertEquals(4000, estimate.sentences());
    }

    @Test
    void littleTextGivesNoEstimate() {
        SharePart human = part("human", -2, 80);
        SharePart synthetic = part("synthetic", 1.5, 80);
        assertEquals(
                "the group has 450 sentences, fewer than 500",
                estimate(part("x", 0, 9), human, synthetic).unknown().orElseThrow());
        SharePart oneFold = new SharePart();
        for (int i = 0; i < 1000; i++) {
            oneFold.add(3, SharePart.bin(i % 5 - 2));
        }
        assertEquals(
                "the known-human null slice has too few blocks of text for an error: they fill fewer than 5 folds",
                estimate(human, oneFold, synthetic).unknown().orElseThrow());
        assertEquals(
                "the group has 0 sentences, fewer than 500",
                estimate(new SharePart(), human, synthetic).unknown().orElseThrow());
    }

    @Test
    void slicesThatLookAlikeGiveNoEstimate() {
        ShareEstimate estimate = estimate(part("x", -2, 80), part("human", -2, 80), part("synthetic", -2, 80));
        assertEquals(
                Optional.of("the references hardly tell the known-synthetic slice from the known-human one"),
                estimate.unknown());
        ShareEstimate line = ShareEstimator.estimate(part("x", 3, 80), Optional.of(part("h", 3, 80)), Optional.empty());
        assertEquals(Optional.of("the references take the known-human slice for synthetic text"), line.unknown());
    }

    @Test
    void partsAreReadAsTheyWereWritten() throws IOException {
        SharePart part = part("x", 0, 80);
        part.add(2, SharePart.bin(-1e9));
        part.add(2, SharePart.bin(1e9));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        part.write(new DataOutputStream(bytes));
        SharePart read =
                new ShareObserver(null).read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            assertArrayEquals(part.ratios().fold(fold), read.ratios().fold(fold));
        }
        assertEquals(1, read.ratios().fold(2)[0]);
        assertEquals(1, read.ratios().fold(2)[SharePart.BINS - 1]);
    }
}
