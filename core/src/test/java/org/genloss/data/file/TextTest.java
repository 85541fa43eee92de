package org.genloss.data.file;

import static org.genloss.data.file.Fixtures.fails;
import static org.genloss.data.file.Fixtures.gzip;
import static org.genloss.data.file.Fixtures.parquet;
import static org.genloss.data.file.Fixtures.write;
import static org.genloss.data.file.Fixtures.zstd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.SupplyContract;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.data.Vocabulary.Unit;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTest extends SupplyContract<Tokens> {

    private static final Seed SEED = new Seed(1);

    @TempDir
    Path folder;

    /** 300 lines that differ, but not in their types, of which the reservoir keeps 150. */
    @Override
    protected Source<Tokens> source() {
        return lines(i -> String.join(" ", String.valueOf(i).split("")));
    }

    private Text lines(IntFunction<String> content) {
        String lines = IntStream.range(0, 300)
                .mapToObj(i -> "line " + content.apply(i) + " .\n")
                .collect(Collectors.joining());
        return new Text(
                write(folder.resolve("lines.txt"), lines),
                Unit.WORDS,
                Text.Split.LINE,
                64,
                false,
                1,
                Optional.empty(),
                150,
                0.2,
                Optional.empty(),
                "UTF-8");
    }

    private static Text text(Path path, Unit unit, Text.Split split, int block) {
        return new Text(path, unit, split, block, false, 1, Optional.empty(), 1000, 0, Optional.empty(), "UTF-8");
    }

    private static Text column(Path path, String column) {
        return new Text(
                path,
                Unit.WORDS,
                Text.Split.DOCUMENT,
                64,
                false,
                1,
                Optional.empty(),
                1000,
                0,
                Optional.of(column),
                "UTF-8");
    }

    /** All sequences, sorted. */
    private static List<String> sequences(Text source) {
        Supply<Tokens> supply = source.open(SEED);
        return records(supply.draw((int) supply.size(), 0, SEED)).stream()
                .sorted()
                .toList();
    }

    private List<String> words(String content) {
        Path file = write(folder.resolve("w.txt"), content);
        return Arrays.asList(sequences(text(file, Unit.WORDS, Text.Split.DOCUMENT, 64))
                .get(0)
                .split(" "));
    }

    @Test
    void wordsAndPunctuation() {
        assertEquals(
                List.of("Don't", "say", "\"", "mother-in-law", "\"", "(", "3", ".", "14", ")", "!"),
                words("Don't say  \"mother-in-law\"\n(3.14)!"));
        assertEquals(List.of("'", "tis", "the", "dogs", "'", "-", "-", "x", "-"), words("'tis the dogs'-- x-"));
        assertEquals(
                List.of("l\u2019\u00e9t\u00e9", "na\u0308ive", "\u2014", "\u4e2d\u6587", "\ud83d\ude00", "\u00b2"),
                words("l\u2019\u00e9t\u00e9 na\u0308ive\u2014\u4e2d\u6587\u00a0\ud83d\ude00 \u00b2"));
    }

    @Test
    void unknownMarkIsOneToken() {
        assertEquals(
                List.of("a", "<unk>", "b", "<", "un", "<", "unkk", ">", "<unk>"), words("a <unk> b <un<unkk><unk>"));
        assertEquals(List.of("x", "<", "unk"), words("x<unk"));
        Tokens tokens = text(
                        write(folder.resolve("u.tokens"), " the <unk> cat <unk> \n"), Unit.WORDS, Text.Split.LINE, 1)
                .open(SEED)
                .draw(1, 0, SEED);
        assertEquals(3, tokens.vocabulary().size());
        assertEquals(2, tokens.counts()[tokens.vocabulary().unknown()]);
    }

    @Test
    void sequencesOfEveryKind() {
        Path file = write(folder.resolve("s.txt"), "one two\r\nthree\n\n \nfour five\rsix\n\nseven");
        assertEquals(
                List.of("four five", "one two", "seven", "six", "three"),
                sequences(text(file, Unit.WORDS, Text.Split.LINE, 64)));
        assertEquals(
                List.of("four five six", "one two three", "seven"),
                sequences(text(file, Unit.WORDS, Text.Split.PARAGRAPH, 64)));
        assertEquals(
                List.of("one two three four five six seven"),
                sequences(text(file, Unit.WORDS, Text.Split.DOCUMENT, 64)));
        assertEquals(List.of("four five six", "one two three"), sequences(text(file, Unit.WORDS, Text.Split.BLOCK, 3)));
        assertEquals(
                List.of("four five\nsix", "one two\nthree", "seven"),
                sequences(text(file, Unit.CHARACTERS, Text.Split.PARAGRAPH, 64)));
        assertEquals(
                List.of("four five", "one two", "seven", "six", "three"),
                sequences(text(file, Unit.CHARACTERS, Text.Split.LINE, 64)));
        assertTrue(text(file, Unit.WORDS, Text.Split.LINE, 64)
                .open(SEED)
                .draw(1, 0, SEED)
                .closed());
        assertFalse(text(file, Unit.WORDS, Text.Split.BLOCK, 3)
                .open(SEED)
                .draw(1, 0, SEED)
                .closed());
    }

    @Test
    void charactersAndBytesKeepTheText() {
        String content = "\u00e9\n\ud83d\ude00 x\ty\n";
        Path file = write(folder.resolve("c.txt"), content);
        Tokens characters =
                text(file, Unit.CHARACTERS, Text.Split.DOCUMENT, 1).open(SEED).draw(1, 0, SEED);
        assertEquals(content, characters.text(0));
        assertEquals(8, characters.tokens().length);
        Tokens bytes = text(file, Unit.BYTES, Text.Split.DOCUMENT, 1).open(SEED).draw(1, 0, SEED);
        assertEquals(content, bytes.text(0));
        assertEquals(content.getBytes(StandardCharsets.UTF_8).length, bytes.tokens().length);
        assertTrue(bytes.vocabulary().id("c3") != bytes.vocabulary().unknown());
        assertEquals(bytes.vocabulary().unknown(), bytes.vocabulary().id("ff"));
    }

    @Test
    void blocksEndWithTheirDocument() {
        write(folder.resolve("d/a.txt"), "a1 a2 a3 a4 a5");
        write(folder.resolve("d/sub/b.txt.gz"), gzip("b1 b2 b3"));
        write(folder.resolve("d/sub/c.txt.zst"), zstd("c1 c2"));
        write(folder.resolve("d/e.tokens"), "e1 e2");
        write(folder.resolve("d/empty-but-for-a-line.txt"), "\n");
        write(folder.resolve("d/ignored.md"), "no no");
        assertEquals(
                List.of("a1 a2", "a3 a4", "b1 b2", "c1 c2", "e1 e2"),
                sequences(text(folder.resolve("d"), Unit.WORDS, Text.Split.BLOCK, 2)));
    }

    @Test
    void vocabularyByCountThenCodePoint() {
        Path file = write(folder.resolve("v.txt"), "b b b \ud83d\ude00 \uffee a a Z c");
        Vocabulary vocabulary = text(file, Unit.WORDS, Text.Split.DOCUMENT, 1)
                .open(SEED)
                .draw(1, 0, SEED)
                .vocabulary();
        List<String> types =
                IntStream.range(0, vocabulary.size()).mapToObj(vocabulary::type).toList();
        assertEquals(List.of("b", "a", "Z", "c", "\uffee", "\ud83d\ude00", "<unk>"), types);
    }

    @Test
    void rareTypesBecomeUnknown() {
        Path file = write(folder.resolve("r.txt"), "A a a B b c");
        Text rare = new Text(
                file, Unit.WORDS, Text.Split.DOCUMENT, 1, true, 2, Optional.empty(), 10, 0, Optional.empty(), "UTF-8");
        assertEquals(List.of("a a a b b <unk>"), sequences(rare));
        Text most = new Text(
                file, Unit.WORDS, Text.Split.DOCUMENT, 1, true, 1, Optional.of(1), 10, 0, Optional.empty(), "UTF-8");
        assertEquals(List.of("a a a <unk> <unk> <unk>"), sequences(most));
    }

    @Test
    void vocabularyKnowsTrainingTextOnly() {
        Supply<Tokens> supply = lines(String::valueOf).open(SEED);
        Tokens training = supply.draw((int) supply.size(), 0, SEED);
        for (int id = 0; id < training.vocabulary().unknown(); id++) {
            assertTrue(training.counts()[id] > 0);
        }
        assertEquals(0, training.counts()[training.vocabulary().unknown()]);
        Tokens heldOut = supply.heldOut((int) supply.heldOutSize(), SEED);
        assertEquals(30, heldOut.size());
        // every line has a number of its own, which the training text cannot have
        assertEquals(30, heldOut.counts()[heldOut.vocabulary().unknown()]);
    }

    @Test
    void tablesOfText() {
        String json = "{\"t\":\"one two\",\"n\":1}\n{\"t\":null}\n{\"t\":\"three \\\"x\\\"\"}\n";
        List<String> expected = List.of("one two", "three \" x \"");
        assertEquals(expected, sequences(column(write(folder.resolve("t.jsonl"), json), "t")));
        assertEquals(expected, sequences(column(write(folder.resolve("t.jsonl.zst"), zstd(json)), "t")));
        assertEquals(
                expected,
                sequences(column(write(folder.resolve("t.csv"), "n,t\n1,one two\n2,\n3,\"three \"\"x\"\"\"\n"), "t")));
        String sql = "SELECT * FROM (VALUES ('one two'), (NULL), ('three \"x\"')) AS v(t)";
        assertEquals(expected, sequences(column(parquet(folder.resolve("t.parquet"), sql, "zstd"), "t")));
        fails(() -> column(folder.resolve("t.csv"), "text").open(SEED), "no column 'text'", "nearest");
        fails(
                () -> text(folder.resolve("t.csv"), Unit.WORDS, Text.Split.LINE, 1)
                        .open(SEED),
                "text_column is not set",
                "[n, t]");
        fails(() -> column(write(folder.resolve("t.txt"), "x"), "t").open(SEED), "not a table by its extension");
        Text bytes = new Text(
                folder.resolve("t.csv"),
                Unit.BYTES,
                Text.Split.BLOCK,
                3,
                false,
                1,
                Optional.empty(),
                9,
                0,
                Optional.of("t"),
                "UTF-8");
        assertEquals(List.of(" tw", "\"x\"", "ee ", "one", "thr"), sequences(bytes));
    }

    @Test
    void encodings() {
        String content = "caf\u00e9 na\u00efve";
        Path latin = write(folder.resolve("l.txt"), content.getBytes(StandardCharsets.ISO_8859_1));
        fails(
                () -> text(latin, Unit.WORDS, Text.Split.DOCUMENT, 1).open(SEED),
                "l.txt is not UTF-8: byte 0xe9 at offset 3",
                "iconv");
        Path late = write(
                folder.resolve("late.txt"), ("x".repeat(70_000) + "\u00e9 ").getBytes(StandardCharsets.ISO_8859_1));
        fails(() -> text(late, Unit.CHARACTERS, Text.Split.DOCUMENT, 1).open(SEED), "offset 70000");
        Path torn = write(folder.resolve("torn.txt"), new byte[] {'a', (byte) 0xc3});
        fails(() -> text(torn, Unit.CHARACTERS, Text.Split.DOCUMENT, 1).open(SEED), "byte 0xc3 at offset 1");
        Path packed = write(folder.resolve("p.txt.gz"), gzip("fine"));
        assertEquals(List.of("fine"), sequences(text(packed, Unit.WORDS, Text.Split.LINE, 1)));
        assertEquals(List.of("caf\u00e9 na\u00efve"), sequences(encoded(latin, "ISO-8859-1")));
        Path wide = write(folder.resolve("16.txt"), ("\ufeff" + content).getBytes(StandardCharsets.UTF_16LE));
        assertEquals(List.of("caf\u00e9 na\u00efve"), sequences(encoded(wide, "UTF-16")));
        assertThrows(IllegalArgumentException.class, () -> encoded(latin, "UTF-99"));
        assertThrows(IllegalArgumentException.class, () -> encoded(latin, "no such!"));
    }

    private static Text encoded(Path file, String encoding) {
        return new Text(
                file,
                Unit.WORDS,
                Text.Split.DOCUMENT,
                64,
                false,
                1,
                Optional.empty(),
                10,
                0,
                Optional.empty(),
                encoding);
    }

    @Test
    void whatIsWrongIsSaid() {
        fails(
                () -> text(folder.resolve("no.txt"), Unit.WORDS, Text.Split.LINE, 1)
                        .open(SEED),
                "does not exist");
        fails(
                () -> text(write(folder.resolve("e.txt"), ""), Unit.WORDS, Text.Split.LINE, 1)
                        .open(SEED),
                "is empty");
        fails(
                () -> text(write(folder.resolve("b.txt"), " \n\n"), Unit.WORDS, Text.Split.LINE, 1)
                        .open(SEED),
                "no sequence");
        fails(
                () -> text(write(folder.resolve("s.txt"), "a b c"), Unit.WORDS, Text.Split.BLOCK, 64)
                        .open(SEED),
                "no sequence of 64 tokens",
                "smaller block");
        write(folder.resolve("f/x.md"), "x");
        fails(() -> text(folder.resolve("f"), Unit.WORDS, Text.Split.LINE, 1).open(SEED), "no files of the kinds .txt");
        fails(
                () -> text(
                                write(folder.resolve("t.txt.gz"), Arrays.copyOf(gzip("some text"), 15)),
                                Unit.WORDS,
                                Text.Split.LINE,
                                1)
                        .open(SEED),
                "t.txt.gz is damaged or cut off");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Text(
                        folder,
                        Unit.BYTES,
                        Text.Split.LINE,
                        1,
                        true,
                        1,
                        Optional.empty(),
                        1,
                        0,
                        Optional.empty(),
                        "UTF-8"));
    }

    /** The counts are those of grep -c '[^ ]' (lines that are not blank) and of grep -o '<unk>' | wc -l. */
    @Test
    void wikiText() {
        Path file = Path.of("../../shared/data/wikitext-2/wiki.valid.tokens");
        assumeTrue(Files.exists(file), "WikiText-2 is not here");
        Tokens tokens = new Text(
                        file,
                        Unit.WORDS,
                        Text.Split.LINE,
                        1,
                        false,
                        1,
                        Optional.empty(),
                        10_000,
                        0,
                        Optional.empty(),
                        "UTF-8")
                .open(SEED)
                .draw(2461, 0, SEED);
        assertEquals(11718, tokens.counts()[tokens.vocabulary().unknown()]);
        assertEquals("<unk>", tokens.vocabulary().type(tokens.vocabulary().unknown()));
        assertEquals("the", tokens.vocabulary().type(0));
    }
}
