package org.genloss.neural.vae;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Tensors;
import org.genloss.model.FitCurve;
import org.genloss.model.Work;
import org.genloss.neural.fit.Batches;
import org.genloss.neural.fit.Fit;
import org.genloss.neural.fit.Progress;
import org.genloss.neural.torch.Adam;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;

/** One fit: epochs of Adam on the summed loss, as in the released code. */
final class Training {

    private final Vae vae;
    private final Network network;

    Training(Vae vae, Network network) {
        this.vae = vae;
        this.network = network;
    }

    /** The two terms of the loss of a batch, in nats, summed over images. */
    record Loss(Tensor reconstruction, Tensor divergence) {}

    /** The loss of images [n, c, h, w] with noise [n, d] for the latent draw. */
    Loss loss(Tensor images, Tensor noise, Weights weights) {
        Network.Posterior posterior = network.encode(images, weights);
        Tensor logits = network.decode(posterior.draw(noise), weights);
        return new Loss(vae.likelihood().loss(logits, images, vae.pixelStd()), posterior.divergence());
    }

    /** What changes in a fit. Lives in the scope in which it was made. */
    private final class VaeFit implements Fit {

        private final Seed seed;
        private final Batches<Images> batches;
        private final Weights weights;
        private final Adam adam;
        private final Progress progress;

        VaeFit(Dataset<Images> training, Seed seed) {
            this.seed = seed;
            this.batches = batches(training);
            this.weights =
                    network.initial(Noise.of(seed.at("initial")), vae.device()).trained();
            this.adam = new Adam(weights, vae.weightDecay(), false);
            this.progress = new Progress(batches.perEpoch(), vae.epochs(), vae.maxSteps(), 2);
        }

        @Override
        public Progress progress() {
            return progress;
        }

        @Override
        public void epoch(int number, int most) {
            Seed epoch = seed.at("epoch", number);
            Noise noise = Noise.of(epoch.at("latent"));
            batches.epoch(most, epoch, images -> progress.add(images.size(0), step(images, noise)));
        }

        /** One step of Adam; the terms of the loss before it, in nats. */
        private double[] step(Tensor images, Noise noise) {
            Loss loss = loss(images, noise.normal(vae.device(), images.size(0), network.latentDim()), weights);
            adam.zeroGradients();
            loss.reconstruction().plus(loss.divergence().times(vae.beta())).backward();
            adam.step(vae.learningRate());
            return new double[] {loss.reconstruction().item(), loss.divergence().item()};
        }

        @Override
        public Tensors state() {
            return progress.state(weights, adam);
        }

        @Override
        public void resume(Tensors saved) {
            progress.resume(saved, weights, adam, vae.device());
        }
    }

    VaeModel fit(Dataset<Images> training, Seed seed, Work work) {
        try (Scope scope = Scope.open()) {
            VaeFit fit = new VaeFit(training, seed);
            fit.run(work);
            return new VaeModel(vae, network, fit.weights.toTensors(), curves(fit.progress));
        }
    }

    private Batches<Images> batches(Dataset<Images> training) {
        Images.Shape shape = network.shape();
        long[] item = {shape.channels(), shape.height(), shape.width()};
        return new Batches<>(training, Images::pixels, item, vae.batchSize(), vae.device());
    }

    /** How long fits take here, in seconds, by the number of images. */
    IntToDoubleFunction seconds() {
        Images blank =
                Images.unlabelled(new float[vae.batchSize() * network.shape().numbers()], network.shape());
        try (Scope scope = Scope.open()) {
            VaeFit fit = new VaeFit(Dataset.of(blank, Dataset.REAL), new Seed(0));
            return Progress.seconds(vae.batchSize(), vae.epochs(), vae.maxSteps(), () -> fit.epoch(0, 1));
        }
    }

    /** Nats an image, one value an epoch. */
    private static List<FitCurve> curves(Progress progress) {
        double[] reconstruction = progress.curve(0);
        double[] divergence = progress.curve(1);
        double[] elbo = new double[divergence.length];
        for (int i = 0; i < elbo.length; i++) {
            elbo[i] = -reconstruction[i] - divergence[i];
        }
        return List.of(
                new FitCurve("elbo", "nats", elbo),
                new FitCurve("reconstruction", "nats", reconstruction),
                new FitCurve("kl", "nats", divergence));
    }
}
