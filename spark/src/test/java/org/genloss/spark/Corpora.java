package org.genloss.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.audit.Folds;
import org.genloss.audit.GroupProfile;
import org.genloss.audit.Numbers;
import org.genloss.audit.Part;
import org.genloss.audit.Profile;
import org.genloss.audit.Sizes;
import org.genloss.audit.ValueMoments;
import org.genloss.data.corpus.Reading;
import org.genloss.data.corpus.RecordFiles;
import org.genloss.num.Seed;

/** Made-up corpora, what one machine makes of them, and what it means that a cluster makes the same. */
final class Corpora {

    private static final int TYPES = 60_000;

    /**
     * Errors of sketches are stated at 95 % and above; twice the sum of two of them is passed by less than one in 10,000 of ranks, if
     * they are as normal.
     */
    private static final double[] RANKS = {0.01, 0.1, 0.5, 0.9, 0.99};

    private Corpora() {}

    /**
     * Writes a file of records with {@code text}, {@code source}, {@code created} and {@code score}: words of a Zipf law, some in
     * other scripts, documents of all lengths.
     *
     * @param characters about how many of text
     */
    static void jsonl(Path file, long seed, long characters) throws IOException {
        UniformRandomProvider random = new Seed(seed).stream();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long written = 0; written < characters; ) {
                String text = document(random);
                written += text.length();
                out.write(String.format(
                        Locale.ROOT,
                        "{\"text\": \"%s\", \"source\": \"s%d\", \"created\": \"2022-%02d-05T00:00:00Z\", \"score\": %s}%n",
                        text,
                        random.nextInt(3),
                        1 + random.nextInt(2),
                        random.nextInt(50) == 0 ? "null" : Double.toString(random.nextDouble() * random.nextDouble())));
            }
        }
    }

    private static String document(UniformRandomProvider random) {
        StringBuilder text = new StringBuilder();
        int words = (int) Math.pow(3000, random.nextDouble());
        for (int i = 0; i < words; i++) {
            int rank = (int) Math.pow(TYPES, random.nextDouble());
            text.append(rank % 7 == 0 ? "Жöö" : "w").append(Integer.toString(rank, 36));
            text.append(random.nextInt(12) == 0 ? ".\\n" : " ");
        }
        return text.toString();
    }

    /** The same records as Parquet, in row groups of 2,048. */
    static void parquet(Path jsonl, Path parquet) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (SELECT text, source, created, score FROM read_json('" + jsonl
                    + "', columns={text: 'VARCHAR', source: 'VARCHAR', created: 'VARCHAR', score: 'DOUBLE'})) TO '"
                    + parquet
                    + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
        }
    }

    /** Many files of records, as Parquet. */
    static void folder(Path folder, int files, long charactersOfEach) throws IOException, SQLException {
        Files.createDirectories(folder);
        for (int i = 0; i < files; i++) {
            Path jsonl = folder.resolveSibling(folder.getFileName() + ".jsonl");
            jsonl(jsonl, i, charactersOfEach);
            parquet(jsonl, folder.resolve(String.format(Locale.ROOT, "part-%03d.parquet", i)));
            Files.delete(jsonl);
        }
    }

    /** What one machine makes of files. */
    static Profile onOneMachine(Path files, Selection selection) {
        return onOneMachine(files, selection, 2);
    }

    static Profile onOneMachine(Path files, Selection selection, int threads) {
        RecordFiles corpus =
                new RecordFiles(List.of(files.toString()), selection.columns(), Optional.empty(), selection.damage());
        Profile profile = selection.empty();
        Reading.of(corpus).run(threads, profile::add, () -> new byte[0], Duration.ofDays(1));
        return profile;
    }

    /** Counts, samples by hashes and histograms are equal; quantiles within their rank error; sums but for rounding. */
    static void assertSame(Profile expected, Profile actual) throws IOException {
        assertEquals(expected.groups().keySet(), actual.groups().keySet());
        for (Map.Entry<List<String>, GroupProfile> entry : expected.groups().entrySet()) {
            assertSame(
                    entry.getKey().toString(), entry.getValue(), actual.groups().get(entry.getKey()));
        }
    }

    private static void assertSame(String group, GroupProfile expected, GroupProfile actual) throws IOException {
        assertSame(group, expected.sizes(), actual.sizes());
        assertEquals(
                List.copyOf(expected.parts().keySet()),
                List.copyOf(actual.parts().keySet()));
        for (Map.Entry<String, Part<?>> part : expected.parts().entrySet()) {
            assertArrayEquals(
                    bytes(part.getValue()), bytes(actual.parts().get(part.getKey())), group + " " + part.getKey());
        }
        assertEquals(expected.numbers().keySet(), actual.numbers().keySet());
        expected.numbers()
                .forEach((column, numbers) -> assertSame(
                        group + " " + column, numbers, actual.numbers().get(column)));
    }

    private static void assertSame(String column, Numbers expected, Numbers actual) {
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            ValueMoments one = expected.momentsWithout(fold);
            ValueMoments other = actual.momentsWithout(fold);
            assertEquals(one.count(), other.count(), column);
            assertEquals(one.mean(), other.mean(), 1e-12 * Math.abs(one.mean()), column);
            assertEquals(one.squares(), other.squares(), 1e-12 * one.squares(), column);
        }
        assertArrayEquals(expected.missing(), actual.missing(), column);
        assertArrayEquals(expected.infinite(), actual.infinite(), column);
        assertEquals(expected.least(), actual.least(), column);
        assertEquals(expected.most(), actual.most(), column);
        assertArrayEquals(expected.cells().from(), actual.cells().from(), column);
        assertArrayEquals(expected.cells().to(), actual.cells().to(), column);
        assertArrayEquals(expected.cells().counts(), actual.cells().counts(), column);
        for (double rank : RANKS) {
            // each has an error of its own, and there is no number at every rank
            double most = 2 * (expected.rankError(rank) + actual.rankError(rank))
                    + 1.0 / expected.moments().count();
            assertEquals(rank, expected.rank(actual.quantile(rank)), most, column + " at " + rank);
        }
    }

    private static void assertSame(String group, Sizes expected, Sizes actual) {
        assertArrayEquals(expected.records(), actual.records(), group);
        assertArrayEquals(expected.blocks(), actual.blocks(), group);
        assertArrayEquals(expected.words(), actual.words(), group);
        assertArrayEquals(expected.characters(), actual.characters(), group);
        assertArrayEquals(expected.bytes(), actual.bytes(), group);
    }

    private static byte[] bytes(Part<?> part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        part.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
