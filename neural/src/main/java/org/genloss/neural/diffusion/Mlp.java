package org.genloss.neural.diffusion;

import java.util.Map;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;

/** The network of points [n, d]: residual blocks of one hidden layer, each told of the step. */
final class Mlp extends Network {

    private final int dimension;
    private final int width;
    private final int depth;

    Mlp(int dimension, int width, int depth) {
        super(width, width, 0);
        this.dimension = dimension;
        this.width = width;
        this.depth = depth;
    }

    @Override
    void blocks(Map<String, long[]> shapes) {
        layer(shapes, "in", width, width, dimension);
        for (int k = 0; k < depth; k++) {
            layer(shapes, "block" + k + ".time", width, width, width);
            layer(shapes, "block" + k + ".fc1", width, width, width);
            layer(shapes, "block" + k + ".fc2", width, width, width);
        }
        layer(shapes, "out", dimension, dimension, width);
    }

    @Override
    boolean silent(String layer) {
        return layer.equals("out");
    }

    @Override
    Tensor layers(Tensor x, Tensor told, Weights w) {
        Tensor h = Nn.linear(x, w, "in"); // [n, width]
        for (int k = 0; k < depth; k++) {
            String block = "block" + k;
            Tensor inner = h.silu().plus(Nn.linear(told, w, block + ".time"));
            inner = Nn.linear(inner, w, block + ".fc1").silu();
            h = h.plus(Nn.linear(inner, w, block + ".fc2"));
        }
        return Nn.linear(h.silu(), w, "out");
    }
}
