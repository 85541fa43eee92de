package org.genloss.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.genloss.ledger.Lines;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What one cell cost: milliseconds of each step summed over trials and generations, and the largest heap in MB. */
final class Times {

    double fit;
    double sample;
    double measure;
    double heap;
    /** Tokens read by fits and written for later generations, and the milliseconds of the generations that count them. */
    private double read;

    private double reading;
    private double written;
    private double writing;

    /** Whether any tokens are counted. */
    boolean rated() {
        return reading > 0 || writing > 0;
    }

    /** Tokens a second of fits; NaN where none are counted. */
    double fitRate() {
        return 1000 * read / reading;
    }

    /** Tokens a second of writings; NaN where none are counted. */
    double sampleRate() {
        return 1000 * written / writing;
    }

    /** Adds the lines of {@code timing.jsonl} to {@code cells}; lines that are torn are left out. */
    static void read(Path file, Map<Integer, Times> cells) throws IOException {
        Lines.each(file, (bytes, length, number) -> {
            JsonNode line;
            try {
                line = Json.MAPPER.readTree(bytes, 0, length);
            } catch (JacksonException e) {
                // a line that was being written when the run was killed; costs are no result, and no report is lost for
                // one
                return;
            }
            if (line.has("cell")) {
                cells.computeIfAbsent(line.path("cell").asInt(0), cell -> new Times())
                        .add(line);
            }
        });
    }

    private void add(JsonNode line) {
        fit += line.path("fit_ms").asDouble(0);
        sample += line.path("sample_ms").asDouble(0);
        measure += line.path("measure_ms").asDouble(0);
        heap = Math.max(heap, line.path("heap_mb").asDouble(0));
        if (line.at("/fit/tokens").isNumber()) {
            read += line.at("/fit/tokens").asDouble();
            reading += line.path("fit_ms").asDouble(0);
        }
        if (line.at("/sample/tokens").isNumber()) {
            written += line.at("/sample/tokens").asDouble();
            writing += line.path("sample_ms").asDouble(0);
        }
    }
}
