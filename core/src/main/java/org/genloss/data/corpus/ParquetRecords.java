package org.genloss.data.corpus;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.genloss.spec.UserError;

/**
 * Records from rows of a Parquet file, streamed by DuckDB. A streamed result of DuckDB 1.5 simply ends where a later part of the file is
 * at fault: the error is lost. But the footer says how many rows there are; where some are lacking, they are asked for once
 * more, in a way that cannot end early and tells the error. Of a damaged row group the rows before the damage are kept.
 */
final class ParquetRecords {

    /** Most megabytes for a file whose pages are too large for {@link Engine#MEMORY}; one such file is read at a time. */
    private static final int MORE_MEMORY = 512;

    private static final int ROWS_OF_A_STEP = 4096;

    private final Path path;
    private final Sink sink;
    private final Optional<Condition> condition;
    private final Semaphore large;
    private final LongConsumer rowsDone;
    private final Cells cells;
    private List<ParquetColumns.Column> columns;
    /** The next row to be read, from 0. */
    private long next;

    private int explained;

    /**
     * @param large one permit, for the reader that needs much memory
     * @param rowsDone is told of rows that have been dealt with
     */
    ParquetRecords(Path path, Sink sink, Optional<Condition> condition, Semaphore large, LongConsumer rowsDone) {
        this.path = path;
        this.sink = sink;
        this.condition = condition;
        this.large = large;
        this.rowsDone = rowsDone;
        this.cells = new Cells(sink.plan().names().size());
    }

    /** The first row of every row group, and the number of all rows. */
    static List<Long> groups(Path path) throws SQLException {
        List<Long> starts = new ArrayList<>(List.of(0L));
        try (Engine engine = engine(path, Engine.MEMORY, false)) {
            engine.query(
                    "SELECT row_group_id, any_value(row_group_num_rows) FROM parquet_metadata(" + literal(path)
                            + ") GROUP BY 1 ORDER BY 1",
                    row -> starts.add(starts.get(starts.size() - 1) + row.getLong(2)));
        }
        return starts;
    }

    /** Reads the rows of some row groups. */
    void read(List<Long> groups) {
        next = groups.get(0);
        try {
            read(groups, Engine.MEMORY);
        } catch (SQLException e) {
            if (!Engine.isOutOfMemory(e)) {
                throw new IllegalStateException("only a lack of memory is thrown on", e);
            }
            readWithMoreMemory(groups);
        }
    }

    private void readWithMoreMemory(List<Long> groups) {
        large.acquireUninterruptibly();
        try {
            read(groups, MORE_MEMORY);
        } catch (SQLException e) {
            throw new UserError(
                    sink.file() + " needs more than " + MORE_MEMORY + " MiB to be read: " + Engine.message(e),
                    "write it again with smaller row groups and pages",
                    e);
        } finally {
            large.release();
        }
    }

    private void read(List<Long> groups, int memory) throws SQLException {
        long end = groups.get(groups.size() - 1);
        try (Engine engine = engine(path, memory, condition.isPresent())) {
            if (columns == null && !prepare(engine)) {
                return;
            }
            while (next < end) {
                readFrom(engine, end);
                if (next < end) {
                    long stop = nextGroup(groups);
                    // what was read ahead of the damage may be lost with it
                    SQLException error = readFrom(engine, stop);
                    if (next == stop) {
                        continue;
                    }
                    tell(error == null ? error(engine, stop) : error, stop);
                    rowsDone.accept(stop - next);
                    next = stop;
                }
            }
        } catch (SQLException e) {
            if (Engine.isOutOfMemory(e)) {
                throw e;
            }
            sink.damaged(Damage.Kind.PARQUET, 0, "could not be read as Parquet: " + Engine.message(e));
        }
    }

    private long nextGroup(List<Long> groups) {
        return groups.stream().filter(start -> start > next).findFirst().orElseThrow();
    }

    private void tell(SQLException error, long stop) throws SQLException {
        if (error == null) {
            throw new UserError(
                    sink.file() + " could be read up to row " + next + " only, and then as a whole",
                    "check the disk and the free memory, and that no other program writes to the file");
        }
        if (Engine.isOutOfMemory(error)) {
            throw error;
        }
        sink.damaged(Damage.Kind.PARQUET, next + 1, "to " + stop + " cannot be read: " + Engine.message(error));
    }

    /** Finds the columns, and says if the file lacks one that it needs. */
    private boolean prepare(Engine engine) throws SQLException {
        Plan plan = sink.plan();
        columns = new ParquetColumns(engine, table()).find(plan.names());
        for (int place : plan.numbers()) {
            if (columns.get(place) == null) {
                sink.damaged(
                        Damage.Kind.NO_COLUMN,
                        0,
                        "has no column " + Labels.quoted(plan.names().get(place)));
                return false;
            }
        }
        ParquetColumns.Column text = columns.get(plan.text());
        if (plan.columns().textRequired() && (text == null || text.kind() != Cells.Kind.TEXT)) {
            String name = Labels.quoted(plan.columns().textName());
            sink.damaged(
                    text == null ? Damage.Kind.NO_COLUMN : Damage.Kind.TEXT_NOT_STRING,
                    0,
                    text == null ? "has no column " + name : "has a column " + name + ", but not of strings");
            return false;
        }
        if (condition.isPresent()) {
            check(engine, condition.get());
        }
        return true;
    }

