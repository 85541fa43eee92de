package org.genloss.neural.generate;

import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Architecture;

/** A network in the middle of some texts of equal length: each prompt once, then so many beams of it. */
final class Reading {

    private final Architecture network;
    private final Weights weights;
    private final Device device;
    private final int prompts;
    private final int beams;
    private final Cache cache;

    /** @param scope lives until the last step */
    Reading(Architecture network, Weights weights, Device device, Scope scope, int prompts, int beams) {
        this.network = network;
        this.weights = weights;
        this.device = device;
        this.prompts = prompts;
        this.beams = beams;
        this.cache = new Cache(device, scope, beams);
    }

    /**
     * Reads the prompts, each as long as the others.
     *
     * @param ids row-major
     * @return logits of the first new token, [prompts, V]
     */
    Tensor begin(int[] ids) {
        Tensor hidden = network.hidden(Tensor.of(ids, device).reshape(prompts, -1), weights, cache); // [prompts, t, d]
        Tensor last = hidden.narrow(1, hidden.size(1) - 1, 1).reshape(prompts, -1);
        return network.logits(last, weights);
    }

    /** Every beam, of [prompts x beams], goes on from another of its prompt. */
    void branch(int[] parents) {
        cache.branch(parents);
    }

    /**
     * Reads the token that every beam has written last.
     *
     * @param tokens [prompts x beams]
     * @return logits of their next tokens, [prompts x beams, V]
     */
    Tensor next(int[] tokens) {
        cache.step();
        Tensor hidden = network.hidden(Tensor.of(tokens, device).reshape(prompts, beams), weights, cache);
        return network.logits(hidden.reshape((long) prompts * beams, -1), weights);
    }
}
