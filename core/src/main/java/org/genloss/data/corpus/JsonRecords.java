package org.genloss.data.corpus;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Records from lines that are JSON objects. Only wanted values are taken out of a line. Of two values of one name the last counts.
 * Blank lines are nothing.
 */
final class JsonRecords {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** A table of symbols that overflows would make the fate of a line depend on those before it; a line bounds what it holds. */
    private final JsonFactory json = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Lines lines;
    private final Sink sink;
    private final Names names;
    private final Names conditionNames;
    private final String[] conditionValues;
    private final Cells cells;

    /**
     * @param conditions columns that a condition asks for; empty for no condition
     */
    JsonRecords(Lines lines, Sink sink, List<String> conditions) {
        this.lines = lines;
        this.sink = sink;
        this.names = Names.of(sink.plan().names());
        this.conditionNames = Names.of(conditions);
        this.conditionValues = new String[conditions.size()];
        this.cells = new Cells(sink.plan().names().size());
    }

    /**
     * Reads all.
     *
     * @param asked whether there is a condition
     */
    void read(boolean asked) {
        while (lines.next()) {
            long number = lines.number();
            if (!lines.whole()) {
                sink.damaged(Damage.Kind.TOO_LONG, number, "has more than " + lines.limit() + " bytes");
                lines.skipRest();
            } else if (!isBlank() && isText(number) && parse(number)) {
                if (asked) {
                    sink.record(cells, number, conditionValues.clone());
                } else {
                    sink.record(cells, number);
                }
            }
        }
    }

    private boolean isBlank() {
        for (int i = first(); i < lines.stop(); i++) {
            byte b = lines.buffer()[i];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Where the line begins, without a byte order mark. */
    private int first() {
        int start = lines.start();
        boolean marked = lines.number() == 1 && lines.stop() - start >= MARK.length;
        for (int i = 0; i < MARK.length && marked; i++) {
            marked = lines.buffer()[start + i] == MARK[i];
        }
        return marked ? start + MARK.length : start;
    }

    private boolean isText(long number) {
        if (Utf8.firstBad(lines.buffer(), lines.start(), lines.stop()) >= 0) {
            sink.damaged(Damage.Kind.NOT_UTF8, number, "is not UTF-8");
            return false;
        }
        return true;
    }

    private boolean parse(long number) {
        cells.clear();
        Arrays.fill(conditionValues, null);
        int first = first();
        try (JsonParser parser =
                json.createParser(ObjectReadContext.empty(), lines.buffer(), first, lines.stop() - first)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return end(parser, number) && notObject(number);
            }
            object(parser);
            return end(parser, number);
        } catch (JacksonException e) {
            sink.damaged(Damage.Kind.NOT_JSON, number, "is not JSON: " + Labels.shown(e.getOriginalMessage()));
            return false;
        }
    }

    private boolean notObject(long number) {
        sink.damaged(Damage.Kind.NOT_OBJECT, number, "is JSON, but not an object");
        return false;
    }

    private boolean end(JsonParser parser, long number) {
        if (parser.nextToken() != null) {
            sink.damaged(Damage.Kind.NOT_JSON, number, "is not JSON: something stands after the first value");
            return false;
        }
        return true;
    }

    private void object(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Names asked = conditionNames.get(name);
            Names wanted = names.get(name);
            if (asked != null) {
                String raw = raw(parser);
                conditionValues[asked.place()] = raw;
                if (wanted != null) {
                    again(raw, wanted);
                }
            } else {
                value(parser, wanted);
            }
        }
    }

    /** Takes what is wanted of the value at which the parser stands, and leaves it behind. */
    private void value(JsonParser parser, Names wanted) {
        JsonToken token = parser.currentToken();
        if (wanted == null) {
            parser.skipChildren();
        } else if (!token.isStructStart()) {
            scalar(parser, token, wanted.place());
        } else if (wanted.place() >= 0) {
            String raw = raw(parser);
            cells.set(wanted.place(), Cells.Kind.NESTED, raw);
            if (wanted.goesOn()) {
                again(raw, wanted.inner());
            }
        } else if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                Names inside = wanted.get(parser.currentName());
                parser.nextToken();
                value(parser, inside);
            }
        } else {
            parser.skipChildren();
        }
    }

    private void scalar(JsonParser parser, JsonToken token, int place) {
        if (place < 0) {
            return;
        }
        switch (token) {
            case VALUE_STRING -> cells.set(place, Cells.Kind.TEXT, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                cells.number(place, parser.getString(), parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> cells.set(place, Cells.Kind.BOOLEAN, parser.getString());
            default -> cells.missing(place);
        }
    }

    /** A value that has been read as JSON is looked at once more, which costs only those who ask twice for it. */
    private void again(String raw, Names wanted) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), raw)) {
            parser.nextToken();
            value(parser, wanted);
        }
    }

    private String raw(JsonParser parser) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.copyCurrentStructure(parser);
        }
        return out.toString();
    }
}
