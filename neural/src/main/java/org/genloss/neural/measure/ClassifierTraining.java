package org.genloss.neural.measure;

import java.util.Arrays;
import org.genloss.data.Images;
import org.genloss.data.Tensors;
import org.genloss.neural.torch.Adam;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;

/** How the classifier is fitted: cross-entropy, Adam, a step that falls to 0. */
final class ClassifierTraining {

    private static final int BATCH = 128;
    private static final int EPOCHS = 3;

    /** Few images are read more often than {@link #EPOCHS} times. */
    private static final int LEAST_STEPS = 400;

    private static final double LEARNING_RATE = 2e-3;
    private static final Seed SEED = new Seed(0).at("classifier-training");

    /** Everything above, as it stands in the key of a saved classifier. */
    static final String ABOUT =
            "adam " + LEARNING_RATE + " to 0, batch " + BATCH + ", epochs " + EPOCHS + " or steps " + LEAST_STEPS;

    private ClassifierTraining() {}

    /** The parameters fitted to labelled images. */
    static Tensors fit(ClassifierNetwork network, Images labelled) {
        int n = labelled.size();
        int perEpoch = (n + BATCH - 1) / BATCH;
        int steps = Math.max(EPOCHS * perEpoch, LEAST_STEPS);
        try (Scope scope = Scope.open()) {
            Weights weights =
                    network.initial(Noise.of(SEED.at("initial")), Device.AUTO).trained();
            Adam adam = new Adam(weights, 0, false);
            int[] order = {};
            for (int step = 0; step < steps; step++) {
                int k = step % perEpoch;
                if (k == 0) {
                    order = Noise.of(SEED.at("order", step / perEpoch)).permutation(n);
                }
                int[] rows = Arrays.copyOfRange(order, k * BATCH, Math.min(n, (k + 1) * BATCH));
                // the batch alone is copied to libtorch: the whole set would be there twice
                step(network, labelled.select(rows), weights, adam, LEARNING_RATE * (1 - (double) step / steps));
            }
            return weights.toTensors();
        }
    }

    private static void step(ClassifierNetwork network, Images batch, Weights weights, Adam adam, double learningRate) {
        try (Scope scope = Scope.open()) {
            loss(network, batch, weights).times(1.0 / batch.size()).backward();
            adam.step(learningRate);
            adam.zeroGradients();
        }
    }

    /** The cross-entropy of labelled images, in nats, summed over them. */
    static Tensor loss(ClassifierNetwork network, Images batch, Weights weights) {
        Images.Shape shape = network.shape();
        Tensor images =
                Tensor.of(batch.pixels(), Device.AUTO, batch.size(), shape.channels(), shape.height(), shape.width());
        Tensor logits = network.logits(network.features(images, weights), weights);
        return Nn.crossEntropy(logits, Tensor.of(batch.labels(), Device.AUTO));
    }
}
