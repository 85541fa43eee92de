package org.genloss.metric.text;

import static org.genloss.metric.Golden.assertClose;
import static org.genloss.metric.Golden.doubles;
import static org.genloss.metric.Golden.measure;
import static org.genloss.metric.Golden.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.genloss.data.Tokens;
import org.genloss.metric.Golden;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.TestLaws;
import org.genloss.metric.TestLaws.Veiled;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Metrics of texts against plain Python, and against cases worked by hand. */
class TextGoldenTest {

    private static final JsonNode GOLDEN = Golden.of("text");
    private static final Tokens TEXT = TestLaws.text(
            25,
            StreamSupport.stream(GOLDEN.get("sequences").spliterator(), false)
                    .map(Golden::ints)
                    .toArray(int[][]::new));
    private static final TestLaws.Words LAW = new TestLaws.Words(Arrays.copyOf(TestLaws.zipf(25), 26), 5);
    private static final Reference<Tokens> REFERENCE = new Reference<>(new Veiled<>(LAW), TEXT, 70);

    @Test
    void distinctNgrams() {
        List<Reading> readings = measure(new DistinctN(List.of(1, 2, 3, 5), Optional.of(300)), REFERENCE, TEXT);
        for (int i = 0; i < 4; i++) {
            assertClose(doubles(GOLDEN.get("distinct"))[i], readings.get(i).value());
            assertClose(
                    doubles(GOLDEN.get("distinct_jackknife"))[i],
                    readings.get(i).standardError());
        }
        assertEquals("distinct_2[tokens=300]", readings.get(1).name());
    }

    /** What is too short to be read to the same length has no comparable number. */
    @Test
    void aShortTextIsNotANumber() {
        List<Reading> readings = measure(new DistinctN(List.of(1), Optional.of(100_000)), REFERENCE, TEXT);
        assertTrue(Double.isNaN(readings.get(0).value()));
        assertTrue(Double.isNaN(measure(new CompressionRatio(3, Optional.of(1_000_000)), REFERENCE, TEXT)
                .get(0)
                .value()));
    }

    @Test
    void repetition() {
        List<Reading> readings = measure(new Repetition(List.of(1, 2)), REFERENCE, TEXT);
        for (int i = 0; i < 2; i++) {
            assertClose(doubles(GOLDEN.get("repetition"))[i], readings.get(i).value());
            assertClose(
                    doubles(GOLDEN.get("repetition_error"))[i], readings.get(i).standardError());
        }
    }

    @Test
    void perplexity() {
        List<Reading> readings = measure(new HeldOutPerplexity(16), REFERENCE, TEXT, LAW);
        Reading perplexity = named(readings, "perplexity");
        assertClose(GOLDEN.get("perplexity").doubleValue(), perplexity.value());
        assertClose(GOLDEN.get("perplexity_jackknife").doubleValue(), perplexity.standardError());
        assertClose(
                GOLDEN.get("bits").doubleValue(),
                named(readings, "bits_per_token").value());
        assertEquals(0, named(readings, "zero_share").value());
    }

    /** By hand: 2 of 4 tokens are words of probability 0. */
    @Test
    void anImpossibleWordMakesPerplexityInfinite() {
        TestLaws.Words forgetful = new TestLaws.Words(new double[] {0.5, 0.5, 0, 0}, 2);
        Tokens heldOut = TestLaws.text(3, new int[] {0, 2}, new int[] {2, 1});
        Reference<Tokens> reference = new Reference<>(new Veiled<>(forgetful), heldOut, 2);
        List<Reading> readings = measure(new HeldOutPerplexity(16), reference, heldOut, forgetful);
        assertEquals(Double.POSITIVE_INFINITY, named(readings, "perplexity").value());
        assertEquals(Double.POSITIVE_INFINITY, named(readings, "bits_per_token").value());
        assertEquals(0.5, named(readings, "zero_share").value());
    }

    /**
     * The text "w0 w1 ... w24" on 40 lines, cut to 3,000 bytes, has 72 bytes with {@code zstd -3 --no-check} of the
     * command line (1.5.4).
     */
    @Test
    void compression() {
        int[] line = IntStream.range(0, 25).toArray();
        int[][] lines = new int[40][];
        Arrays.fill(lines, line);
        Reading ratio = measure(new CompressionRatio(3, Optional.of(3000)), REFERENCE, TestLaws.text(25, lines))
                .get(0);
        assertEquals(3000.0 / 72, ratio.value());
    }
}
