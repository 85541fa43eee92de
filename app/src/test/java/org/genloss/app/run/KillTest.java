package org.genloss.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at five random moments, resumed each time, gives the bytes of a run that was left alone. */
class KillTest {

    @TempDir
    Path folder;

    @Test
    void fiveKillsLeaveNoTrace() throws Exception {
        Path straight = folder.resolve("straight");
        assertEquals(0, start(straight, 1).waitFor());

        Path killed = folder.resolve("killed");
        // The moments are random but named; where they fall in the run depends on the machine, the outcome must not.
        Random moments = new Random(20_261_122);
        int kills = 0;
        for (int attempt = 0; kills < 5 && attempt < 40; attempt++) {
            long before = length(killed);
            Process process = start(killed, 2);
            awaitGrowth(killed, before, process);
            if (process.waitFor(moments.nextInt(150), TimeUnit.MILLISECONDS)) {
                break;
            }
            process.destroyForcibly();
            assertEquals(128 + 9, process.waitFor(), "killed by signal 9");
            kills++;
        }
        assertEquals(5, kills, "the run is long enough to be killed five times");
        assertTrue(Files.exists(killed.resolve("checkpoints")), "it was not over");
        assertEquals(0, start(killed, 2).waitFor());
        GoldenRunTest.assertSameLedger(straight.resolve("ledger.jsonl"), killed.resolve("ledger.jsonl"));
    }

    private static void awaitGrowth(Path run, long before, Process process) throws Exception {
        while (length(run) <= before && process.isAlive()) {
            Thread.sleep(5);
        }
    }

    private static long length(Path run) throws IOException {
        Path ledger = run.resolve("ledger.jsonl");
        return Files.exists(ledger) ? Files.size(ledger) : 0;
    }

    private Process start(Path run, int threads) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.genloss.app.Main", "run"));
        command.add(GoldenRunTest.spec().toString());
        command.addAll(List.of("--set", "trials=24", "--set", "generations=10"));
        command.addAll(List.of("--out", run.toString(), "--threads", Integer.toString(threads)));
        command.addAll(List.of("--quiet", "--no-report"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("told.txt").toFile())
                .start();
    }
}
