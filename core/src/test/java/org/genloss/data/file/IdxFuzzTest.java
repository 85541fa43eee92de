package org.genloss.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.genloss.spec.UserError;

/**
 * Bytes from anywhere as an IDX file: it is read, or it is the user's mistake; nothing else may happen, and no array may be
 * larger than what was given. Repeats its seeds in normal tests; {@code JAZZER_FUZZ=1} makes it search.
 */
class IdxFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void parses(byte[] bytes) throws IOException {
        for (int axes : new int[] {1, 3}) {
            try {
                IdxFile read = IdxFile.parse(new ByteArrayInputStream(bytes), axes, "fuzzed");
                long held = read.items().stream().mapToLong(item -> item.length).sum();
                assertEquals(bytes.length - 4 - 4 * axes, held);
            } catch (UserError e) {
                assertEquals(true, e.getMessage().contains("remedy: "), e.getMessage());
            }
        }
        try {
            IdxFile.parse(new GZIPInputStream(new ByteArrayInputStream(bytes)), 3, "fuzzed");
        } catch (UserError | IOException e) {
            // damaged archives are reported by the file that they are read from
            return;
        }
    }
}
