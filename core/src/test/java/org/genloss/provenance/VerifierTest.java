package org.genloss.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Hashes are recomputed, chains are followed, shares are counted. */
class VerifierTest {

    /** Known from outside: {@code printf whale | sha256sum}. */
    private static final String WHALE = "a5d2ae286d0d9e45c0621a6fc7c18119940dd737baa8d794e6af357d2136a7a1";

    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private static String line(String text, String origin, Integer generation, String... parents) {
        return line(text, origin, generation, 1, parents);
    }

    private static String line(String text, String origin, Integer generation, int copies, String... parents) {
        return "{\"text\": " + JsonMapper.shared().writeValueAsString(text) + ", \"origin\": \"" + origin
                + "\", \"generation\": " + generation + ", \"copies\": " + copies + ", \"parents\": ["
                + List.of(parents).stream().map(p -> "\"" + p + "\"").collect(Collectors.joining(", "))
                + "], \"sha256\": \"" + Digest.of(text) + "\"}";
    }

    private Verification verify(Path... files) {
        return Verifier.verify(List.of(files), List.of(), Optional.empty());
    }

    private static List<String> kinds(Verification verification) {
        return verification.faults().stream().map(Verification.Fault::kind).toList();
    }

    @Test
    void aChainThatHolds() throws IOException {
        Verification all = verify(
                file("a.jsonl", line("one", "human", 0), line("two", "unknown", null)),
                file(
                        "b.jsonl",
                        line("three", "synthetic", 1, Digest.of("one")),
                        line("four", "synthetic", 2, Digest.of("three"), Digest.of("one"))));
        assertTrue(all.holds(), all.toString());
        assertEquals(4, all.records());
        assertEquals(15, all.bytes());
        assertEquals(2, all.withParents());
        assertEquals(
                List.of("human 1 3", "synthetic 2 9", "mixed 0 0", "unknown 1 3"),
                all.origins().stream()
                        .map(s -> s.name() + " " + s.records() + " " + s.bytes())
                        .toList());
        assertEquals(0.6, all.share(Origin.SYNTHETIC), 1e-15);
        assertEquals(0.25, all.share(Origin.UNKNOWN), 1e-15);
    }

    @Test
    void everyWayToBeBrokenIsFoundWithItsPlace() throws IOException {
        String gone = Digest.of("gone");
        Path file = file(
                "a.jsonl",
                line("one", "human", 0),
                line("two", "human", 0).replace("two", "tvo"),
                line("three", "synthetic", 1, gone),
                line("four", "synthetic", 3, Digest.of("one")),
                line("five", "synthetic", 0, Digest.of("one")),
                line("six", "robot", 0));
        Verification all = verify(file);
        assertEquals(List.of("unreadable", "hash", "missing parent", "generation"), kinds(all));
        assertEquals(
                List.of(2L, 3L, 4L, 5L, 6L),
                all.broken().stream().map(Verification.Broken::row).toList());
        assertTrue(all.broken().get(1).what().contains(gone));
        assertEquals(file.toString(), all.broken().get(0).file());
    }

    @Test
    void cyclesAreFoundWhateverTheGenerationsSay() throws IOException {
        String a = Digest.of("a");
        String b = Digest.of("b");
        Verification all = verify(file(
                "a.jsonl",
                line("a", "synthetic", null, b),
                line("b", "synthetic", null, a),
                line("root", "human", 0),
                line("child", "synthetic", null, a, Digest.of("root")),
                line("own", "synthetic", null, Digest.of("own"))));
        assertEquals(List.of("cycle"), kinds(all));
        assertEquals(
                List.of(1L, 2L, 5L),
                all.broken().stream().map(Verification.Broken::row).toList(),
                "what descends from a cycle is not in it");
        assertEquals(4, all.withoutGeneration());
    }

    /** Union on deduplication keeps the smallest generation: parents then say no more than an upper bound. */
    @Test
    void foldedRecordsMayHaveASmallerGeneration() throws IOException {
        String one = Digest.of("one");
        String two = Digest.of("two");
        assertTrue(verify(file(
                        "a.jsonl",
                        line("one", "human", 0),
                        line("two", "synthetic", 1, one),
                        line("three", "mixed", 0, 2, two),
                        line("four", "synthetic", 3, Digest.of("three"))))
                .holds());
        assertEquals(
                List.of("generation"),
                kinds(verify(file(
                        "b.jsonl",
                        line("one", "human", 0),
                        line("two", "synthetic", 1, one),
                        line("three", "mixed", 4, 2, two)))));
    }

    @Test
    void manifestsAreChecked() throws IOException {
        Path data = file("set.jsonl", line("one", "human", 0), line("two", "human", 0));
        Digest set = new Digest();
        set.add(Digest.of("one"));
        set.add(Digest.of("two"));
        String law = "kind: zipf";
        String good = "{\"kind\": \"source\", \"name\": \"law\", \"description\": \"" + law
                + "\", \"generation\": 0, \"sha256\": \"" + Digest.of(law) + "\"}\n"
                + "{\"kind\": \"dataset\", \"name\": \"D0\", \"file\": \"set.jsonl\", \"generation\": 0, \"parents\": [\""
                + Digest.of(law) + "\"], \"sha256\": \"" + set.end() + "\"}";
        Path manifest = file("datasets.jsonl", good);
        Verification all = verify(data, manifest);
        assertTrue(all.holds(), all.toString());
        assertEquals(2, all.sets());
        assertEquals(2, all.setsChecked());
        file("set.jsonl", line("two", "human", 0), line("one", "human", 0));
        assertEquals(List.of("data set"), kinds(verify(data, manifest)), "the order is part of a data set");
        Path other = file("other.jsonl", good.replace("zipf", "zip"));
        Verification named = Verifier.verify(List.of(data), List.of(other), Optional.empty());
        assertEquals(2, named.faults().get(0).records());
    }

