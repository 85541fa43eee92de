package org.genloss.neural.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.genloss.data.Tokens;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.num.Seed;

/** What the transformer owes to every loop. */
class TransformerContractTest extends LearnerContract<Tokens> {

    private static final int LENGTH = 6;

    @Override
    protected Learner<Tokens> learner() {
        return Languages.learner("epochs: 2", "learning_rate: 0.01", "context: 16");
    }

    @Override
    protected Tokens items(int n, Seed seed) {
        return Languages.text(n, LENGTH, seed);
    }

    @Override
    protected int size() {
        return 60;
    }

    @Override
    protected int draws() {
        return 2000;
    }

    /** It learns its one sentence by heart, and is as healthy as before. */
    @Override
    protected boolean collapses() {
        return false;
    }

    @Override
    protected Decoding turned(Decoding.Knob knob) {
        return switch (knob) {
            case MIN_P -> decoding(0.9, 1, 1, 1, 0, Optional.empty());
            case TYPICAL_P -> decoding(0, 0.1, 1, 1, 0, Optional.empty());
            case NUM_BEAMS -> decoding(0, 1, 2, 1, 0, Optional.empty());
            case REPETITION_PENALTY -> decoding(0, 1, 1, 3, 0, Optional.empty());
            case NO_REPEAT_NGRAM_SIZE -> decoding(0, 1, 1, 1, 1, Optional.empty());
            case NEW_TOKENS -> decoding(0, 1, 1, 1, 0, Optional.of(3));
            default -> super.turned(knob);
        };
    }

    private static Decoding decoding(
            double minP, double typicalP, int numBeams, double penalty, int noRepeat, Optional<Integer> most) {
        return new Decoding(
                1,
                0,
                1,
                minP,
                typicalP,
                false,
                numBeams,
                1,
                Decoding.EarlyStopping.FALSE,
                penalty,
                noRepeat,
                0,
                most,
                1,
                1);
    }

    /**
     * Chi-square of first tokens under the law that scores them after the token that begins a text, outcomes expected fewer
     * than 5 times joined into one; level 1e-6.
     */
    @Override
    protected void assertFollows(Model<Tokens> model, Tokens drawn) {
        TransformerModel transformer = (TransformerModel) model;
        int types = Languages.PIECES.size();
        int begin = types - 1;
        int[][] pairs = new int[types][];
        for (int i = 0; i < types; i++) {
            pairs[i] = new int[] {begin, i};
        }
        double[] logs = transformer.tokenLogProbabilities(Languages.of(Languages.PIECES, List.of(pairs)));
        long[] counts = new long[types];
        for (int i = 0; i < drawn.size(); i++) {
            counts[drawn.tokens()[drawn.offsets()[i]]]++;
            assertTrue(drawn.offsets()[i + 1] - drawn.offsets()[i] <= LENGTH);
        }
        double[] expected = new double[types + 1];
        long[] observed = new long[types + 1];
        int size = 1;
        double sum = 0;
        for (int i = 0; i < types; i++) {
            double p = Math.exp(logs[i]);
            sum += p;
            int at = p * drawn.size() >= 5 ? size++ : 0;
            expected[at] += p;
            observed[at] += counts[i];
        }
        assertEquals(1, sum, 1e-5);
        int from = expected[0] * drawn.size() < 5 ? 1 : 0;
        double p = ChiSquareTest.withDefaults()
                .test(Arrays.copyOfRange(expected, from, size), Arrays.copyOfRange(observed, from, size))
                .getPValue();
        assertTrue(p > 1e-6, "p-value " + p);
    }
}
