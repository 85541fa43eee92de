package org.genloss.neural.vae;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Images;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.FitCurve;
import org.genloss.model.Model;
import org.genloss.neural.ElboModel;
import org.genloss.neural.LatentModel;
import org.genloss.neural.fit.Blocks;
import org.genloss.neural.fit.Divergence;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;

/** A fitted VAE. Its parameters lie on the heap and are copied to libtorch for every call, which costs less than a batch. */
final class VaeModel implements Model<Images>, LatentModel, ElboModel {

    private final Vae vae;
    private final Network network;
    private final Tensors parameters;
    private final List<FitCurve> curves;

    /** A model that was saved. */
    VaeModel(Vae vae, Network network, Tensors parameters) {
        this(vae, network, parameters, List.of());
    }

    VaeModel(Vae vae, Network network, Tensors parameters, List<FitCurve> curves) {
        this.vae = vae;
        this.network = network;
        this.parameters = parameters;
        this.curves = curves;
    }

    /** Latent points from N(0, lambda I), decoded; pixel means, or pixels drawn around them. */
    @Override
    public Images sample(int n, Decoding decoding, Seed seed) {
        int numbers = network.shape().numbers();
        float[] pixels = new float[Math.multiplyExact(n, numbers)];
        Noise noise = Noise.of(seed);
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = weights("decoder.");
            for (int from = 0; from < n; from += Blocks.SIZE) {
                int size = Math.min(Blocks.SIZE, n - from);
                try (Scope block = Scope.withoutGradients()) {
                    Tensor latents = noise.normal(vae.device(), size, network.latentDim())
                            .times(Math.sqrt(decoding.lambda()));
                    Tensor means = network.decode(latents, weights).sigmoid();
                    Tensor images = vae.drawPixels()
                            ? vae.likelihood().draw(means, vae.pixelStd(), noise, vae.device())
                            : means;
                    System.arraycopy(images.toFloats(), 0, pixels, from * numbers, size * numbers);
                }
            }
        }
        return Images.unlabelled(pixels, network.shape());
    }

    @Override
    public int latentDim() {
        return network.latentDim();
    }

    @Override
    public float[] latentMeans(Images images) {
        int d = network.latentDim();
        float[] means = new float[Math.multiplyExact(images.size(), d)];
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = weights("encoder.");
            for (int from = 0; from < images.size(); from += Blocks.SIZE) {
                try (Scope block = Scope.withoutGradients()) {
                    Tensor pixels = Blocks.of(images, from, vae.device());
                    float[] some = network.encode(pixels, weights).mean().toFloats();
                    System.arraycopy(some, 0, means, from * d, some.length);
                }
            }
        }
        return means;
    }

    /** With one latent point drawn for every image, and the Kullback-Leibler term in closed form. */
    @Override
    public double[] elbos(Images images, Seed seed) {
        double[] elbos = new double[images.size()];
        Noise noise = Noise.of(seed);
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = weights("");
            for (int from = 0; from < images.size(); from += Blocks.SIZE) {
                try (Scope block = Scope.withoutGradients()) {
                    Tensor pixels = Blocks.of(images, from, vae.device());
                    Network.Posterior posterior = network.encode(pixels, weights);
                    Tensor latents = posterior.draw(noise.normal(vae.device(), pixels.size(0), network.latentDim()));
                    Tensor losses = vae.likelihood()
                            .losses(network.decode(latents, weights), pixels, vae.pixelStd())
                            .plus(posterior.divergences());
                    double[] some = losses.times(-1).toDoubles();
                    System.arraycopy(some, 0, elbos, from, some.length);
                }
            }
        }
        return elbos;
    }

    private Weights weights(String prefix) {
        return Weights.of(parameters.where(name -> name.startsWith(prefix)), vae.device());
    }

    @Override
    public Tensors state() {
        return parameters;
    }

    @Override
    public List<FitCurve> curves() {
        return curves;
    }

    /** A fit that left the numbers: a network that decodes to nothing. */
    @Override
    public Optional<String> collapse() {
        return Divergence.of(parameters);
    }
}
