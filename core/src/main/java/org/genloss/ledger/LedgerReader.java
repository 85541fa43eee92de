package org.genloss.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code ledger.jsonl} line by line, finished or not; never holds a line longer than it takes. */
final class LedgerReader {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final int cells;
    private final Consumer<Entry> entries;
    private final Consumer<Event> events;
    private final Consumer<FitRecord> fits;

    // the fields of the line at hand
    private int cell;
    private int trial;
    private int generation;
    private String metric;
    private String unit;
    private String event;
    private String reason;
    private double value;
    private double se;
    private double low;
    private double high;
    private int trials;
    private List<Integer> items;
    private Map<String, double[]> curves;
    private Map<String, String> units;
    private boolean header;

    private LedgerReader(
            Path file, int cells, Consumer<Entry> entries, Consumer<Event> events, Consumer<FitRecord> fits) {
        this.file = file;
        this.cells = cells;
        this.entries = entries;
        this.events = events;
        this.fits = fits;
    }

    /**
     * Hands every reading to {@code entries}, every event to {@code events} and the curves of every fit to {@code fits}, in
     * the order of the file.
     *
     * @param cells number of cells of the manifest
     * @throws UserError naming file and line if a line other than a torn last one cannot be read
     */
    static void read(Path file, int cells, Consumer<Entry> entries, Consumer<Event> events, Consumer<FitRecord> fits) {
        LedgerReader reader = new LedgerReader(file, cells, entries, events, fits);
        Disk.on(file, "read", () -> {
            Lines.each(file, reader::line);
            return null;
        });
    }

    private void line(byte[] bytes, int length, long number) {
        clear();
        try (JsonParser parser = JSON.createParser(bytes, 0, length)) {
            fields(parser, number);
        } catch (JacksonException e) {
            throw damaged(number, e.getOriginalMessage(), e);
        }
        if (header != (number == 1)) {
            throw damaged(number, header ? "a second header" : "no header of a ledger of version 1", null);
        }
        if (!header) {
            hand(number);
        }
    }

    private void clear() {
        cell = trial = generation = -1;
        metric = event = null;
        unit = reason = "";
        value = se = low = high = Double.NaN;
        trials = 0;
        items = List.of();
        curves = null;
        units = Map.of();
        header = false;
    }

    private void fields(JsonParser parser, long number) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw damaged(number, "not a JSON object", null);
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "ledger" -> header = parser.getIntValue() == 1;
                case "cell" -> cell = parser.getIntValue();
                case "trial" -> trial = parser.getIntValue();
                case "generation" -> generation = parser.getIntValue();
                case "metric" -> metric = parser.getString();
                case "unit" -> unit = parser.getString();
                case "event" -> event = parser.getString();
                case "reason" -> reason = parser.getString();
                case "trials" -> trials = parser.getIntValue();
                case "value" -> value = number(parser, number);
                case "se" -> se = number(parser, number);
                case "low" -> low = number(parser, number);
                case "high" -> high = number(parser, number);
                case "items" -> items = items(parser);
                case "fit" -> curves = named(parser, p -> numbers(p, number));
                case "units" -> units = named(parser, JsonParser::getString);
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw damaged(number, "more than one JSON object", null);
        }
    }

    /** Numbers that are not finite are written as text. */
    private double number(JsonParser parser, long line) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return parser.getDoubleValue();
        }
        return switch (parser.getString()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw damaged(line, "\"" + parser.getString() + "\" is not a number", null);
        };
    }

    private static List<Integer> items(JsonParser parser) {
        List<Integer> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(parser.getIntValue());
        }
        return items;
    }

    private double[] numbers(JsonParser parser, long line) {
        List<Double> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(number(parser, line));
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static <T> Map<String, T> named(JsonParser parser, Function<JsonParser, T> value) {
        Map<String, T> named = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            named.put(name, value.apply(parser));
        }
        return named;
    }

    private void hand(long number) {
        if (cell < 0 || cell >= cells) {
            throw damaged(number, "cell " + cell + " is not in the manifest", null);
        }
        boolean placed = "stopped".equals(event) ? trials > 0 : trial >= 0 && generation >= Entry.BASELINE;
        if (!placed || Stream.of(metric, event, curves).filter(Objects::nonNull).count() != 1) {
            throw damaged(number, "neither a reading nor an event nor the curves of a fit", null);
        }
        if (curves != null) {
            fits.accept(new FitRecord(cell, trial, generation, curves, units));
        } else if (event != null) {
            events.accept(new Event(cell, trial, generation, event, trials, reason));
        } else {
            entries.accept(new Entry(cell, trial, generation, metric, value, se, low, high, unit, items));
        }
    }

    private UserError damaged(long number, String what, Throwable cause) {
        return new UserError(
                file + ", line " + number + " is damaged: " + what,
                "restore the file from a copy, or run the experiment again into a new folder",
                cause);
    }
}
