package org.genloss.neural.vae;

import java.util.LinkedHashMap;
import java.util.Map;
import org.genloss.data.Images;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;

/**
 * The network of the released code of Shumailov et al. (2024), VAE_experiments.ipynb: two convolutions to a normal posterior,
 * a linear layer and two transposed convolutions back. Images are [n, c, h, w] with h and w multiples of 4; width 64, 20
 * latent dimensions and 28 x 28 grey pixels make 647,081 parameters.
 *
 * @param shape of the images
 * @param width channels of the first convolution; the second has twice as many
 * @param latentDim latent dimensions, d
 */
record Network(Images.Shape shape, int width, int latentDim) {

    /** Kernel, stride and padding of every convolution: each halves (or doubles) height and width. */
    private static final int KERNEL = 4;

    private static final int STRIDE = 2;
    private static final int PADDING = 1;

    /** What the encoder says of n images: means and log-variances, each [n, d]. */
    record Posterior(Tensor mean, Tensor logVariance) {

        /** mean + standard deviation x noise, [n, d] (Kingma and Welling 2014, section 2.4). */
        Tensor draw(Tensor noise) {
            return mean.plus(logVariance.times(0.5).exp().times(noise));
        }

        /** Kullback-Leibler divergence from N(0, I), in nats, summed over images (Kingma and Welling 2014, appendix B). */
        Tensor divergence() {
            return terms().sum().times(-0.5);
        }

        /** The same, image by image, [n]. */
        Tensor divergences() {
            return terms().sum(1).times(-0.5);
        }

        private Tensor terms() {
            return logVariance.plus(1).minus(mean.square()).minus(logVariance.exp());
        }
    }

    /** A fresh start, as PyTorch makes it. */
    Weights initial(Noise noise, Device device) {
        Weights weights = new Weights();
        shapes().forEach((name, size) -> {
            if (name.endsWith(".weight")) {
                String layer = name.substring(0, name.length() - ".weight".length());
                if (layer.startsWith("decoder.conv")) {
                    weights.transposed(layer, noise, device, size);
                } else {
                    weights.layer(layer, noise, device, size);
                }
            }
        });
        return weights;
    }

    /** The shape of every parameter. */
    Map<String, long[]> shapes() {
        int code = 2 * width * corner();
        Map<String, long[]> shapes = new LinkedHashMap<>();
        layer(shapes, "encoder.conv1", width, width, shape.channels(), KERNEL, KERNEL);
        layer(shapes, "encoder.conv2", 2 * width, 2 * width, width, KERNEL, KERNEL);
        layer(shapes, "encoder.fc_mu", latentDim, latentDim, code);
        layer(shapes, "encoder.fc_logvar", latentDim, latentDim, code);
        layer(shapes, "decoder.fc", code, code, latentDim);
        layer(shapes, "decoder.conv2", width, 2 * width, width, KERNEL, KERNEL);
        layer(shapes, "decoder.conv1", shape.channels(), width, shape.channels(), KERNEL, KERNEL);
        return shapes;
    }

    private static void layer(Map<String, long[]> shapes, String name, long out, long... weight) {
        shapes.put(name + ".weight", weight);
        shapes.put(name + ".bias", new long[] {out});
    }

    /** Pixels after two halvings of height and width. */
    private int corner() {
        return (shape.height() / 4) * (shape.width() / 4);
    }

    /** The posterior of images [n, c, h, w]. */
    Posterior encode(Tensor images, Weights w) {
        Tensor x = convolution(images, w, "encoder.conv1").relu(); // [n, width, h/2, w/2]
        x = convolution(x, w, "encoder.conv2").relu(); // [n, 2 width, h/4, w/4]
        x = x.reshape(x.size(0), -1);
        return new Posterior(Nn.linear(x, w, "encoder.fc_mu"), Nn.linear(x, w, "encoder.fc_logvar"));
    }

    /** Images of latent points [n, d]: the logits of pixel means, [n, c, h, w]. */
    Tensor decode(Tensor latents, Weights w) {
        Tensor x = Nn.linear(latents, w, "decoder.fc");
        x = x.reshape(-1, 2L * width, shape.height() / 4, shape.width() / 4);
        x = transposed(x, w, "decoder.conv2").relu(); // [n, width, h/2, w/2]
        return transposed(x, w, "decoder.conv1");
    }

    private static Tensor convolution(Tensor x, Weights w, String layer) {
        return Nn.conv2d(x, w, layer, STRIDE, PADDING);
    }

    private static Tensor transposed(Tensor x, Weights w, String layer) {
        return Nn.convTranspose2d(x, w.get(layer + ".weight"), w.get(layer + ".bias"), STRIDE, PADDING);
    }
}
