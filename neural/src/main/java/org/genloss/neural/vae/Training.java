package org.genloss.neural.vae;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.model.FitCurve;
import org.genloss.model.Work;
import org.genloss.neural.fit.Batches;
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

    VaeModel fit(Dataset<Images> training, Seed seed, Work fitting) {
        try (Scope scope = Scope.open()) {
            Batches<Images> batches = batches(training);
            Weights weights =
                    network.initial(Noise.of(seed.at("initial")), vae.device()).trained();
            Adam adam = new Adam(weights, vae.weightDecay(), false);
            Progress progress = new Progress(batches.perEpoch(), vae.epochs(), vae.maxSteps(), 2);
            fitting.unfinished().ifPresent(saved -> progress.resume(saved, weights, adam, vae.device()));
            while (progress.more()) {
                Seed epoch = seed.at("epoch", progress.epochs());
                Noise noise = Noise.of(epoch.at("latent"));
                batches.epoch(
                        progress.stepsLeft(),
                        epoch,
                        images -> progress.add(images.size(0), step(images, noise, weights, adam)));
                progress.endEpoch(fitting, () -> progress.state(weights, adam));
            }
            return new VaeModel(vae, network, weights.toTensors(), curves(progress));
        }
    }

    private Batches<Images> batches(Dataset<Images> training) {
        Images.Shape shape = network.shape();
        long[] item = {shape.channels(), shape.height(), shape.width()};
        return new Batches<>(training, Images::pixels, item, vae.batchSize(), vae.device());
    }

    /** One step of Adam; the terms of the loss before it, in nats. */
    private double[] step(Tensor images, Noise noise, Weights weights, Adam adam) {
        Loss loss = loss(images, noise.normal(vae.device(), images.size(0), network.latentDim()), weights);
        adam.zeroGradients();
        loss.reconstruction().plus(loss.divergence().times(vae.beta())).backward();
        adam.step(vae.learningRate());
        return new double[] {loss.reconstruction().item(), loss.divergence().item()};
    }

    /** How long fits take here, in seconds, by the number of images. */
    IntToDoubleFunction seconds() {
        Images blank =
                Images.unlabelled(new float[vae.batchSize() * network.shape().numbers()], network.shape());
        try (Scope scope = Scope.open()) {
            Batches<Images> batches = batches(Dataset.of(blank, Dataset.REAL));
            Weights weights =
                    network.initial(Noise.of(new Seed(0)), vae.device()).trained();
            Adam adam = new Adam(weights, vae.weightDecay(), false);
            Noise noise = Noise.of(new Seed(1));
            return Progress.seconds(
                    vae.batchSize(),
                    vae.epochs(),
                    vae.maxSteps(),
                    () -> batches.epoch(1, new Seed(0), images -> step(images, noise, weights, adam)));
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
