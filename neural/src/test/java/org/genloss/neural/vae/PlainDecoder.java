package org.genloss.neural.vae;

import java.util.Arrays;
import org.genloss.data.Tensors;
import org.hipparchus.util.FastMath;

/** The decoder in plain loops over the saved parameters: the reference for what the network writes. */
final class PlainDecoder {

    private final Tensors state;
    private final Network network;

    PlainDecoder(Tensors state, Network network) {
        this.state = state;
        this.network = network;
    }

    /** Pixel means, in [0, 1], of one latent point. */
    double[] decode(double[] latent) {
        int height = network.shape().height() / 4;
        int width = network.shape().width() / 4;
        float[] weight = floats("decoder.fc.weight");
        float[] bias = floats("decoder.fc.bias");
        double[] code = new double[bias.length];
        for (int i = 0; i < code.length; i++) {
            code[i] = bias[i];
            for (int j = 0; j < latent.length; j++) {
                code[i] += weight[i * latent.length + j] * latent[j];
            }
        }
        double[] hidden = transposed(code, "decoder.conv2", 2 * network.width(), network.width(), height, width);
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = Math.max(0, hidden[i]);
        }
        double[] logits = transposed(
                hidden, "decoder.conv1", network.width(), network.shape().channels(), 2 * height, 2 * width);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = 1 / (1 + FastMath.exp(-logits[i]));
        }
        return logits;
    }

    /** Kernel 4, stride 2, padding 1: pixel (y, x) writes to (2y - 1 + i, 2x - 1 + j). */
    private double[] transposed(double[] in, String layer, int from, int to, int height, int width) {
        float[] weight = floats(layer + ".weight"); // [from, to, 4, 4]
        float[] bias = floats(layer + ".bias");
        double[] out = new double[to * 4 * height * width];
        for (int k = 0; k < to; k++) {
            Arrays.fill(out, k * 4 * height * width, (k + 1) * 4 * height * width, bias[k]);
        }
        for (int c = 0; c < from; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double value = in[(c * height + y) * width + x];
                    for (int k = 0; k < to; k++) {
                        write(value, weight, (c * to + k) * 16, out, k, 2 * y - 1, 2 * x - 1, 2 * height, 2 * width);
                    }
                }
            }
        }
        return out;
    }

    private static void write(
            double value, float[] weight, int at, double[] out, int channel, int top, int left, int height, int width) {
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                int y = top + i;
                int x = left + j;
                if (y >= 0 && y < height && x >= 0 && x < width) {
                    out[(channel * height + y) * width + x] += value * weight[at + 4 * i + j];
                }
            }
        }
    }

    private float[] floats(String name) {
        return (float[]) state.get(name).data();
    }
}
