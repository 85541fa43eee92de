package org.genloss.neural.transformer;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.genloss.spec.Require;
import tools.jackson.databind.JsonNode;

/**
 * The settings of a {@code config.json}. Every way to ask for one names what stands for it where the file is silent; a value
 * that is not of the kind asked for is an {@link IllegalArgumentException} that names the setting.
 */
final class ConfigReader {

    /** Names of ways to scale rotary positions. */
    static final String UNSCALED = "default";

    static final String LLAMA3 = "llama3";

    private final JsonNode config;
    private final JsonNode generation;

    /**
     * @param config a JSON object
     * @param generation that of {@code generation_config.json}, whose ids go first, as in Hugging Face; it may be empty
     */
    ConfigReader(JsonNode config, JsonNode generation) {
        this.config = config;
        this.generation = generation;
    }

    /** An integer. */
    int integer(String name, int otherwise) {
        return config.has(name) ? integer(name, config.get(name)) : otherwise;
    }

    /** An integer; none where it is null or not there. */
    OptionalInt integerOrNone(String name) {
        return config.hasNonNull(name) ? OptionalInt.of(integer(name, config.get(name))) : OptionalInt.empty();
    }

    private static int integer(String name, JsonNode value) {
        Require.that(value.isIntegralNumber() && value.canConvertToInt(), name, "an integer", value);
        return value.asInt();
    }

    /** A finite number. */
    double number(String name, double otherwise) {
        return config.has(name) ? number(name, config.get(name)) : otherwise;
    }

    private static double number(String name, JsonNode value) {
        Require.that(value.isNumber() && Double.isFinite(value.asDouble()), name, "a finite number", value);
        return value.asDouble();
    }

    /** true or false. */
    boolean flag(String name, boolean otherwise) {
        if (!config.has(name)) {
            return otherwise;
        }
        Require.that(config.get(name).isBoolean(), name, "true or false", config.get(name));
        return config.get(name).asBoolean();
    }

    /** A setting of which one value is built, and others are refused. */
    void only(String name, boolean built, boolean otherwise) {
        boolean value = flag(name, otherwise);
        Require.that(value == built, name, built + ", the only form that Genloss has", value);
    }

    /** The function between the matrices of a feed-forward layer. */
    Activation activation(String name, Activation otherwise) {
        if (!config.has(name)) {
            return otherwise;
        }
        Optional<Activation> known = Activation.named(config.get(name).asString(""));
        String all = Arrays.stream(Activation.values()).map(Activation::text).collect(Collectors.joining(", "));
        Require.that(known.isPresent(), name, "one of " + all, config.get(name));
        return known.get();
    }

    /** Ids of special tokens. */
    SpecialIds ids(SpecialIds otherwise) {
        return new SpecialIds(
                spoken("bos_token_id", otherwise.begin()),
                spoken("eos_token_id", otherwise.end()),
                id("pad_token_id", config, otherwise.padding()));
    }

    /** An id that says how to generate. */
    private OptionalInt spoken(String name, OptionalInt otherwise) {
        return generation.hasNonNull(name) ? id(name, generation, otherwise) : id(name, config, otherwise);
    }

    private static OptionalInt id(String name, JsonNode from, OptionalInt otherwise) {
        if (!from.has(name)) {
            return otherwise;
        }
        JsonNode value = from.get(name);
        if (value.isArray() && value.size() == 1) {
            value = value.get(0);
        }
        Require.that(!value.isArray(), name, "one id, not several of which each ends a text", value);
        return value.isNull() ? OptionalInt.empty() : OptionalInt.of(integer(name, value));
    }

    /**
     * How positions turn: {@code rope_parameters}, or as files before version 5 of the library say it, {@code rope_theta} and
     * {@code rope_scaling}.
     *
     * @param context length of the context, which is the original one if the file names no other
     */
    Rope rope(int context) {
        JsonNode parameters = config.path(config.hasNonNull("rope_parameters") ? "rope_parameters" : "rope_scaling");
        double theta = parameters.has("rope_theta")
                ? number("rope_theta", parameters.get("rope_theta"))
                : number("rope_theta", 10_000);
        JsonNode share = parameters.path("partial_rotary_factor");
        Require.that(
                share.isMissingNode() || share.asDouble(0) == 1,
                "partial_rotary_factor",
                "1, the only form that Genloss has",
                share);
        String kind =
                parameters.path("rope_type").asString(parameters.path("type").asString(UNSCALED));
        if (kind.equals(UNSCALED)) {
            return new Rope(theta, Optional.empty());
        }
        Require.that(kind.equals(LLAMA3), "rope_type", "one of " + UNSCALED + ", " + LLAMA3, kind);
        JsonNode original = parameters.path("original_max_position_embeddings");
        return new Rope(
                theta,
                Optional.of(new Rope.Scaling(
                        number("factor", parameters.path("factor")),
                        number("low_freq_factor", parameters.path("low_freq_factor")),
                        number("high_freq_factor", parameters.path("high_freq_factor")),
                        original.isMissingNode() ? context : integer("original_max_position_embeddings", original))));
    }
}
