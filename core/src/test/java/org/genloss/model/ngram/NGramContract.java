package org.genloss.model.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.genloss.data.Dataset;
import org.genloss.data.Tokens;
import org.genloss.model.DecodedProbabilities;
import org.genloss.model.Decoding;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** What n-gram models owe beside the contract of learners: draws by the law that scores them. */
abstract class NGramContract extends LearnerContract<Tokens> {

    @Override
    protected int draws() {
        return 5_000;
    }

    @Override
    protected void assertFollows(Model<Tokens> model, Tokens drawn) {
        assertDrawnFrom((NGramModel) model, drawn, Decoding.PLAIN);
    }

    /** Chi-square, level 1e-6 each: sampling with rejection, with a table over all words, and from few. */
    @Test
    void decodedDrawsFollowTheDecodedLaw() {
        NGramModel model = (NGramModel) learner().fit(Dataset.of(training(), 0), new Seed(8));
        for (Decoding decoding : List.of(
                new Decoding(0.6, 0, 1, false, 1),
                new Decoding(1.7, 0, 1, false, 1),
                new Decoding(1, 4, 1, false, 1),
                new Decoding(1.2, 0, 0.8, false, 1))) {
            assertDrawnFrom(model, model.sample(draws(), decoding, new Seed(9)), decoding);
        }
    }

    /**
     * Chi-square of all next tokens after every history of at most one token that occurs 200 times or more, outcomes
     * expected fewer than 5 times joined into one; level 1e-6 over all.
     */
    private static void assertDrawnFrom(NGramModel model, Tokens drawn, Decoding decoding) {
        Map<Integer, long[]> counts = new HashMap<>();
        int outcomes = model.nextProbabilities().length;
        for (int i = 0; i < drawn.size(); i++) {
            int from = drawn.offsets()[i];
            int to = drawn.offsets()[i + 1];
            for (int j = from; j < Math.min(to + 1, from + 2); j++) {
                int next = j == to ? drawn.vocabulary().size() : drawn.tokens()[j];
                int history = j == from ? -1 : drawn.tokens()[from];
                if (next < outcomes) {
                    counts.computeIfAbsent(history, h -> new long[outcomes])[next]++;
                }
            }
        }
        int tested = 0;
        double least = 1;
        for (Map.Entry<Integer, long[]> entry : counts.entrySet()) {
            long n = Arrays.stream(entry.getValue()).sum();
            if (n >= 200) {
                double[] p = entry.getKey() < 0 ? model.nextProbabilities() : model.nextProbabilities(entry.getKey());
                least = Math.min(least, level(DecodedProbabilities.decode(p, decoding), entry.getValue(), n));
                tested++;
            }
        }
        assertTrue(tested > 0);
        assertTrue(least * tested > 1e-6, "p-value " + least + " in " + tested + " tests");
    }

    private static double level(double[] p, long[] counts, long n) {
        double[] expected = new double[p.length + 1];
        long[] observed = new long[p.length + 1];
        int size = 1;
        for (int id = 0; id < p.length; id++) {
            if (p[id] * n >= 5) {
                expected[size] = p[id];
                observed[size++] = counts[id];
            } else {
                expected[0] += p[id];
                observed[0] += counts[id];
            }
        }
        if (expected[0] * n < 5) {
            assertTrue(expected[0] > 0 || observed[0] == 0, "drawn, but without probability");
            expected[1] += expected[0];
            observed[1] += observed[0];
            expected[0] = expected[size - 1];
            observed[0] = observed[size - 1];
            size--;
        }
        if (size < 2) {
            assertEquals(n, observed[0]);
            return 1;
        }
        return ChiSquareTest.withDefaults()
                .test(Arrays.copyOf(expected, size), Arrays.copyOf(observed, size))
                .getPValue();
    }
}
