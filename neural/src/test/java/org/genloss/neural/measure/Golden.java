package org.genloss.neural.measure;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Tensor;

/** The values that {@code src/test/golden/measure.py} made. */
final class Golden {

    static final Tensors VALUES = read();

    private Golden() {}

    static double[] numbers(String name) {
        return VALUES.doubles(name);
    }

    static Tensor tensor(String name) {
        return Tensor.of(numbers(name), Device.AUTO, VALUES.get(name).shape());
    }

    private static Tensors read() {
        try {
            return SafeTensors.read(Path.of(
                    Golden.class.getResource("/golden/measure.safetensors").toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
