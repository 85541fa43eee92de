package org.genloss.neural.generate;

import java.util.Optional;
import org.genloss.model.Decoding;
import org.genloss.model.Decoding.EarlyStopping;

/** Decodings for tests, in which only what matters is said. */
final class Decodings {

    static final Decoding GREEDY = greedy(1, 0, 0);

    private Decodings() {}

    static Decoding greedy(double repetitionPenalty, int noRepeatNgramSize, int minNewTokens) {
        return decoding(true, 1, 1, EarlyStopping.FALSE, repetitionPenalty, noRepeatNgramSize, minNewTokens);
    }

    static Decoding beams(int beams, double lengthPenalty, EarlyStopping early) {
        return decoding(false, beams, lengthPenalty, early, 1, 0, 0);
    }

    static Decoding decoding(
            boolean greedy,
            int beams,
            double lengthPenalty,
            EarlyStopping early,
            double repetitionPenalty,
            int noRepeatNgramSize,
            int minNewTokens) {
        return new Decoding(
                1,
                0,
                1,
                0,
                1,
                greedy,
                beams,
                lengthPenalty,
                early,
                repetitionPenalty,
                noRepeatNgramSize,
                minNewTokens,
                Optional.empty(),
                1,
                1);
    }

    static Decoding drawn(double temperature, int topK, double topP, double minP, double typicalP) {
        return new Decoding(
                temperature,
                topK,
                topP,
                minP,
                typicalP,
                false,
                1,
                1,
                EarlyStopping.FALSE,
                1,
                0,
                0,
                Optional.empty(),
                1,
                1);
    }
}
