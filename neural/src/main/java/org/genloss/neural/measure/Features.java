package org.genloss.neural.measure;

import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Tensor;

/**
 * What the classifier says of n images.
 *
 * @param values n x {@value ClassifierNetwork#FEATURES} features, row-major
 * @param classes the most probable class of every image
 * @param confidence the probability of that class
 */
record Features(float[] values, int[] classes, double[] confidence) {

    /** Number of images, n. */
    int size() {
        return classes.length;
    }

    /** Whether all features are numbers: images of a fit that diverged have none. */
    boolean finite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Features of the first {@code most} images at most, [n, d], in float64: near ones differ by little. */
    Tensor tensor(int most) {
        int d = ClassifierNetwork.FEATURES;
        int n = Math.min(most, size());
        return Tensor.of(values, 0, n * d, Device.AUTO, n, d).doubles();
    }
}
