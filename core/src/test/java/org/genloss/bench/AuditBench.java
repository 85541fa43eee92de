package org.genloss.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.audit.Observer;
import org.genloss.audit.Profile;
import org.genloss.audit.Settings;
import org.genloss.audit.TextObservers;
import org.genloss.audit.TypeCounts;
import org.genloss.audit.TypeObserver;
import org.genloss.data.Row;
import org.genloss.num.Seed;

/**
 * Speed and memory of profiles beside a word count by DuckDB and one in plain Java, on a file whose lines are documents. Run by
 * {@code bench/audit}, a JVM for each measurement.
 */
public final class AuditBench {

    private static final int BATCH = 1 << 20;

    /** Lines that are read before the clock starts, for the compiler; DuckDB reads all. */
    private static final long WARM_UP = 50_000;

    private AuditBench() {}

    /** The first argument says what to measure; see {@code bench/audit}. */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("generate")) {
            generate(Path.of(args[1]), Long.parseLong(args[2]) << 20, args.length > 3 ? args[3] : "");
            return;
        }
        Path file = Path.of(args[1]);
        int threads = Integer.parseInt(args[2]);
        measure(args[0], file, threads, WARM_UP);
        double cpu = cpuSeconds();
        long start = System.nanoTime();
        String result = measure(args[0], file, threads, Long.MAX_VALUE);
        double seconds = (System.nanoTime() - start) * 1e-9;
        double megabytes = Files.size(file) * 1e-6;
        System.out.printf(
                Locale.ROOT,
                "%-14s %8.0f MB %8.1f s %8.1f MB/s %8.1f MB/s a core %6d MB resident   %s%n",
                args[0],
                megabytes,
                seconds,
                megabytes / seconds,
                megabytes / (cpuSeconds() - cpu),
                resident(),
                result);
    }

    private static String measure(String what, Path file, int threads, long most) throws Exception {
        return switch (what) {
            case "words+bigrams" -> profile(file, threads, most, List.of(TypeObserver.words(), TypeObserver.bigrams()));
            case "all" -> profile(file, threads, most, TextObservers.all());
            case "java" -> count(file, most);
            case "duckdb" -> duckdb(file, threads);
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** Time of all cores, of the compiler and the garbage collector too. */
    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() * 1e-9;
    }

    private static String profile(Path file, int threads, long most, List<Observer<?>> observers)
            throws IOException, InterruptedException {
        Profile profile = new Profile(new Settings(List.of(), false, true, List.of(), List.of()), observers);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        Semaphore waiting = new Semaphore(2 * threads);
        long number = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            List<Row> batch = new ArrayList<>();
            int size = 0;
            for (String line = reader.readLine(); line != null && number < most; line = reader.readLine()) {
                batch.add(new Row(List.of(), Optional.of(line), new double[0], "file", ++number));
                size += line.length();
                if (size > BATCH) {
                    give(workers, waiting, profile, batch);
                    batch = new ArrayList<>();
                    size = 0;
                }
            }
            give(workers, waiting, profile, batch);
        }
        workers.shutdown();
        workers.awaitTermination(1, TimeUnit.HOURS);
        TypeCounts words =
                profile.all().part(TypeObserver.WORDS, TypeCounts.class).orElseThrow();
        return String.format(
                Locale.ROOT,
                "%,d words of about %,.0f types; profile of %,d bytes",
                words.sample().allTokens(),
                words.sample().size() / words.sample().share(),
                profile.toBytes().length);
    }

    private static void give(ExecutorService workers, Semaphore waiting, Profile profile, List<Row> batch)
            throws InterruptedException {
        waiting.acquire();
        workers.execute(() -> {
            batch.forEach(profile::add);
            waiting.release();
        });
    }

    /** What anyone would write: split at white space, count in a map. */
    private static String count(Path file, long most) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.limit(most).forEach(line -> {
                for (String word : line.split(" ")) {
                    counts.merge(word, 1L, Long::sum);
                }
            });
        }
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        return String.format(Locale.ROOT, "%,d pieces of %,d types", sum, counts.size());
    }

    private static String duckdb(Path file, int threads) throws SQLException {
        String lines =
                "read_csv('" + file + "', columns = {'line': 'VARCHAR'}, delim = '\u0001', quote = '', escape = '', "
                        + "header = false, auto_detect = false, max_line_size = 100000000)";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            try (ResultSet found = statement.executeQuery("SELECT sum(n), count(*) FROM (SELECT count(*) AS n FROM "
                    + "(SELECT unnest(string_split(line, ' ')) AS word FROM " + lines + ") GROUP BY word)")) {
                found.next();
                return String.format(Locale.ROOT, "%,d pieces of %,d types", found.getLong(1), found.getLong(2));
            }
        }
    }

    /** Paragraphs of prose, or made-up ones, in random order, with a made-up word for every fiftieth. */
    private static void generate(Path file, long bytes, String prose) throws IOException {
        List<String> paragraphs = prose.isEmpty() ? madeUp() : read(Path.of(prose));
        UniformRandomProvider random = new Seed(6).at("text").stream();
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            while (written < bytes) {
                StringBuilder line = new StringBuilder();
                for (String word :
                        paragraphs.get(random.nextInt(paragraphs.size())).split(" ")) {
                    line.append(line.length() == 0 ? "" : " ")
                            .append(random.nextInt(50) == 0 ? madeUp(random, 1L << 36) : word);
                }
                out.append(line).append('\n');
                written += line.length() + 1;
            }
        }
    }

    private static List<String> read(Path folder) throws IOException {
        List<String> paragraphs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                for (String paragraph : Files.readString(file).split("\\R\\s*\\R")) {
                    paragraphs.add(paragraph.strip().replaceAll("\\s+", " "));
                }
            }
        }
        return paragraphs;
    }

    private static List<String> madeUp() {
        UniformRandomProvider random = new Seed(6).at("paragraphs").stream();
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            List<String> words = new ArrayList<>();
            for (int w = 10 + random.nextInt(150); w > 0; w--) {
                words.add(madeUp(random, 1 + random.nextLong(1 + random.nextLong(1 + random.nextLong(1 << 20)))));
            }
            paragraphs.add(String.join(" ", words));
        }
        return paragraphs;
    }

    private static String madeUp(UniformRandomProvider random, long most) {
        return Long.toString(random.nextLong(most), 26);
    }

    /** Most memory that this process has had, in MB; -1 where the system does not tell. */
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000)
                .findFirst()
                .orElse(-1);
    }
}
