package org.genloss.neural.generate;

import java.util.Optional;
import org.genloss.neural.transformer.Activation;
import org.genloss.neural.transformer.Architecture;
import org.genloss.neural.transformer.Llama;
import org.genloss.neural.transformer.Rope;
import org.genloss.neural.transformer.SpecialIds;

/** A network of four tokens, whose texts can all be looked at. */
final class Tiny {

    static final int VOCABULARY = 4;

    private Tiny() {}

    static Architecture network() {
        return new Llama(
                VOCABULARY,
                16,
                8,
                1,
                2,
                1,
                4,
                8,
                Activation.SILU,
                new Rope(10_000, Optional.empty()),
                1e-6,
                true,
                2,
                SpecialIds.NONE);
    }
}
