package org.genloss.data.corpus;

import static org.genloss.data.corpus.Corpora.told;
import static org.genloss.data.corpus.Corpora.where;
import static org.genloss.data.file.Fixtures.fails;
import static org.genloss.data.file.Fixtures.gzip;
import static org.genloss.data.file.Fixtures.parquet;
import static org.genloss.data.file.Fixtures.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --where}: what it selects, how it fails, and what it cannot reach. */
class ConditionTest {

    @TempDir
    Path folder;

    private Path json() {
        return write(folder.resolve("a.jsonl"), """
                {"text": "one", "lang": "en", "score": 1, "created": "2021-05-01", "metadata": {"tags": ["x", "y"], "n": 1}}
                {"text": "two", "lang": "cy", "score": 0.25, "created": "2023-05-01", "metadata": {"tags": [], "n": 2}}
                {"text": "three", "score": 12.5, "created": null, "metadata": {"tags": ["y"]}}
                """);
    }

    private static List<String> kept(Path file, String sql) {
        return told(where(file, sql, Damage.Policy.STOP));
    }

    @Test
    void linesOfJson() {
        Path file = json();
        assertEquals(List.of("1 [] one"), kept(file, "lang = 'en'"));
        assertEquals(List.of("2 [] two"), kept(file, "lang <> 'en' -- of those that say"));
        assertEquals(List.of("1 [] one", "3 [] three"), kept(file, "score >= 1"));
        assertEquals(List.of("2 [] two"), kept(file, "score between 0.2 and 0.3 AND created > '2022'"));
        assertEquals(List.of("1 [] one"), kept(file, "metadata.n = 1"));
        assertEquals(List.of("1 [] one", "3 [] three"), kept(file, "list_contains(metadata.tags, 'y')"));
        assertEquals(List.of("1 [] one"), kept(file, "len(list_filter(metadata.tags, t -> t = 'x')) = 1"));
        assertEquals(List.of("3 [] three"), kept(file, "length(text) > 3"));
        assertEquals(List.of("1 [] one", "2 [] two", "3 [] three"), kept(file, "true"));
        assertEquals(List.of(), kept(file, "NULL"));
    }

    @Test
    void rowsOfCsv() {
        String csv = "text,lang,score\none,en,2\ntwo,cy,10\nthree,en,\n";
        for (Path file : List.of(write(folder.resolve("a.csv"), csv), write(folder.resolve("b.csv.gz"), gzip(csv)))) {
            assertEquals(List.of("2 [] one", "4 [] three"), kept(file, "lang = 'en'"));
            // as numbers, not as strings
            assertEquals(List.of("3 [] two"), kept(file, "score > 5"));
            assertEquals(List.of("4 [] three"), kept(file, "score IS NULL"));
        }
    }

    @Test
    void rowsOfParquet() {
        Path file = parquet(
                folder.resolve("a'b.parquet"),
                "SELECT 'text ' || i AS text, i AS n, DATE '2022-01-01' + i::INT AS day FROM range(5000) t(i)",
                "zstd");
        assertEquals(List.of("3 [] text 2", "4 [] text 3"), kept(file, "n >= 2 AND day < '2022-01-05'"));
        Tally tally = Corpora.tally(where(file, "n % 2 = 0", Damage.Policy.STOP));
        assertEquals(2500, tally.records());
        assertEquals(2500, tally.leftOut());
    }

    /** Many batches, with damage between, in the order of the file. */
    @Test
    void batches() {
        String lines = IntStream.range(0, 10_000)
                .mapToObj(i -> i % 1000 == 7 ? "no" : "{\"text\": \"" + i + "\", \"n\": " + i + "}")
                .collect(Collectors.joining("\n"));
        Path file = write(folder.resolve("a.jsonl"), lines);
        Tally tally = Corpora.tally(where(file, "n % 10 = 3", Damage.Policy.SKIP));
        assertEquals(1000, tally.records());
        assertEquals(8990, tally.leftOut());
        assertEquals(Map.of(Damage.Kind.NOT_JSON, 10L), tally.damage());
        assertEquals(
                IntStream.range(0, 1000).mapToObj(i -> "" + (10 * i + 3)).toList(),
                Corpora.rows(where(file, "n % 10 = 3", Damage.Policy.SKIP)).stream()
                        .map(row -> row.text().orElseThrow())
                        .toList());
        fails(() -> kept(file, "n > 20"), "line 8 is not JSON");
    }

