package org.genloss.data.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.genloss.data.Row;
import org.genloss.data.file.DataFile;

/**
 * Bytes from anywhere as a file of lines: every line is a record, a damage, or blank; nothing else may happen, and twice the same. Repeats its
 * seeds in normal tests; {@code JAZZER_FUZZ=1} makes it search.
 */
class JsonRecordsFuzzTest {

    private static final int LIMIT = 300;
    private static final Columns COLUMNS =
            new Columns(Optional.of("text"), List.of("n"), List.of("source", "month", "metadata.a", "metadata"));

    private record Read(List<Row> rows, Tally tally) {}

    private static Read read(byte[] bytes, DataFile.Format format) {
        List<Row> rows = new ArrayList<>();
        Sink sink = new Sink(new Plan(COLUMNS), "fuzzed", "line", Damage.Policy.SKIP, rows::add);
        Semaphore large = new Semaphore(1);
        new LineTable(new Lines(new ByteArrayInputStream(bytes), LIMIT, large), format, sink, Optional.empty()).read();
        return new Read(rows, sink.tally());
    }

    private static void check(byte[] bytes, DataFile.Format format) {
        Read first = read(bytes, format);
        long lines = 1;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        assertEquals(first.rows().size(), first.tally().records());
        assertTrue(first.tally().records() + first.tally().damaged() <= lines + 1);
        for (Row row : first.rows()) {
            assertEquals(4, row.group().size());
            assertEquals(1, row.numbers().length);
            assertTrue(!Double.isInfinite(row.numbers()[0]));
            assertTrue(row.number() >= 1 && row.number() <= lines);
            row.group().forEach(value -> assertTrue(value.chars().noneMatch(c -> c < ' ') && !value.isEmpty()));
        }
        Read second = read(bytes, format);
        assertEquals(first.tally(), second.tally());
        assertEquals(told(first), told(second));
    }

    private static List<String> told(Read read) {
        return read.rows().stream()
                .map(row -> row.number() + row.text().orElse("") + row.group() + row.numbers()[0])
                .toList();
    }

    /** Lines of JSON. */
    @FuzzTest(maxDuration = "2m")
    void json(byte[] bytes) {
        check(bytes, DataFile.Format.JSONL);
    }

    /** The same bytes as CSV, after a header that fits. */
    @FuzzTest(maxDuration = "2m")
    void csv(byte[] bytes) {
        byte[] header = "text,n,source\n".getBytes(StandardCharsets.UTF_8);
        byte[] file = Arrays.copyOf(header, header.length + bytes.length);
        System.arraycopy(bytes, 0, file, header.length, bytes.length);
        check(file, DataFile.Format.CSV);
    }
}
