package org.genloss.neural.language;

import java.nio.file.Path;
import java.util.Optional;
import org.genloss.data.Tensors;
import org.genloss.data.Vocabulary;
import org.genloss.neural.fit.Divergence;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Architecture;
import org.genloss.neural.transformer.ModelFolder;
import org.genloss.neural.transformer.Preset;
import org.genloss.neural.transformer.SpecialIds;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/**
 * With what a fit begins.
 *
 * @param parameters of the network; drawn, if there are none
 */
record Start(Architecture network, Optional<Tensors> parameters) {

    /** Most tokens that a fresh start reads, where the learner does not say; of the preset opt-125m. */
    private static final int CONTEXT = 256;

    private static final int CONTEXT_OF_OPT = 2048;

    /** With a model. */
    static Start of(TransformerModel model) {
        return new Start(model.network(), Optional.of(model.parameters()));
    }

    /**
     * As the learner says, for text of this vocabulary.
     *
     * @throws UserError if the folder of weights cannot be read, is not one for this vocabulary, or holds what is no number
     */
    static Start of(Transformer learner, Vocabulary vocabulary) {
        return learner.weights()
                .map(folder -> pretrained(folder, vocabulary))
                .orElseGet(() -> new Start(fresh(learner, vocabulary), Optional.empty()));
    }

    /** With the weights of a folder, see {@link #of(Transformer, Vocabulary)}. */
    static Start pretrained(Path folder, Vocabulary vocabulary) {
        Tokenizers.check(folder, vocabulary);
        ModelFolder.Pretrained model = ModelFolder.read(folder);
        if (vocabulary.size() > model.network().vocabularySize()) {
            throw new UserError(
                    "the source has " + vocabulary.size() + " types, more than the embedding of the weights in "
                            + folder + " has rows, " + model.network().vocabularySize(),
                    "use the tokenizer of these weights as source.tokenizer");
        }
        Divergence.parameter(model.parameters()).ifPresent(name -> {
            throw new UserError(
                    "the weights in " + folder + " are not all numbers: " + name + " has a NaN or an infinity",
                    "restore them from where the model came from; if a fit diverged, take the model of another");
        });
        return new Start(model.network(), Optional.of(model.parameters()));
    }

    /** One id, that of the tokenizer's end-of-text token, begins and ends texts. */
    private static Architecture fresh(Transformer learner, Vocabulary vocabulary) {
        SpecialIds ids = vocabulary
                .tokenizer()
                .map(tokenizer -> tokenizer.endOfText())
                .filter(end -> end.isPresent())
                .map(end -> SpecialIds.both(end.getAsInt()))
                .orElse(SpecialIds.NONE);
        int context = learner.context().orElse(learner.preset() == Preset.OPT_125M ? CONTEXT_OF_OPT : CONTEXT);
        return Preset.of(learner.preset().text(), learner.modelType().text(), vocabulary.size(), context, ids);
    }

    /** In the innermost scope. */
    Weights weights(Seed seed, Device device) {
        return parameters
                .map(some -> Weights.of(some, device))
                .orElseGet(() -> network.initial(Noise.of(seed.at("initial")), device));
    }
}
