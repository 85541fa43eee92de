package org.genloss.model.external;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genloss.data.Points;
import org.genloss.data.Sample;
import org.genloss.data.Symbols;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Items as lines of JSON objects in UTF-8. One instance reads or writes one file. */
abstract class JsonLines {

    /** Python writes NaN and Infinity into JSON; they are read here to be refused by name. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** The lines of a kind of sample. */
    static JsonLines of(Sample<?> items) {
        if (items instanceof Points points) {
            return new PointLines(points);
        } else if (items instanceof Symbols symbols) {
            return new SymbolLines(symbols);
        } else if (items instanceof Tokens tokens) {
            return new TokenLines(tokens);
        }
        throw new UserError(
                "the format jsonl does not know " + items.getClass().getSimpleName(), "set format: safetensors");
    }

    /** Number of items to write. */
    abstract int size();

    /** Item {@code i} as one line, without its end. */
    abstract String line(int i);

    /**
     * Takes in the object of one line.
     *
     * @throws IllegalArgumentException if it is no item, with what is wrong
     */
    abstract void take(JsonNode item);

    /** The items taken in, unchecked. */
    abstract Tensors taken();

    final void write(Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < size(); i++) {
                out.write(line(i));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UserError(
                    file + " could not be written: " + e,
                    "check the temporary folder (java.io.tmpdir): its rights and room",
                    e);
        }
    }

    final Tensors read(Path file) {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    take(MAPPER.readTree(line));
                }
            }
        } catch (JacksonException e) {
            throw wrong(file, number, "is no JSON object: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw wrong(file, number, e.getMessage(), e);
        } catch (IOException e) {
            throw wrong(file, number + 1, "cannot be read as UTF-8: " + e, e);
        }
        return taken();
    }

    private static UserError wrong(Path file, int number, String what, Exception cause) {
        return new UserError(
                "what the external program wrote cannot be used: line " + number + " of " + file + " " + what,
                "put the program right; docs/external-learner.md describes the lines",
                cause);
    }

    /** The value of a key of an item. */
    static JsonNode value(JsonNode item, String key) {
        JsonNode value = item.get(key);
        if (value == null) {
            throw new IllegalArgumentException("must be an object with \"" + key + "\", but is " + shown(item));
        }
        return value;
    }

    /** A whole number of 64 bits. */
    static long whole(JsonNode value, String key) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("must give \"" + key + "\" as whole numbers, but has " + shown(value));
        }
        return value.longValue();
    }

    static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
