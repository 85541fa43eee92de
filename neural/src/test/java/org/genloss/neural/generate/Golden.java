package org.genloss.neural.generate;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Activation;
import org.genloss.neural.transformer.Architecture;
import org.genloss.neural.transformer.Gpt2;
import org.genloss.neural.transformer.Llama;
import org.genloss.neural.transformer.Opt;
import org.genloss.neural.transformer.Rope;
import org.genloss.neural.transformer.SpecialIds;

/** The values that {@code src/test/golden/generate.py} made, and its small models. */
final class Golden {

    static final Tensors VALUES = read();

    static final int END = 2;

    private static final SpecialIds IDS = new SpecialIds(OptionalInt.of(0), OptionalInt.of(END), OptionalInt.of(1));

    private Golden() {}

    private static Tensors read() {
        try {
            return SafeTensors.read(Path.of(
                    Golden.class.getResource("/golden/generate.safetensors").toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Architecture network(String family) {
        return switch (family) {
            case "opt" -> new Opt(48, 40, 16, 2, 4, 32, Activation.RELU, 0.1, 0.02, IDS);
            case "gpt2" -> new Gpt2(48, 40, 16, 2, 4, 64, Activation.GELU_NEW, 0.1, 1e-5, 0.02, IDS);
            default ->
                new Llama(
                        48,
                        40,
                        16,
                        2,
                        4,
                        2,
                        4,
                        32,
                        Activation.SILU,
                        new Rope(10_000, Optional.empty()),
                        1e-6,
                        true,
                        0.02,
                        IDS);
        };
    }

    /** The weights of a family's model, in the innermost scope. */
    static Weights weights(String family) {
        Weights weights = new Weights();
        network(family).shapes().forEach((name, shape) -> weights.put(name, tensor(family + "." + name)));
        return weights;
    }

    static Tensor tensor(String name) {
        return Tensor.of(
                (float[]) VALUES.get(name).data(), Device.CPU, VALUES.get(name).shape());
    }

    static float[] floats(String name) {
        return (float[]) VALUES.get(name).data();
    }

    static int[] ints(String name) {
        return Arrays.stream(VALUES.longs(name)).mapToInt(Math::toIntExact).toArray();
    }

    static int size(String name, int axis) {
        return Math.toIntExact(VALUES.get(name).shape()[axis]);
    }
}
