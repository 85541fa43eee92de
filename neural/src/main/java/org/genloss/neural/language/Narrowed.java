package org.genloss.neural.language;

import java.util.Map;
import java.util.OptionalInt;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Architecture;
import org.genloss.neural.transformer.Pass;
import org.genloss.neural.transformer.SpecialIds;

/**
 * A network that writes the first ids only: embeddings of published models have more rows than their tokenizers have pieces,
 * and nothing can be made of what is no piece.
 */
record Narrowed(Architecture network, int vocabularySize) implements Architecture {

    /** The network itself, if it has no ids beside these. */
    static Architecture to(int vocabularySize, Architecture network) {
        return network.vocabularySize() == vocabularySize ? network : new Narrowed(network, vocabularySize);
    }

    @Override
    public Tensor logits(Tensor hidden, Weights weights) {
        return network.logits(hidden, weights).narrow(-1, 0, vocabularySize);
    }

    private OptionalInt within(OptionalInt id) {
        return id.isPresent() && id.getAsInt() >= vocabularySize ? OptionalInt.empty() : id;
    }

    @Override
    public String family() {
        return network.family();
    }

    @Override
    public int contextLength() {
        return network.contextLength();
    }

    @Override
    public int hiddenSize() {
        return network.hiddenSize();
    }

    @Override
    public int layers() {
        return network.layers();
    }

    @Override
    public int keyHeads() {
        return network.keyHeads();
    }

    @Override
    public int headSize() {
        return network.headSize();
    }

    @Override
    public double dropout() {
        return network.dropout();
    }

    @Override
    public SpecialIds ids() {
        SpecialIds ids = network.ids();
        return new SpecialIds(within(ids.begin()), within(ids.end()), within(ids.padding()));
    }

    @Override
    public Map<String, long[]> shapes() {
        return network.shapes();
    }

    @Override
    public Weights initial(Noise noise, Device device) {
        return network.initial(noise, device);
    }

    @Override
    public Tensor hidden(Tensor ids, Weights weights, Pass pass) {
        return network.hidden(ids, weights, pass);
    }

    @Override
    public String config() {
        return network.config();
    }
}
