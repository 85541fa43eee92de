package org.genloss.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genloss.app.experiment.Library;
import org.genloss.app.experiment.Loaded;
import org.genloss.app.experiment.Loader;
import org.genloss.lab.Campaign;
import org.genloss.lab.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jar on a cluster of four processes: what it writes is what one machine writes, also when a machine is lost. */
@Tag("jar")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links of the jars need rights there")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    @TempDir
    static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        cluster = Cluster.start(Files.createDirectory(folder.resolve("cluster")), 2, 1024);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void aSweepWritesTheLedgerOfOneMachine() throws IOException, InterruptedException {
        List<String> settings = List.of("trials=3", "generations=5");
        Loaded loaded = Loader.load(Library.read("first-look"), settings);
        Path here = folder.resolve("here");
        Campaign.run(loaded.experiment(), here, new Campaign.Options(1, 1e9), Progress.NONE);
        Path there = folder.resolve("there");
        Cluster.Program driver = cluster.submit(
                "sweep",
                Map.of("spark.executor.memory", "600m"),
                List.of(
                        "sweep",
                        "first-look",
                        "--set",
                        settings.get(0),
                        "--set",
                        settings.get(1),
                        "--at-once",
                        "4",
                        "--out",
                        there.toString()));
        assertEquals(0, driver.exitCode(TIMEOUT), driver.said());
        assertArrayEquals(
                Files.readAllBytes(here.resolve("ledger.jsonl")), Files.readAllBytes(there.resolve("ledger.jsonl")));
        assertEquals(samples(here), samples(there));
        int trials = 3 * loaded.cells().size();
        long onExecutors = driver.said().lines().filter(line -> line.contains("Finished task")).count();
        assertTrue(onExecutors >= trials, onExecutors + " tasks for " + trials + " trials");
    }

    private static Map<String, String> samples(Path run) throws IOException {
        Map<String, String> samples = new TreeMap<>();
        try (Stream<Path> all = Files.list(run.resolve("samples"))) {
            for (Path file : all.toList()) {
                samples.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return samples;
    }
}
