package org.genloss.neural.language;

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

/** 2,000 steps of fitting leave the resident size flat; in a JVM of its own, as that of the VAE. */
@Tag("memory")
class TransformerResidentSizeTest {

    private static final int STEPS = 2000;

    /** The smallest tensor of a pass that is not given back, 4 sequences of 7 tokens 32 wide, costs 3.5 KB a step. */
    private static final double MOST_KB_PER_STEP = 2;

    @Test
    void residentSizeIsFlatOverTheSecondThousandSteps() {
        assumeTrue(Files.exists(Resident.STATM), "no /proc on this system");
        Transformer learner = Languages.learner(
                "batch_size: 4", "max_grad_norm: 1", "precision: bf16", "epochs: 250", "max_steps: " + STEPS);
        double[] resident = new double[STEPS];
        learner.fit(Dataset.of(Languages.text(32, 8, new Seed(1)), Dataset.REAL), new Seed(2), new Work() {
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
