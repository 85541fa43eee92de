package org.genloss.neural.transformer;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Tensor;

/** Models that {@code src/test/golden/transformers.py} made, with what Hugging Face transformers says of them. */
public final class Goldens {

    private Goldens() {}

    /** The model folder of this name. */
    public static Path folder(String name) {
        try {
            return Path.of(
                    Goldens.class.getResource("/golden/transformers/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is known of it. */
    public static Tensors values(String name) {
        return SafeTensors.read(folder(name).resolve("golden.safetensors"));
    }

    /** Its token ids, [b, t]. */
    public static Tensor ids(Tensors values) {
        long[] ids = values.longs("ids");
        int[] small = new int[ids.length];
        for (int i = 0; i < small.length; i++) {
            small[i] = Math.toIntExact(ids[i]);
        }
        return Tensor.of(small, Device.CPU).reshape(values.get("ids").shape());
    }

    /** Numbers of that name as float64. */
    public static double[] doubles(Tensors values, String name) {
        float[] floats = (float[]) values.get(name).data();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
