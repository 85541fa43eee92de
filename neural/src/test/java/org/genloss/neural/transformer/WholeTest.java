package org.genloss.neural.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WholeTest {

    private static Whole fitting(long seed, double rate) {
        return Whole.fitting(Device.CPU, Noise.of(new Seed(seed)), rate);
    }

    @Test
    void positionsCountFromZero() {
        try (Scope scope = Scope.withoutGradients()) {
            assertArrayEquals(
                    new int[] {0, 1, 2}, Whole.scoring(Device.CPU).positions(3).toInts());
        }
    }

    @Test
    void nothingIsDroppedUnlessAsked() {
        try (Scope scope = Scope.withoutGradients()) {
            Tensor x = Tensor.full(2, Device.CPU, 5);
            assertSame(x, Whole.scoring(Device.CPU).dropout(x));
            assertSame(x, fitting(1, 0).dropout(x));
        }
    }

    /** Of 100,000 numbers, 25,000 are dropped, give or take 137: 5 standard deviations, passed with a chance of 6e-7. */
    @Test
    void numbersAreDroppedAndTheOthersGrow() {
        try (Scope scope = Scope.withoutGradients()) {
            double[] left = fitting(2, 0.25)
                    .dropout(Tensor.full(3, Device.CPU, 100, 1000))
                    .toDoubles();
            assertTrue(Arrays.stream(left).allMatch(x -> x == 0 || x == 4));
            assertEquals(25_000, Arrays.stream(left).filter(x -> x == 0).count(), 5 * 137);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt", "gpt2", "llama"})
    void whatIsDroppedIsDecidedByTheSeed(String family) {
        Architecture network = Preset.of("tiny", family, 50, 8, SpecialIds.NONE);
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = network.initial(Noise.of(new Seed(1)), Device.CPU);
            Tensor ids =
                    Tensor.of(new int[] {1, 2, 3, 4, 5, 6, 7, 8}, Device.CPU).reshape(2, 4);
            double[] once = network.hidden(ids, weights, fitting(3, 0.5)).toDoubles();
            assertArrayEquals(
                    once, network.hidden(ids, weights, fitting(3, 0.5)).toDoubles());
            assertFalse(Arrays.equals(
                    once, network.hidden(ids, weights, fitting(4, 0.5)).toDoubles()));
            assertFalse(Arrays.equals(
                    once,
                    network.hidden(ids, weights, Whole.scoring(Device.CPU)).toDoubles()));
        }
    }

    /** Drops all that can be dropped. */
    private record Nothing(Whole scoring) implements Pass {

        @Override
        public Tensor positions(long t) {
            return scoring.positions(t);
        }

        @Override
        public Tensor attend(int layer, Tensor queries, Tensor keys, Tensor values) {
            return scoring.attend(layer, queries, keys, values);
        }

        @Override
        public Tensor dropout(Tensor x) {
            return x.times(0);
        }
    }

    /** The values are from {@code src/test/golden/dropout.py}. OPT keeps its embeddings, GPT-2 drops them too. */
    @ParameterizedTest
    @ValueSource(strings = {"opt", "gpt2"})
    void numbersAreDroppedWhereTransformersDropsThem(String name) throws IOException {
        ModelFolder.Pretrained model = ModelFolder.read(Goldens.folder(name));
        double[] expected;
        try (InputStream golden = WholeTest.class.getResourceAsStream("/golden/dropout.json")) {
            expected = StreamSupport.stream(
                            JsonMapper.shared().readTree(golden).path(name).spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .toArray();
        }
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = Weights.of(model.parameters(), Device.CPU);
            Tensor ids = Goldens.ids(Goldens.values(name)).narrow(0, 0, 1);
            Pass nothing = new Nothing(Whole.scoring(Device.CPU));
            Tensor hidden = model.network().hidden(ids, weights, nothing);
            double[] logits = model.network()
                    .logits(hidden.narrow(1, ids.size(1) - 1, 1), weights)
                    .toDoubles();
            assertArrayEquals(expected, logits, 1e-5);
        }
    }
}
