package org.genloss.neural.vae;

import java.util.Optional;
import org.genloss.neural.torch.Device;

/** Learners of these tests. */
final class Vaes {

    private Vaes() {}

    /** A few epochs of a narrow network. */
    static Vae small(int width, int latentDim) {
        return small(width, latentDim, 2, Optional.empty());
    }

    static Vae small(int width, int latentDim, int epochs, Optional<Integer> maxSteps) {
        return new Vae(
                latentDim, width, 1, Likelihood.BERNOULLI, 0.1, false, epochs, maxSteps, 32, 1e-3, 1e-5, Device.CPU);
    }
}
