package org.genloss.neural.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.OptionalInt;
import org.genloss.model.Decoding;
import org.genloss.model.Decoding.EarlyStopping;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of small random models write what {@code generate} of transformers writes, token by token. */
class HuggingFaceTest {

    private static final double[] CASES = Golden.VALUES.doubles("cases");
    private static final int N = Golden.size("prompts", 0);

    @ParameterizedTest
    @ValueSource(strings = {"opt", "gpt2", "llama"})
    void writesTheSameTokensInEveryCase(String family) {
        int[] written = Golden.ints(family + ".written");
        int most = Golden.size(family + ".written", 2);
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = Golden.weights(family);
            for (int i = 0; i < Golden.size("cases", 0); i++) {
                double[] one = Arrays.copyOfRange(CASES, i * 7, i * 7 + 7);
                int[][] texts = new Generator(
                                Golden.network(family),
                                weights,
                                Device.CPU,
                                decoding(one),
                                OptionalInt.of(Golden.END),
                                (int) one[6])
                        .write(Golden.ints("prompts"), N, 0, new Seed(1));
                for (int prompt = 0; prompt < N; prompt++) {
                    int from = (i * N + prompt) * most;
                    int[] padded = Arrays.copyOfRange(written, from, from + most);
                    assertArrayEquals(
                            Arrays.stream(padded).takeWhile(id -> id >= 0).toArray(),
                            texts[prompt],
                            family + ", prompt " + prompt + " of case " + Arrays.toString(one));
                }
            }
        }
    }

    private static Decoding decoding(double[] one) {
        EarlyStopping early =
                new EarlyStopping[] {EarlyStopping.FALSE, EarlyStopping.TRUE, EarlyStopping.NEVER}[(int) one[2]];
        return Decodings.decoding(one[0] == 1, (int) one[0], one[1], early, one[3], (int) one[4], (int) one[5]);
    }
}
