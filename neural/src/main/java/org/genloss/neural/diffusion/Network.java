package org.genloss.neural.diffusion;

import java.util.LinkedHashMap;
import java.util.Map;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.hipparchus.util.FastMath;

/**
 * What tells the noise in an item: layers of a kind, told of the step and, where it was given classes, of the class. Parts that
 * both kinds share are here; parameters have the names of PyTorch.
 */
abstract class Network {

    /** The longest period of a step's sines, in steps over 2 pi (Vaswani et al. 2017, section 3.5). */
    private static final double LONGEST = 10_000;

    private final int sines;
    private final int features;
    private final int classes;

    /**
     * @param sines numbers that stand for a step, even
     * @param features of step and class, that every block is told
     * @param classes 0 for a network that is not told of any
     */
    Network(int sines, int features, int classes) {
        this.sines = sines;
        this.features = features;
        this.classes = classes;
    }

    /** Classes it may be told of; 0 if none. */
    final int classes() {
        return classes;
    }

    /** The class that stands for not being told. */
    final int untold() {
        return classes;
    }

    /** The shape of every parameter, in the order in which they are drawn. */
    final Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        layer(shapes, "time.fc1", features, features, sines);
        layer(shapes, "time.fc2", features, features, features);
        if (classes > 0) {
            shapes.put("class.weight", new long[] {classes + 1, features});
        }
        blocks(shapes);
        return shapes;
    }

    /** Adds the shapes of the parameters of the layers proper. */
    abstract void blocks(Map<String, long[]> shapes);

    /** Whether a layer begins at zero, so that its block begins by changing nothing. */
    abstract boolean silent(String layer);

    /**
     * The layers proper.
     *
     * @param x [n, item ..]
     * @param told [n, features], of step and class
     * @return [n, item ..]
     */
    abstract Tensor layers(Tensor x, Tensor told, Weights w);

    static void layer(Map<String, long[]> shapes, String name, long out, long... weight) {
        shapes.put(name + ".weight", weight);
        shapes.put(name + ".bias", new long[] {out});
    }

    /** A fresh start: as PyTorch makes it, with silent layers at zero (Ho et al. 2020, released code). */
    final Weights initial(Noise noise, Device device) {
        Weights weights = new Weights();
        Map<String, long[]> shapes = shapes();
        shapes.forEach((name, shape) -> {
            if (name.equals("class.weight")) {
                weights.put(name, noise.normal(device, shape));
            } else if (name.endsWith(".weight")) {
                start(weights, name.substring(0, name.length() - ".weight".length()), shape, noise, device);
            }
        });
        return weights;
    }

    private void start(Weights weights, String layer, long[] shape, Noise noise, Device device) {
        if (shape.length == 1) {
            weights.norm(layer, device, shape[0]);
        } else if (silent(layer)) {
            weights.put(layer + ".weight", Tensor.zeros(device, shape));
            weights.put(layer + ".bias", Tensor.zeros(device, shape[0]));
        } else {
            weights.layer(layer, noise, device, shape);
        }
    }

    /**
     * The noise in each of n items.
     *
     * @param x [n, item ..]
     * @param times the step of each, from 0
     * @param labels the class of each, or {@link #untold}; not read by a network without classes
     * @return [n, item ..]
     */
    final Tensor noise(Tensor x, int[] times, int[] labels, Weights w) {
        Tensor told = Nn.linear(Tensor.like(x, sines(times), times.length, sines), w, "time.fc1");
        told = Nn.linear(told.silu(), w, "time.fc2"); // [n, features]
        if (classes > 0) {
            told = told.plus(Nn.embedding(w.get("class.weight"), Tensor.like(x, labels)));
        }
        return layers(x, told.silu(), w);
    }

    /** Sines and cosines of each step at periods that grow geometrically, n x {@code sines}: Vaswani et al. 2017. */
    private double[] sines(int[] times) {
        int half = sines / 2;
        double[] values = new double[times.length * sines];
        for (int i = 0; i < times.length; i++) {
            for (int k = 0; k < half; k++) {
                double angle = times[i] * FastMath.pow(LONGEST, -(double) k / half);
                values[i * sines + k] = FastMath.sin(angle);
                values[i * sines + half + k] = FastMath.cos(angle);
            }
        }
        return values;
    }
}
