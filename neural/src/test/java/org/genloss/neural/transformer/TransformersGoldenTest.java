package org.genloss.neural.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The families against Hugging Face transformers: {@code src/test/golden/transformers.py} made models and values. */
class TransformersGoldenTest {

    @ParameterizedTest
    @ValueSource(strings = {"opt", "gpt2", "llama", "llama3", "llama-shards", "llama-bf16"})
    void logitsAreThoseOfTransformers(String name) {
        Tensors golden = Goldens.values(name);
        ModelFolder.Pretrained model = ModelFolder.read(Goldens.folder(name));
        try (Scope scope = Scope.withoutGradients()) {
            double[] logits = logits(model, golden).toDoubles();
            // the largest is about 3
            assertArrayEquals(Goldens.doubles(golden, "logits"), logits, 1e-5);
        }
    }

    private static Tensor logits(ModelFolder.Pretrained model, Tensors golden) {
        return logits(model.network(), Weights.of(model.parameters(), Device.CPU), Goldens.ids(golden));
    }

    private static Tensor logits(Architecture network, Weights weights, Tensor ids) {
        return network.logits(network.hidden(ids, weights, Whole.scoring(Device.CPU)), weights);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt", "gpt2", "llama"})
    void gradientsAreThoseOfTransformers(String name) {
        Tensors golden = Goldens.values(name);
        ModelFolder.Pretrained model = ModelFolder.read(Goldens.folder(name));
        try (Scope scope = Scope.open()) {
            Weights weights = Weights.of(model.parameters(), Device.CPU).trained();
            Tensor ids = Goldens.ids(golden);
            Tensor logits = logits(model.network(), weights, ids);
            long events = ids.size(0) * (ids.size(1) - 1);
            Tensor loss = Nn.crossEntropy(
                            logits.narrow(1, 0, ids.size(1) - 1)
                                    .reshape(-1, model.network().vocabularySize()),
                            ids.narrow(1, 1, ids.size(1) - 1).reshape(-1))
                    .times(1.0 / events);
            double expected = Goldens.doubles(golden, "loss")[0];
            assertEquals(expected, loss.item(), 1e-5 * expected);
            loss.backward();
            for (String parameter : weights.names()) {
                assertClose(
                        parameter,
                        Goldens.doubles(golden, "gradient." + parameter),
                        weights.get(parameter).gradient().toDoubles());
            }
        }
    }

    private static void assertClose(String name, double[] expected, double[] found) {
        double error = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            error += (found[i] - expected[i]) * (found[i] - expected[i]);
            norm += expected[i] * expected[i];
        }
        // a bias of keys adds the same to all scores of a query, which softmax does not see: its gradient is rounding
        // alone
        double relative = Math.sqrt(error / (name.endsWith("k_proj.bias") ? 1 : norm));
        assertTrue(relative <= (name.endsWith("k_proj.bias") ? 1e-7 : 1e-4), name + ": L2 difference " + relative);
    }

    /** The folders that it leaves in target/written are those that the script loads into transformers. */
    @ParameterizedTest
    @ValueSource(strings = {"opt", "gpt2", "llama", "llama3"})
    void whatIsWrittenReadAndWrittenAgainHasTheSameBytes(String name, @TempDir Path again) throws IOException {
        Path once = Files.createDirectories(Path.of("target", "written", name));
        ModelFolder.Pretrained read = ModelFolder.read(Goldens.folder(name));
        ModelFolder.write(once, read.network(), read.parameters());
        ModelFolder.Pretrained written = ModelFolder.read(once);
        assertEquals(read.network(), written.network());
        ModelFolder.write(again, written.network(), written.parameters());
        for (String file : new String[] {"config.json", "generation_config.json", "model.safetensors"}) {
            assertArrayEquals(Files.readAllBytes(once.resolve(file)), Files.readAllBytes(again.resolve(file)), file);
        }
        assertEquals(
                "pt", SafeTensors.metadata(once.resolve("model.safetensors")).get("format"));
        try (Scope scope = Scope.withoutGradients()) {
            Tensor logits = logits(written, Goldens.values(name));
            SafeTensors.write(
                    once.resolve("written.safetensors"),
                    new Tensors().with("logits", logits.toFloats(), logits.shape()));
        }
    }
}
