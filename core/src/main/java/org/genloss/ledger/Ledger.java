package org.genloss.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ledger.jsonl}: the only truth about a run. One reading a line, in one fixed order (cell, trial, generation);
 * it only grows. A torn last line, which a kill can leave, is cut off; any other damage is named and nothing is written.
 */
public final class Ledger implements Closeable {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Where one trial stands in the file.
     *
     * @param start byte at which its first line starts
     * @param end byte after its last line
     * @param ended whether its {@code end} is written
     */
    public record Span(long start, long end, boolean ended) {}

    /** A place in the grid. */
    public record Place(int cell, int trial) {}

    private final Path file;
    private final Growing lines;
    private final Map<Place, Span> spans = new LinkedHashMap<>();
    private final Map<Integer, Integer> stopped = new LinkedHashMap<>();

    /**
     * Opens the ledger of an experiment, or starts one.
     *
     * @throws UserError if it is damaged or belongs to another experiment
     */
    public Ledger(Path file, String specHash) {
        this.file = file;
        this.lines = new Growing(file);
        lines.keep(Disk.on(file, "read", () -> scan(specHash)));
        if (lines.length() == 0) {
            append(Line.header(specHash).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What was written by earlier starts, in the order of the file. */
    public Map<Place, Span> spans() {
        return spans;
    }

    /** Cells that ended early, with their number of trials. */
    public Map<Integer, Integer> stopped() {
        return stopped;
    }

    /** Adds whole lines at the end. */
    public void append(byte[] more) {
        lines.append(more);
    }

    /** Bytes {@code from} to {@code from + n}. */
    public byte[] read(long from, int n) {
        return lines.read(from, n);
    }

    /** Returns when everything written has reached the disk. */
    public void force() {
        lines.force();
    }

    @Override
    public void close() {
        lines.close();
    }

    private long scan(String specHash) throws IOException {
        long[] at = {0};
        Lines.each(file, (bytes, count, number) -> {
            JsonNode node = parse(bytes, count, number);
            long end = at[0] + count + 1;
            if (number == 1) {
                checkHeader(node, specHash);
            } else {
                note(node, at[0], end, number);
            }
            at[0] = end;
        });
        return at[0];
    }

    private void checkHeader(JsonNode node, String specHash) {
        if (node.path("ledger").asInt(0) != 1) {
            throw damaged(1, "it does not start with a ledger's header");
        }
        if (!node.path("spec").asString("").equals(specHash)) {
            throw new UserError(
                    file + " belongs to another experiment (spec "
                            + node.path("spec").asString("") + ", not " + specHash + ")",
                    "choose another folder with --out, or repeat the settings this run was started with");
        }
    }

    private void note(JsonNode node, long from, long to, long number) {
        int cell = node.path("cell").asInt(-1);
        if (cell < 0) {
            throw damaged(number, "the line names no cell");
        }
        if (node.path("event").asString("").equals("stopped")) {
            stopped.put(cell, node.path("trials").asInt());
            return;
        }
        Place place = new Place(cell, node.path("trial").asInt(-1));
        Span before = spans.get(place);
        if (before != null && (before.ended() || before.end() != from)) {
            throw damaged(number, "trial " + place.trial() + " of cell " + cell + " is not in one piece");
        }
        boolean ended = node.path("event").asString("").equals("end");
        spans.put(place, new Span(before == null ? from : before.start(), to, ended));
    }

    private JsonNode parse(byte[] bytes, int count, long number) {
        try {
            return JSON.readTree(bytes, 0, count);
        } catch (JacksonException e) {
            throw damaged(number, "it is not JSON: " + e.getOriginalMessage());
        }
    }

    private UserError damaged(long line, String why) {
        return new UserError(
                file + " is damaged at line " + line + ": " + why,
                "nothing was changed; restore the file from a copy, or start again in another folder with --out");
    }
}
