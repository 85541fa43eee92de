package org.genloss.model;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.num.Seed;

/**
 * What a learner returned: fitted, immutable, safe to share between threads.
 *
 * <p>Models may also implement the capabilities in {@code org.genloss.data}: {@link org.genloss.data.Moments}, {@link
 * org.genloss.data.Probabilities}, {@link org.genloss.data.MixtureLaw}, {@link org.genloss.data.LogDensity}. Metrics
 * ask for those, never for a class.
 */
public interface Model<S extends Sample<S>> extends AutoCloseable {

    /**
     * n independent draws from the distribution that {@code decoding} makes of this model.
     *
     * @param decoding only knobs that the learner {@linkplain Learner#decodes names}
     */
    S sample(int n, Decoding decoding, Seed seed);

    /** The parameters, for {@link Learner#load}. */
    Tensors state();

    /**
     * Why this fit is degenerate, if it is: one surviving symbol, a singular covariance, an empty component. Collapse is
     * a result, not an error: a degenerate model still samples.
     */
    default Optional<String> collapse() {
        return Optional.empty();
    }

    /** How the fit went, epoch by epoch; empty for a model that was not fitted in epochs, or was loaded. */
    default List<FitCurve> curves() {
        return List.of();
    }

    /** Gives back what lies outside the heap (files, native memory); most models have nothing. */
    @Override
    default void close() {}
}
