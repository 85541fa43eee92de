package org.genloss.neural.vae;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Images;
import org.genloss.neural.torch.Device;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;

/** Learners and images of these tests. */
final class Vaes {

    static final Images.Shape SHAPE = new Images.Shape(1, 12, 12, List.of());

    private Vaes() {}

    /** A few epochs of a narrow network. */
    static Vae small(int width, int latentDim) {
        return small(width, latentDim, 2, Optional.empty());
    }

    static Vae small(int width, int latentDim, int epochs, Optional<Integer> maxSteps) {
        return new Vae(
                latentDim, width, 1, Likelihood.BERNOULLI, 0.1, false, epochs, maxSteps, 32, 1e-3, 1e-5, Device.CPU);
    }

    /** The same with pixels of a likelihood, drawn or as their means. */
    static Vae drawing(Likelihood likelihood, double pixelStd, boolean drawPixels) {
        return new Vae(2, 4, 1, likelihood, pixelStd, drawPixels, 2, Optional.empty(), 32, 1e-3, 1e-5, Device.CPU);
    }

    /** A soft spot somewhere in each of n images of 12 x 12. */
    static Images spots(int n, Seed seed) {
        UniformRandomProvider random = seed.stream();
        float[] pixels = new float[n * SHAPE.numbers()];
        for (int i = 0; i < n; i++) {
            double centreY = 3 + 6 * random.nextDouble();
            double centreX = 3 + 6 * random.nextDouble();
            for (int y = 0; y < 12; y++) {
                for (int x = 0; x < 12; x++) {
                    double distance = (y - centreY) * (y - centreY) + (x - centreX) * (x - centreX);
                    pixels[(i * 12 + y) * 12 + x] = (float) FastMath.exp(-distance / 4);
                }
            }
        }
        return Images.unlabelled(pixels, SHAPE);
    }
}
