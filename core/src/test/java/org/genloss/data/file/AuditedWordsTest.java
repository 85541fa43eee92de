package org.genloss.data.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.audit.Block;
import org.genloss.audit.Blocks;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The auditor counts the words that the laboratory's source {@code text} finds. */
class AuditedWordsTest {

    private static final Path PROSE = Path.of("../../shared/data/prose");

    /** Pieces that tokenisers trip over. */
    private static final String[] PIECES = {
        "a",
        "Z",
        "0",
        "é",
        "İ",
        "ß",
        "Σ",
        "ΟΔΟΣ",
        "'",
        "-",
        "\u2019",
        "\u2010",
        "\u2011",
        "<",
        "<unk>",
        "<UNK>",
        "<un",
        "k>",
        "unk",
        ">",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u2028",
        "\u3000",
        "\uFEFF",
        "\u0301",
        "\u200d",
        "\u202e",
        "\u0000",
        "\u001b",
        "漢",
        "字",
        "\uD835\uDC00",
        "\uD83D\uDE00",
        "\uD801\uDC00",
        ".",
        ",",
        "\u2014",
        "\"",
        "&",
        "_",
        "½",
        "Ⅷ",
        "ⓐ",
        "ǅ",
        "don't",
        "co-op",
        "--"
    };

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hostileText(boolean lowercase) {
        UniformRandomProvider random = new Seed(1).at("hostile").stream();
        for (int trial = 0; trial < 3000; trial++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertSame(text.toString(), lowercase);
        }
    }

    @Test
    void textOfManyBlocks() {
        UniformRandomProvider random = new Seed(2).at("long").stream();
        StringBuilder text = new StringBuilder();
        while (text.length() < 5 * Block.LENGTH) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        assertSame(text.toString(), false);
        assertSame(text.toString(), true);
    }

    @Test
    void prose() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(PROSE), () -> "no prose in " + PROSE);
        for (Path file : List.of(PROSE.resolve("emma.txt"), PROSE.resolve("moby-dick-or-the-whale.txt"))) {
            assertSame(Files.readString(file), false);
            assertSame(Files.readString(file), true);
        }
    }

    private static void assertSame(String text, boolean lowercase) {
        Types types = new Types();
        Sequences sequences = new Sequences(Text.Split.DOCUMENT, 0, 10, new Seed(0));
        new CodePoints(new WordTokeniser(types, lowercase, sequences)).read(text);
        List<String> expected = sequences.kept().stream()
                .flatMap(ids -> IntStream.of(ids).mapToObj(types.names()::get))
                .toList();
        List<Block> blocks = new Blocks(lowercase).of(text, "file", 1);
        List<String> found = blocks.stream().flatMap(AuditedWordsTest::words).toList();
        Assertions.assertEquals(expected, found);
        if (!lowercase) {
            StringBuilder whole = new StringBuilder();
            blocks.forEach(block -> whole.append(block.text()));
            Assertions.assertEquals(text, whole.toString());
            Assertions.assertTrue(blocks.stream().allMatch(block -> block.text().length() <= Block.LENGTH));
        }
    }

    private static Stream<String> words(Block block) {
        return IntStream.range(0, block.words()).mapToObj(block::word);
    }
}
