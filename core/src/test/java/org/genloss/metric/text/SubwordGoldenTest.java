package org.genloss.metric.text;

import static org.genloss.metric.Golden.assertClose;
import static org.genloss.metric.Golden.doubles;
import static org.genloss.metric.Golden.measure;
import static org.genloss.metric.Golden.named;
import static org.genloss.metric.Subwords.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Golden;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Subwords;
import org.genloss.metric.TestLaws;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Metrics of subwords against NumPy, SciPy and brute force, and what they keep to be looked at. */
class SubwordGoldenTest {

    private static final Seed SEED = new Seed(1);

    private static List<Reading> readings(Metric<Tokens> metric, int generation) {
        return metric.against(Subwords.reference())
                .measure(Subwords.at(generation, Subwords.drawn(), Optional.empty()), SEED);
    }

    private static List<Exhibit> exhibits(Metric<Tokens> metric, Tokens drawn, Optional<Tokens> prompts) {
        return metric.against(Subwords.reference()).exhibits(Subwords.at(1, drawn, prompts), SEED);
    }

    private static void assertReading(JsonNode value, JsonNode error, Reading reading) {
        assertClose(value.doubleValue(), reading.value());
        assertClose(error.doubleValue(), reading.standardError());
    }

    private static void assertLimits(JsonNode limits, Reading reading) {
        assertClose(doubles(limits)[0], reading.low());
        assertClose(doubles(limits)[1], reading.high());
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static List<Integer> integers(JsonNode array) {
        return Arrays.stream(Golden.ints(array)).boxed().toList();
    }

    @Test
    void firstPerplexity() {
        JsonNode golden = GOLDEN.get("first_perplexity");
        FirstPerplexity metric = new FirstPerplexity(0.05, 0.9);
        assertTrue(metric.readsFirst());
        List<Reading> readings = readings(metric, 0);
        assertReading(golden.get("mean"), golden.get("mean_error"), named(readings, "first_log_perplexity"));
        Reading median = named(readings, "first_log_perplexity_median");
        assertClose(golden.get("median").doubleValue(), median.value());
        assertLimits(golden.get("median_limits"), median);
        Reading low = named(readings, "first_perplexity_low[q=0.05]");
        assertClose(golden.get("low").doubleValue(), low.value());
        assertLimits(golden.get("low_limits"), low);
        assertClose(
                golden.get("high").doubleValue(),
                named(readings, "first_perplexity_high[q=0.9]").value());
        assertClose(
                golden.get("real_mean").doubleValue(),
                named(readings, "first_log_perplexity[of=held-out]").value());
        assertEquals(4, readings(metric, 3).size(), "held-out text does not change after generation 0");
    }

    @Test
    void thereIsNoFirstModelAtTheBaseline() {
        FirstPerplexity metric = new FirstPerplexity(0.05, 0.99);
        assertEquals(List.of(), measure(metric, Subwords.reference(), Subwords.drawn()));
        assertEquals(List.of(), metric.against(Subwords.reference()).exhibits(Golden.baseline(Subwords.drawn()), SEED));
    }

    @Test
    void histogramOfPerplexities() {
        JsonNode golden = GOLDEN.get("first_perplexity");
        Exhibit exhibit = exhibits(new FirstPerplexity(0.05, 0.99), Subwords.drawn(), Optional.empty())
                .get(0);
        assertEquals("first-perplexity", exhibit.name());
        assertEquals("density", exhibit.content().get("kind"));
        assertNumbers(doubles(golden.get("density")), exhibit.content().get("density"));
        assertNumbers(doubles(golden.get("real")), exhibit.content().get("real"));
        double[] edges = numbers(exhibit.content().get("edges"));
        assertEquals(61, edges.length);
        assertEquals(1, edges[0]);
        assertClose(1e5, edges[60]);
        assertClose(golden.get("deviation").doubleValue(), (double)
                exhibit.content().get("standard_deviation"));
    }

    private static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
    }

    /** A model that has left the numbers writes nothing very probable. */
    @Test
    void whatIsNotANumberLiesInNoBin() {
        Exhibit exhibit =
                FirstExhibits.density(new double[] {Double.NaN, 2, Double.POSITIVE_INFINITY}, new double[] {1});
        List<?> density = (List<?>) exhibit.content().get("density");
        double each = 0.5 / (Math.log(1e5) / FirstExhibits.BINS);
        assertEquals(0.0, density.get(0));
        assertEquals(each, (double) density.get((int) (2 / (Math.log(1e5) / FirstExhibits.BINS))), 1e-12);
        assertEquals(each, (double) density.get(FirstExhibits.BINS - 1), 1e-12);
    }

