package org.genloss.neural.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Images;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** The bound image by image is the loss of the training, whose values PyTorch gave. */
class ElboTest {

    private static final Images.Shape SHAPE = new Images.Shape(1, 12, 12, List.of());
    private static final Seed SEED = new Seed(7);

    @Test
    void theBoundsOfImagesSumToMinusTheLossOfTheBatch() {
        for (Likelihood likelihood : Likelihood.values()) {
            Vae vae = new Vae(3, 8, 2, likelihood, 0.2, false, 1, Optional.empty(), 32, 1e-3, 0, Device.CPU);
            Network network = new Network(SHAPE, 8, 3);
            Images images = images();
            try (Scope scope = Scope.withoutGradients()) {
                Weights weights = network.initial(Noise.of(SEED), Device.CPU);
                double[] bounds = new VaeModel(vae, network, weights.toTensors()).elbos(images, SEED.at("elbo"));
                Tensor noise = Noise.of(SEED.at("elbo")).normal(Device.CPU, 20, 3);
                Tensor pixels = Tensor.of(images.pixels(), Device.CPU, 20, 1, 12, 12);
                Training.Loss loss = new Training(vae, network).loss(pixels, noise, weights);
                // the weight of the divergence in the loss, 2 here, is none of the bound's business
                double sum = loss.reconstruction().item() + loss.divergence().item();
                assertEquals(20, bounds.length);
                assertEquals(-sum, Arrays.stream(bounds).sum(), 1e-6 * Math.abs(sum), likelihood.name());
            }
        }
    }

    private static Images images() {
        UniformRandomProvider random = SEED.stream();
        float[] pixels = new float[20 * SHAPE.numbers()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        return Images.unlabelled(pixels, SHAPE);
    }
}
