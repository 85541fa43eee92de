package org.genloss.neural.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.genloss.data.Images;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;

/**
 * Two convolutions, each followed by a maximum over 2 x 2 pixels, and two linear layers: about what LeNet is (LeCun et al.
 * 1998), in whose features Alemohammad et al. (2024) measure MNIST.
 *
 * @param shape of the images, at least 4 x 4 pixels
 * @param classes number of classes
 */
record ClassifierNetwork(Images.Shape shape, int classes) {

    /** Features of an image, d: the values before the last layer. */
    static final int FEATURES = 128;

    private static final int WIDTH = 32;

    /** A fresh start, as PyTorch makes it. */
    Weights initial(Noise noise, Device device) {
        Weights weights = new Weights();
        shapes().forEach((name, size) -> {
            if (name.endsWith(".weight")) {
                weights.layer(name.substring(0, name.length() - ".weight".length()), noise, device, size);
            }
        });
        return weights;
    }

    /** The shape of every parameter. */
    Map<String, long[]> shapes() {
        int corner = (shape.height() / 4) * (shape.width() / 4);
        Map<String, long[]> shapes = new LinkedHashMap<>();
        layer(shapes, "conv1", WIDTH, shape.channels(), 3, 3);
        layer(shapes, "conv2", 2 * WIDTH, WIDTH, 3, 3);
        layer(shapes, "features", FEATURES, 2L * WIDTH * corner);
        layer(shapes, "classes", classes, FEATURES);
        return shapes;
    }

    private static void layer(Map<String, long[]> shapes, String name, long... weight) {
        shapes.put(name + ".weight", weight);
        shapes.put(name + ".bias", new long[] {weight[0]});
    }

    /** Features of images [n, c, h, w], 0 or more: [n, d]. */
    Tensor features(Tensor images, Weights w) {
        Tensor x = Nn.maxPool2(convolution(images, w, "conv1").relu()); // [n, 32, h/2, w/2]
        x = Nn.maxPool2(convolution(x, w, "conv2").relu()); // [n, 64, h/4, w/4]
        return Nn.linear(x.reshape(x.size(0), -1), w, "features").relu();
    }

    /** Logits of classes of features [n, d]: [n, classes]. */
    Tensor logits(Tensor features, Weights w) {
        return Nn.linear(features, w, "classes");
    }

    private static Tensor convolution(Tensor x, Weights w, String layer) {
        return Nn.conv2d(x, w, layer, 1, 1);
    }
}