    private static void assertNumbers(double[] expected, Object list) {
        assertArrayEquals(expected, numbers(list), 1e-12);
    }

    @Test
    void continuationsOfTheSamePrompts() {
        Tokens drawn = Subwords.drawn();
        Tokens prompts = Subwords.text(GOLDEN.get("held_out"));
        Map<String, Object> content = exhibits(new FirstPerplexity(0.05, 0.99), drawn, Optional.of(prompts))
                .get(1)
                .content();
        List<?> texts = (List<?>) content.get("texts");
        List<?> asked = (List<?>) content.get("prompts");
        assertEquals(12, texts.size());
        for (int i = 0; i < 12; i++) {
            assertEquals(drawn.text(i * drawn.size() / 12), texts.get(i));
            assertEquals(prompts.text(i * drawn.size() / 12), asked.get(i));
        }
        Map<String, Object> alone = exhibits(new FirstPerplexity(0.05, 0.99), drawn, Optional.empty())
                .get(1)
                .content();
        assertEquals(List.of(), alone.get("prompts"));
        assertEquals(texts, alone.get("texts"));
    }

    @Test
    void documentsTokenByToken() {
        int[] block = {3, 1, 0, 9};
        Map<String, Object> content = exhibits(
                        new FirstPerplexity(0.05, 0.99), Subwords.blocks(block), Optional.empty())
                .get(2)
                .content();
        Map<?, ?> document = (Map<?, ?>) ((List<?>) content.get("documents")).get(0);
        assertEquals(List.of("s", " the", "</s>", "ing"), document.get("pieces"));
        double[] p = doubles(GOLDEN.get("probabilities"));
        List<?> scores = (List<?>) document.get("log_probabilities");
        assertEquals(4, scores.size());
        assertEquals(null, scores.get(0), "the first token is given");
        assertClose(Math.log(p[9]), (double) scores.get(3));
        assertClose(Math.pow(p[1] * p[0] * p[9], -1.0 / 3), (double) document.get("perplexity"));
    }

    /** The three bytes of an ellipsis are one piece, and together all pieces are the text. */
    @Test
    void partsOfCharactersAreNoPieces() {
        Vocabulary bytes = new Vocabulary(Vocabulary.Unit.BYTES, List.of("61", "e2", "80", "a6"));
        Tokens text = new Tokens(new int[] {0, 1, 2, 3, 0, 1}, new int[] {0, 6}, bytes, false);
        assertEquals(List.of("a", "", "", "\u2026", "a", "\ufffd"), Pieces.of(text, 0));
        assertEquals(List.of("w1", " w0", " w2"), Pieces.of(TestLaws.text(3, new int[] {1, 0, 2}), 0));
    }

    @Test
    void heldOutPerplexityOfSubwords() {
        JsonNode golden = GOLDEN.get("held_out_perplexity");
        List<Reading> readings = readings(new HeldOutPerplexity(16), 1);
        assertReading(golden.get("perplexity"), golden.get("perplexity_error"), named(readings, "perplexity"));
        assertReading(
                golden.get("without_end"), golden.get("without_end_error"), named(readings, "perplexity_without_end"));
        assertReading(
                golden.get("by_batch"), golden.get("by_batch_error"), named(readings, "perplexity_by_batch[batch=16]"));
    }

    @Test
    void lengthsAndEnds() {
        JsonNode golden = GOLDEN.get("lengths");
        List<Reading> readings = readings(new SequenceLengths(), 1);
        assertReading(golden.get("length"), golden.get("length_error"), named(readings, "sequence_length"));
        Reading ended = named(readings, "sequences_ended");
        assertClose(golden.get("ended").doubleValue(), ended.value());
        assertLimits(golden.get("ended_limits"), ended);
        assertReading(golden.get("rate"), golden.get("rate_error"), named(readings, "ends_per_1000_tokens"));
        assertEquals(
                1,
                measure(new SequenceLengths(), Subwords.reference(), TestLaws.text(3, new int[] {1}))
                        .size(),
                "words have no token that ends a text");
    }

