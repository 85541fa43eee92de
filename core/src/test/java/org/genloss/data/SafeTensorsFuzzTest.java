package org.genloss.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.genloss.spec.UserError;

/**
 * Bytes from anywhere as a safetensors file: it is read, or it is the user's mistake; nothing else may happen. Repeats its
 * seeds in normal tests; {@code JAZZER_FUZZ=1} makes it search.
 */
class SafeTensorsFuzzTest {

    /** What is read can be written and read again. */
    @FuzzTest(maxDuration = "2m")
    void parses(byte[] bytes) {
        Tensors read;
        try {
            read = SafeTensors.fromBytes(bytes, "fuzzed");
        } catch (UserError e) {
            assertTrue(e.getMessage().contains("remedy: "), e.getMessage());
            return;
        }
        byte[] written = SafeTensors.toBytes(read);
        assertArrayEquals(written, SafeTensors.toBytes(SafeTensors.fromBytes(written, "written")));
    }

    /** The header alone is fuzzed: its length is right, and 64 bytes of arrays follow. */
    @FuzzTest(maxDuration = "2m")
    void parsesHeaders(byte[] json) {
        byte[] file = ByteBuffer.allocate(8 + json.length + 64)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
        parses(file);
    }
}
