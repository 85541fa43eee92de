package org.genloss.neural.fit;

import org.genloss.data.Images;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Tensor;

/** Images that go through a network together. */
public final class Blocks {

    /** How many: more are no faster. */
    public static final int SIZE = 256;

    private Blocks() {}

    /** The images from {@code from} on, at most {@link #SIZE} of them: [n, c, h, w]. */
    public static Tensor of(Images images, int from, Device device) {
        Images.Shape shape = images.shape();
        int n = Math.min(SIZE, images.size() - from);
        return Tensor.of(
                images.pixels(),
                from * shape.numbers(),
                n * shape.numbers(),
                device,
                n,
                shape.channels(),
                shape.height(),
                shape.width());
    }
}
