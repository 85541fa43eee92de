package org.genloss.neural.torch;

import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Layers of networks and their losses, as functions of input and weights; in names and meanings those of PyTorch. */
public final class Nn {

    /** {@code Reduction::None} and {@code Reduction::Sum} of libtorch. */
    private static final long NONE = 0;

    private static final long SUM = 2;

    private static final long[] ONE = {1, 1};

    private Nn() {}

    /**
     * Fully connected layer.
     *
     * @param x [n, in]
     * @param weight [out, in]
     * @param bias [out]
     * @return [n, out]
     */
    public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        return new Tensor(torch.linear(x.at, weight.at, new TensorOptional(bias.at)));
    }

    /** Fully connected layer with the weight and bias of this name. */
    public static Tensor linear(Tensor x, Weights weights, String name) {
        return linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"));
    }

    /** Convolution with the weight and bias of this name. */
    public static Tensor conv2d(Tensor x, Weights weights, String name, long stride, long padding) {
        return conv2d(x, weights.get(name + ".weight"), weights.get(name + ".bias"), stride, padding);
    }

    /**
     * Convolution.
     *
     * @param x [n, in, h, w]
     * @param weight [out, in, k, k]
     * @param bias [out]
     * @return [n, out, (h + 2 padding - k) / stride + 1, same for w]
     */
    public static Tensor conv2d(Tensor x, Tensor weight, Tensor bias, long stride, long padding) {
        return new Tensor(torch.conv2d(
                x.at,
                weight.at,
                new TensorOptional(bias.at),
                new long[] {stride, stride},
                new long[] {padding, padding},
                ONE,
                1));
    }

    /**
     * Transposed convolution.
     *
     * @param x [n, in, h, w]
     * @param weight [in, out, k, k]
     * @param bias [out]
     * @return [n, out, (h - 1) stride - 2 padding + k, same for w]
     */
    public static Tensor convTranspose2d(Tensor x, Tensor weight, Tensor bias, long stride, long padding) {
        return new Tensor(torch.conv_transpose2d(
                x.at,
                weight.at,
                new TensorOptional(bias.at),
                new long[] {stride, stride},
                new long[] {padding, padding},
                new long[] {0, 0},
                1,
                ONE));
    }

    /** Normalisation over groups of channels; x is [n, channels, ..], weight and bias are [channels]. */
    public static Tensor groupNorm(Tensor x, long groups, Tensor weight, Tensor bias) {
        return new Tensor(
                torch.group_norm(x.at, groups, new TensorOptional(weight.at), new TensorOptional(bias.at), 1e-5, true));
    }

    /** Every 2 x 2 square of [n, c, h, w] replaced by its mean. */
    public static Tensor averagePool2(Tensor x) {
        return new Tensor(torch.avg_pool2d(x.at, 2, 2));
    }

    /** Every 2 x 2 square of [n, c, h, w] replaced by its maximum. */
    public static Tensor maxPool2(Tensor x) {
        return new Tensor(torch.max_pool2d(x.at, 2, 2));
    }

    /** Every pixel of [n, c, h, w] made a square of 2 x 2. */
    public static Tensor upsample2(Tensor x) {
        return new Tensor(torch.upsample_nearest2d(x.at, 2 * x.size(2), 2 * x.size(3)));
    }

    /** Row {@code index} of [vocabulary, d] for each of [..] indices: [.., d]. */
    public static Tensor embedding(Tensor weight, Tensor index) {
        return new Tensor(torch.embedding(weight.at, index.at));
    }

    /** Sum over all pixels of the cross-entropy (nats) of targets in [0, 1] under Bernoulli probabilities {@code sigmoid(logits)}. */
    public static Tensor binaryCrossEntropy(Tensor logits, Tensor targets) {
        return new Tensor(torch.binary_cross_entropy_with_logits(
                logits.at, targets.at, new TensorOptional(), new TensorOptional(), SUM));
    }

    /** The terms of {@link #binaryCrossEntropy}, pixel by pixel. */
    public static Tensor binaryCrossEntropies(Tensor logits, Tensor targets) {
        return new Tensor(torch.binary_cross_entropy_with_logits(
                logits.at, targets.at, new TensorOptional(), new TensorOptional(), NONE));
    }

    /**
     * Sum over n of the cross-entropy (nats) of classes [n] (int64) under {@code softmax(logits)}, [n, classes]; class -100
     * counts for nothing.
     */
    public static Tensor crossEntropy(Tensor logits, Tensor classes) {
        return new Tensor(torch.cross_entropy_loss(logits.at, classes.at, new TensorOptional(), SUM, -100, 0));
    }

    /** The terms of {@link #crossEntropy}, [n]. */
    public static Tensor crossEntropies(Tensor logits, Tensor classes) {
        return new Tensor(torch.cross_entropy_loss(logits.at, classes.at, new TensorOptional(), NONE, -100, 0));
    }
}
