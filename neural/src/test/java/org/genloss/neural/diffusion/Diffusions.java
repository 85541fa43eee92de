package org.genloss.neural.diffusion;

import java.util.Optional;
import org.genloss.data.Sample;
import org.genloss.neural.torch.Device;

/** Learners of these tests. */
final class Diffusions {

    private Diffusions() {}

    /** A narrow network with few steps. */
    static <S extends Sample<S>> Diffusion<S> small(boolean conditional, int epochs) {
        return of(Schedule.LINEAR, 40, 8, 0, conditional, epochs, Optional.empty(), 32);
    }

    static <S extends Sample<S>> Diffusion<S> of(
            Schedule schedule,
            int steps,
            int sampleSteps,
            double eta,
            boolean conditional,
            int epochs,
            Optional<Integer> maxSteps,
            int batchSize) {
        return new Diffusion<>(
                Optional.of(8),
                2,
                steps,
                schedule,
                sampleSteps,
                eta,
                conditional,
                0.1,
                0.99,
                Optional.of(epochs),
                maxSteps,
                batchSize,
                2e-3,
                Device.CPU);
    }
}
