package org.genloss.neural.transformer;

import java.util.Map;
import java.util.OptionalInt;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;

/**
 * A decoder-only transformer of some family and size: how token ids become logits. It holds no weights; these are given to
 * it, under the names and in the shapes of the family's files on Hugging Face.
 */
public interface Architecture {

    /** The family's name in {@code config.json}, {@code model_type}: {@code opt}, {@code gpt2}, {@code llama}. */
    String family();

    /** Number of token ids, V. */
    int vocabularySize();

    /** Most tokens of a sequence. */
    int contextLength();

    /** Width of hidden states, d. */
    int hiddenSize();

    /** Number of layers. */
    int layers();

    /** Heads of keys and values. */
    int keyHeads();

    /** Width of a head. */
    int headSize();

    /** Share of numbers that the family drops while it is fitted, in [0, 1). */
    double dropout();

    /** Ids with a meaning of their own, as the configuration names them. */
    SpecialIds ids();

    /** The id with which a text begins; empty if the configuration names none. */
    default OptionalInt beginId() {
        return ids().begin();
    }

    /** The id with which a text ends; empty if the configuration names none. */
    default OptionalInt endId() {
        return ids().end();
    }

    /** Name and shape of every parameter, in the order of files; tied ones once. */
    Map<String, long[]> shapes();

    /** A fresh start, drawn as the family's library draws it. */
    Weights initial(Noise noise, Device device);

    /**
     * Hidden states after the last normalisation.
     *
     * @param ids [b, t], int64
     * @return [b, t, d]
     */
    Tensor hidden(Tensor ids, Weights weights, Pass pass);

    /**
     * Logits of the next token.
     *
     * @param hidden [.., d]
     * @return [.., V]
     */
    Tensor logits(Tensor hidden, Weights weights);

    /** The text of {@code config.json}, with which Hugging Face builds the same network. */
    String config();
}