    @Test
    void valuesForWhichItFails() {
        String lines = IntStream.range(0, 3000)
                .mapToObj(i -> "{\"text\": \"t\", \"n\": " + (i == 2500 ? "\"many\"" : i) + ", \"s\": \""
                        + (i == 2700 ? "x" : "4") + "\"}")
                .collect(Collectors.joining("\n"));
        Path file = write(folder.resolve("a.jsonl"), lines);
        Tally tally = Corpora.tally(where(file, "n > 2400 AND s::INT = 4", Damage.Policy.SKIP));
        assertEquals(Map.of(Damage.Kind.CONDITION, 2L), tally.damage());
        assertEquals(597, tally.records());
        assertEquals(
                List.of(2501L, 2701L),
                tally.first().stream().map(Damage::number).toList());
        fails(() -> kept(file, "n > 3"), "a.jsonl line 2501 has values for which --where fails", "another type");
        fails(() -> kept(file, "s::INT = 4"), "line 2701", "Could not convert string 'x' to INT32");
        Path table = parquet(
                folder.resolve("a.parquet"), "SELECT 'a' AS text, '4' AS n UNION ALL SELECT 'b', 'x'", "snappy");
        assertEquals(
                Map.of(Damage.Kind.CONDITION, 1L),
                Corpora.tally(where(table, "n::INT = 4", Damage.Policy.SKIP)).damage());
        fails(
                () -> kept(table, "n::INT = 4"),
                "a.parquet row 2 has values for which --where fails",
                "Could not convert string 'x'");
    }

    @Test
    void mistakesAreToldInTheirWords() {
        List<Path> files = List.of(
                json(),
                write(folder.resolve("a.csv"), "text,lang\none,en\n"),
                parquet(folder.resolve("a.parquet"), "SELECT 'a' AS text, 'en' AS lang", "snappy"));
        for (Path file : files) {
            fails(() -> kept(file, "lnag = 'en'"), "--where 'lnag = 'en'' is refused", "\"lnag\"");
            String message = assertThrows(UserError.class, () -> kept(file, "lnag = 'en'"))
                    .getMessage();
            assertFalse(message.contains("failed"), "columns of our own are proposed: " + message);
            fails(() -> kept(file, "lang = "), "syntax error");
            fails(() -> kept(file, "count(*) > 1"), "aggregates");
            fails(() -> kept(file, "upper(lang, 3) = 'EN'"), "No function matches");
            fails(() -> kept(file, "random() < 0.5"), "volatile");
        }
        fails(() -> kept(write(folder.resolve("a.txt"), "x"), "true"), "a.txt is plain text");
    }

    /** By the parser: one expression on one record. */
    @Test
    void noOtherTablesAndStatements() {
        Path file = json();
        Path out = folder.resolve("out.csv");
        for (String sql : List.of(
                "(SELECT count(*) FROM read_csv('/etc/passwd')) > 0",
                "lang IN (SELECT column0 FROM '/etc/passwd')",
                "EXISTS (FROM read_text('/etc/passwd'))",
                "true) UNION SELECT 1 WHERE (true",
                "true) LIMIT (1",
                "true) GROUP BY (lang",
                "true); COPY (SELECT 1) TO '" + out + "'; SELECT (true",
                "true); COPY (SELECT 1) TO '" + out + "' --",
                "SELECT 1",
                "",
                ")")) {
            fails(() -> kept(file, sql), "--where ", " is refused: ");
        }
        assertFalse(Files.exists(out));
        assertEquals(3, kept(file, "true) AND (true").size());
    }

    /** And by the engine, were the parser to let something through. */
    @Test
    void noOtherFiles() throws SQLException {
        Path file = parquet(folder.resolve("a.parquet"), "SELECT 1 AS n", "snappy");
        Path other = parquet(folder.resolve("b.parquet"), "SELECT 1 AS n", "snappy");
        Path out = folder.resolve("out.csv");
        try (Engine engine = new Engine(Engine.MEMORY, Optional.of(file))) {
            engine.query("FROM '" + file + "'", row -> assertEquals(1, row.getInt(1)));
            for (String sql : List.of(
                    "FROM read_csv('/etc/passwd')",
                    "FROM read_text('/etc/passwd')",
                    "FROM glob('/etc/*')",
                    "FROM '" + other + "'",
                    "COPY (SELECT 1) TO '" + out + "'",
                    "ATTACH '" + folder.resolve("x.db") + "'",
                    "EXPORT DATABASE '" + folder.resolve("x") + "'",
                    "INSTALL httpfs",
                    "SET enable_external_access = true",
                    "SET allowed_paths = ['/etc/passwd']",
                    "SET memory_limit = '100GB'")) {
                String message = assertThrows(SQLException.class, () -> engine.execute(sql), sql)
                        .getMessage();
                assertTrue(message.contains("Permission Error") || message.contains("locked"), message);
            }
        }
        try (Engine engine = new Engine(Engine.MEMORY, Optional.empty())) {
            assertThrows(SQLException.class, () -> engine.execute("FROM '" + file + "'"));
        }
        assertEquals(
                List.of("a.parquet", "b.parquet"),
                Arrays.stream(folder.toFile().list()).sorted().toList());
    }
}
