package org.genloss.neural.measure;

import java.util.List;
import org.genloss.data.Images;
import org.genloss.data.Tensors;
import org.genloss.metric.Remembered;
import org.genloss.neural.fit.Blocks;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;

/**
 * A fitted classifier of the real images: the eye with which other metrics look. What it says of a set of images is computed
 * once for all of them. Its parameters lie on the heap.
 */
final class Classifier {

    private final ClassifierNetwork network;
    private final List<String> classes;
    private final Tensors parameters;
    private final Remembered<Images, Features> known = new Remembered<>();

    Classifier(ClassifierNetwork network, List<String> classes, Tensors parameters) {
        this.network = network;
        this.classes = classes;
        this.parameters = parameters;
    }

    /** Names of the classes. */
    List<String> classes() {
        return classes;
    }

    /** Features and classes of images. */
    Features of(Images images) {
        return known.of(images, this::look);
    }

    /** Images, among labelled ones, that are given the class of their label. */
    long right(Images labelled) {
        int[] found = of(labelled).classes();
        long right = 0;
        for (int i = 0; i < found.length; i++) {
            right += found[i] == labelled.labels()[i] ? 1 : 0;
        }
        return right;
    }

    private Features look(Images images) {
        int n = images.size();
        int d = ClassifierNetwork.FEATURES;
        float[] values = new float[Math.multiplyExact(n, d)];
        int[] best = new int[n];
        double[] confidence = new double[n];
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = Weights.of(parameters, Device.AUTO);
            for (int from = 0; from < n; from += Blocks.SIZE) {
                int size = Math.min(Blocks.SIZE, n - from);
                try (Scope block = Scope.withoutGradients()) {
                    Tensor features = network.features(Blocks.of(images, from, Device.AUTO), weights); // [size, d]
                    Tensor.Indexed most =
                            network.logits(features, weights).softmax(1).max(1);
                    System.arraycopy(features.toFloats(), 0, values, from * d, size * d);
                    System.arraycopy(most.indices().toInts(), 0, best, from, size);
                    System.arraycopy(most.values().toDoubles(), 0, confidence, from, size);
                }
            }
        }
        return new Features(values, best, confidence);
    }
}
