package org.genloss.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@code ledger.jsonl} line by line into the trials of each cell; never holds a line longer than it takes. */
final class LedgerFile {

    /** 97.5 % point of the standard normal law. */
    private static final double NORMAL = 1.959963984540054;

    private final Path file;
    private final Map<Integer, Trials> cells;

    private int cell;
    private int trial;
    private int generation;
    private String metric;
    private String unit;
    private String event;
    private String reason;
    private double value;
    private double error;
    private double low;
    private double high;
    private boolean header;

    private LedgerFile(Path file, Map<Integer, Trials> cells) {
        this.file = file;
        this.cells = cells;
    }

    /**
     * Adds what the ledger holds to {@code cells}, keyed by the number of the cell.
     *
     * @throws UserError naming file and line if a line other than a torn last one cannot be read
     */
    static void read(Path file, Map<Integer, Trials> cells) throws IOException {
        LedgerFile ledger = new LedgerFile(file, cells);
        Lines.each(file, ledger::line);
        cells.values().forEach(Trials::finish);
    }

    private void line(byte[] bytes, int length, long number) {
        clear();
        try (JsonParser parser = Manifest.MAPPER.createParser(bytes, 0, length)) {
            fields(parser, number);
        } catch (JacksonException e) {
            throw damaged(number, e.getOriginalMessage(), e);
        }
        if (header != (number == 1)) {
            throw damaged(number, header ? "a second header" : "no header of a ledger of version 1", null);
        }
        if (!header) {
            keep(number);
        }
    }

    private void clear() {
        cell = trial = -1;
        generation = Integer.MIN_VALUE;
        metric = event = null;
        unit = reason = "";
        value = error = low = high = Double.NaN;
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
                case "value" -> value = number(parser, number);
                case "se" -> error = number(parser, number);
                case "low" -> low = number(parser, number);
                case "high" -> high = number(parser, number);
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw damaged(number, "more than one JSON object", null);
        }
    }

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

    private void keep(long number) {
        Trials trials = cells.get(cell);
        if (trials == null) {
            throw damaged(number, "cell " + cell + " is not in the manifest", null);
        }
        if (trial < 0 || generation < Reading.BASELINE || (metric == null) == (event == null)) {
            throw damaged(number, "neither a reading nor an event", null);
        }
        if (metric != null) {
            boolean own = !Double.isNaN(low);
            trials.add(new Reading(
                    cell,
                    trial,
                    generation,
                    metric,
                    value,
                    own ? low : value - NORMAL * error,
                    own ? high : value + NORMAL * error,
                    unit));
        } else if (event.equals("collapsed") || event.equals("end")) {
            trials.add(new Trials.End(trial, generation, event.equals("collapsed"), reason));
        }
    }

    private UserError damaged(long number, String what, Throwable cause) {
        return new UserError(
                file + ", line " + number + " is damaged: " + what,
                "run the experiment again into a new folder; the report repairs nothing",
                cause);
    }
}
