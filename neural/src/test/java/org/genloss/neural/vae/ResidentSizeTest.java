package org.genloss.neural.vae;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;
import org.genloss.data.Dataset;
import org.genloss.data.Tensors;
import org.genloss.model.Work;
import org.genloss.neural.Resident;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 2,000 training steps leave the resident size flat. Runs in a JVM of its own whose small heap is resident from the start
 * (see the pom), so that what grows is not Java's.
 */
@Tag("memory")
class ResidentSizeTest {

    private static final int STEPS = 2000;

    /** One tensor of a batch that is not given back costs at least 5 KB a step (32 images of 12 x 12 are 18). */
    private static final double MOST_KB_PER_STEP = 2;

    @Test
    void residentSizeIsFlatOverTheSecondThousandSteps() {
        assumeTrue(Files.exists(Resident.STATM), "no /proc on this system");
        // one batch an epoch, so that progress is told after every step
        Vae vae = Vaes.small(8, 3, STEPS, Optional.empty());
        double[] resident = new double[STEPS];
        vae.fit(Dataset.of(Vaes.spots(32, new Seed(1)), Dataset.REAL), new Seed(2), new Work() {
            private int step;

            @Override
            public void progress(String what, double share) {
                resident[step++] = Resident.kilobytes();
            }

            @Override
            public Optional<Tensors> unfinished() {
                return Optional.empty();
            }

            @Override
            public void save(Supplier<Tensors> state) {}
        });
        double slope = Resident.slope(resident, STEPS / 2);
        Resident.tell(resident, slope);
        assertTrue(slope < MOST_KB_PER_STEP, () -> "resident size grows by " + slope + " KB a step");
    }
}
