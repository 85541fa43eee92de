package org.genloss.report;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON with the numbers of {@link Figures#json}. */
public final class Json {

    static final JsonMapper MAPPER = JsonMapper.shared();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator out = MAPPER.createGenerator(text);

    /** What is written inside one object or array. */
    @FunctionalInterface
    public interface Body {
        /** Writes it. */
        void write();
    }

    public Json object(String name, Body body) {
        name(name);
        out.writeStartObject();
        body.write();
        out.writeEndObject();
        return this;
    }

    public Json array(String name, Body body) {
        name(name);
        out.writeStartArray();
        body.write();
        out.writeEndArray();
        return this;
    }

    /** An object as an item of an array, or the whole. */
    public Json object(Body body) {
        return object(null, body);
    }

    public Json array(Body body) {
        return array(null, body);
    }

    public Json put(String name, String value) {
        out.writeStringProperty(name, value);
        return this;
    }

    public Json put(String name, double value) {
        name(name);
        return item(value);
    }

    public Json put(String name, boolean value) {
        out.writeBooleanProperty(name, value);
        return this;
    }

    public Json item(double value) {
        out.writeRawValue(Figures.json(value));
        return this;
    }

    public Json item(String value) {
        out.writeString(value);
        return this;
    }

    public Json nothing() {
        out.writeNull();
        return this;
    }

    public Json numbers(String name, double... values) {
        return array(name, () -> {
            for (double value : values) {
                item(value);
            }
        });
    }

    public Json integers(String name, List<Integer> values) {
        return array(name, () -> values.forEach(this::item));
    }

    public Json strings(String name, List<String> values) {
        return array(name, () -> values.forEach(this::item));
    }

    /** The text so far, which must be complete. */
    public String text() {
        out.close();
        return text.toString();
    }

    private void name(String name) {
        if (name != null) {
            out.writeName(name);
        }
    }
}
