package org.genloss.neural.fit;

import java.util.Optional;
import org.genloss.data.Tensors;

/** Fits that left the numbers. */
public final class Divergence {

    private Divergence() {}

    /** What is to be said of a fit with a parameter that is not finite. */
    public static Optional<String> of(Tensors parameters) {
        return parameter(parameters).map(name -> "the fit diverged: parameter " + name + " is not finite");
    }

    /** The name of the first float32 parameter that is not finite, if there is one. */
    public static Optional<String> parameter(Tensors parameters) {
        for (String name : parameters.names()) {
            if (parameters.get(name).data() instanceof float[] values) {
                for (float value : values) {
                    if (!Float.isFinite(value)) {
                        return Optional.of(name);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
