package org.genloss.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genloss.app.Main;
import org.genloss.ledger.Disk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bytes of a ledger that holds a little of everything. They were computed on JDK 17 and are checked on every JDK the
 * tests run on; a change means that some number of some run has moved, which belongs in the changelog.
 */
class GoldenRunTest {

    private static final String LEDGER = "63f9e9e1bb36f63d5d733ec605e1286dab20952b7d20d5a51a4eccb2198a24f6";

    @TempDir
    Path folder;

    @Test
    void oneThread() {
        assertEquals(LEDGER, ledger("1"));
    }

    @Test
    void twoThreads() {
        assertEquals(LEDGER, ledger("2"));
    }

    private String ledger(String threads) {
        Path run = folder.resolve("run-" + threads);
        StringWriter told = new StringWriter();
        PrintWriter writer = new PrintWriter(told);
        int code = Main.run(
                writer,
                writer,
                "run",
                spec().toString(),
                "--out",
                run.toString(),
                "--threads",
                threads,
                "--quiet",
                "--no-report");
        assertEquals(0, code, told.toString());
        return Disk.sha256(run.resolve("ledger.jsonl"));
    }

    static Path spec() {
        try {
            return Path.of(
                    GoldenRunTest.class.getResource("/golden/golden.yaml").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What two ledgers of equal length differ in is easier to find than to guess. */
    static void assertSameLedger(Path expected, Path actual) throws IOException {
        assertEquals(Files.readString(expected), Files.readString(actual));
    }
}
