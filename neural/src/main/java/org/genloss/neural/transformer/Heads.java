package org.genloss.neural.transformer;

import org.genloss.neural.torch.Tensor;

/** Hidden states cut into heads, and put together again. */
final class Heads {

    private Heads() {}

    /** [b, t, heads x size] as [b, heads, t, size]. */
    static Tensor split(Tensor x, int heads, int size) {
        return x.reshape(x.size(0), x.size(1), heads, size).transpose(1, 2);
    }

    /** [b, heads, t, size] as [b, t, heads x size]. */
    static Tensor merged(Tensor x) {
        return x.transpose(1, 2).reshape(x.size(0), x.size(2), x.size(1) * x.size(3));
    }
}
