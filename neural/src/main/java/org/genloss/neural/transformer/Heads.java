package org.genloss.neural.transformer;

import org.genloss.neural.torch.Tensor;
import org.genloss.spec.Require;

/** Hidden states cut into heads, and put together again. */
final class Heads {

    private Heads() {}

    /** @throws IllegalArgumentException if so many heads, of whose name in {@code config.json} it speaks, do not fit */
    static void check(int hiddenSize, int heads, String name) {
        Require.atLeast("hidden_size", hiddenSize, 1);
        Require.atLeast(name, heads, 1);
        Require.that(hiddenSize % heads == 0, "hidden_size", "a multiple of " + name + " = " + heads, hiddenSize);
    }

    /** [b, t, heads x size] as [b, heads, t, size]. */
    static Tensor split(Tensor x, int heads, int size) {
        return x.reshape(x.size(0), x.size(1), heads, size).transpose(1, 2);
    }

    /** [b, heads, t, size] as [b, t, heads x size]. */
    static Tensor merged(Tensor x) {
        return x.transpose(1, 2).reshape(x.size(0), x.size(2), x.size(1) * x.size(3));
    }
}
