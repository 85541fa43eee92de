package org.genloss.neural.fit;

import java.util.Optional;
import org.genloss.data.Tensors;

/** Fits that left the numbers. */
public final class Divergence {

    private Divergence() {}

    /** Names the first float32 parameter that is not finite, if there is one. */
    public static Optional<String> of(Tensors parameters) {
        for (String name : parameters.names()) {
            if (parameters.get(name).data() instanceof float[] values) {
                for (float value : values) {
                    if (!Float.isFinite(value)) {
                        return Optional.of("the fit diverged: parameter " + name + " is not finite");
                    }
                }
            }
        }
        return Optional.empty();
    }
}
