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
    final Rate fitted = new Rate();
    final Rate written = new Rate();

    /** Tokens of all generations that told of them, and the seconds these took. */
    static final class Rate {
        private double tokens;
        private double seconds;

        private void add(JsonNode counted, double ms) {
            double more = counted.path("tokens").asDouble(0);
            double rate = counted.path("tokens_per_second").asDouble(0);
            double took = rate > 0 ? more / rate : ms / 1000;
            if (more > 0 && took > 0) {
                tokens += more;
                seconds += took;
            }
        }

        /** NaN where none were told of. */
        double perSecond() {
            return tokens / seconds;
        }
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
        fitted.add(line.path("fit"), line.path("fit_ms").asDouble(0));
        written.add(line.path("sample"), line.path("sample_ms").asDouble(0));
        heap = Math.max(heap, line.path("heap_mb").asDouble(0));
    }
}
