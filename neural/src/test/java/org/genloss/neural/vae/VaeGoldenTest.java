package org.genloss.neural.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.genloss.data.Images;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.neural.torch.Adam;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.junit.jupiter.api.Test;

/** The VAE against PyTorch: {@code src/test/golden/vae.py} made the values. */
class VaeGoldenTest {

    private static final Images.Shape SHAPE = new Images.Shape(1, 12, 12, List.of());
    private static final Network NETWORK = new Network(SHAPE, 8, 3);
    private static final Training TRAINING = new Training(Vaes.small(8, 3), NETWORK);
    private static final Tensors GOLDEN = golden();

    private static Tensors golden() {
        try {
            return SafeTensors.read(Path.of(
                    VaeGoldenTest.class.getResource("/golden/vae.safetensors").toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Weights weights() {
        Weights weights = new Weights();
        for (String name : NETWORK.shapes().keySet()) {
            weights.put(name, tensor("weight." + name));
        }
        return weights;
    }

    private static Tensor tensor(String name) {
        Tensors.Tensor tensor = GOLDEN.get(name);
        return Tensor.of((float[]) tensor.data(), Device.CPU, tensor.shape());
    }

    @Test
    void thePapersNetworkHasItsNumberOfParameters() {
        Network paper = new Network(new Images.Shape(1, 28, 28, List.of()), 64, 20);
        long count = paper.shapes().values().stream()
                .mapToLong(shape -> Arrays.stream(shape).reduce(1, (a, b) -> a * b))
                .sum();
        assertEquals(647_081, count);
    }

    @Test
    void gradientsAreThoseOfPyTorchInSinglePrecision() {
        try (Scope scope = Scope.open()) {
            assertGradients("fp32", weights().trained(), tensor("images"), tensor("noise"), 1e-4);
        }
    }

    @Test
    void gradientsAreThoseOfPyTorchInDoublePrecision() {
        try (Scope scope = Scope.open()) {
            assertGradients(
                    "fp64",
                    weights().doubles().trained(),
                    tensor("images").doubles(),
                    tensor("noise").doubles(),
                    1e-9);
        }
    }

    private static void assertGradients(
            String precision, Weights weights, Tensor images, Tensor noise, double tolerance) {
        Training.Loss loss = TRAINING.loss(images, noise, weights);
        loss.reconstruction().plus(loss.divergence()).backward();
        double[] terms = numbers("terms." + precision);
        assertEquals(terms[0], loss.reconstruction().item(), tolerance * terms[0]);
        assertEquals(terms[1], loss.divergence().item(), tolerance * terms[1]);
        for (String name : weights.names()) {
            double[] expected = numbers("gradient." + precision + "." + name);
            double[] found = weights.get(name).gradient().toDoubles();
            double error = 0;
            double norm = 0;
            for (int i = 0; i < expected.length; i++) {
                error += (found[i] - expected[i]) * (found[i] - expected[i]);
                norm += expected[i] * expected[i];
            }
            double relative = Math.sqrt(error / norm);
            assertTrue(relative <= tolerance, name + ": relative L2 difference " + relative);
        }
    }

    private static double[] numbers(String name) {
        Object data = GOLDEN.get(name).data();
        if (data instanceof double[] doubles) {
            return doubles;
        }
        float[] floats = (float[]) data;
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    @Test
    void lossesOfTwentyStepsAreThoseOfPyTorch() {
        double[] expected = GOLDEN.doubles("losses");
        try (Scope scope = Scope.open()) {
            Weights weights = weights().trained();
            Adam adam = new Adam(weights, 1e-5, false);
            for (double each : expected) {
                Training.Loss loss = TRAINING.loss(tensor("images"), tensor("noise"), weights);
                Tensor sum = loss.reconstruction().plus(loss.divergence());
                assertEquals(each, sum.item(), 1e-4 * each);
                adam.zeroGradients();
                sum.backward();
                adam.step(1e-3);
            }
        }
    }
}
