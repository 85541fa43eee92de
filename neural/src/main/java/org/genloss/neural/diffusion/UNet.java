package org.genloss.neural.diffusion;

import java.util.List;
import java.util.Map;
import org.genloss.data.Images;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;

/**
 * The network of images [n, c, h, w], h and w multiples of 4: residual blocks (group normalisation, SiLU, 3 x 3 convolution)
 * at full, half and quarter size, down and up again, with the blocks on the way down joined to those on the way up
 * (Ronneberger et al. 2015; Ho et al. 2020, appendix B, without attention). Width c at full size, 2 c below.
 */
final class UNet extends Network {

    /** Divides every number of channels. */
    static final int CHANNELS = 8;

    /** Groups of channels that are normalised together, at most. */
    private static final int GROUPS = 8;

    /** Channels in a group, at least: of one alone, normalisation would take away what the block is told of the step. */
    private static final int IN_GROUP = 4;

    private final Images.Shape shape;
    private final int width;
    private final int features;

    /** @param classes it is told of; 0 for none */
    UNet(Images.Shape shape, int width, int classes) {
        super(width, 4 * width, classes);
        this.shape = shape;
        this.width = width;
        this.features = 4 * width;
    }

    @Override
    void blocks(Map<String, long[]> shapes) {
        convolution(shapes, "in", shape.channels(), width, 3);
        block(shapes, "down1", width, width);
        convolution(shapes, "halve1", width, width, 3);
        block(shapes, "down2", width, 2 * width);
        convolution(shapes, "halve2", 2 * width, 2 * width, 3);
        block(shapes, "middle1", 2 * width, 2 * width);
        block(shapes, "middle2", 2 * width, 2 * width);
        convolution(shapes, "twice2", 2 * width, 2 * width, 3);
        block(shapes, "up2", 4 * width, 2 * width);
        convolution(shapes, "twice1", 2 * width, width, 3);
        block(shapes, "up1", 2 * width, width);
        norm(shapes, "out.norm", width);
        convolution(shapes, "out.conv", width, shape.channels(), 3);
    }

    private void block(Map<String, long[]> shapes, String name, int in, int out) {
        norm(shapes, name + ".norm1", in);
        convolution(shapes, name + ".conv1", in, out, 3);
        layer(shapes, name + ".time", out, out, features);
        norm(shapes, name + ".norm2", out);
        convolution(shapes, name + ".conv2", out, out, 3);
        if (in != out) {
            convolution(shapes, name + ".skip", in, out, 1);
        }
    }

    private static void convolution(Map<String, long[]> shapes, String name, int in, int out, int kernel) {
        layer(shapes, name, out, out, in, kernel, kernel);
    }

    private static void norm(Map<String, long[]> shapes, String name, int channels) {
        layer(shapes, name, channels, channels);
    }

    @Override
    boolean silent(String layer) {
        return layer.equals("out.conv") || layer.endsWith(".conv2");
    }

    @Override
    Tensor layers(Tensor x, Tensor told, Weights w) {
        Tensor full = block(convolution(x, w, "in", 1), told, w, "down1"); // [n, width, h, w]
        Tensor half = block(convolution(full, w, "halve1", 2), told, w, "down2"); // [n, 2 width, h/2, w/2]
        Tensor y = convolution(half, w, "halve2", 2); // [n, 2 width, h/4, w/4]
        y = block(block(y, told, w, "middle1"), told, w, "middle2");
        y = convolution(Nn.upsample2(y), w, "twice2", 1); // [n, 2 width, h/2, w/2]
        y = block(Tensor.cat(List.of(y, half), 1), told, w, "up2");
        y = convolution(Nn.upsample2(y), w, "twice1", 1); // [n, width, h, w]
        y = block(Tensor.cat(List.of(y, full), 1), told, w, "up1");
        return convolution(norm(y, w, "out.norm").silu(), w, "out.conv", 1); // [n, c, h, w]
    }

    /** Two convolutions, told of step and class between them, beside a path that skips them. */
    private static Tensor block(Tensor x, Tensor told, Weights w, String name) {
        Tensor y = convolution(norm(x, w, name + ".norm1").silu(), w, name + ".conv1", 1);
        Tensor bias = Nn.linear(told, w, name + ".time"); // [n, channels]
        y = y.plus(bias.reshape(bias.size(0), bias.size(1), 1, 1));
        y = convolution(norm(y, w, name + ".norm2").silu(), w, name + ".conv2", 1);
        Tensor skip = x.size(1) == y.size(1) ? x : Nn.conv2d(x, w, name + ".skip", 1, 0);
        return y.plus(skip);
    }

    private static Tensor norm(Tensor x, Weights w, String name) {
        return Nn.groupNorm(x, Math.min(GROUPS, x.size(1) / IN_GROUP), w.get(name + ".weight"), w.get(name + ".bias"));
    }

    private static Tensor convolution(Tensor x, Weights w, String name, int stride) {
        return Nn.conv2d(x, w, name, stride, 1);
    }
}
