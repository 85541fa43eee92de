package org.genloss.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genloss.audit.Profile;
import org.genloss.audit.TextObservers;
import org.genloss.data.corpus.Damage;

/** See bench/spark. */
public final class SparkBench {

    private static final Duration TIMEOUT = Duration.ofHours(2);
    private static final int FILE_MEGABYTES = 16;
    private static final Selection SELECTION =
            new Selection("", List.of("score"), List.of("source"), false, Damage.Policy.STOP, Lookout.NOTHING);

    private final Path folder;
    private final Path corpus;

    private SparkBench(Path folder) {
        this.folder = folder;
        this.corpus = folder.resolve("corpus");
    }

    /** A folder for everything, and the megabytes of text. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        new SparkBench(Path.of(arguments[0])).run(Integer.parseInt(arguments[1]));
    }

    private void run(int megabytes) throws IOException, InterruptedException, SQLException {
        Corpora.folder(corpus, Math.max(8, megabytes / FILE_MEGABYTES), FILE_MEGABYTES * 1_000_000L);
        long start = System.nanoTime();
        Profile here = Corpora.onOneMachine(corpus, SELECTION, 1);
        double seconds = seconds(start);
        long bytes = here.groups().values().stream()
                .mapToLong(group -> Arrays.stream(group.sizes().bytes()).sum())
                .sum();
        tell("text", bytes / 1e6, "MB");
        tell("one process, one thread", bytes / 1e6 / seconds, "MB/s");
        tell("a profile", here.toBytes().length / 1e6, "MB");
        merge(here);
        submit("undisturbed", false, here, bytes);
        submit("a worker killed", true, here, bytes);
    }

    private static void merge(Profile profile) {
        byte[] bytes = profile.toBytes();
        long start = System.nanoTime();
        Profile sum = Profile.fromBytes(bytes, TextObservers.all(), "one");
        for (int i = 0; i < 4; i++) {
            sum = sum.merge(Profile.fromBytes(bytes, TextObservers.all(), "another"));
        }
        sum.toBytes();
        tell("to read and merge it", seconds(start) / 5, "s");
    }

    private void submit(String name, boolean kill, Profile here, long bytes) throws IOException, InterruptedException {
        Path out = folder.resolve(kill + ".glp");
        try (Cluster cluster = Cluster.start(Files.createDirectory(folder.resolve("cluster-" + kill)), 2, 1536)) {
            long start = System.nanoTime();
            Cluster.Program driver = cluster.submit(
                    "profile",
                    Map.of("spark.executor.memory", "1200m", "spark.sql.files.maxPartitionBytes", "16m"),
                    List.of("profile", corpus.toString(), "--format", "parquet", "--numbers", "score", "--by", "source", "--out", out.toUri().toString()));
            if (kill) {
                int third = Math.max(2, (int) (bytes / 1e6 / FILE_MEGABYTES / 3));
                driver.await(said -> said.split("Finished task", -1).length > third, TIMEOUT);
                cluster.kill(1);
            }
            if (driver.exitCode(TIMEOUT) != 0 || kill && !driver.said().contains("Lost executor")) {
                throw new IllegalStateException(driver.said());
            }
            double seconds = seconds(start);
            Corpora.assertSame(here, Profile.fromBytes(Files.readAllBytes(out), TextObservers.all(), out.toString()));
            tell("cluster, " + name + ": the same, in", seconds, "s, start-up included");
            tell("cluster, " + name, bytes / 1e6 / seconds, "MB/s");
        }
    }

    private static void tell(String what, double value, String unit) {
        System.out.printf(Locale.ROOT, "%-36s %10.2f %s%n", what, value, unit);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
