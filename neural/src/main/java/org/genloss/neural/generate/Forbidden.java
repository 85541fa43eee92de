package org.genloss.neural.generate;

import org.genloss.spec.UserError;

/** There is no next token. */
final class Forbidden {

    private Forbidden() {}

    static UserError all() {
        return new UserError(
                "no token can follow: the decoding forbids all of them, or the model's logits are not numbers (NaN)",
                "use a larger no_repeat_ngram_size or fewer new tokens; if the model diverged in its fit, fit it with a"
                        + " smaller learning rate");
    }
}
