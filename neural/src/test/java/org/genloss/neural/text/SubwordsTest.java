package org.genloss.neural.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.SupplyContract;
import org.genloss.data.Tokenizer;
import org.genloss.data.Tokens;
import org.genloss.data.Validated;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubwordsTest extends SupplyContract<Tokens> {

    private static final Seed SEED = new Seed(3);
    private static final String MARKING = HuggingFaceTokenizerTest.marking();
    private static final HuggingFaceTokenizer CUTTER = HuggingFaceTokenizer.of(MARKING);

    @TempDir
    Path folder;

    private Path tokenizer;

    @BeforeEach
    void writeTokenizer() {
        tokenizer = Corpora.write(folder.resolve("cut").resolve("tokenizer.json"), MARKING);
    }

    /** Blocks of which the reservoir keeps 150, all different: lines are numbered. */
    @Override
    protected Source<Tokens> source() {
        String lines =
                IntStream.range(0, 1000).mapToObj(i -> "line " + i + " .\n").collect(Collectors.joining());
        return new Given(Corpora.write(folder.resolve("lines.txt"), lines))
                .keep(150)
                .source();
    }

    /** A source in the making: all at defaults but the tokenizer, and blocks of 16. */
    private final class Given {
        private Path path;
        private Optional<Path> validation = Optional.empty();
        private Optional<Path> test = Optional.empty();
        private Optional<Double> heldOut = Optional.empty();
        private Optional<Path> cutter = Optional.of(tokenizer);
        private int vocabularySize = 300;
        private int block = 16;
        private Subwords.Rows rows = Subwords.Rows.LINE;
        private boolean special = true;
        private boolean end;
        private int keep = 1000;
        private Optional<String> column = Optional.empty();

        Given(Path path) {
            this.path = path;
        }

        Given keep(int most) {
            keep = most;
            return this;
        }

        Given rows(Subwords.Rows kind, boolean endOfText) {
            rows = kind;
            end = endOfText;
            return this;
        }

        Given block(int tokens) {
            block = tokens;
            return this;
        }

        Given unmarked() {
            special = false;
            return this;
        }

        Given heldOut(double share) {
            heldOut = Optional.of(share);
            return this;
        }

        Given validation(Path text) {
            validation = Optional.of(text);
            return this;
        }

        Given test(Path text) {
            test = Optional.of(text);
            return this;
        }

        Given tokenizer(Path file) {
            cutter = Optional.ofNullable(file);
            return this;
        }

        Given column(String name) {
            column = Optional.of(name);
            return this;
        }

        Subwords source() {
            return new Subwords(
                    path,
                    validation,
                    test,
                    heldOut,
                    cutter,
                    vocabularySize,
                    block,
                    rows,
                    special,
                    end,
                    keep,
                    column,
                    "UTF-8");
        }

        Supply<Tokens> open() {
            return source().open(SEED);
        }
    }

    /** The text must give exactly these tokens: one block of as many, and none of one more. */
    private void gives(Given given, int[] expected) {
        Supply<Tokens> supply = given.heldOut(0).block(expected.length).open();
        assertEquals(1, supply.size());
        assertArrayEquals(expected, supply.draw(1, 0, SEED).tokens());
        String message = fails(() -> given.block(expected.length + 1).open());
        assertTrue(
                message.contains(
                        "has " + expected.length + " tokens, fewer than one block of " + (expected.length + 1)),
                message);
    }

    private static int[] rows(boolean special, String... rows) {
        return Stream.of(rows)
                .flatMapToInt(row -> IntStream.of(CUTTER.encode(row, special)))
                .toArray();
    }

    private Path text(String name, String content) {
        return Corpora.write(folder.resolve(name), content);
    }

    @Test
    void linesAreRows() {
        Path file = text("a.txt", "The wheel.\r\n\n \n   \nlast");
        gives(new Given(file), rows(true, "The wheel.\n", "\n", "", "", "last"));
        gives(new Given(file).unmarked(), rows(false, "The wheel.\n", "\n", "last"));
        assertEquals(
                5,
                IntStream.of(rows(true, "a", "\n", "", "", "b"))
                        .filter(id -> id == 400)
                        .count());
    }

    @Test
    void documentsAreRows() {
        Path folder = text("many/a.txt", "One.\nTwo.\n").getParent();
        text("many/b/c.tokens", " \n");
        int[] end = {0};
        int[] a = rows(true, "One.\nTwo.\n");
        int[] b = rows(true, " \n");
        int[] expected = Stream.of(a, end, b, end).flatMapToInt(IntStream::of).toArray();
        gives(new Given(folder).rows(Subwords.Rows.DOCUMENT, true), expected);
        gives(new Given(folder), rows(true, "One.\n", "Two.\n", ""));
    }

    /** WikiText's own rows as a table, and its file as it is published, are the same blocks. */
    @Test
    void tablesOfRows() throws SQLException {
        Path parquet = folder.resolve("rows.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT unnest(['', ' = Title = \n', '', ' Text .\n', NULL]) AS text) TO '"
                    + parquet + "' (FORMAT parquet)");
        }
        int[] expected = rows(true, "", " = Title = \n", "", " Text .\n");
        gives(new Given(parquet).column("text"), expected);
        gives(new Given(parquet).column("text").rows(Subwords.Rows.DOCUMENT, false), expected);
        gives(new Given(text("wiki.tokens", " \n = Title = \n \n Text .\n")), expected);
        Path lines = text("rows.jsonl", "{\"text\": \"a\\nb\"}\n{\"text\": \"c\"}\n");
        gives(new Given(lines).column("text"), rows(true, "a\n", "b", "c"));
        String message = fails(() -> new Given(lines).column("txt").open());
        assertTrue(message.contains("has no column 'txt'"), message);
        assertTrue(fails(() -> new Given(lines).open()).contains("text_column is not set"));
    }

    @Test
    void packedFiles() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("The wheel.\n".getBytes(StandardCharsets.UTF_8));
        }
        gives(new Given(Files.write(folder.resolve("a.txt.gz"), bytes.toByteArray())), rows(true, "The wheel.\n"));
        gives(
                new Given(Files.write(
                        folder.resolve("a.tokens.zst"),
                        Zstd.compress("The wheel.\n".getBytes(StandardCharsets.UTF_8)))),
                rows(true, "The wheel.\n"));
    }

    @Test
    void blocksOfOneLengthThatGoThroughRows() {
        String golden =
                Corpora.golden().replace("\r\n", "\n").replace('\r', '\n').replaceAll("(?m)^ +$", "");
        Supply<Tokens> supply = new Given(text("a.txt", golden)).heldOut(0).open();
        assertEquals(rows(true, golden.split("(?<=\n)")).length / 16, supply.size());
        Tokens all = supply.draw((int) supply.size(), 0, SEED);
        assertEquals(16 * all.size(), all.tokens().length);
        assertFalse(all.closed());
        assertEquals(401, all.vocabulary().size());
        assertEquals(
                CUTTER.json(), all.vocabulary().tokenizer().map(Tokenizer::json).orElseThrow());
        assertEquals(401, all.counts().length);
    }

    @Test
    void validationAndTestAreWholeTexts() {
        Path file = text("a.txt", "The wheel turned the stone.\n".repeat(30));
        Path other = text("b.txt", "The river was the sea.\n".repeat(20));
        Supply<Tokens> plain = new Given(file).open();
        assertEquals(Optional.empty(), ((Validated<?>) plain).validation());
        assertEquals(plain.heldOutSize(), (plain.size() + plain.heldOutSize()) / 10);
        Supply<Tokens> given = new Given(file).validation(other).test(other).open();
        assertEquals(plain.size() + plain.heldOutSize(), given.size());
        Tokens validation = (Tokens) ((Validated<?>) given).validation().orElseThrow();
        assertEquals(20 * rows(true, "The river was the sea.\n").length / 16, validation.size());
        assertEquals(validation.size(), given.heldOutSize());
        assertTrue(validation.text(0).startsWith("</s>The river"), validation.text(0));
        assertSame(validation.vocabulary(), given.draw(1, 0, SEED).vocabulary());
        assertSame(validation.vocabulary(), given.heldOut(1, SEED).vocabulary());
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new Given(file).test(other).heldOut(0.2).source())
                .getMessage();
        assertTrue(message.startsWith("held_out must be left out where test is given"), message);
    }

    @Test
    void aTokenizerIsTrainedOnTheTrainingText() {
        Path file = text("a.txt", "The wheel turned and turned.\n".repeat(100));
        Path other = text("b.txt", "xyz\n".repeat(20));
        Supply<Tokens> supply = new Given(file).tokenizer(null).test(other).open();
        Tokens drawn = supply.draw(1, 0, SEED);
        BpeTrainer trainer = new BpeTrainer(300);
        trainer.read("The wheel turned and turned.\n".repeat(100));
        assertEquals(
                trainer.train(), drawn.vocabulary().tokenizer().orElseThrow().json());
        assertTrue(drawn.vocabulary().id("\u0120turned") > 256);
        assertEquals("xyz\nxyz\nxyz\nxyz\n", supply.heldOut(1, SEED).text(0));
    }

    @Test
    void theHashIsOfAllThatWasRead() {
        Path file = text("a.txt", "The wheel turned the stone.\n".repeat(30));
        Path other = text("b.txt", "The river was the sea.\n".repeat(20));
        Set<String> hashes = new HashSet<>();
        hashes.add(new Given(file).open().hash());
        hashes.add(new Given(file).tokenizer(null).open().hash());
        hashes.add(new Given(file).test(other).open().hash());
        hashes.add(new Given(file).validation(other).open().hash());
        hashes.add(new Given(file).validation(other).test(other).open().hash());
        text("cut/tokenizer_config.json", "{\"eos_token\": \"</s>\"}");
        hashes.add(new Given(file).open().hash());
        assertEquals(6, hashes.size());
        assertEquals(
                new Given(file).open().hash(), new Given(file).keep(7).open().hash());
    }

    @Test
    void mistakes() {
        Path file = text("a.txt", "The wheel.\n");
        assertTrue(fails(() -> new Given(folder.resolve("no.txt")).open()).contains("does not exist"));
        assertTrue(fails(() -> new Given(file).tokenizer(folder).open()).contains("has no tokenizer.json"));
        Path broken = text("broken.json", MARKING.substring(0, 1000));
        assertTrue(fails(() -> new Given(file).tokenizer(broken).open()).contains(broken + " is not JSON"));
        Path endless = text("endless.json", HuggingFaceTokenizerTest.changed(root -> root.putArray("added_tokens")));
        assertTrue(fails(() -> new Given(file)
                        .tokenizer(endless)
                        .rows(Subwords.Rows.LINE, true)
                        .open())
                .contains("no token that ends a text"));
        assertTrue(fails(() -> new Given(file).open()).contains("fewer than one block of 16"));
        assertThrows(
                IllegalArgumentException.class, () -> new Given(file).block(0).source());
        assertThrows(
                IllegalArgumentException.class, () -> new Given(file).heldOut(1).source());
    }

    /** 1,299 of the 3,760 rows are empty, and a row of OPT's begins with one mark. */
    @Test
    void wikiTextAsPublished() {
        Path valid = Corpora.wikiText("wiki.valid.tokens");
        Path test = Corpora.wikiText("wiki.test.tokens");
        Supply<Tokens> supply =
                new Given(valid).test(test).keep(1_000_000).block(64).open();
        assertEquals("WikiText-2 validation, WikiText-2 test", supply.published());
        Tokens all = supply.draw((int) supply.size(), 0, SEED);
        long marks = all.counts()[400];
        assertTrue(marks >= 3758 && marks <= 3760, marks + " marks");
        assertNotEquals("", all.text(0));
    }

    private static String fails(Runnable call) {
        String message = assertThrows(UserError.class, call::run).getMessage();
        assertTrue(message.contains("remedy: "), message);
        return message;
    }
}
