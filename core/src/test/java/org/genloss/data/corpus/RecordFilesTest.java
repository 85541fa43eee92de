package org.genloss.data.corpus;

import static org.genloss.data.corpus.Corpora.rows;
import static org.genloss.data.corpus.Corpora.tally;
import static org.genloss.data.corpus.Corpora.text;
import static org.genloss.data.corpus.Corpora.told;
import static org.genloss.data.file.Fixtures.gzip;
import static org.genloss.data.file.Fixtures.parquet;
import static org.genloss.data.file.Fixtures.write;
import static org.genloss.data.file.Fixtures.zstd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genloss.data.Row;
import org.genloss.data.file.DataFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFilesTest {

    private static final String DOLMA = """
            {"id": "1", "text": "one\\nline", "source": "web", "added": "2024-01-01", "created": "2022-11-30T12:00:00Z", "metadata": {"lang": "en", "n": {"deep": 3}}}

            {"id": "2", "text": "two \\ud83c\\udf0a", "source": "books", "created": "1999", "metadata": {}}
            {"id": "3", "text": "", "source": null, "metadata": {"lang": ["a", "b"]}}
            {"id": "4", "text": null, "source": "web", "created": "nonsense"}
            """;

    @TempDir
    Path folder;

    @Test
    void dolmaLines() {
        Path file = write(folder.resolve("a.json"), "\ufeff" + DOLMA);
        assertEquals(
                List.of(
                        "1 [web, 2022-11, 2022, en, 3] one\nline",
                        "3 [books, unknown, 1999, unknown, unknown] two \ud83c\udf0a",
                        "4 [unknown, unknown, unknown, [\"a\",\"b\"], unknown] ",
                        "5 [web, unknown, unknown, unknown, unknown] -"),
                told(text(file, "source", "month", "year", "metadata.lang", "metadata.n.deep")));
        assertEquals(
                List.of("{\"lang\":\"en\",\"n\":{\"deep\":3}} en", "{} unknown"),
                rows(text(file, "metadata", "metadata.lang")).stream()
                        .limit(2)
                        .map(row -> row.group().get(0) + " " + row.group().get(1))
                        .toList());
    }

    @Test
    void everyPackingIsTheSameText() {
        List<String> expected = told(text(write(folder.resolve("a.jsonl"), DOLMA), "source"));
        assertEquals(expected, told(text(write(folder.resolve("b.jsonl.gz"), gzip(DOLMA)), "source")));
        assertEquals(expected, told(text(write(folder.resolve("c.ndjson.zst"), zstd(DOLMA)), "source")));
        assertEquals(expected, told(text(write(folder.resolve("D.JSON.GZ"), gzip(DOLMA)), "source")));
    }

    @Test
    void aColumnOfTheVeryNameComesFirst() {
        Path file = write(folder.resolve("a.jsonl"), """
                {"text": "x", "metadata.lang": "flat", "month": "May", "created": "2020-02-02"}
                {"metadata": {"lang": "deep"}, "text": "y", "created": "2020-02-02"}
                {"text": "first", "text": "last", "month": null, "created": "2020-02-02"}
                """);
        assertEquals(
                List.of("1 [flat, May, 2020] x", "2 [deep, 2020-02, 2020] y", "3 [unknown, unknown, 2020] last"),
                told(text(file, "metadata.lang", "month", "year")));
        assertEquals(
                List.of("2020-02", "2020-02", "2020-02"),
                rows(text(file, "month(created)")).stream()
                        .map(row -> row.group().get(0))
                        .toList());
    }

    @Test
    void csvWithQuotesAndLines() {
        String csv =
                "\ufeffid,text,source,day\r\n1,\"a, \"\"b\"\"\nc\",web,20221130\r\n\r\n2,plain \"q\",,2021/3/4\r\n3,,x,\r\n4,\"\",x,1669766400";
        List<String> expected = List.of(
                "2 [web, 2022-11] a, \"b\"\nc",
                "5 [unknown, 2021-03] plain \"q\"",
                "6 [x, unknown] -",
                "7 [x, 2022-11] ");
        assertEquals(expected, told(text(write(folder.resolve("a.csv"), csv), "source", "month(day)")));
        assertEquals(expected, told(text(write(folder.resolve("a.csv.zst"), zstd(csv)), "source", "month(day)")));
        String tsv = "text\tn\none\t1\ntwo, three\t2.5\n";
        Columns columns = new Columns(Optional.empty(), List.of("n"), List.of());
        assertEquals(
                List.of("2 [] one [1.0]", "3 [] two, three [2.5]"),
                told(Corpora.of(write(folder.resolve("a.tsv"), tsv), columns, null, Damage.Policy.STOP)));
    }

    @Test
    void numbersOfAllKinds() {
        Columns columns = new Columns(Optional.empty(), List.of("x", "y"), List.of());
        Path json = write(
                folder.resolve("a.jsonl"),
                "{\"x\": 1, \"y\": -2.5e3}\n{\"x\": \" 7 \", \"y\": true}\n{\"y\": null}\n{\"x\": NaN, \"y\": \"\", \"text\": \"t\"}\n");
        assertEquals(
                List.of("1 [] - [1.0, -2500.0]", "2 [] - [7.0, 1.0]", "3 [] - [NaN, NaN]", "4 [] t [NaN, NaN]"),
                told(Corpora.of(json, columns, null, Damage.Policy.STOP)));
        Path file = parquet(
                folder.resolve("a.parquet"),
                "SELECT * FROM (VALUES (1::DECIMAL(9,2), '4'), (NULL, NULL), (2.5, ' .5')) t(x, y)",
                "zstd");
        assertEquals(
                List.of("1 [] - [1.0, 4.0]", "2 [] - [NaN, NaN]", "3 [] - [2.5, 0.5]"),
                told(Corpora.of(file, columns, null, Damage.Policy.STOP)));
        assertEquals(
                Set.of("x", "y"),
                tally(Corpora.of(file, columns, null, Damage.Policy.STOP)).found());
    }

    @Test
    void parquetWithStructsDatesAndProvenance() {
        Path file = parquet(
                folder.resolve("odd [name]*.parquet"),
                "SELECT 'text ' || i AS text, 'human' AS origin, i AS generation, TIMESTAMP '2022-11-30 01:02:03' AS created, "
                        + "{'lang': 'en', 'n': {'deep': i}} AS metadata, '{\"a\": {\"b\": \"c' || i || '\"}}' AS json FROM range(2) t(i)",
                "snappy");
        assertEquals(
                List.of(
                        "1 [human, 0, 2022-11, en, 0, c0, unknown] text 0",
                        "2 [human, 1, 2022-11, en, 1, c1, unknown] text 1"),
                told(text(
                        file,
                        "origin",
                        "generation",
                        "month",
                        "metadata.lang",
                        "metadata.n.deep",
                        "json.a.b",
                        "metadata.none")));
    }

    @Test
    void aPlainFileIsADocument() {
        Path file = write(folder.resolve("a.txt"), "\ufeffone\r\n\ntwo\rthree");
        assertEquals(List.of("1 [unknown] one\n\ntwo\nthree"), told(text(file, "source")));
        Columns columns = new Columns(Optional.empty(), List.of("x"), List.of());
        assertEquals(
                List.of("1 [] a [NaN]"),
                told(Corpora.of(write(folder.resolve("b.tokens"), "a"), columns, null, Damage.Policy.STOP)));
    }

    @Test
    void aLongPlainFileIsSeveral() {
        int limit = PlainText.LONGEST;
        String blank = "x".repeat(limit - 10) + "\n\n" + "y".repeat(20) + "\n" + "z".repeat(20);
        List<Row> atBlank = rows(text(write(folder.resolve("a.txt"), blank)));
        assertEquals(
                List.of(limit - 8, 41),
                atBlank.stream().map(RecordFilesTest::length).toList());
        assertEquals(List.of(1L, 2L), atBlank.stream().map(Row::number).toList());
        String line = "x".repeat(limit - 10) + "\n" + "y".repeat(limit) + "z";
        assertEquals(
                List.of(limit - 9, limit, 1),
                rows(text(write(folder.resolve("b.txt"), line))).stream()
                        .map(RecordFilesTest::length)
                        .toList());
        // three bytes a character, which pieces of bytes must not cut
        String wide = "\u20ac".repeat(limit + 5);
        List<Row> pieces = rows(text(write(folder.resolve("c.txt.gz"), gzip(wide))));
        assertEquals(
                wide,
                String.join(
                        "", pieces.stream().map(row -> row.text().orElseThrow()).toList()));
        assertTrue(pieces.stream().allMatch(row -> length(row) <= limit));
    }

    private static int length(Row row) {
        return row.text().orElseThrow().length();
    }

    @Test
    void groupsThatCannotBeShownAsTheyAre() {
        String long1 = "s".repeat(200) + "1";
        String long2 = "s".repeat(200) + "2";
        Path file = write(
                folder.resolve("a.jsonl"),
                "{\"text\":\"a\",\"source\":\"x\\u001b[31m\"}\n{\"text\":\"a\",\"source\":\"x\\u202e[31m\"}\n"
                        + "{\"text\":\"a\",\"source\":\"x\\ud800[31m\"}\n{\"text\":\"a\",\"source\":\"" + long1
                        + "\"}\n{\"text\":\"a\",\"source\":\"" + long2
                        + "\"}\n{\"text\":\"a\",\"source\":\"caf\u00e9 \u6f22\"}\n{\"text\":\"a\",\"source\":\" \"}\n");
        List<String> groups = rows(text(file, "source")).stream()
                .map(row -> row.group().get(0))
                .toList();
        assertEquals(7, Set.copyOf(groups).size());
        for (int i = 0; i < 3; i++) {
            assertTrue(groups.get(i).matches("x\ufffd\\[31m~[0-9a-f]{16}"), groups.get(i));
        }
        assertTrue(groups.get(3).matches("s{80}~[0-9a-f]{16}"), groups.get(3));
        assertEquals(List.of("caf\u00e9 \u6f22", "unknown"), groups.subList(5, 7));
    }

    @Test
    void everyByteIsCountedOnce() {
        write(folder.resolve("a.jsonl.gz"), gzip(DOLMA));
        write(folder.resolve("b.csv"), "text\na\n");
        write(folder.resolve("c.txt"), "text");
        parquet(folder.resolve("d.parquet"), "SELECT 'a' AS text FROM range(9000)", "zstd");
        RecordFiles corpus = text(folder);
        assertEquals(0, corpus.bytesRead());
        assertEquals(4 + 1 + 1 + 9000, tally(corpus).records());
        assertEquals(corpus.bytes(), corpus.bytesRead());
        assertTrue(corpus.bytes() > 0);
    }

    @Test
    void aLargeParquetFileIsSeveralShards() {
        Path file = parquet(
                folder.resolve("a.parquet"),
                "SELECT 'text ' || i AS text FROM range(20000) t(i)",
                "zstd, ROW_GROUP_SIZE 2048");
        RecordFiles corpus = text(file);
        DataFile data = new DataFile(file, DataFile.Format.PARQUET, DataFile.Packing.NONE);
        List<Shard> shards = Shard.of(corpus, data, corpus.bytes() / 3);
        assertEquals(3, shards.size());
        assertEquals(corpus.bytes(), shards.stream().mapToLong(Shard::bytes).sum());
        List<String> together = new ArrayList<>();
        shards.forEach(shard ->
                shard.read(row -> together.add(row.number() + row.text().orElseThrow())));
        assertEquals(
                rows(corpus).stream()
                        .map(row -> row.number() + row.text().orElseThrow())
                        .toList(),
                together);
        assertEquals(20_000, together.size());
        assertEquals("20000text 19999", together.get(19_999));
    }
}
