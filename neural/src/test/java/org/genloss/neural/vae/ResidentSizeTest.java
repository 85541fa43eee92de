package org.genloss.neural.vae;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.genloss.data.Dataset;
import org.genloss.data.Tensors;
import org.genloss.model.Work;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 2,000 training steps leave the resident size flat. Runs in a JVM of its own whose small heap is resident from the start
 * (see the pom), so that what grows is not Java's.
 */
@Tag("memory")
class ResidentSizeTest {

    private static final Path STATM = Path.of("/proc/self/statm");
    private static final double PAGE_KB = 4;
    private static final int STEPS = 2000;

    /** One tensor of a batch that is not given back costs at least 5 KB a step (32 images of 12 x 12 are 18). */
    private static final double MOST_KB_PER_STEP = 2;

    @Test
    void residentSizeIsFlatOverTheSecondThousandSteps() {
        assumeTrue(Files.exists(STATM), "no /proc on this system");
        // one batch an epoch, so that progress is told after every step
        Vae vae = Vaes.small(8, 3, STEPS, Optional.empty());
        double[] resident = new double[STEPS];
        vae.fit(Dataset.of(Vaes.spots(32, new Seed(1)), Dataset.REAL), new Seed(2), new Work() {
            private int step;

            @Override
            public void progress(String what, double share) {
                resident[step++] = residentKb();
            }

            @Override
            public Optional<Tensors> unfinished() {
                return Optional.empty();
            }

            @Override
            public void save(Supplier<Tensors> state) {}
        });
        double slope = slope(resident, STEPS / 2);
        System.out.printf(
                Locale.ROOT,
                "resident size: %.1f MB after %d steps, %.1f MB after %d; slope of the second half %.3f KB a step%n",
                resident[STEPS / 2] / 1024,
                STEPS / 2,
                resident[STEPS - 1] / 1024,
                STEPS,
                slope);
        assertTrue(slope < MOST_KB_PER_STEP, () -> "resident size grows by " + slope + " KB a step");
    }

    /** Least squares over the values from {@code from} on, per index. */
    private static double slope(double[] values, int from) {
        int n = values.length - from;
        double centre = (n - 1) / 2.0;
        double mean = Arrays.stream(values, from, values.length).average().orElseThrow();
        double cross = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            cross += (i - centre) * (values[from + i] - mean);
            square += (i - centre) * (i - centre);
        }
        return cross / square;
    }

    private static double residentKb() {
        try {
            return PAGE_KB * Long.parseLong(Files.readString(STATM).split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
