package org.genloss.data.law;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.hipparchus.util.FastMath;

/** Gamma variates of scale 1 whose bits do not depend on the JDK's {@code Math.pow}. */
final class GammaVariates {

    private GammaVariates() {}

    /**
     * A sampler; for a shape below 1 a variate of shape + 1 times U^(1/shape) (Marsaglia and Tsang 2000, section 6), as the
     * library's own method there writes what {@code Math.pow} returns.
     */
    static DoubleSupplier of(UniformRandomProvider random, double shape) {
        boolean boost = shape < 1;
        SharedStateContinuousSampler gamma =
                AhrensDieterMarsagliaTsangGammaSampler.of(random, boost ? shape + 1 : shape, 1);
        return boost ? () -> gamma.sample() * FastMath.pow(1 - random.nextDouble(), 1 / shape) : gamma::sample;
    }
}
