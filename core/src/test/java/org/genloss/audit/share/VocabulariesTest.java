package org.genloss.audit.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.audit.Block;
import org.genloss.audit.Blocks;
import org.genloss.model.GoldenFile;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Golden values by SciPy: core/src/test/golden/synthetic_share.py. */
class VocabulariesTest {

    private static final JsonNode GOLDEN = GoldenFile.read("synthetic_share");

    private static List<Block> blocks(JsonNode sentences) {
        StringBuilder text = new StringBuilder();
        sentences.forEach(sentence -> text.append(sentence.asString()).append(".\n"));
        return new Blocks(false).of(text.toString(), "golden", 1);
    }

    private static VocabularyCounts counts() {
        VocabularyCounts counts = new VocabularyCounts(false);
        blocks(GOLDEN.get("human")).forEach(counts::addHuman);
        blocks(GOLDEN.get("synthetic")).forEach(counts::addSynthetic);
        return counts;
    }

    private static double[] ratios(Vocabularies vocabularies, JsonNode sentences) {
        List<Double> ratios = new ArrayList<>();
        for (Block block : blocks(sentences)) {
            Sentences.of(block, (from, to) -> ratios.add(vocabularies.ratio(block, from, to, new int[to - from])));
        }
        return ratios.stream().mapToDouble(ratio -> ratio).toArray();
    }

    @Test
    void ratiosAreThoseOfTheFormula() {
        Vocabularies vocabularies = counts().vocabularies();
        assertEquals(GOLDEN.get("words").asInt(), vocabularies.size());
        assertEquals(GOLDEN.get("human").size(), vocabularies.humanSentences());
        assertEquals(GOLDEN.get("synthetic").size(), vocabularies.syntheticSentences());
        assertArrayEquals(GoldenFile.doubles(GOLDEN.get("ratios")), ratios(vocabularies, GOLDEN.get("target")), 1e-11);
    }

    @Test
    void theShareIsTheMostLikelyOne() {
        double[] histogram = new double[SharePart.BINS];
        for (double ratio : ratios(counts().vocabularies(), GOLDEN.get("target"))) {
            histogram[SharePart.bin(ratio)]++;
        }
        // L-BFGS-B stops at a slope of 1e-12, which leaves 1e-9 or so of the share
        assertEquals(GOLDEN.get("share_binned").asDouble(), Mixture.share(histogram), 1e-8);
        // 85 sentences: bins of 0.1 move the share by far less than its error
        assertEquals(GOLDEN.get("share").asDouble(), Mixture.share(histogram), 1e-3);
    }

    @Test
    void shareIsCutWhereTheLikelihoodHasItsMaximumAtAnEnd() {
        double[] histogram = new double[SharePart.BINS];
        assertTrue(Double.isNaN(Mixture.share(histogram)));
        histogram[SharePart.bin(-3)] = 10;
        assertEquals(0, Mixture.share(histogram));
        histogram[SharePart.bin(-3)] = 0;
        histogram[SharePart.bin(3)] = 10;
        assertEquals(1, Mixture.share(histogram));
    }

    @Test
    void countsOfPartsAddUpToThoseOfAll() {
        VocabularyCounts human = new VocabularyCounts(false);
        blocks(GOLDEN.get("human")).forEach(human::addHuman);
        VocabularyCounts both = new VocabularyCounts(false);
        blocks(GOLDEN.get("synthetic")).forEach(both::addSynthetic);
        both.merge(human);
        assertArrayEquals(counts().vocabularies().toBytes(), both.vocabularies().toBytes());
    }

    @Test
    void aFileGivesTheSameVocabulariesAndDamageIsToldOf() {
        Vocabularies written = counts().vocabularies();
        byte[] bytes = written.toBytes();
        Vocabularies read = Vocabularies.fromBytes(bytes, "x");
        assertArrayEquals(ratios(written, GOLDEN.get("target")), ratios(read, GOLDEN.get("target")));
        assertEquals(written.sha256(), read.sha256());
        assertFalse(read.lowercase());
        for (int at = 0; at < bytes.length; at += 7) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 4;
            assertThrows(UserError.class, () -> Vocabularies.fromBytes(damaged, "x"), "flipped bit in byte " + at);
        }
        for (int length : new int[] {0, 3, 20, bytes.length - 1}) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(UserError.class, () -> Vocabularies.fromBytes(cut, "x"), "cut to " + length);
        }
    }

    @Test
    void textsWithoutWordsInCommonAreRefused() {
        VocabularyCounts counts = new VocabularyCounts(false);
        blocks(GOLDEN.get("human")).forEach(counts::addHuman);
        UserError error = assertThrows(UserError.class, counts::vocabularies);
        assertTrue(error.getMessage().contains("of the 0 synthetic reference sentences"), error.getMessage());
    }

    @Test
    void beyondItsSizeOnlyTheRarestWordsAreForgotten() {
        VocabularyCounts counts = new VocabularyCounts(false);
        Blocks cutter = new Blocks(false);
        for (int i = 0; i < 300; i++) {
            counts.addHuman(cutter.of("the same again " + (i % 2 == 0 ? "even" : "odd"), "x", 1)
                    .get(0));
            counts.addSynthetic(cutter.of("the same again", "x", 1).get(0));
        }
        counts.addSynthetic(
                cutter.of("even odd. even odd. even odd. and so on", "x", 1).get(0));
        StringBuilder once = new StringBuilder();
        for (int i = 0; i <= VocabularyCounts.MOST_WORDS; i++) {
            once.append('u').append(i).append(' ');
        }
        cutter.cut(once.toString(), "x", 1, counts::addHuman);
        Vocabularies vocabularies = counts.vocabularies();
        assertEquals(1, vocabularies.forgotten());
        assertEquals(5, vocabularies.size());
    }
}
