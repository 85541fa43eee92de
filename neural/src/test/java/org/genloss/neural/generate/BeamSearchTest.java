package org.genloss.neural.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.genloss.model.Decoding;
import org.genloss.model.Decoding.EarlyStopping;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Architecture;
import org.genloss.neural.transformer.Whole;
import org.genloss.num.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With beams for all sequences there are, beam search finds what a look at all of them finds. */
class BeamSearchTest {

    private static final int END = 3;
    private static final int MOST = 4;
    private static final int[] PROMPTS = {0, 1, 2, 2, 1, 0, 1, 1, 2};

    /** A sequence with its log-probability. */
    private record Sequence(int[] tokens, double score) {}

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2})
    void findsTheBestOfAllSequences(double lengthPenalty) {
        Architecture network = Tiny.network();
        // 3 + 9 + 27 that end, 81 that are cut: more beams than sequences, and none is stopped before its time
        Decoding decoding = Decodings.beams(128, lengthPenalty, EarlyStopping.NEVER);
        int lengths = 0;
        for (int model = 0; model < 3; model++) {
            try (Scope scope = Scope.withoutGradients()) {
                Weights weights = network.initial(Noise.of(new Seed(model)), Device.CPU);
                int[][] found = new Generator(network, weights, Device.CPU, decoding, OptionalInt.of(END), MOST)
                        .write(PROMPTS, 3, 0, new Seed(0));
                for (int i = 0; i < 3; i++) {
                    int[] prompt = Arrays.copyOfRange(PROMPTS, 3 * i, 3 * i + 3);
                    int[] best = best(network, weights, prompt, lengthPenalty);
                    assertArrayEquals(best, found[i], "model " + model + ", prompt " + i);
                    lengths |= 1 << best.length;
                }
            }
        }
        // some of the best end early and some late, or nothing was tested; the largest penalty leaves only the longest
        assertTrue(lengthPenalty == 2 || Integer.bitCount(lengths) > 1);
    }

    private static int[] best(Architecture network, Weights weights, int[] prompt, double lengthPenalty) {
        List<Sequence> open = List.of(new Sequence(new int[0], 0));
        List<Sequence> closed = new ArrayList<>();
        for (int length = 1; length <= MOST; length++) {
            List<Sequence> longer = new ArrayList<>();
            for (Sequence sequence : open) {
                double[] logs = next(network, weights, prompt, sequence.tokens());
                for (int id = 0; id < Tiny.VOCABULARY; id++) {
                    int[] tokens = Arrays.copyOf(sequence.tokens(), length);
                    tokens[length - 1] = id;
                    boolean ended = id == END || length == MOST;
                    (ended ? closed : longer).add(new Sequence(tokens, sequence.score() + logs[id]));
                }
            }
            open = longer;
        }
        return closed.stream()
                .max((one, other) -> Double.compare(score(one, lengthPenalty), score(other, lengthPenalty)))
                .orElseThrow()
                .tokens();
    }

    private static double score(Sequence sequence, double lengthPenalty) {
        return sequence.score() / Math.pow(sequence.tokens().length, lengthPenalty);
    }

    private static double[] next(Architecture network, Weights weights, int[] prompt, int[] written) {
        int[] ids = Arrays.copyOf(prompt, prompt.length + written.length);
        System.arraycopy(written, 0, ids, prompt.length, written.length);
        Tensor hidden = network.hidden(Tensor.of(ids, Device.CPU).reshape(1, -1), weights, Whole.scoring(Device.CPU));
        Tensor last = hidden.narrow(1, ids.length - 1, 1).reshape(1, -1);
        return Nn.logSoftmax(network.logits(last, weights), 1).toDoubles();
    }
}
