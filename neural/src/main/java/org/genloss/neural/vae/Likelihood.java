package org.genloss.neural.vae;

import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Tensor;
import org.hipparchus.util.FastMath;

/** The distribution of pixels around what the decoder says. */
public enum Likelihood {
    /** Pixels are 1 with the probability that the decoder gives, else 0; real ones may lie between, as in the released code. */
    BERNOULLI {
        @Override
        Tensor loss(Tensor logits, Tensor images, double std) {
            return Nn.binaryCrossEntropy(logits, images);
        }

        @Override
        Tensor losses(Tensor logits, Tensor images, double std) {
            return Nn.binaryCrossEntropies(logits, images)
                    .reshape(images.size(0), -1)
                    .sum(1);
        }

        @Override
        Tensor draw(Tensor means, double std, Noise noise, Device device) {
            return noise.uniform(0, 1, device, means.shape()).atMost(means);
        }
    },
    /** Pixels are normal around the decoder's mean, with a standard deviation that is given. */
    GAUSSIAN {
        @Override
        Tensor loss(Tensor logits, Tensor images, double std) {
            return logits.sigmoid()
                    .minus(images)
                    .square()
                    .sum()
                    .times(0.5 / (std * std))
                    .plus(constant(std) * images.count());
        }

        @Override
        Tensor losses(Tensor logits, Tensor images, double std) {
            Tensor gaps = logits.sigmoid().minus(images).reshape(images.size(0), -1);
            return gaps.square().sum(1).times(0.5 / (std * std)).plus(constant(std) * gaps.size(1));
        }

        private double constant(double std) {
            return FastMath.log(std) + 0.5 * FastMath.log(2 * Math.PI);
        }

        @Override
        Tensor draw(Tensor means, double std, Noise noise, Device device) {
            return means.plus(noise.normal(device, means.shape()).times(std)).clamp(0, 1);
        }
    };

    /** Minus the log-likelihood of images [n, c, h, w], in nats, summed over all pixels. */
    abstract Tensor loss(Tensor logits, Tensor images, double std);

    /** The same, image by image, [n]. */
    abstract Tensor losses(Tensor logits, Tensor images, double std);

    /** Pixels drawn around means, in [0, 1]. */
    abstract Tensor draw(Tensor means, double std, Noise noise, Device device);
}
