package org.genloss.neural.torch;

import java.util.OptionalInt;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

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

    /** Product with a matrix [out, in], transposed: [.., in] becomes [.., out]. */
    public static Tensor linear(Tensor x, Tensor weight) {
        return new Tensor(torch.linear(x.at, weight.at));
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

    /** Normalisation over the last axis, [.., d] (Ba et al. 2016, equation 4); weight and bias are [d]. */
    public static Tensor layerNorm(Tensor x, Tensor weight, Tensor bias, double epsilon) {
        return new Tensor(torch.layer_norm(
                x.at, weight.shape(), new TensorOptional(weight.at), new TensorOptional(bias.at), epsilon, true));
    }

    /** The same with the weight and bias of this name. */
    public static Tensor layerNorm(Tensor x, Weights weights, String name, double epsilon) {
        return layerNorm(x, weights.get(name + ".weight"), weights.get(name + ".bias"), epsilon);
    }

    /** Division by the root mean square over the last axis, [.., d] (Zhang and Sennrich 2019, equation 4); weight is [d]. */
    public static Tensor rmsNorm(Tensor x, Tensor weight, double epsilon) {
        return new Tensor(
                torch.rms_norm(x.at, weight.shape(), new TensorOptional(weight.at), new DoubleOptional(epsilon)));
    }

    /** x times the standard normal distribution function of x (Hendrycks and Gimpel 2016, section 2). */
    public static Tensor gelu(Tensor x) {
        return new Tensor(torch.gelu(x.at));
    }

    /** The approximation of {@link #gelu} by a hyperbolic tangent (ibid.), with which GPT-2 was trained. */
    public static Tensor geluTanh(Tensor x) {
        return new Tensor(torch.gelu(x.at, "tanh"));
    }

    /** Logarithms of exponentials that are normalised along an axis. */
    public static Tensor logSoftmax(Tensor x, long axis) {
        return new Tensor(x.at.log_softmax(axis));
    }

    /** x, of which each number is 0 with this probability, and the others are larger for it (Srivastava et al. 2014). */
    public static Tensor dropout(Tensor x, double rate, Noise noise, Device device) {
        return x.times(noise.kept(rate, device, x.shape()));
    }

    /**
     * Scaled dot-product attention (Vaswani et al. 2017, equation 1) in which all queries see all keys or, if {@code causal},
     * query i sees keys 0 .. i.
     *
     * @param queries [b, heads, t, d]
     * @param keys [b, key heads, s, d]; heads is a multiple of theirs, and each serves as many in a row (Ainslie et al. 2023)
     * @param values [b, key heads, s, d]
     * @return [b, heads, t, d]
     */
    public static Tensor attention(Tensor queries, Tensor keys, Tensor values, boolean causal) {
        return attention(queries, keys, values, new TensorOptional(), causal);
    }

    /**
     * The same, with {@code mask} added to the scores before the softmax: 0 where a query sees a key and minus infinity where
     * not.
     *
     * @param mask float32, of a shape that broadcasts to [b, heads, t, s]
     */
    public static Tensor attention(Tensor queries, Tensor keys, Tensor values, Tensor mask) {
        return attention(queries, keys, values, new TensorOptional(mask.at), false);
    }

    private static Tensor attention(Tensor queries, Tensor keys, Tensor values, TensorOptional mask, boolean causal) {
        if (!(queries.at.is_cpu() && torch.is_autocast_enabled(DeviceType.CPU))) {
            return fused(queries.at, keys.at, values.at, mask, causal);
        }
        // on processors the kernel takes twelve times as long in bfloat16 as in float32
        torch.set_autocast_enabled(DeviceType.CPU, false);
        try {
            return fused(floats(queries), floats(keys), floats(values), mask, causal);
        } finally {
            torch.set_autocast_enabled(DeviceType.CPU, true);
        }
    }

    private static org.bytedeco.pytorch.Tensor floats(Tensor x) {
        return x.at.toType(ScalarType.Float);
    }

    private static Tensor fused(
            org.bytedeco.pytorch.Tensor queries,
            org.bytedeco.pytorch.Tensor keys,
            org.bytedeco.pytorch.Tensor values,
            TensorOptional mask,
            boolean causal) {
        boolean grouped = queries.size(1) != keys.size(1);
        return new Tensor(torch.scaled_dot_product_attention(
                queries, keys, values, mask, 0, causal, new DoubleOptional(), grouped));
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

    /** The same, except that no gradient flows to row {@code padding}, if there is one. */
    public static Tensor embedding(Tensor weight, Tensor index, OptionalInt padding) {
        return new Tensor(torch.embedding(weight.at, index.at, padding.orElse(-1), false, false));
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
