package org.genloss.neural.measure;

import java.util.Arrays;
import java.util.Optional;
import org.genloss.data.Images;
import org.genloss.data.Tensors;
import org.genloss.model.Work;
import org.genloss.neural.fit.Fit;
import org.genloss.neural.fit.Progress;
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
        try (Scope scope = Scope.open()) {
            ClassifierFit fit = new ClassifierFit(network, labelled);
            fit.run(Work.ALONE);
            return fit.weights.toTensors();
        }
    }

    /** What changes in a fit. Lives in the scope in which it was made. */
    private static final class ClassifierFit implements Fit {

        private final ClassifierNetwork network;
        private final Images labelled;
        private final Weights weights;
        private final Adam adam;
        private final Progress progress;

        ClassifierFit(ClassifierNetwork network, Images labelled) {
            this.network = network;
            this.labelled = labelled;
            this.weights =
                    network.initial(Noise.of(SEED.at("initial")), Device.AUTO).trained();
            this.adam = new Adam(weights, 0, false);
            int perEpoch = (labelled.size() + BATCH - 1) / BATCH;
            int epochs = Math.max(EPOCHS, (LEAST_STEPS + perEpoch - 1) / perEpoch);
            int steps = Math.max(EPOCHS * perEpoch, LEAST_STEPS);
            this.progress = new Progress(perEpoch, epochs, Optional.of(steps), 1);
        }

        @Override
        public Progress progress() {
            return progress;
        }

        @Override
        public void epoch(int number, int most) {
            int n = labelled.size();
            int[] order = Noise.of(SEED.at("order", number)).permutation(n);
            for (int k = 0; k < most && k * BATCH < n; k++) {
                int[] rows = Arrays.copyOfRange(order, k * BATCH, Math.min(n, (k + 1) * BATCH));
                // the batch alone is copied to libtorch: the whole set would be there twice
                step(labelled.select(rows));
            }
        }

        private void step(Images batch) {
            try (Scope scope = Scope.open()) {
                Tensor loss = loss(network, batch, weights);
                loss.times(1.0 / batch.size()).backward();
                adam.step(LEARNING_RATE * (1 - (double) progress.steps() / progress.allSteps()));
                adam.zeroGradients();
                progress.add(batch.size(), loss.item());
            }
        }

        @Override
        public Tensors state() {
            return progress.state(weights, adam);
        }

        @Override
        public void resume(Tensors saved) {
            progress.resume(saved, weights, adam, Device.AUTO);
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