    private void check(Engine engine, Condition asked) throws SQLException {
        try {
            engine.query("SELECT 1 FROM " + table() + " WHERE " + asked.expression() + " LIMIT 0", row -> {});
        } catch (SQLException e) {
            throw Condition.refused(asked.sql(), Engine.message(e) + " (in " + sink.file() + ")");
        }
    }

    /** Reads as far as it goes, and returns the error if there was one that told itself. */
    private SQLException readFrom(Engine engine, long end) {
        long[] step = new long[1];
        try {
            engine.query("SELECT verdict, " + when("verdict") + rows(next, end), row -> {
                take(row);
                next++;
                if (++step[0] == ROWS_OF_A_STEP) {
                    rowsDone.accept(step[0]);
                    step[0] = 0;
                }
            });
            return null;
        } catch (SQLException e) {
            return e;
        } finally {
            rowsDone.accept(step[0]);
        }
    }

    /** The error that lies between the next row and {@code stop}: this one row of a result cannot come before it is met. */
    private SQLException error(Engine engine, long stop) {
        String all = String.join(
                ", ",
                IntStream.range(0, 2 * columns.size()).mapToObj(i -> "c" + i).toList());
        try {
            engine.query("SELECT max(hash(verdict, " + all + "))" + rows(next, stop), row -> {});
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    /** The values only where they are wanted: texts that are left out are not handed over. */
    private String when(String verdict) {
        return String.join(
                ", ",
                IntStream.range(0, 2 * columns.size())
                        .mapToObj(i -> "CASE WHEN " + verdict + " THEN c" + i + " END")
                        .toList());
    }

    private String rows(long from, long to) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ParquetColumns.Column column = columns.get(i);
            values.add((column == null ? "NULL" : column.text()) + " AS c" + 2 * i);
            values.add((column == null ? "NULL" : column.number()) + " AS c" + (2 * i + 1));
        }
        return " FROM (SELECT " + condition.map(Condition::verdict).orElse("true") + " AS verdict, "
                + String.join(", ", values) + " FROM " + table() + " WHERE file_row_number >= " + from
                + " AND file_row_number < " + to + ")";
    }

    private void take(ResultSet row) throws SQLException {
        boolean holds = row.getBoolean(1);
        if (row.wasNull()) {
            sink.damaged(Damage.Kind.CONDITION, next + 1, "has values for which --where fails" + why());
        } else if (!holds) {
            sink.leaveOut();
        } else {
            cells.clear();
            for (int i = 0; i < columns.size(); i++) {
                fill(row, i);
            }
            sink.record(cells, next + 1);
        }
    }

    /** What DuckDB says of the row on which the condition fails, as long as somebody reads it. */
    private String why() {
        if (explained++ >= Tally.NAMED) {
            return "";
        }
        try (Engine engine = engine(path, Engine.MEMORY, true)) {
            engine.query(
                    "SELECT " + condition.orElseThrow().expression() + "::BOOLEAN FROM " + table()
                            + " WHERE file_row_number = " + next,
                    row -> {});
            return "";
        } catch (SQLException e) {
            return ": " + Engine.message(e);
        }
    }

    private void fill(ResultSet row, int place) throws SQLException {
        ParquetColumns.Column column = columns.get(place);
        if (column == null) {
            return;
        }
        String text = row.getString(2 * place + 2);
        if (text == null) {
            cells.missing(place);
        } else if (column.kind() == Cells.Kind.NUMBER) {
            cells.number(place, text, row.getDouble(2 * place + 3));
        } else {
            cells.set(place, column.kind(), text);
        }
    }

    private String table() {
        return "read_parquet(" + literal(path) + ", file_row_number=true, binary_as_string=true)";
    }

    private static String literal(Path path) {
        return Engine.literal(pattern(path));
    }

    /** The path as DuckDB takes it: stars and brackets would be a pattern. */
    private static String pattern(Path path) {
        return path.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]");
    }

    /** A file whose name looks like a pattern has to be searched for, which needs the right to look at its folder. */
    private static Engine engine(Path path, int memory, boolean asked) throws SQLException {
        boolean odd = !pattern(path).equals(path.toAbsolutePath().toString());
        if (odd && asked) {
            throw new UserError(
                    Labels.shown(path.toString())
                            + " cannot be read with --where: its path has one of *, ? and [ in it",
                    "rename the file");
        }
        return odd ? new Engine(memory) : new Engine(memory, Optional.of(path));
    }
}
