package org.genloss.data.corpus;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genloss.data.file.DataFile;

/** The records of a JSONL, CSV or TSV file; with a condition, those for which it holds. */
final class LineTable {

    private final Lines lines;
    private final DataFile.Format format;
    private final Sink sink;
    private final Optional<Condition> condition;

    LineTable(Lines lines, DataFile.Format format, Sink sink, Optional<Condition> condition) {
        this.lines = lines;
        this.format = format;
        this.sink = sink;
        this.condition = condition;
    }

    /** Reads all. */
    void read() {
        List<String> asked = condition.map(Condition::columns).orElse(List.of());
        if (format == DataFile.Format.JSONL) {
            JsonRecords records = new JsonRecords(lines, sink, asked);
            filtered(Optional.empty(), () -> records.read(condition.isPresent()));
            return;
        }
        CsvRecords records = new CsvRecords(lines, format == DataFile.Format.TSV ? '\t' : ',', sink);
        List<String> header = records.header();
        if (!header.isEmpty() && isWhole(header)) {
            int[] columns = places(header, sink.plan().names());
            int[] conditions = condition.isPresent() ? places(header, asked) : null;
            filtered(Optional.of(header), () -> records.read(header.size(), columns, conditions));
        }
    }

    /** Reads with everything passing through the condition, if there is one. */
    private void filtered(Optional<List<String>> header, Runnable reading) {
        if (condition.isEmpty()) {
            reading.run();
            return;
        }
        try (Filter filter = new Filter(condition.get(), header, sink)) {
            sink.filter(filter);
            reading.run();
            filter.flush();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB could not be started or stopped", e);
        } finally {
            sink.filter(null);
        }
    }

    /** Whether the header has the columns that it needs, and none twice. */
    private boolean isWhole(List<String> header) {
        Plan plan = sink.plan();
        List<String> needed = new ArrayList<>(plan.columns().numbers());
        if (plan.columns().textRequired()) {
            needed.add(plan.columns().textName());
        }
        for (String column : needed) {
            if (!header.contains(column)) {
                sink.damaged(Damage.Kind.NO_COLUMN, 0, "has no column " + Labels.quoted(column));
                return false;
            }
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                sink.damaged(Damage.Kind.NO_COLUMN, 0, "has two columns called " + Labels.quoted(column));
                return false;
            }
        }
        return true;
    }

    private static int[] places(List<String> header, List<String> names) {
        return names.stream().mapToInt(header::indexOf).toArray();
    }
}
