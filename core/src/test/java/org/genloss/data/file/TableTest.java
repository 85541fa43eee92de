package org.genloss.data.file;

import static org.genloss.data.file.Fixtures.fails;
import static org.genloss.data.file.Fixtures.gzip;
import static org.genloss.data.file.Fixtures.parquet;
import static org.genloss.data.file.Fixtures.write;
import static org.genloss.data.file.Fixtures.zstd;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.data.Points;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.SupplyContract;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest extends SupplyContract<Points> {

    private static final Seed SEED = new Seed(1);

    @TempDir
    Path folder;

    /** 200 rows, of which the reservoir keeps 100; i, i squared as text, and a name. */
    @Override
    protected Source<Points> source() {
        return new Table(
                write(folder.resolve("t.csv"), rows(200)), List.of("a", "b"), 100, 0.2, false, Table.Missing.STOP);
    }

    private static String rows(int n) {
        return "name,b,a\n"
                + IntStream.range(0, n)
                        .mapToObj(i -> "n" + i + "," + i * i + ".5," + i + "\n")
                        .collect(Collectors.joining());
    }

    private static Table all(Path file, String... columns) {
        return new Table(file, List.of(columns), 1_000_000, 0, false, Table.Missing.STOP);
    }

    private static double[] inOrder(Path file, String... columns) {
        Supply<Points> supply = all(file, columns).open(SEED);
        Points drawn = supply.draw((int) supply.size(), 0, SEED);
        return Arrays.stream(drawn.column(0)).sorted().toArray();
    }

    @Test
    void everyFormatGivesTheSameRows() {
        String csv = "x,y\n1,4\n2.5,5\n-3e2,6\n";
        String tsv = csv.replace(',', '\t');
        String json = "{\"x\":1,\"y\":4}\n{\"y\":5,\"x\":\"2.5\"}\n{\"x\":-3e2,\"y\":6,\"z\":[1]}\n";
        String sql = "SELECT * FROM (VALUES (1.0, 4), (2.5, 5), (-300.0, 6)) AS t(x, y)";
        List<Path> files = List.of(
                write(folder.resolve("a.csv"), csv),
                write(folder.resolve("crlf.csv"), csv.replace("\n", "\r\n")),
                write(folder.resolve("bom.csv"), "\uFEFF" + csv.trim()),
                write(folder.resolve("quoted.CSV"), csv.replace("x", "\"x\"").replace("2.5", "\"2.5\"")),
                write(folder.resolve("a.tsv"), tsv),
                write(folder.resolve("a.jsonl"), json),
                write(folder.resolve("a.ndjson"), json),
                write(folder.resolve("a.csv.gz"), gzip(csv)),
                write(folder.resolve("a.csv.zst"), zstd(csv)),
                write(folder.resolve("a.tsv.gz"), gzip(tsv)),
                write(folder.resolve("a.jsonl.gz"), gzip(json)),
                write(folder.resolve("a.jsonl.zst"), zstd(json)),
                parquet(folder.resolve("s.parquet"), sql, "snappy"),
                parquet(folder.resolve("z.parquet"), sql, "zstd"),
                parquet(folder.resolve("g.parquet"), sql, "gzip"),
                parquet(
                        folder.resolve("text.parquet"),
                        "SELECT * FROM (VALUES ('1.0', 4), ('2.5', 5), ('-300', 6)) AS t(x, y)",
                        "snappy"));
        for (Path file : files) {
            assertArrayEquals(new double[] {-300, 1, 2.5}, inOrder(file, "x", "y"), file.toString());
        }
    }

    @Test
    void columnsInTheOrderAskedFor() {
        Points drawn = all(write(folder.resolve("o.csv"), "a,b,c\n1,2,3\n"), "c", "a")
                .open(SEED)
                .draw(1, 0, SEED);
        assertEquals(List.of("c", "a"), drawn.columns());
        assertArrayEquals(new double[] {3, 1}, drawn.values());
    }

    @Test
    void strangeNamesReachSqlEscaped() {
        String column = "it's \"x\"; DROP, 1";
        Path csv = write(folder.resolve("it's [a] * b?.csv"), "\"it's \"\"x\"\"; DROP, 1\",y\n7,8\n");
        write(folder.resolve("it's a - bc.csv"), "other\n1\n");
        assertArrayEquals(new double[] {7}, inOrder(csv, column));
        Path json = write(folder.resolve("d[1]*").resolve("o'b.jsonl"), "{\"it's \\\"x\\\"; DROP, 1\": 9}\n");
        assertArrayEquals(new double[] {9}, inOrder(json, column));
        Path parquet = parquet(folder.resolve("q'.parquet"), "SELECT 3 AS \"it's \"\"x\"\"; DROP, 1\"", "snappy");
        assertArrayEquals(new double[] {3}, inOrder(parquet, column));
    }

    @Test
    void patternReadsFilesByName() {
        write(folder.resolve("p-2.csv"), "x\n3\n");
        write(folder.resolve("p-1.csv"), "y,x\n0,1\n0,2\n");
        write(folder.resolve("q.csv"), "x\n9\n");
        assertArrayEquals(new double[] {1, 2, 3}, inOrder(folder.resolve("p-*.csv"), "x"));
        fails(() -> inOrder(folder.resolve("r-*.csv"), "x"), "no file matches", "r-*.csv");
        fails(() -> inOrder(folder.resolve("no").resolve("*.csv"), "x"), "is not a folder");
    }

    /** The values are those of sha256sum h1.csv, and of sha256sum h1.csv h2.csv | sha256sum. */
    @Test
    void hashIsThatOfTheBytes() {
        Path one = write(folder.resolve("h1.csv"), "x\n1\n");
        assertEquals(
                "daff832f802000e645771a60983c76c963f6ee602a6230e45237bd360e91cc1a",
                all(one, "x").open(SEED).hash());
        write(folder.resolve("h2.csv"), "x\n2\n");
        assertEquals(
                "491e7ff507ac796e46ef0a44281e9ad2f40401f38cf59f32abbb81f574161867",
                all(folder.resolve("h*.csv"), "x").open(SEED).hash());
    }

    @Test
    void splitDependsOnTheSeedAlone() {
        Path file = write(folder.resolve("s.csv"), rows(50));
        Table table = new Table(file, List.of("a"), 1000, 0.1, false, Table.Missing.STOP);
        assertEquals(45, table.open(SEED).size());
        assertEquals(5, table.open(SEED).heldOutSize());
        assertEquals(held(table, SEED), held(table, SEED));
        assertTrue(!held(table, SEED).equals(held(table, new Seed(2))));
    }

    private static TreeSet<Double> held(Table table, Seed open) {
        return Arrays.stream(table.open(open).heldOut(5, SEED).values())
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By hand: 1, 2, 3, 6 have mean 3 and population variance 3.5; a constant column becomes 0. */
    @Test
    void standardizeAsScikitLearnDoes() {
        Path file = write(folder.resolve("z.csv"), "x,c\n1,0.1\n2,0.1\n3,0.1\n6,0.1\n");
        Table table = new Table(file, List.of("x", "c"), 100, 0, true, Table.Missing.STOP);
        Points drawn = table.open(SEED).draw(4, 0, SEED);
        double s = Math.sqrt(3.5);
        assertArrayEquals(
                new double[] {-2 / s, -1 / s, 0, 3 / s},
                Arrays.stream(drawn.column(0)).sorted().toArray(),
                1e-15);
        assertArrayEquals(new double[4], drawn.column(1));
    }

    @Test
    void missingValuesStopOrAreSkipped() {
        Path csv = write(folder.resolve("m.csv"), "x,y\n1,1\n,2\n3,nan\n4,4\ninf,1\n\"\",3\n");
        fails(() -> all(csv, "x", "y").open(SEED), "4 of 6 rows", "column 'x' in row 2", "missing: skip");
        Table skip = new Table(csv, List.of("x", "y"), 100, 0, false, Table.Missing.SKIP);
        assertEquals(2, skip.open(SEED).size());
        Path json = write(folder.resolve("m.jsonl"), "{\"x\":1}\n{\"x\":null}\n{\"y\":2}\n");
        fails(() -> all(json, "x").open(SEED), "2 of 3 rows", "row 2");
        Path none = write(folder.resolve("n.csv"), "x\nnan\n");
        Table empty = new Table(none, List.of("x"), 100, 0, false, Table.Missing.SKIP);
        fails(() -> empty.open(SEED), "no rows", "(1 with)");
    }

    @Test
    void whatIsWrongWithAFileIsSaid() {
        fails(() -> all(folder.resolve("no.csv"), "x").open(SEED), "no.csv", "does not exist");
        fails(() -> all(folder, "x").open(SEED), "is a folder");
        fails(() -> all(write(folder.resolve("e.csv"), ""), "x").open(SEED), "e.csv", "is empty");
        fails(() -> all(write(folder.resolve("h.csv"), "x,y\n"), "x").open(SEED), "h.csv", "has no rows");
        fails(
                () -> all(write(folder.resolve("c.csv"), "height,width\n1,2\n"), "hight")
                        .open(SEED),
                "no column 'hight'",
                "[height, width]");
        fails(
                () -> all(write(folder.resolve("t.csv"), "x,y\n1,2\n3,abc\n"), "x", "y")
                        .open(SEED),
                "'y' is not numeric",
                "row 2",
                "'abc'");
        fails(
                () -> all(
                                parquet(
                                        folder.resolve("d.parquet"),
                                        "SELECT DATE '2020-01-01' AS d, [1] AS l",
                                        "snappy"),
                                "l")
                        .open(SEED),
                "'l' is not numeric",
                "'[1]'");
        fails(
                () -> all(write(folder.resolve("r.csv"), "x,y\n1,2\n3\n"), "x").open(SEED),
                "r.csv line 3 has 1 columns",
                "header has 2");
        fails(
                () -> all(write(folder.resolve("w.csv"), rows(300_000) + "1,2,3,4\n"), "a")
                        .open(SEED),
                "w.csv line 300002 has 4 columns or more, but the header has 3");
        fails(() -> all(write(folder.resolve("2.csv"), "x,x\n1,2\n"), "x").open(SEED), "two columns called 'x'");
        fails(
                () -> all(write(folder.resolve("j.jsonl"), "{\"x\":1}\n{\"x\":\n"), "x")
                        .open(SEED),
                "j.jsonl line 2 is not JSON");
        fails(
                () -> all(write(folder.resolve("k.jsonl"), "{\"x\":1}\n".repeat(50_000) + "x\n"), "x")
                        .open(SEED),
                "k.jsonl line 50001 is not JSON");
        fails(() -> all(write(folder.resolve("t.doc"), "x\n1\n"), "x").open(SEED), "not a table by its extension");
        fails(
                () -> all(
                                write(
                                        folder.resolve("l.csv"),
                                        "x,n\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)),
                                "x",
                                "n")
                        .open(SEED),
                "l.csv is not UTF-8 in line 2",
                "iconv");
    }

    @Test
    void whatIsNotWhatItsExtensionSays() throws IOException {
        byte[] parquet = Files.readAllBytes(parquet(folder.resolve("p.parquet"), "SELECT 1 AS x", "zstd"));
        fails(() -> all(write(folder.resolve("f.parquet"), "x\n1\n"), "x").open(SEED), "not what its extension says");
        fails(() -> all(write(folder.resolve("f.csv"), parquet), "x").open(SEED), "it is a Parquet file");
        fails(() -> all(write(folder.resolve("g.csv"), gzip("x\n1\n")), "x").open(SEED), "it is binary");
        fails(() -> all(write(folder.resolve("b.csv"), "x\n1\0"), "x").open(SEED), "it is binary");
        fails(() -> all(write(folder.resolve("f.csv.gz"), "x\n1\n"), "x").open(SEED), "not compressed as");
        fails(() -> all(write(folder.resolve("f.csv.zst"), gzip("x\n1\n")), "x").open(SEED), "not compressed as");
    }

    @Test
    void damageIsFound() throws IOException {
        String content = rows(5000);
        byte[] gz = gzip(content);
        byte[] zst = zstd(content);
        fails(
                () -> all(write(folder.resolve("t.csv.gz"), Arrays.copyOf(gz, gz.length / 2)), "a")
                        .open(SEED),
                "cut off");
        fails(
                () -> all(write(folder.resolve("t.csv.zst"), Arrays.copyOf(zst, zst.length / 2)), "a")
                        .open(SEED),
                "cut off");
        gz[gz.length / 2] ^= 0x55;
        fails(() -> all(write(folder.resolve("c.csv.gz"), gz), "a").open(SEED), "c.csv.gz is damaged");
        Path parquet = parquet(folder.resolve("p.parquet"), "SELECT i AS x FROM range(5000) t(i)", "zstd");
        byte[] bytes = Files.readAllBytes(parquet);
        fails(
                () -> all(write(folder.resolve("t.parquet"), Arrays.copyOf(bytes, bytes.length - 20)), "x")
                        .open(SEED),
                "t.parquet could not be read as PARQUET");
        Arrays.fill(bytes, 40, 200, (byte) 0x55);
        fails(() -> all(write(folder.resolve("c.parquet"), bytes), "x").open(SEED), "c.parquet could not be read");
    }

    @Test
    void unreadableFile() {
        Path file = write(folder.resolve("u.csv"), "x\n1\n");
        assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "root reads everything");
        fails(() -> all(file, "x").open(SEED), "may not be read");
    }

    @Test
    void impossibleParameters() {
        Path file = folder.resolve("x.csv");
        assertThrows(IllegalArgumentException.class, () -> all(file));
        assertThrows(IllegalArgumentException.class, () -> all(file, "x", "x"));
        assertThrows(
                IllegalArgumentException.class, () -> new Table(file, List.of("x"), 0, 0.1, false, Table.Missing.STOP));
        assertThrows(
                IllegalArgumentException.class, () -> new Table(file, List.of("x"), 10, 1, false, Table.Missing.STOP));
    }
}
