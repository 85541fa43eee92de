package org.genloss.neural.generate;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.OptionalInt;
import org.genloss.model.Decoding;
import org.genloss.model.Decoding.EarlyStopping;
import org.genloss.neural.Resident;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Writing again and again leaves the resident size flat. Runs in a JVM of its own whose small heap is resident from the start
 * (see the pom), so that what grows is not Java's.
 */
@Tag("memory")
class ResidentSizeTest {

    /** The first thousand compile, which takes memory too: it was flat from there to 4,000. */
    private static final int CALLS = 2500;

    /** The keys and values of one call are 20 KB. */
    private static final double MOST_KB_PER_CALL = 5;

    @Test
    void residentSizeIsFlatOverTheSecondHalfOfManyCalls() {
        assumeTrue(Files.exists(Resident.STATM), "no /proc on this system");
        int[] prompts = Golden.ints("prompts");
        Decoding[] decodings = {
            Decodings.decoding(false, 5, 1, EarlyStopping.FALSE, 1.2, 3, 2), Decodings.drawn(0.9, 10, 0.9, 0.01, 0.95)
        };
        double[] resident = new double[CALLS];
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = Golden.weights("llama");
            for (int call = 0; call < CALLS; call++) {
                for (Decoding decoding : decodings) {
                    new Generator(Golden.network("llama"), weights, Device.CPU, decoding, OptionalInt.empty(), 4)
                            .write(prompts, Golden.size("prompts", 0), 0, new Seed(call));
                }
                resident[call] = Resident.kilobytes();
            }
        }
        double slope = Resident.slope(resident, CALLS / 2);
        Resident.tell(resident, slope);
        assertTrue(slope < MOST_KB_PER_CALL, () -> "resident size grows by " + slope + " KB a call");
    }
}
