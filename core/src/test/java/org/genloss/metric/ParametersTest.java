package org.genloss.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.genloss.metric.points.EnergyDistance;
import org.genloss.metric.points.PrecisionRecall;
import org.genloss.metric.points.TailOccupancy;
import org.genloss.metric.points.Wasserstein;
import org.genloss.metric.symbols.Extinction;
import org.genloss.metric.symbols.HillNumbers;
import org.genloss.metric.symbols.Survival;
import org.genloss.metric.symbols.TailTypeRecall;
import org.genloss.metric.text.CompressionRatio;
import org.genloss.metric.text.DistinctN;
import org.genloss.metric.text.Repetition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Bad parameters are refused with name, condition and value. */
class ParametersTest {

    private static void refused(String message, Executable construction) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, construction).getMessage());
    }

    @Test
    void ofPoints() {
        refused("q must be in (0.5, 1), but is 1.0", () -> new TailOccupancy(List.of(0.9, 1.0)));
        refused("q must be one value or more, none of them twice, but is []", () -> new TailOccupancy(List.of()));
        refused("p must be 1 or 2, but is 3", () -> new Wasserstein(3, 8, 0));
        refused("projections must be at least 1, but is 0", () -> new Wasserstein(1, 0, 0));
        refused("subsample must be at least 2, but is 1", () -> new EnergyDistance(1, 0));
        refused("k must be at least 1, but is 0", () -> new PrecisionRecall(0, 100, 0));
        refused("subsample must be at least 2, but is 1", () -> new PrecisionRecall(5, 1, 0));
    }

    @Test
    void ofTypes() {
        refused("mass must be ascending in (0, 1), but is 0.5", () -> new Survival<>(List.of(0.5, 0.5)));
        refused("mass must be in (0, 1), but is NaN", () -> new TailTypeRecall<>(Double.NaN));
        refused("items must be at least 0, but is -1", () -> new Extinction<>(-1));
        refused("q must be a finite number, 0 or more, but is -1.0", () -> new HillNumbers<>(List.of(-1.0)));
    }

    @Test
    void ofTexts() {
        String twice = "n must be one value or more, none of them twice, but is [2, 2]";
        refused(twice, () -> new DistinctN(List.of(2, 2), Optional.empty()));
        refused(twice, () -> new Repetition(List.of(2, 2)));
        refused("tokens must be at least 1, but is 0", () -> new DistinctN(List.of(1), Optional.of(0)));
        refused("level must be from 1 to 19, but is 0", () -> new CompressionRatio(0, Optional.empty()));
        refused("bytes must be at least 1, but is 0", () -> new CompressionRatio(3, Optional.of(0)));
    }
}
