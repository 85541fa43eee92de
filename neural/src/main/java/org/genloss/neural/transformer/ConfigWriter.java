package org.genloss.neural.transformer;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.genloss.num.Decimal;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Texts of {@code config.json} and {@code generation_config.json}: the same settings give the same text. */
final class ConfigWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode node = JSON.createObjectNode();

    private ConfigWriter() {}

    /**
     * Of a network.
     *
     * @param architecture the class of Hugging Face that it is
     * @param family its {@code model_type}
     */
    static ConfigWriter of(String architecture, String family) {
        ConfigWriter writer = new ConfigWriter();
        writer.node.putArray("architectures").add(architecture);
        writer.node.put("model_type", family).put("dtype", "float32");
        return writer;
    }

    /** Of what generation starts from, its ids. */
    static String generation(OptionalInt begin, OptionalInt end) {
        ConfigWriter writer = new ConfigWriter();
        writer.node.put("_from_model_config", true);
        return writer.id("bos_token_id", begin).id("eos_token_id", end).text();
    }

    ConfigWriter put(String name, int value) {
        node.put(name, value);
        return this;
    }

    ConfigWriter put(String name, double value) {
        node.put(name, decimal(value));
        return this;
    }

    ConfigWriter put(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    ConfigWriter put(String name, String value) {
        node.put(name, value);
        return this;
    }

    /** How positions turn. */
    ConfigWriter rope(Rope rope) {
        ObjectNode parameters = node.putObject("rope_parameters");
        parameters.put("rope_theta", decimal(rope.theta()));
        parameters.put("rope_type", rope.scaling().isPresent() ? ConfigReader.LLAMA3 : ConfigReader.UNSCALED);
        rope.scaling().ifPresent(scaling -> parameters
                .put("factor", decimal(scaling.factor()))
                .put("low_freq_factor", decimal(scaling.low()))
                .put("high_freq_factor", decimal(scaling.high()))
                .put("original_max_position_embeddings", scaling.original()));
        return this;
    }

    /** All three, also where there is none: to leave one out would mean the family's default. */
    ConfigWriter ids(SpecialIds ids) {
        return id("bos_token_id", ids.begin()).id("eos_token_id", ids.end()).id("pad_token_id", ids.padding());
    }

    private ConfigWriter id(String name, OptionalInt id) {
        id.ifPresentOrElse(value -> node.put(name, value), () -> node.putNull(name));
        return this;
    }

    private static BigDecimal decimal(double value) {
        return new BigDecimal(Decimal.of(value));
    }

    String text() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return JSON.writer().with(printer).writeValueAsString(node) + "\n";
    }
}
