package org.genloss.data.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records from lines with delimiters and a header (RFC 4180): fields with a delimiter, a quote or a line end in them stand in
 * quotes, quotes in them are doubled; a quote inside of a field that does not begin with one means itself. An empty field without
 * quotes is a missing value. Blank lines are nothing. What begins with a quote that never ends costs one line.
 */
final class CsvRecords {

    private static final byte QUOTE = '"';
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Most columns: a line may have as many as it has bytes. */
    private static final int MOST = 1 << 16;

    private enum State {
        FIELD,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED,
        BAD
    }

    private final Lines lines;
    private final byte delimiter;
    private final Sink sink;

    private State state;
    /** The next byte to look at; this and all places of fields count from the start of the record. */
    private int at;

    /** How many there are; places of the first {@link #MOST} are kept. */
    private int fields;

    private int[] from = new int[16];
    private int[] to = new int[16];

    CsvRecords(Lines lines, char delimiter, Sink sink) {
        this.lines = lines;
        this.delimiter = (byte) delimiter;
        this.sink = sink;
    }

    /**
     * The header.
     *
     * @return names of the columns; empty if the file has none that could be read
     */
    List<String> header() {
        while (lines.next()) {
            if (!isBlank()) {
                long number = lines.number();
                if (!record()) {
                    return List.of();
                }
                if (fields > MOST) {
                    sink.damaged(Damage.Kind.RAGGED, number, "has " + fields + " columns, more than " + MOST);
                    return List.of();
                }
                List<String> names = new ArrayList<>();
                for (int i = 0; i < fields; i++) {
                    names.add(field(i));
                }
                return names;
            }
        }
        return List.of();
    }

    /**
     * Reads all rows.
     *
     * @param width of the header
     * @param columns for every wanted column, its number in the header, or -1
     * @param conditions for every column that a condition asks for, its number in the header or -1; null for no condition
     */
    void read(int width, int[] columns, int[] conditions) {
        Cells cells = new Cells(columns.length);
        while (lines.next()) {
            long number = lines.number();
            if (isBlank() || !record()) {
                continue;
            }
            if (fields != width) {
                sink.damaged(Damage.Kind.RAGGED, number, "has " + fields + " columns, but the header has " + width);
                continue;
            }
            cells.clear();
            for (int i = 0; i < columns.length; i++) {
                if (columns[i] >= 0) {
                    fill(cells, i, columns[i]);
                }
            }
            if (conditions == null) {
                sink.record(cells, number);
            } else {
                sink.record(cells, number, values(conditions));
            }
        }
    }

    private String[] values(int[] conditions) {
        String[] values = new String[conditions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = conditions[i] < 0 || isMissing(conditions[i]) ? null : field(conditions[i]);
        }
        return values;
    }

    private void fill(Cells cells, int place, int column) {
        if (isMissing(column)) {
            cells.missing(place);
        } else {
            cells.set(place, Cells.Kind.TEXT, field(column));
        }
    }

    private boolean isBlank() {
        int length = lines.stop() - lines.start();
        return length == 0 || length == 1 && lines.buffer()[lines.start()] == '\r';
    }

    /** Finds the fields of the record that begins with this line, and says what is wrong with it if it has none. */
    private boolean record() {
        long number = lines.number();
        begin();
        scan();
        while (state == State.QUOTED && lines.whole() && lines.extend()) {
            scan();
        }
        if (state == State.QUOTED && lines.failure() != null) {
            return false;
        }
        if (state == State.QUOTED || state == State.BAD) {
            return damaged(number);
        }
        if (!lines.whole()) {
            sink.damaged(Damage.Kind.TOO_LONG, number, "has more than " + lines.limit() + " bytes");
            lines.skipRest();
            return false;
        }
        close();
        if (Utf8.firstBad(lines.buffer(), lines.start(), lines.stop()) >= 0) {
            sink.damaged(Damage.Kind.NOT_UTF8, number, "is not UTF-8");
            return false;
        }
        return true;
    }

    private boolean damaged(long number) {
        boolean one = !lines.whole() && lines.isOne();
        String what = state == State.BAD
                ? "has text after a closing quote"
                : "has a quote that is not closed within " + lines.limit() + " bytes";
        sink.damaged(Damage.Kind.QUOTE, number, what);
        if (one) {
            lines.skipRest();
        } else {
            lines.retreat();
        }
        return false;
    }

    private void begin() {
        state = State.FIELD;
        fields = 0;
        at = 0;
        if (lines.number() == 1 && lines.stop() - lines.start() >= MARK.length) {
            int start = lines.start();
            if (Arrays.equals(lines.buffer(), start, start + MARK.length, MARK, 0, MARK.length)) {
                at = MARK.length;
            }
        }
    }

    private void scan() {
        byte[] bytes = lines.buffer();
        int start = lines.start();
        int length = lines.stop() - start;
        for (; at < length && state != State.BAD; at++) {
            step(bytes[start + at], at == length - 1);
        }
    }

    private void step(byte b, boolean last) {
        switch (state) {
            case FIELD -> {
                open();
                if (b == delimiter) {
                    endAt(at);
                } else {
                    state = b == QUOTE ? State.QUOTED : State.PLAIN;
                }
            }
            case PLAIN -> next(b);
            case QUOTED -> state = b == QUOTE ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED -> {
                if (b == QUOTE) {
                    state = State.QUOTED;
                } else if (b == delimiter) {
                    next(b);
                } else if (b != '\r' || !last) {
                    state = State.BAD;
                }
            }
            default -> throw new IllegalStateException("a bad record is not read on");
        }
    }

    private void next(byte b) {
        if (b == delimiter) {
            endAt(at);
            state = State.FIELD;
        }
    }

    private void open() {
        if (fields < MOST) {
            if (fields == from.length) {
                from = Arrays.copyOf(from, 2 * fields);
                to = Arrays.copyOf(to, 2 * fields);
            }
            from[fields] = at;
        }
        fields++;
    }

    private void endAt(int place) {
        if (fields <= MOST) {
            to[fields - 1] = Math.max(from[fields - 1], place);
        }
    }

    /** The last field ends where the record does, before a carriage return. */
    private void close() {
        int length = lines.stop() - lines.start();
        boolean returned = length > 0 && lines.buffer()[lines.stop() - 1] == '\r';
        int stop = returned ? length - 1 : length;
        if (state == State.FIELD) {
            at = stop;
            open();
        }
        endAt(stop);
    }

    private boolean isMissing(int field) {
        return from[field] == to[field];
    }

    private String field(int field) {
        int start = lines.start() + from[field];
        int length = to[field] - from[field];
        boolean quoted = length > 1 && lines.buffer()[start] == QUOTE;
        if (!quoted) {
            return new String(lines.buffer(), start, length, StandardCharsets.UTF_8);
        }
        return new String(lines.buffer(), start + 1, length - 2, StandardCharsets.UTF_8).replace("\"\"", "\"");
    }
}
