package org.genloss.neural.transformer;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.genloss.spec.UserError;

/** Sizes to start from scratch with. */
public enum Preset {
    /** For tests: 2 layers, 32 wide, 2 heads. */
    TINY("tiny", 2, 32, 2),
    /** About 1 million parameters with 4,096 ids: 3 layers, 128 wide, 4 heads. */
    MINI("mini", 3, 128, 4),
    /** About 5 million parameters with 8,192 ids: 4 layers, 256 wide, 8 heads. */
    SMALL("small", 4, 256, 8),
    /** The sizes of the model of Shumailov et al. (2024), 125,239,296 parameters with its 50,272 ids and 2,048 places. */
    OPT_125M("opt-125m", 12, 768, 12);

    private static final double DROPOUT = 0.1;
    private static final double DEVIATION = 0.02;

    private final String text;
    private final int layers;
    private final int width;
    private final int heads;

    Preset(String text, int layers, int width, int heads) {
        this.text = text;
        this.layers = layers;
        this.width = width;
        this.heads = heads;
    }

    /**
     * The network of a preset.
     *
     * @param preset {@code tiny}, {@code mini}, {@code small} or {@code opt-125m}
     * @param family {@code opt}, {@code gpt2} or {@code llama}
     * @param vocabularySize number of ids of the tokenizer
     * @param contextLength most tokens of a sequence
     * @throws UserError if there is no such preset or family, or the preset is none of the family's
     */
    public static Architecture of(String preset, String family, int vocabularySize, int contextLength, SpecialIds ids) {
        Preset sizes = Arrays.stream(values())
                .filter(each -> each.text.equals(preset))
                .findFirst()
                .orElseThrow(() -> new UserError("there is no preset '" + preset + "'", "choose one of " + all()));
        Family known = Family.named(family)
                .orElseThrow(() -> new UserError(
                        "there is no family '" + family + "' of transformers", "choose one of " + Family.all()));
        if (sizes == OPT_125M && known != Family.OPT) {
            throw new UserError(
                    "the preset opt-125m is one of the family opt, not of " + family,
                    "choose model_type: opt, or one of the presets tiny, mini, small");
        }
        return sizes.network(known, vocabularySize, contextLength, ids);
    }

    /** As specs write it. */
    public String text() {
        return text;
    }

    private static String all() {
        return Arrays.stream(values()).map(each -> each.text).collect(Collectors.joining(", "));
    }

    private Architecture network(Family family, int vocabularySize, int contextLength, SpecialIds ids) {
        return switch (family) {
            case OPT ->
                new Opt(
                        vocabularySize,
                        contextLength,
                        width,
                        layers,
                        heads,
                        4 * width,
                        Activation.RELU,
                        DROPOUT,
                        DEVIATION,
                        ids);
            case GPT2 ->
                new Gpt2(
                        vocabularySize,
                        contextLength,
                        width,
                        layers,
                        heads,
                        4 * width,
                        Activation.GELU_NEW,
                        DROPOUT,
                        1e-5,
                        DEVIATION,
                        ids);
            case LLAMA ->
                new Llama(
                        vocabularySize,
                        contextLength,
                        width,
                        layers,
                        heads,
                        heads / 2,
                        width / heads,
                        gated(),
                        Activation.SILU,
                        new Rope(10_000, Optional.empty()),
                        1e-5,
                        true,
                        DEVIATION,
                        ids);
        };
    }

    /** Width between the three feed-forward matrices of about as many numbers as two of 4 d: 8/3 d, rounded up to 32s. */
    private int gated() {
        return (8 * width / 3 + 31) / 32 * 32;
    }
}
