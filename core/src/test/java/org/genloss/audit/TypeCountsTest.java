package org.genloss.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TypeCountsTest {

    private static final TypeObserver WORDS = TypeObserver.words();

    /** Blocks with words by a power law: some so frequent that they rule, many that occur once. */
    private static List<Block> blocks(int count) {
        UniformRandomProvider random = new Seed(31).at("blocks").stream();
        List<Block> blocks = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 500; w++) {
                double u = random.nextDouble();
                text.append(Integer.toString((int) (1 / (u * u + 1e-8)), 36)).append(' ');
            }
            blocks.addAll(new Blocks(false).of(text.toString(), "file" + b % 5, b));
        }
        return blocks;
    }

    private static TypeCounts of(List<Block> blocks, int groups) {
        TypeCounts counts = WORDS.none();
        counts.shareAmong(groups);
        blocks.forEach(block -> WORDS.observe(block).accept(counts));
        return counts;
    }

    private static byte[] bytes(TypeCounts counts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        counts.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static TypeCounts back(byte[] bytes) throws IOException {
        return WORDS.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static Map<Long, Long> exact(List<Block> blocks) {
        Map<Long, Long> counts = new HashMap<>();
        blocks.forEach(block ->
                IntStream.range(0, block.words()).forEach(i -> counts.merge(block.hashes()[i], 1L, Long::sum)));
        return counts;
    }

    private static void assertSame(TypeSample expected, TypeSample found) {
        Assertions.assertEquals(expected.share(), found.share());
        Assertions.assertArrayEquals(expected.hashes(), found.hashes());
        Assertions.assertArrayEquals(expected.counts(), found.counts());
        Assertions.assertArrayEquals(expected.tokens(), found.tokens());
        Assertions.assertEquals(expected.texts(), found.texts());
        Assertions.assertEquals(expected.examples(), found.examples());
    }

    @Test
    void sizeFollowsTheNumberOfGroups() {
        Assertions.assertEquals(1 << 18, TypeCounts.most(1));
        Assertions.assertEquals(1 << 18, TypeCounts.most(4));
        Assertions.assertEquals(1 << 17, TypeCounts.most(5));
        Assertions.assertEquals(1 << 13, TypeCounts.most(100));
        Assertions.assertEquals(1 << 11, TypeCounts.most(1024));
    }

    @Test
    void countsAreExactAndTheNumberOfTypesIsEstimated() {
        List<Block> blocks = blocks(300);
        Map<Long, Long> exact = exact(blocks);
        TypeSample all = of(blocks, 1).sample();
        Assertions.assertTrue(all.exact());
        Assertions.assertEquals(exact.size(), all.size());
        TypeSample some = of(blocks, 1024).sample();
        Assertions.assertEquals(2048, some.size());
        // relative error about 1 / sqrt(2048); three of them, the seed is fixed
        Assertions.assertEquals(1, some.size() / some.share() / exact.size(), 3 / Math.sqrt(2048));
        for (int i = 0; i < some.size(); i++) {
            Assertions.assertEquals(exact.get(some.hashes()[i]), some.count(i));
        }
        Assertions.assertEquals(150_000, some.allTokens());
    }

    @Test
    void aSampleThatWasReadGoesOn() throws IOException {
        List<Block> blocks = blocks(300);
        TypeCounts whole = of(blocks, 1024);
        TypeCounts half = back(bytes(of(blocks.subList(150, 300), 1024)));
        blocks.subList(0, 150).forEach(block -> WORDS.observe(block).accept(half));
        assertSame(whole.sample(), half.sample());
        assertSame(whole.sample(), back(bytes(whole)).sample());
        Assertions.assertArrayEquals(bytes(whole), bytes(back(bytes(whole))));
    }

    @Test
    void aFrequentTypeHasManyFilesAndOnePlace() {
        TypeCounts counts = WORDS.none();
        for (int file = 5000; file > 0; file--) {
            for (Block block : new Blocks(false).of("the " + file % 10, String.format("%05d.txt", file), 9)) {
                WORDS.observe(block).accept(counts);
            }
        }
        TypeSample sample = counts.sample();
        Assertions.assertEquals(11, sample.size());
        Assertions.assertEquals(
                "00001.txt:9", sample.examples().get(sample.texts().indexOf("the")));
        Assertions.assertEquals(
                "00003.txt:9", sample.examples().get(sample.texts().indexOf("3")));
    }
}
