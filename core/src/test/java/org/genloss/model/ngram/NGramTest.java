package org.genloss.model.ngram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Dataset;
import org.genloss.data.Tokens;
import org.genloss.model.Decoding;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an n-gram model is, on texts small enough to be worked by hand. */
class NGramTest {

    private static final Seed SEED = new Seed(3);
    private static final double LN2 = 0.6931471805599453;

    private static NGramModel fit(int order, NGram.Smoothing smoothing, Tokens text) {
        return (NGramModel) new NGram(order, smoothing, 50).fit(Dataset.of(text, 0), SEED);
    }

    private static NGramModel relative(int order, Tokens text) {
        return fit(order, NGram.Smoothing.MAXIMUM_LIKELIHOOD, text);
    }

    /** "a b", "a c": p(a | beginning) = 1, p(b | a) = p(c | a) = 1/2, p(end | b) = 1. */
    @Test
    void bigramByHand() {
        NGramModel model = relative(2, Texts.of(true, "a b", "a c"));
        assertArrayEquals(new double[] {0, -LN2, 0}, model.tokenLogProbabilities(Texts.of(true, "a b")), 1e-15);
        assertEquals(-LN2, model.logDensity(Texts.of(true, "a b"))[0], 1e-15);
        assertEquals(Double.NEGATIVE_INFINITY, model.logDensity(Texts.of(true, "b a"))[0]);
    }

    /** NLTK, which pads with more marks of the beginning, to the same effect: core/src/test/golden/ngram_mle.py. */
    @Test
    void relativeFrequenciesAreNltks() throws IOException {
        try (InputStream json = NGramTest.class.getResourceAsStream("/golden/ngram_mle.json")) {
            JsonNode golden = JsonMapper.shared().readTree(json);
            Tokens text = Texts.of(
                    true,
                    golden.get("sentences")
                            .valueStream()
                            .map(JsonNode::stringValue)
                            .toArray(String[]::new));
            for (JsonNode example : golden.get("cases")) {
                double[] scores = example.get("scores")
                        .valueStream()
                        .mapToDouble(JsonNode::doubleValue)
                        .toArray();
                NGramModel model = relative(example.get("order").intValue(), text);
                assertArrayEquals(scores, model.tokenLogProbabilities(text), 1e-14);
            }
        }
    }

    /** A context never continued gives way: after z all that is known is how often words occur, b 2 of 6 events. */
    @Test
    void unseenContextsGiveWay() {
        NGramModel model = relative(3, Texts.of(true, "a b", "a b"));
        double[] scores = model.tokenLogProbabilities(Texts.of(true, "z b"));
        assertEquals(Double.NEGATIVE_INFINITY, scores[0]);
        assertEquals(StrictMath.log(1 / 3.0), scores[1], 1e-15);
        assertEquals(0, scores[2]);
    }

    /**
     * Interpolated Kneser-Ney of order 2 by hand on "a b a b a c", one open block, alphabet a to z and the unknown: 27
     * outcomes. Words follow these words: a follows {beginning, b}, b {a}, c {a}: counts 2, 1, 1, total 4. No order has
     * counts 1, 2 and 3, so both have the discounts 0.5, 1, 1.5.
     * p(b) = (1 - .5)/4 + (.5 + .5 + 1)/4 / 27 = 1/8 + 1/54.
     * After a stand b twice and c once: p(b | a) = (2 - 1)/3 + (1 + .5)/3 p(b).
     */
    @Test
    void kneserNeyByHand() {
        NGramModel model = fit(2, NGram.Smoothing.KNESER_NEY, Texts.of(false, "a b a b a c"));
        double b = 1 / 8.0 + 1 / 54.0;
        assertEquals(1 / 3.0 + b / 2, model.nextProbabilities(0)[1], 1e-15);
        assertEquals(1 / 6.0 + b / 2, model.nextProbabilities(0)[2], 1e-15);
        assertEquals(1 / 54.0 / 2, model.nextProbabilities(0)[25], 1e-15);
        // c was never continued: the law of words
        assertEquals(b, model.nextProbabilities(2)[1], 1e-15);
    }