    @Test
    void heaps() {
        JsonNode golden = GOLDEN.get("heaps");
        int[][] sequences = StreamSupport.stream(golden.get("text").spliterator(), false)
                .map(Golden::ints)
                .toArray(int[][]::new);
        Tokens text = TestLaws.text(400, sequences);
        Reference<Tokens> reference = new Reference<>(Subwords.LAW, text, 60);
        Reading exponent = measure(new Heaps(Optional.of(500)), reference, text).get(0);
        assertEquals("heaps_exponent[tokens=500]", exponent.name());
        assertReading(golden.get("exponent"), golden.get("error"), exponent);
        assertTrue(Double.isNaN(
                measure(new Heaps(Optional.of(721)), reference, text).get(0).value()));
    }

    /** Every token new: as many types as tokens. */
    @Test
    void heapsOfDistinctTokensIsOne() {
        int[] all = IntStream.range(0, 1000).toArray();
        assertEquals(1, Heaps.slope(TestLaws.text(1000, all)), 1e-12);
        assertEquals(0, Heaps.slope(TestLaws.text(1000, new int[500])), 1e-12);
    }

    @Test
    void memorised() {
        JsonNode golden = GOLDEN.get("memorised");
        List<Reading> readings = readings(new MemorisedNgrams(3), 1);
        for (String in : List.of("training", "real")) {
            assertReading(
                    golden.get(in).get(0),
                    golden.get(in).get(1),
                    named(readings, "memorised_ngrams[n=3,in=" + in + "]"));
        }
        assertReading(
                golden.get("held_out").get(0),
                golden.get("held_out").get(1),
                named(readings, "memorised_ngrams[n=3,in=training,of=held-out]"));
    }

    /** Numbers of n-grams made of halves are those of n-grams compared token by token. */
    @Test
    void numbersOfNgrams() {
        Tokens text = Subwords.drawn();
        for (int n = 1; n <= 9; n++) {
            int[] ids = Ngrams.ids(text, n);
            List<List<Integer>> seen = new ArrayList<>();
            for (int s = 0; s < text.size(); s++) {
                for (int i = text.offsets()[s]; i < text.offsets()[s + 1]; i++) {
                    if (i - text.offsets()[s] < n - 1) {
                        assertEquals(-1, ids[i]);
                    } else {
                        List<Integer> gram = Arrays.stream(Arrays.copyOfRange(text.tokens(), i - n + 1, i + 1))
                                .boxed()
                                .toList();
                        if (!seen.contains(gram)) {
                            seen.add(gram);
                        }
                        assertEquals(seen.indexOf(gram), ids[i]);
                    }
                }
            }
        }
    }

    @Test
    void words() {
        JsonNode golden = GOLDEN.get("words");
        Words metric = new Words(2, Optional.of(300));
        List<Reading> readings = readings(metric, 1);
        assertReading(
                golden.get("missing").get(0),
                golden.get("missing").get(1),
                named(readings, "words_missing[count=2,tokens=300]"));
        assertReading(golden.get("new").get(0), golden.get("new").get(1), named(readings, "words_new[tokens=300]"));
        Map<String, Object> content =
                exhibits(metric, Subwords.drawn(), Optional.empty()).get(0).content();
        assertEquals(strings(golden.get("words")), content.get("words"));
        assertEquals(integers(golden.get("real")), content.get("real"));
        assertEquals(integers(golden.get("drawn")), content.get("drawn"));
        assertEquals(strings(golden.get("fresh")), content.get("new"));
        assertEquals(integers(golden.get("fresh_counts")), content.get("new_counts"));
    }

    /** Counts are of equally many tokens also where a generation wrote next to nothing. */
    @Test
    void wordsOfAShortText() {
        Words metric = new Words(2, Optional.of(300));
        Map<String, Object> content = exhibits(metric, Subwords.blocks(new int[40]), Optional.empty())
                .get(0)
                .content();
        List<?> real = (List<?>) content.get("real");
        int words = real.stream().mapToInt(count -> (int) count).sum();
        assertTrue(words > 5 && words < 40, words + " words of 40 tokens");
        assertEquals(List.of(), content.get("new"));
        assertEquals(List.of(), exhibits(metric, Subwords.blocks(new int[0]), Optional.empty()));
    }

    @Test
    void wordsAsksForNoMoreThanThereIs() {
        UserError error =
                assertThrows(UserError.class, () -> new Words(2, Optional.of(1_000_000)).against(Subwords.reference()));
        assertTrue(error.getMessage().contains("1000000"), error.getMessage());
    }
}
