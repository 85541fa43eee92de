package org.genloss.neural.transformer;

import java.util.OptionalInt;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Tensor;

/** Tokens as vectors. */
final class Embedded {

    private Embedded() {}

    /** Rows of [V, d] for ids [b, t]: [b, t, d]; that of padding is not learned. */
    static Tensor tokens(Tensor ids, Tensor embedding, OptionalInt padding) {
        return padding.isPresent() ? Nn.embedding(embedding, ids, padding.getAsInt()) : Nn.embedding(embedding, ids);
    }
}