    @ParameterizedTest
    @CsvSource({"parquet", "csv", "jsonl", "jsonl.gz", "csv.zst"})
    void everyFormatSaysTheSame(String extension) throws SQLException {
        String one = Digest.of("one, \"two\"\nthree");
        String two = Digest.of("Wörter");
        String parents = extension.startsWith("csv") ? "'" + one + " " + two + "'" : "['" + one + "', '" + two + "']";
        Path file = folder.resolve("a." + extension);
        String sql =
                "SELECT * FROM (SELECT 1 AS id, 'one, \"two\"\nthree' AS text, 'human' AS origin, NULL AS generator, 0 AS generation, "
                        + parents.replaceAll("'[0-9a-f]{64}.*'", "''").replace("['']", "[]::VARCHAR[]")
                        + " AS parents, '" + one
                        + "' AS sha256 UNION ALL SELECT 2, 'Wörter', 'SYNTHETIC', 'b; a', 0, "
                        + parents.replaceAll("'[0-9a-f]{64}.*'", "''").replace("['']", "[]::VARCHAR[]") + ", '" + two
                        + "' UNION ALL SELECT 3, 'x', 'mixed', NULL, 1, " + parents + ", NULL)";
        String format = extension.startsWith("parquet")
                ? "parquet"
                : extension.startsWith("csv") ? "csv, HEADER" + zst(extension) : "json" + zst(extension);
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("COPY (" + sql + ") TO '" + file + "' (FORMAT " + format + ")");
        }
        Verification all = verify(file);
        assertTrue(all.holds(), all.toString());
        assertEquals(2, all.withHash());
        assertEquals(1, all.withParents());
        assertEquals(
                List.of("(not said) 2", "a; b 1"),
                all.generators().stream().map(s -> s.name() + " " + s.records()).toList());
    }

    private static String zst(String extension) {
        return extension.endsWith("zst") ? ", COMPRESSION zstd" : extension.endsWith("gz") ? ", COMPRESSION gzip" : "";
    }

    @Test
    void aTextSaysItBesideItself() throws IOException {
        Path text = folder.resolve("a.txt");
        Files.writeString(text, "Call me Ishmael.\r\n");
        assertEquals(1, verify(text).origins().get(3).records());
        String hash = Digest.of("Call me Ishmael.\r\n");
        file("a.txt.provenance.jsonl", "{\"origin\": \"human\", \"generation\": 0, \"sha256\": \"" + hash + "\"}");
        Verification all = verify(folder);
        assertTrue(all.holds(), all.toString());
        assertEquals(1, all.origins().get(0).records());
        Files.writeString(text, "Call me Ahab.");
        assertEquals(List.of("hash"), kinds(verify(text)));
        file("a.txt.provenance.jsonl", "{}", "{}");
        assertTrue(
                assertThrows(UserError.class, () -> verify(text)).getMessage().contains("more lines"));
    }

    /** numpy.array([0.5, -2], '<f8').tobytes() through hashlib.sha256: the content of numbers for any language. */
    @Test
    void numbersHaveTheHashOfTheirDoubles() throws IOException {
        String known = NUMPY;
        assertEquals(known, Digest.of(new double[] {0.5, -2}));
        assertEquals(Digest.of(new double[] {0}), Digest.of(new double[] {-0.0}));
        Path csv = file("a.csv", "x1,x2,sha256", "0.5,-2," + known);
        Path lists =
                file("b.jsonl", "{\"pixels\": [0.5, -2.0], \"training_weight\": 3, \"sha256\": \"" + known + "\"}");
        assertTrue(verify(csv, lists).holds());
        assertEquals(2, verify(csv, lists).withHash());
    }

    private static final String NUMPY = "3c981c42e702d6fd1ad2a38ed812d85a64a50d7d016a449b15276bb9f3f731de";

    @Test
    void aFaultyFileIsNamed() throws IOException {
        Path torn = file("torn.jsonl", line("one", "human", 0), "{\"text\": \"tw");
        assertTrue(
                assertThrows(UserError.class, () -> verify(torn)).getMessage().contains("torn.jsonl"));
        Path bare = file("bare.jsonl", "{\"body\": \"one\"}");
        assertTrue(
                assertThrows(UserError.class, () -> verify(bare)).getMessage().contains("--text"));
        assertEquals(
                1,
                Verifier.verify(List.of(bare), List.of(), Optional.of("body")).records());
        assertThrows(UserError.class, () -> verify(folder.resolve("none.jsonl")));
        assertThrows(UserError.class, () -> verify(folder.resolve("none*.jsonl")));
    }

    @Test
    void theHashOfATextIsThatOfSha256sum() {
        assertEquals(WHALE, Digest.of("whale"));
        Digest set = new Digest();
        set.add(WHALE);
        assertEquals(
                Digest.of(new String((WHALE + "\n").getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)),
                set.end());
    }

    /** Of very many broken records the first are kept, and all are counted. */
    @Test
    void manyFaultsAreCounted() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lines.add(line("text " + i, "synthetic", 1, Digest.of("gone " + i)));
        }
        Verification all = verify(file("a.jsonl", lines.toArray(String[]::new)));
        assertEquals(100, all.faults().get(0).records());
        assertEquals(20, all.broken().size());
        assertEquals(20, all.broken().get(19).row());
    }
}