    /** Chen and Goodman 1999, eq. 26, by hand: Y = 10/20, D = 1 - 2 (.5)(5/10), 2 - 3 (.5)(3/5), 3 - 4 (.5)(2/3). */
    @Test
    void discountsComeFromCountsOfCounts() {
        Discounts discounts = Discounts.of(new long[] {0, 10, 5, 3, 2});
        assertArrayEquals(
                new double[] {0, 0.5, 1.1, 5 / 3.0, 5 / 3.0},
                IntStream.of(0, 1, 2, 3, 9).mapToDouble(discounts::from).toArray(),
                1e-15);
    }

    @Test
    void discountsFallBackWhereCountsOfCountsDoNotSuffice() {
        Discounts fallback = new Discounts(0.5, 1, 1.5);
        assertEquals(fallback, Discounts.of(new long[] {0, 0, 5, 3, 2}));
        assertEquals(fallback, Discounts.of(new long[] {0, 9, 0, 3, 2}));
        assertEquals(fallback, Discounts.of(new long[] {0, 9, 5, 0, 2}));
        // D3 would be 3 - 4 (9/11) 9 < 0
        assertEquals(fallback, Discounts.of(new long[] {0, 9, 1, 1, 9}));
    }

    @Test
    void blocksKeepTheLengthsOfTheText() {
        Tokens text = Texts.of(false, "a b c", "b a c", "c b a c a");
        Tokens drawn = fit(2, NGram.Smoothing.KNESER_NEY, text).sample(3000, Decoding.PLAIN, SEED);
        int five = 0;
        for (int i = 0; i < drawn.size(); i++) {
            int length = drawn.offsets()[i + 1] - drawn.offsets()[i];
            assertTrue(length == 3 || length == 5);
            five += length == 5 ? 1 : 0;
        }
        // one in three; standard deviation 25.8: 5 of them, a false alarm has chance 6e-7 under a fresh seed
        assertEquals(1000, five, 130);
    }

    @Test
    void maxLengthBoundsWhatDoesNotEnd() {
        Tokens text = Texts.of(true, "a ".repeat(2000).strip());
        Tokens drawn = relative(2, text).sample(100, Decoding.PLAIN, SEED);
        for (int i = 0; i < 100; i++) {
            assertTrue(drawn.offsets()[i + 1] - drawn.offsets()[i] <= 50);
        }
    }

    @Test
    void endsAreScoredWhereBothKnowThem() {
        NGramModel closed = relative(2, Texts.of(true, "a b"));
        NGramModel open = relative(2, Texts.of(false, "a b"));
        assertEquals(3, closed.tokenLogProbabilities(Texts.of(true, "a b")).length);
        assertEquals(2, closed.tokenLogProbabilities(Texts.of(false, "a b")).length);
        assertEquals(2, open.tokenLogProbabilities(Texts.of(true, "a b")).length);
        assertEquals(27, open.nextProbabilities(0).length);
        assertEquals(28, closed.nextProbabilities(0).length);
    }

    @Test
    void oneTextLeftIsCollapse() {
        assertTrue(relative(2, Texts.of(true, "a b c", "a b c")).collapse().isPresent());
        assertTrue(relative(2, Texts.of(true, "a b c", "a b")).collapse().isEmpty());
        // with two words of context what follows a is certain, with one it is not
        assertTrue(relative(3, Texts.of(false, "a b a c")).collapse().isPresent());
        assertTrue(relative(2, Texts.of(false, "a b a c")).collapse().isEmpty());
    }

    @Test
    void emptySequencesAreNoTrouble() {
        for (NGram.Smoothing smoothing : NGram.Smoothing.values()) {
            for (boolean closed : new boolean[] {true, false}) {
                NGramModel model = fit(3, smoothing, Texts.of(closed, "", ""));
                assertEquals(4, model.sample(4, Decoding.PLAIN, SEED).size());
                assertEquals(1, model.logDensity(Texts.of(closed, "a")).length);
            }
        }
    }

    @Test
    void parametersAreChecked() {
        for (int order : List.of(0, 6)) {
            assertEquals(
                    "order must be from 1 to 5, but is " + order,
                    assertThrows(IllegalArgumentException.class, () -> new NGram(order, NGram.Smoothing.KNESER_NEY, 10))
                            .getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> new NGram(2, NGram.Smoothing.KNESER_NEY, 0));
    }
}
