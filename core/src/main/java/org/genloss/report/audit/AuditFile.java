package org.genloss.report.audit;

import java.nio.file.Path;
import java.util.Arrays;
import org.genloss.ledger.Disk;
import org.genloss.num.Decimal;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** {@code audit.json}: keys in snake_case; null where there is no number, and text for those that are not finite. */
public final class AuditFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new Writer())
                    .addSerializer(double[].class, new ArrayWriter())
                    .addDeserializer(double.class, new Reader())
                    .addDeserializer(double[].class, new ArrayReader()))
            .build();

    private AuditFile() {}

    /** The audit as JSON, indented; nothing in it disturbs a terminal. */
    public static String text(Audit audit) {
        return Harmless.json(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(audit)) + "\n";
    }

    /** Writes the file whole. */
    public static void write(Audit audit, Path file) {
        Disk.replace(file.toAbsolutePath(), text(audit));
    }

    /**
     * Reads one.
     *
     * @throws UserError if it is no audit, or of another version
     */
    public static Audit read(Path file) {
        String text = Disk.on(file, "read", () -> java.nio.file.Files.readString(file));
        return parse(text, file.toString());
    }

    static Audit parse(String text, String name) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            String schema = tree.path("schema").asString("");
            if (!schema.equals(Audit.SCHEMA)) {
                throw new UserError(
                        name + " is not an audit of the schema " + Audit.SCHEMA
                                + (schema.isEmpty() ? "" : " but of " + Harmless.of(schema)),
                        "give an audit.json that this version of genloss audit wrote");
            }
            return MAPPER.treeToValue(tree, Audit.class);
        } catch (JacksonException e) {
            throw new UserError(
                    name + " is damaged: " + Harmless.of(e.getOriginalMessage()),
                    "write it again with genloss audit",
                    e);
        }
    }

    private static void number(double value, JsonGenerator out) {
        if (Double.isNaN(value)) {
            out.writeNull();
        } else if (Double.isInfinite(value)) {
            out.writeString(Decimal.of(value));
        } else {
            out.writeNumber(value);
        }
    }

    private static final class Writer extends ValueSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializationContext context) {
            number(value, out);
        }
    }

    private static final class ArrayWriter extends ValueSerializer<double[]> {
        @Override
        public void serialize(double[] values, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            for (double value : values) {
                number(value, out);
            }
            out.writeEndArray();
        }
    }

    private static final class Reader extends ValueDeserializer<Double> {
        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) {
            return in.currentToken() == JsonToken.VALUE_STRING
                    ? Double.valueOf(in.getString())
                    : Double.valueOf(in.getDoubleValue());
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    /** Curves have places without a number. */
    private static final class ArrayReader extends ValueDeserializer<double[]> {
        @Override
        public double[] deserialize(JsonParser in, DeserializationContext context) {
            Double[] values = context.readValue(in, Double[].class);
            return Arrays.stream(values)
                    .mapToDouble(value -> value == null ? Double.NaN : value)
                    .toArray();
        }
    }
}
