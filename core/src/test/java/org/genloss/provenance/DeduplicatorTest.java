package org.genloss.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Duplicates go, and nothing is lost of where they came from. */
class DeduplicatorTest {

    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String C = "c".repeat(64);

    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private static List<JsonNode> read(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(JsonMapper.shared().readTree(line));
        }
        return rows;
    }

    @Test
    void whatIsSaidOfCopiesIsUnited() throws IOException {
        Path one = file(
                "1.jsonl",
                "{\"id\": 7, \"text\": \"same\", \"origin\": \"synthetic\", \"generator\": \"m2\", \"generation\": 3, \"parents\": [\""
                        + B + "\", \"" + C + "\"], \"added\": \"2024-01-01T00:00:00Z\"}",
                "{\"id\": 8, \"text\": \"alone\", \"parents\": []}");
        Path two = file(
                "2.jsonl",
                "{\"id\": 9, \"text\": \"same\", \"origin\": \"human\", \"generation\": 0, \"parents\": \"" + A + " "
                        + B + "\"}",
                "{\"id\": 10, \"text\": \"same\", \"origin\": \"synthetic\", \"generator\": \"m1\", \"generation\": 4}",
                "{\"id\": 11, \"text\": null}",
                "{\"id\": 12, \"text\": null}");
        Path out = folder.resolve("out.jsonl");
        assertEquals(new Deduplicator.Done(6, 4, 1, 1), Deduplicator.run(List.of(one, two), out, Optional.empty()));
        List<JsonNode> rows = read(out);
        assertEquals(
                List.of(7, 8, 11, 12),
                rows.stream().map(r -> r.get("id").asInt()).toList());
        JsonNode same = rows.get(0);
        assertEquals("mixed", same.get("origin").asString());
        assertEquals("m1; m2", same.get("generator").asString());
        assertEquals(0, same.get("generation").asInt());
        assertEquals(
                "[\"" + A + "\",\"" + B + "\",\"" + C + "\"]",
                same.get("parents").toString());
        assertEquals(Digest.of("same"), same.get("sha256").asString());
        assertEquals(3, same.get("copies").asInt());
        assertEquals("2024-01-01T00:00:00Z", same.get("added").asString(), "the rest is as it was");
        JsonNode alone = rows.get(1);
        assertEquals("unknown", alone.get("origin").asString());
        assertTrue(alone.get("generation").isNull());
        assertEquals(1, alone.get("copies").asInt());
    }

    /** Whatever way copies are taken away, together or in turn, the same is said of what is left. */
    @Test
    void inTurnOrAtOnceIsTheSame() throws IOException, SQLException {
        Path one = file(
                "1.jsonl",
                "{\"text\": \"x\", \"origin\": \"human\", \"parents\": [\"" + A + "\"]}",
                "{\"text\": \"y\"}");
        Path two = file("2.jsonl", "{\"text\": \"x\", \"origin\": \"unknown\", \"parents\": [\"" + B + "\"]}");
        Path three = file("3.jsonl", "{\"text\": \"x\", \"origin\": \"synthetic\", \"generator\": \"m\"}");
        Path once = folder.resolve("once.parquet");
        Path some = folder.resolve("some.parquet");
        Path turn = folder.resolve("turn.parquet");
        Deduplicator.run(List.of(one, two, three), once, Optional.empty());
        Deduplicator.run(List.of(one, two), some, Optional.empty());
        Deduplicator.run(List.of(some, three), turn, Optional.empty());
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM (FROM '" + once + "' EXCEPT ALL FROM '" + turn
                        + "'), (SELECT any_value(typeof(parents)) AS t, max(copies) AS c FROM '" + turn
                        + "') WHERE t = 'VARCHAR[]' AND c = 3")) {
            rows.next();
            assertEquals(0, rows.getLong(1));
        }
        assertTrue(Verifier.verify(List.of(turn), List.of(), Optional.empty()).faults().stream()
                .allMatch(fault -> fault.kind().equals("missing parent")));
    }

    @Test
    void numbersKeepTheirHash() throws IOException, SQLException {
        Path floats = folder.resolve("floats.parquet");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute(
                    "COPY (SELECT (i % 3 / 10)::FLOAT AS x1, [0.1, i % 3]::FLOAT[] AS x2 FROM range(9) r(i)) TO '"
                            + floats + "' (FORMAT parquet)");
        }
        for (String name : List.of("out.jsonl", "out.parquet")) {
            Path out = folder.resolve(name);
            assertEquals(
                    3, Deduplicator.run(List.of(floats), out, Optional.empty()).written());
            Verification verification = Verifier.verify(List.of(out), List.of(), Optional.empty());
            assertTrue(verification.holds(), verification.toString());
            assertEquals(3, verification.withHash());
        }
    }

    @Test
    void textsBecomeRows() throws IOException {
        file("a.txt", "whale");
        file("b.txt", "whale");
        file("b.txt.provenance.jsonl", "{\"origin\": \"human\"}");
        Path out = folder.resolve("out.jsonl");
        Deduplicator.run(List.of(folder), out, Optional.empty());
        assertEquals("whale\n", read(out).get(0).get("text").asString());
        assertEquals("human", read(out).get(0).get("origin").asString());
        assertEquals(1, read(out).size());
    }

    @Test
    void whatIsNotSoIsNotMadeSo() throws IOException {
        Path wrong = file("a.jsonl", "{\"text\": \"x\", \"sha256\": \"" + A + "\"}");
        Path out = folder.resolve("out.jsonl");
        UserError refused =
                assertThrows(UserError.class, () -> Deduplicator.run(List.of(wrong), out, Optional.empty()));
        assertTrue(refused.getMessage().contains("a.jsonl, record 1"), refused.getMessage());
        assertFalse(Files.exists(out));
        assertThrows(UserError.class, () -> Deduplicator.run(List.of(wrong), wrong, Optional.empty()));
        assertThrows(
                UserError.class, () -> Deduplicator.run(List.of(wrong), folder.resolve("x.csv"), Optional.empty()));
    }

    /** Sets of parents that all differ, over several chunks of the database. */
    @Test
    void manyRecords() throws SQLException, IOException {
        Path many = folder.resolve("many.parquet");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute(
                    "COPY (SELECT repeat(md5((i % 5000)::VARCHAR), 3) AS text, [sha256(i::VARCHAR)] AS parents,"
                            + " CASE WHEN i % 7 = 0 THEN 'human' ELSE 'synthetic' END AS origin FROM range(15000) r(i)) TO '"
                            + many
                            + "' (FORMAT parquet)");
        }
        Path out = folder.resolve("out.parquet");
        Deduplicator.Done done = Deduplicator.run(List.of(many), out, Optional.empty());
        assertEquals(15_000, done.read());
        assertEquals(5_000, done.written());
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement();
                var rows = statement.executeQuery(
                        "SELECT sum(len(parents)), sum(copies), count(*) FILTER (origin = 'mixed')" + " FROM '" + out
                                + "'")) {
            rows.next();
            assertEquals(15_000, rows.getLong(1));
            assertEquals(15_000, rows.getLong(2));
            assertEquals(done.mixed(), rows.getLong(3));
        }
    }
}
