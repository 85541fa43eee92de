package org.genloss.neural.transformer;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The families of transformers that are built, by what Hugging Face calls {@code model_type}. */
public enum Family {
    /** Zhang et al. (2022). */
    OPT(Opt.FAMILY, Opt.FILES, Opt::read),
    /** Radford et al. (2019). */
    GPT2(Gpt2.FAMILY, Gpt2.FILES, Gpt2::read),
    /** Touvron et al. (2023). */
    LLAMA(Llama.FAMILY, Llama.FILES, Llama::read);

    private final String text;
    private final FileNames files;
    private final Function<ConfigReader, Architecture> reader;

    Family(String text, FileNames files, Function<ConfigReader, Architecture> reader) {
        this.text = text;
        this.files = files;
        this.reader = reader;
    }

    static Optional<Family> named(String text) {
        return Arrays.stream(values())
                .filter(family -> family.text.equals(text))
                .findFirst();
    }

    /** The family of a network. */
    static Family of(Architecture network) {
        return named(network.family()).orElseThrow();
    }

    /** Their names, for messages. */
    static String all() {
        return Arrays.stream(values()).map(family -> family.text).collect(Collectors.joining(", "));
    }

    /** As it stands in {@code config.json}. */
    public String text() {
        return text;
    }

    FileNames files() {
        return files;
    }

    Architecture read(ConfigReader config) {
        return reader.apply(config);
    }
}
