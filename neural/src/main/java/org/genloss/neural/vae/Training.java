package org.genloss.neural.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Tensors;
import org.genloss.model.FitCurve;
import org.genloss.model.Fitting;
import org.genloss.neural.fit.Batches;
import org.genloss.neural.torch.Adam;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;

/** One fit: epochs of Adam on the summed loss, as in the released code. */
final class Training {

    /** Batches that are timed to tell how long a fit takes, after one that warms up. */
    private static final int TIMED = 3;

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

    VaeModel fit(Dataset<Images> training, Seed seed, Fitting fitting) {
        try (Scope scope = Scope.open()) {
            Batches<Images> batches = batches(training);
            Weights weights =
                    network.initial(Noise.of(seed.at("initial")), vae.device()).trained();
            Adam adam = new Adam(weights, vae.weightDecay(), false);
            Progress progress = new Progress(training.size(), batches.perEpoch());
            fitting.unfinished().ifPresent(saved -> progress.resume(saved, weights, adam));
            while (progress.more()) {
                Seed epoch = seed.at("epoch", progress.epochs());
                Noise noise = Noise.of(epoch.at("latent"));
                batches.epoch(progress.stepsLeft(), epoch, images -> progress.add(step(images, noise, weights, adam)));
                progress.endEpoch();
                fitting.progress("epoch " + progress.epochs() + " of " + progress.lastEpoch(), progress.share());
                if (progress.more()) {
                    fitting.save(() -> progress.state(weights, adam));
                }
            }
            return new VaeModel(vae, network, weights.toTensors(), progress.curves());
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
        return new double[] {
            images.size(0), loss.reconstruction().item(), loss.divergence().item()
        };
    }

    /** How long a fit to {@code size} images takes here, in seconds. */
    double seconds(int size) {
        Images blank =
                Images.unlabelled(new float[vae.batchSize() * network.shape().numbers()], network.shape());
        try (Scope scope = Scope.open()) {
            Batches<Images> batches = batches(Dataset.of(blank, Dataset.REAL));
            Weights weights =
                    network.initial(Noise.of(new Seed(0)), vae.device()).trained();
            Adam adam = new Adam(weights, vae.weightDecay(), false);
            Noise noise = Noise.of(new Seed(1));
            batches.epoch(1, new Seed(0), images -> step(images, noise, weights, adam));
            long start = System.nanoTime();
            for (int i = 0; i < TIMED; i++) {
                batches.epoch(1, new Seed(i), images -> step(images, noise, weights, adam));
            }
            double perImage = (System.nanoTime() - start) / (1e9 * TIMED * vae.batchSize());
            double all = (double) size * vae.epochs();
            return perImage
                    * vae.maxSteps()
                            .map(most -> Math.min(all, (double) most * vae.batchSize()))
                            .orElse(all);
        }
    }

    /** Where a fit stands, and how it went. */
    private final class Progress {

        private final int size;
        private final int perEpoch;
        private final List<double[]> done = new ArrayList<>();
        private double[] sums = new double[3];
        private int steps;

        Progress(int size, int perEpoch) {
            this.size = size;
            this.perEpoch = perEpoch;
        }

        private int lastStep() {
            int all = Math.multiplyExact(vae.epochs(), perEpoch);
            return vae.maxSteps().map(most -> Math.min(most, all)).orElse(all);
        }

        int lastEpoch() {
            return (lastStep() + perEpoch - 1) / perEpoch;
        }

        int epochs() {
            return done.size();
        }

        int stepsLeft() {
            return lastStep() - steps;
        }

        boolean more() {
            return stepsLeft() > 0;
        }

        double share() {
            return (double) steps / lastStep();
        }

        void add(double[] terms) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += terms[i];
            }
            steps++;
        }

        void endEpoch() {
            done.add(new double[] {sums[1] / sums[0], sums[2] / sums[0]});
            sums = new double[3];
        }

        Tensors state(Weights weights, Adam adam) {
            Tensors state = weights.toTensors();
            Tensors memory = adam.state();
            memory.names()
                    .forEach(name -> state.with(
                            name, memory.get(name).data(), memory.get(name).shape()));
            double[] flat = done.stream().flatMapToDouble(Arrays::stream).toArray();
            return state.with("progress.terms", flat, done.size(), 2).with("progress.steps", new int[] {steps}, 1);
        }

        void resume(Tensors saved, Weights weights, Adam adam) {
            weights.restore(saved, vae.device());
            adam.restore(saved, vae.device());
            double[] flat = saved.doubles("progress.terms");
            for (int i = 0; i < flat.length; i += 2) {
                done.add(new double[] {flat[i], flat[i + 1]});
            }
            steps = saved.ints("progress.steps")[0];
        }

        /** Nats an image, one value an epoch. */
        List<FitCurve> curves() {
            double[] elbo =
                    done.stream().mapToDouble(terms -> -terms[0] - terms[1]).toArray();
            double[] reconstruction =
                    done.stream().mapToDouble(terms -> terms[0]).toArray();
            double[] divergence = done.stream().mapToDouble(terms -> terms[1]).toArray();
            return List.of(
                    new FitCurve("elbo", "nats", elbo),
                    new FitCurve("reconstruction", "nats", reconstruction),
                    new FitCurve("kl", "nats", divergence));
        }
    }
}
