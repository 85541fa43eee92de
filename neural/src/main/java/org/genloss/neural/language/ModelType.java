package org.genloss.neural.language;

import java.util.Locale;

/** Families of transformers, by what Hugging Face calls {@code model_type}. */
public enum ModelType {
    /** Zhang et al. (2022). */
    OPT,
    /** Radford et al. (2019). */
    GPT2,
    /** Touvron et al. (2023). */
    LLAMA;

    /** As it stands in {@code config.json}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
