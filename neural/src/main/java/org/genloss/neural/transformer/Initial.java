package org.genloss.neural.transformer;

import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;

/** The fresh start that the library of Hugging Face gives to all families. */
final class Initial {

    private Initial() {}

    /**
     * Matrices are normal with mean 0, biases 0, weights of normalisations (vectors, all of them) 1; the embedding of padding
     * is 0.
     *
     * @param deviation standard deviation of the matrix of a name
     * @param embedding name of the embedding, [V, d]
     */
    static Weights of(
            Map<String, long[]> shapes,
            ToDoubleFunction<String> deviation,
            Noise noise,
            Device device,
            String embedding,
            OptionalInt padding) {
        Weights weights = new Weights();
        shapes.forEach((name, shape) -> {
            if (shape.length > 1) {
                weights.put(name, noise.normal(deviation.applyAsDouble(name), device, shape));
            } else {
                weights.put(name, Tensor.full(name.endsWith(".bias") ? 0 : 1, device, shape));
            }
        });
        padding.ifPresent(id -> {
            try (Scope scope = Scope.withoutGradients()) {
                Tensor row = weights.get(embedding).narrow(0, id, 1);
                row.put(Tensor.zeros(device, row.shape()));
            }
        });
        return weights;
    }
}
