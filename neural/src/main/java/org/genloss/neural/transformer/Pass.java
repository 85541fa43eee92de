package org.genloss.neural.transformer;

import org.genloss.neural.torch.Tensor;

/**
 * One way of going through a network: where the tokens stand, which of them see which, and what is dropped. The network does
 * not know whether it reads whole sequences, goes on from keys that were kept, or lets the beams of a search branch.
 */
public interface Pass {

    /** The position in its sequence of each of the t places of this pass, from 0: [t], int64. */
    Tensor positions(long t);

    /**
     * Scaled dot-product attention (Vaswani et al. 2017, equation 1) of queries over the keys and values that they may see.
     *
     * @param layer which layer asks, from 0, for passes that keep keys and values
     * @param queries [b, heads, t, head size]
     * @param keys [b, key heads, t, head size]; the number of heads is a multiple of theirs (Ainslie et al. 2023)
     * @param values [b, key heads, t, head size]
     * @return [b, heads, t, head size]
     */
    Tensor attend(int layer, Tensor queries, Tensor keys, Tensor values);

    /** The same numbers, of which some are dropped while a fit asks for it (Srivastava et al. 2014). */
    Tensor dropout(Tensor x);
}
