package org.genloss.neural.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Optional;
import java.util.OptionalInt;
import org.genloss.model.Decoding;
import org.genloss.model.Decoding.EarlyStopping;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hand-worked cases, and what the logits processors of transformers make of random ones. */
class RulesTest {

    private static final float NEVER = Float.NEGATIVE_INFINITY;

    private Scope scope;

    @BeforeEach
    void open() {
        scope = Scope.withoutGradients();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static Tensor scores(int rows, double... values) {
        return Tensor.of(values, Device.CPU, rows, values.length / rows).floats();
    }

    private static Tensor tokens(int rows, int... ids) {
        return Tensor.of(ids, Device.CPU).reshape(rows, -1);
    }

    private static void assertScores(Tensor found, double... expected) {
        assertArrayEquals(expected, found.toDoubles(), 1e-6);
    }

    private static void assertGolden(String name, Tensor found) {
        assertArrayEquals(Golden.floats(name), found.toFloats(), name);
    }

    private static Tensor goldenTokens() {
        return tokens(Golden.size("tokens", 0), Golden.ints("tokens"));
    }

    @Test
    void repetitionPenaltyMakesWhatOccurredLessLikelyOnWhicheverSideOfZero() {
        Tensor found =
                Rules.repetitionPenalty(scores(2, 4, -4, 1, NEVER, 4, -4, 1, 0), tokens(2, 0, 1, 1, 3, 2, 2, 2, 2), 2);
        assertScores(found, 2, -8, 1, NEVER, 4, -4, 0.5, 0);
    }

    @Test
    void anEndOfAnNgramThatOccurredIsForbidden() {
        // 1 2 3 | 1 2: only 3 would repeat three tokens; 2 3 and 2 1 do not begin with the last two
        Tensor scores = scores(1, 1, 2, 3, 4);
        assertScores(Rules.noRepeatedNgram(scores, tokens(1, 1, 2, 3, 1, 2), 3), 1, 2, 3, NEVER);
        // after 2 came 3 and, the second time, 2; the n-gram that differs and ends in 3 too frees nothing
        assertScores(Rules.noRepeatedNgram(scores, tokens(1, 2, 3, 0, 3, 2, 2), 2), 1, 2, NEVER, NEVER);
        assertScores(Rules.noRepeatedNgram(scores, tokens(1, 1, 3), 1), 1, NEVER, 3, NEVER);
        assertSame(scores, Rules.noRepeatedNgram(scores, tokens(1, 1, 2), 3));
    }

    @Test
    void aTextMayNotEndBeforeItsShortestLength() {
        Rules rules = new Rules(Decodings.greedy(1, 0, 2), OptionalInt.of(1), Device.CPU);
        Written written = new Written(new int[] {0, 1, 2, 2}, 2);
        Tensor scores = scores(2, 5, 6, 7, 8, 9, 10);
        for (int i = 0; i < 2; i++) {
            assertScores(rules.apply(scores, written), 5, NEVER, 7, 8, NEVER, 10);
            written.append(new int[] {0, 1}, new int[] {2, 2});
        }
        assertSame(scores, rules.apply(scores, written));
    }

    @Test
    void rulesOfADecodingSeeThePrompt() {
        Decoding decoding = Decodings.greedy(2, 2, 0);
        Tensor found = new Rules(decoding, OptionalInt.empty(), Device.CPU)
                .apply(scores(1, 4, 4, 4), new Written(new int[] {1, 2, 1}, 1));
        assertScores(found, 4, 2, NEVER);
    }

    @Test
    void processorsOfTransformersMakeTheSame() {
        Tensor scores = Golden.tensor("scores");
        Tensor tokens = goldenTokens();
        assertGolden("repetition_penalty", Rules.repetitionPenalty(scores, tokens, 1.7));
        assertGolden("repetition_reward", Rules.repetitionPenalty(scores, tokens, 0.6));
        for (int n : new int[] {1, 2, 3, 20}) {
            assertGolden("no_repeat_" + n, Rules.noRepeatedNgram(scores, tokens, n));
        }
        assertGolden("min_new_tokens", Rules.forbidden(scores, Golden.END));
    }

    @Test
    void rulesAndWarpersStandInTheOrderOfTransformers() {
        Decoding decoding = new Decoding(
                0.7, 7, 0.8, 0.05, 0.6, false, 1, 1, EarlyStopping.FALSE, 1.7, 3, 5, Optional.empty(), 1, 1);
        // the tokens of the file with a prompt of eight, so that four are new
        int[] tokens = Golden.ints("tokens");
        int texts = Golden.size("tokens", 0);
        int[] prompts = new int[texts * 8];
        for (int i = 0; i < texts; i++) {
            System.arraycopy(tokens, i * 12, prompts, i * 8, 8);
        }
        Written written = new Written(prompts, texts);
        for (int t = 8; t < 12; t++) {
            int[] same = new int[texts];
            int[] next = new int[texts];
            for (int i = 0; i < texts; i++) {
                same[i] = i;
                next[i] = tokens[i * 12 + t];
            }
            written.append(same, next);
        }
        Tensor ruled =
                new Rules(decoding, OptionalInt.of(Golden.END), Device.CPU).apply(Golden.tensor("scores"), written);
        Warpers.Law law = Warpers.apply(ruled, decoding);
        Tensor nothing = Tensor.full(NEVER, Device.CPU, texts, Golden.size("scores", 1));
        assertGolden("everything", nothing.scatter(1, law.ids(), law.scores()));
    }
}
