package org.genloss.neural.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts from scratch. */
class PresetTest {

    private static final SpecialIds IDS = new SpecialIds(OptionalInt.of(0), OptionalInt.of(0), OptionalInt.of(1));

    private static long count(Architecture network) {
        return network.shapes().values().stream()
                .mapToLong(shape -> Arrays.stream(shape).reduce(1, (a, b) -> a * b))
                .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "mini, opt, 4096, 1136000", "mini, gpt2, 4096, 1135744", "mini, llama, 4096, 1078144",
        "small, opt, 8192, 5289984", "small, gpt2, 8192, 5289472", "small, llama, 8192, 5048576",
        "opt-125m, opt, 50272, 123764736"
    })
    // numbers: num_parameters() of transformers 5.18 for the same configurations
    void sizesAreAsSaid(String preset, String family, int vocabularySize, long parameters) {
        assertEquals(parameters, count(Preset.of(preset, family, vocabularySize, 128, IDS)));
    }

    @Test
    void theModelOfThePaperIsThatOfItsAuthors() {
        assertEquals(125_239_296, count(Preset.of("opt-125m", "opt", 50_272, 2048, IDS)));
        assertThrows(UserError.class, () -> Preset.of("opt-125m", "gpt2", 50_257, 1024, IDS));
        assertThrows(UserError.class, () -> Preset.of("huge", "opt", 100, 8, IDS));
        assertThrows(UserError.class, () -> Preset.of("tiny", "bert", 100, 8, IDS));
    }

    /** A fresh network knows nothing: its cross-entropy is near that of a uniform law, log V. */
    @ParameterizedTest
    @ValueSource(strings = {"opt", "gpt2", "llama"})
    void everyFamilyStartsAtTheUniformLaw(String family) {
        Architecture network = Preset.of("tiny", family, 200, 16, IDS);
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = network.initial(Noise.of(new Seed(3)), Device.CPU);
            assertShapes(network.shapes(), weights.shapes());
            Tensor ids = Tensor.of(Noise.of(new Seed(4)).integers(2 * 16, 200), Device.CPU)
                    .reshape(2, 16);
            Tensor logits = network.logits(network.hidden(ids, weights, Whole.scoring(Device.CPU)), weights);
            assertArrayEquals(new long[] {2, 16, 200}, logits.shape());
            // logits of a fresh network are of the order of 0.02 sqrt(32) = 0.11
            assertTrue(Arrays.stream(logits.toDoubles()).allMatch(logit -> Math.abs(logit) < 1));
            assertTrue(Arrays.stream(logits.toDoubles()).anyMatch(logit -> Math.abs(logit) > 0.01));
        }
    }

    private static void assertShapes(Map<String, long[]> expected, Map<String, long[]> found) {
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, shape) -> assertArrayEquals(shape, found.get(name), name));
    }

    /**
     * Standard deviations as {@code _init_weights} of the library sets them. Of 200 x 32 normal numbers, that of the sample is
     * within 5 % of its law's except with a chance below 1e-7 (chi-squared with 6,400 degrees of freedom); of 32 x 32, within
     * 15 %.
     */
    @Test
    void freshNumbersAreThoseOfTheLibrary() {
        try (Scope scope = Scope.withoutGradients()) {
            Weights opt = Preset.of("tiny", "opt", 200, 16, IDS).initial(Noise.of(new Seed(5)), Device.CPU);
            double[] embedding = opt.get("model.decoder.embed_tokens.weight").toDoubles();
            assertArrayEquals(new double[32], Arrays.copyOfRange(embedding, 32, 64));
            assertEquals(0.02, deviation(Arrays.copyOfRange(embedding, 64, embedding.length)), 0.05 * 0.02);
            assertConstant(0, opt, "model.decoder.layers.0.fc1.bias");
            assertConstant(1, opt, "model.decoder.layers.1.self_attn_layer_norm.weight");
            assertConstant(0, opt, "model.decoder.layers.1.self_attn_layer_norm.bias");
            Weights gpt2 = Preset.of("tiny", "gpt2", 200, 16, IDS).initial(Noise.of(new Seed(6)), Device.CPU);
            // four sublayers end in one of these
            assertEquals(
                    0.01,
                    deviation(gpt2.get("transformer.h.1.attn.c_proj.weight").toDoubles()),
                    0.15 * 0.01);
            assertEquals(
                    0.01,
                    deviation(gpt2.get("transformer.h.0.mlp.c_proj.weight").toDoubles()),
                    0.15 * 0.01);
            assertEquals(
                    0.02, deviation(gpt2.get("transformer.h.0.mlp.c_fc.weight").toDoubles()), 0.15 * 0.02);
        }
    }

    private static void assertConstant(double value, Weights weights, String name) {
        assertTrue(Arrays.stream(weights.get(name).toDoubles()).allMatch(each -> each == value), name);
    }

    private static double deviation(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(x -> x * x).average().orElseThrow());
    }
}
