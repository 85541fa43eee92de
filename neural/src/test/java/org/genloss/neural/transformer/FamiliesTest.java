package org.genloss.neural.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the families have in common, and the sizes of models that many use. */
class FamiliesTest {

    @TempDir
    Path folder;

    /**
     * Published models by the settings of their configurations in which they are not the family's default. Numbers are those of
     * {@code num_parameters()} in transformers 5.18: OPT-125m, GPT-2, TinyLlama 1.1B and SmolLM2-135M.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'model_type': 'opt'} | 125239296",
                "{'model_type': 'gpt2', 'n_inner': null} | 124439808",
                "{'model_type': 'llama', 'hidden_size': 2048, 'intermediate_size': 5632, 'num_hidden_layers': 22,"
                        + " 'num_key_value_heads': 4, 'rms_norm_eps': 1e-5, 'rope_scaling': null} | 1100048384",
                "{'model_type': 'llama', 'vocab_size': 49152, 'hidden_size': 576, 'intermediate_size': 1536,"
                        + " 'num_hidden_layers': 30, 'num_attention_heads': 9, 'num_key_value_heads': 3, 'bos_token_id': 0,"
                        + " 'eos_token_id': 0, 'tie_word_embeddings': true, 'rope_theta': 100000} | 134515008",
            },
            quoteCharacter = '"')
    void publishedModelsHaveTheirNumberOfParameters(String config, long parameters) throws IOException {
        Files.writeString(folder.resolve("config.json"), config.replace('\'', '"'));
        long count = ModelFolder.network(folder).shapes().values().stream()
                .mapToLong(shape -> Arrays.stream(shape).reduce(1, (a, b) -> a * b))
                .sum();
        assertEquals(parameters, count);
    }

    /** What comes later changes nothing before it. */
    @ParameterizedTest
    @ValueSource(strings = {"opt", "gpt2", "llama"})
    void tokensDoNotSeeTheFuture(String family) {
        Architecture network = Preset.of("tiny", family, 96, 24, SpecialIds.both(0));
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = network.initial(Noise.of(new Seed(1)), Device.CPU);
            double[] one = logits(network, weights, 5, 6, 7, 8);
            double[] other = logits(network, weights, 5, 6, 9, 8);
            assertArrayEquals(Arrays.copyOf(one, 2 * 96), Arrays.copyOf(other, 2 * 96), 1e-6);
            assertTrue(Math.abs(one[2 * 96] - other[2 * 96]) > 1e-4);
            assertTrue(Math.abs(one[3 * 96] - other[3 * 96]) > 1e-6);
        }
    }

    private static double[] logits(Architecture network, Weights weights, int... ids) {
        Tensor batch = Tensor.of(ids, Device.CPU).reshape(1, -1);
        return network.logits(network.hidden(batch, weights, Whole.scoring(Device.CPU)), weights)
                .toDoubles();
    }

    /** With theta 100 and a head of 4: 1 and 100^(-1/2). */
    @Test
    void frequenciesFallGeometrically() {
        assertArrayEquals(new double[] {1, 0.1}, new Rope(100, Optional.empty()).frequencies(4), 1e-8);
    }
}
