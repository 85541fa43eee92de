package org.genloss.neural.transformer;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The families of transformers that are built. */
enum Family {
    OPT(Opt.FAMILY, Opt.FILES, Opt::read),
    GPT2(Gpt2.FAMILY, Gpt2.FILES, Gpt2::read),
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

    FileNames files() {
        return files;
    }

    Architecture read(ConfigReader config) {
        return reader.apply(config);
    }
}
