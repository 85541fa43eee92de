package org.genloss.neural.generate;

import java.util.OptionalInt;
import org.genloss.model.Decoding;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Tensor;

/**
 * What a decoding forbids or makes unlikely because of what is written already: repetition penalty, no repeated n-gram, no
 * end before the shortest length, in this order. Scores are logits or log-probabilities, [texts, V]; a forbidden token has
 * minus infinity. The meanings are those of Hugging Face's logits processors.
 */
record Rules(Decoding decoding, OptionalInt endId, Device device) {

    /** Scores of the next token of every text. */
    Tensor apply(Tensor scores, Written written) {
        Tensor ruled = scores;
        if (decoding.repetitionPenalty() != 1 || decoding.noRepeatNgramSize() > 0) {
            Tensor tokens = written.tensor(device);
            if (decoding.repetitionPenalty() != 1) {
                ruled = repetitionPenalty(ruled, tokens, decoding.repetitionPenalty());
            }
            if (decoding.noRepeatNgramSize() > 0) {
                ruled = noRepeatedNgram(ruled, tokens, decoding.noRepeatNgramSize());
            }
        }
        if (endId.isPresent() && written.newTokens() < decoding.minNewTokens()) {
            ruled = forbidden(ruled, endId.getAsInt());
        }
        return ruled;
    }

    /**
     * Scores of tokens that occurred are divided by the penalty where positive, multiplied where negative (Keskar et al.
     * 2019, section 4.1); how often they occurred does not matter.
     *
     * @param tokens [texts, t], int64
     */
    static Tensor repetitionPenalty(Tensor scores, Tensor tokens, double penalty) {
        Tensor occurred = scores.gather(1, tokens); // [texts, t]
        Tensor negative = occurred.clamp(Double.NEGATIVE_INFINITY, 0);
        return scores.scatter(
                1, tokens, negative.times(penalty).plus(occurred.relu().over(penalty)));
    }

    /**
     * Forbids every token that would end an n-gram that occurred already.
     *
     * @param tokens [texts, t], int64
     */
    static Tensor noRepeatedNgram(Tensor scores, Tensor tokens, int n) {
        long length = tokens.size(1);
        if (length < n) {
            return scores;
        }
        long windows = length - n + 1;
        Tensor last = tokens.narrow(1, n - 1, windows); // what ended each n-gram of the text
        Tensor matches = last.same(last);
        for (int i = 0; i < n - 1; i++) {
            Tensor newest = tokens.narrow(1, length - (n - 1) + i, 1);
            matches = matches.times(tokens.narrow(1, i, windows).same(newest));
        }
        // adding 0 for the n-grams that differ frees nothing that another one forbids
        Tensor penalties = matches.floats().times(0).masked(matches, Double.NEGATIVE_INFINITY);
        return scores.scatterAdd(1, last, penalties);
    }

    /** Forbids one token. */
    static Tensor forbidden(Tensor scores, int token) {
        Tensor column = Tensor.like(scores, new int[] {token}).reshape(1, 1).repeatInterleave(scores.size(0), 0);
        Tensor never = Tensor.like(scores, new double[] {Double.NEGATIVE_INFINITY}, 1, 1);
        return scores.scatter(1, column, never.repeatInterleave(scores.size(0), 0));
    }
}
