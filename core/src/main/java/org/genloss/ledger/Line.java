package org.genloss.ledger;

import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.function.Consumer;
import org.genloss.num.Decimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The lines of a ledger, each one JSON object and a line feed. Keys stand in one fixed order and numbers are written by
 * {@link Decimal}, so that equal readings are equal bytes.
 */
public final class Line {

    private static final JsonFactory JSON = new JsonFactory();

    private Line() {}

    /** The first line: which format, which program, which experiment. */
    public static String header(String specHash) {
        return object(json -> json.writeStringProperty("genloss", Version.NUMBER)
                .writeNumberProperty("ledger", 1)
                .writeStringProperty("spec", specHash));
    }

    /**
     * A measured number.
     *
     * @param se standard error, or NaN for none
     * @param low lower 95 % limit, or NaN for none
     * @param high upper 95 % limit, or NaN for none
     * @param items ids that the reading lists; left out when empty
     */
    public static String reading(
            int cell,
            int trial,
            int generation,
            String metric,
            double value,
            double se,
            double low,
            double high,
            String unit,
            int[] items) {
        return object(json -> {
            place(json, cell, trial, generation);
            json.writeStringProperty("metric", metric);
            number(json, "value", value);
            optional(json, "se", se);
            optional(json, "low", low);
            optional(json, "high", high);
            json.writeStringProperty("unit", unit);
            if (items.length > 0) {
                json.writeName("items").writeArray(items, 0, items.length);
            }
        });
    }

    /** How the fit of one generation went. */
    public static String fit(FitRecord of) {
        return object(json -> {
            place(json, of.cell(), of.trial(), of.generation());
            json.writeName("fit").writeStartObject();
            of.curves().forEach((name, values) -> numbers(json, name, values));
            json.writeEndObject();
            json.writeName("units").writeStartObject();
            of.units().forEach(json::writeStringProperty);
            json.writeEndObject();
        });
    }

    /** Something that happened to a trial: {@code sampling}, {@code collapsed} or {@code end}. */
    public static String event(int cell, int trial, int generation, String event, String reason) {
        return object(json -> {
            place(json, cell, trial, generation);
            json.writeStringProperty("event", event).writeStringProperty("reason", reason);
        });
    }

    /** A cell needs no more trials. */
    public static String stopped(int cell, int trials, String reason) {
        return object(json -> json.writeNumberProperty("cell", cell)
                .writeStringProperty("event", "stopped")
                .writeNumberProperty("trials", trials)
                .writeStringProperty("reason", reason));
    }

    /** What a law expects; a line of {@code laws.jsonl}. Without curves there is nothing after the reason. */
    static String expectation(Expectation of) {
        return object(json -> {
            json.writeNumberProperty("cell", of.cell())
                    .writeStringProperty("law", of.law())
                    .writeStringProperty("title", of.title())
                    .writeStringProperty("source", of.source());
            if (!of.why().isEmpty()) {
                json.writeStringProperty("why", of.why());
                return;
            }
            json.writeStringProperty("reading", of.reading())
                    .writeStringProperty("statistic", of.statistic())
                    .writeStringProperty("side", of.side());
            json.writeName("generations").writeArray(of.generations(), 0, of.generations().length);
            numbers(json, "expected", of.expected());
            numbers(json, "spread", of.spread());
            number(json, "accuracy", of.accuracy());
            json.writeNumberProperty("until", of.until()).writeStringProperty("because", of.because());
            number(json, "limit", of.limit());
        });
    }

    /**
     * How long one generation took, in milliseconds, the heap in use after it, in MiB, and what was done in its fit and in its
     * writing, by unit, with rates. Not part of the ledger.
     */
    public static String timing(
            int cell,
            int trial,
            int generation,
            double fit,
            double measure,
            double sample,
            double heap,
            Map<String, Long> fitted,
            Map<String, Long> sampled) {
        return object(json -> {
            place(json, cell, trial, generation);
            number(json, "fit_ms", fit);
            number(json, "measure_ms", measure);
            number(json, "sample_ms", sample);
            number(json, "heap_mb", heap);
            rates(json, "fit", fitted, fit);
            rates(json, "sample", sampled, sample);
        });
    }

    private static void rates(JsonGenerator json, String name, Map<String, Long> counts, double ms) {
        if (counts.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart(name);
        counts.forEach((unit, count) -> {
            json.writeNumberProperty(unit, count);
            number(json, unit + "_per_second", Math.rint(10_000 * count / ms) / 10);
        });
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, int cell, int trial, int generation) {
        json.writeNumberProperty("cell", cell)
                .writeNumberProperty("trial", trial)
                .writeNumberProperty("generation", generation);
    }

    private static void optional(JsonGenerator json, String name, double value) {
        if (!Double.isNaN(value)) {
            number(json, name, value);
        }
    }

    private static void numbers(JsonGenerator json, String name, double[] values) {
        json.writeName(name).writeStartArray();
        for (double value : values) {
            number(json, value);
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, double value) {
        json.writeName(name);
        number(json, value);
    }

    private static void number(JsonGenerator json, double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(Decimal.of(value));
        } else {
            json.writeString(Decimal.of(value));
        }
    }

    private static String object(Consumer<JsonGenerator> content) {
        Writer text = new StringWriter(160);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return text + "\n";
    }
}
