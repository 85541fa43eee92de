package org.genloss.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genloss.app.experiment.Library;
import org.genloss.app.experiment.Loaded;
import org.genloss.app.experiment.Loader;
import org.genloss.audit.Profile;
import org.genloss.audit.TextObservers;
import org.genloss.data.corpus.Damage;
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

    /** On two quiet cores both tests take about a minute. */
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

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
        List<String> settings = List.of("trials=2", "generations=3");
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
        int trials = 2 * loaded.cells().size();
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

    /** The last test: it leaves one worker. */
    @Test
    @Order(2)
    void aProfileIsTheSameThoughAWorkerWasLost() throws IOException, InterruptedException, SQLException {
        Path corpus = folder.resolve("corpus");
        Corpora.folder(corpus, 12, 400_000);
        Path out = folder.resolve("cluster.glp");
        Cluster.Program driver = cluster.submit(
                "profile",
                Map.of("spark.executor.memory", "800m", "spark.sql.files.maxPartitionBytes", "4m"),
                List.of(
                        "profile",
                        corpus.toString(),
                        "--format",
                        "parquet",
                        "--by",
                        "source",
                        "--numbers",
                        "score",
                        "--out",
                        out.toUri().toString()));
        driver.await(said -> said.split("Finished task", -1).length > 4, TIMEOUT);
        cluster.kill(1);
        assertEquals(0, driver.exitCode(TIMEOUT), driver.said());
        assertTrue(driver.said().contains("Lost executor"), "it was killed too late:\n" + driver.said());
        Selection selection = new Selection("", List.of("score"), List.of("source"), false, Damage.Policy.STOP, Lookout.NOTHING);
        Corpora.assertSame(
                Corpora.onOneMachine(corpus, selection),
                Profile.fromBytes(Files.readAllBytes(out), TextObservers.all(), "cluster.glp"));
    }
}
