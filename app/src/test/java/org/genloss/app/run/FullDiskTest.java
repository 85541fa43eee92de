package org.genloss.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more, made with the shell's limit on the size of a file: said, and nothing is lost. */
class FullDiskTest {

    @TempDir
    Path folder;

    @Test
    void isSaidAndTheRunGoesOnWhenThereIsRoom() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: needs /bin/sh and its ulimit");
        Path straight = folder.resolve("straight");
        assertEquals(0, run(straight, "unlimited"), told());
        // blocks of 512 or 1024 bytes, as the shell likes: the ledger, about 300 kB, does not fit
        Path full = folder.resolve("full");
        assertEquals(2, run(full, "100"), told());
        assertTrue(told().contains("cannot write"), told());
        assertTrue(told().contains("it goes on where it was"), told());
        assertFalse(told().contains("\tat "), told());
        assertEquals(0, run(full, "unlimited"), told());
        GoldenRunTest.assertSameLedger(straight.resolve("ledger.jsonl"), full.resolve("ledger.jsonl"));
    }

    private String told() throws IOException {
        return Files.readString(folder.resolve("told.txt"));
    }

    private int run(Path out, String limit) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "ulimit -f " + limit + "; exec \"$0\" \"$@\"";
        List<String> all = List.of(
                "/bin/sh",
                "-c",
                command,
                java,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "org.genloss.app.Main",
                "run",
                GoldenRunTest.spec().toString(),
                "--set",
                "generations=2",
                "--out",
                out.toString(),
                "--quiet",
                "--no-report");
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("told.txt").toFile())
                .start()
                .waitFor();
    }
}
