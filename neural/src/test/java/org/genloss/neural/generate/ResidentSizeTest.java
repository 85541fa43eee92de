package org.genloss.neural.generate;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.genloss.model.Decoding;
import org.genloss.model.Decoding.EarlyStopping;
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

    private static final Path STATM = Path.of("/proc/self/statm");
    private static final double PAGE_KB = 4;
    private static final int CALLS = 300;

    /** The keys and values of one call are 20 KB. */
    private static final double MOST_KB_PER_CALL = 5;

    @Test
    void residentSizeIsFlatOverTheLastThirdOfManyCalls() {
        assumeTrue(Files.exists(STATM), "no /proc on this system");
        int[] prompts = Golden.ints("prompts");
        Decoding[] decodings = {
            Decodings.decoding(false, 5, 1, EarlyStopping.FALSE, 1.2, 3, 2), Decodings.drawn(0.9, 10, 0.9, 0.01, 0.95)
        };
        double[] resident = new double[CALLS];
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = Golden.weights("llama");
            for (int call = 0; call < CALLS; call++) {
                for (Decoding decoding : decodings) {
                    new Generator(Golden.network("llama"), weights, Device.CPU, decoding, OptionalInt.empty(), 10)
                            .write(prompts, Golden.size("prompts", 0), 0, new Seed(call));
                }
                resident[call] = residentKb();
            }
        }
        // of tens of calls, so that one page more or less says nothing
        double before =
                Arrays.stream(resident, CALLS / 2, CALLS * 2 / 3).average().orElseThrow();
        double after = Arrays.stream(resident, CALLS * 5 / 6, CALLS).average().orElseThrow();
        double growth = (after - before) / (CALLS / 3.0);
        assertTrue(growth < MOST_KB_PER_CALL, () -> "resident size grows by " + growth + " KB a call");
    }

    private static double residentKb() {
        try {
            return PAGE_KB * Long.parseLong(Files.readString(STATM).split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
