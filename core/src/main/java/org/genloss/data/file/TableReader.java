package org.genloss.data.file;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/** Reads numeric rows of files one after another into a reservoir. */
final class TableReader {

    private static final int LONGEST_SHOWN = 40;
    private static final int FIRST_ROOM = 1024;

    private final List<String> columns;
    private final Table.Missing missing;
    private final Reservoir reservoir;
    private double[] kept;
    private int size;
    private long rows;
    private long incomplete;
    private String firstIncomplete;

    TableReader(List<String> columns, Table.Missing missing, int keep, Seed seed) {
        this.columns = columns;
        this.missing = missing;
        this.reservoir = new Reservoir(keep, seed.stream());
        this.kept = new double[columns.size() * Math.min(keep, FIRST_ROOM)];
    }

    /** Reads all rows of a file. */
    void read(DataFile file) {
        Map<String, Duck.Column> all = Duck.columns(file);
        for (String name : columns) {
            if (!all.containsKey(name)) {
                throw Names.unknownColumn(file, name, all.keySet());
            }
        }
        String expressions = columns.stream().map(name -> number(all.get(name))).collect(Collectors.joining(", "));
        double[] row = new double[columns.size()];
        Duck.query(file, all, columns, expressions, (values, number) -> {
            rows++;
            if (fill(row, values, file, number)) {
                keep(row);
            }
        });
    }

    /**
     * The kept rows, row-major.
     *
     * @throws UserError if there are none, or some were incomplete and that should stop the run
     */
    double[] finish(Path path) {
        if (incomplete > 0 && missing == Table.Missing.STOP) {
            throw new UserError(
                    incomplete + " of " + rows + " rows have a missing, NaN or infinite value; the first is "
                            + firstIncomplete,
                    "set missing: skip to leave these rows out, or repair the data");
        }
        if (size == 0) {
            throw new UserError(
                    path + " has no rows" + (rows > 0 ? " without missing values (" + rows + " with)" : ""),
                    "give a file with rows of numbers");
        }
        return Arrays.copyOf(kept, size * columns.size());
    }

    /** SQL for a column as a number, and for the text to show if it is none; null for both if it is missing. */
    private static String number(Duck.Column column) {
        if (column.isNumeric()) {
            return "CAST(" + column.value() + " AS DOUBLE), NULL";
        }
        String text = "CAST(" + column.value() + " AS VARCHAR)";
        String number = "TRY_CAST(" + text + " AS DOUBLE)";
        // the text is made only where it is looked at
        return number + ", CASE WHEN " + number + " IS NULL THEN nullif(trim(" + text + "), '') END";
    }

    /** Whether the row is complete; its numbers are then in {@code row}. */
    private boolean fill(double[] row, ResultSet values, DataFile file, long number) throws SQLException {
        for (int j = 0; j < row.length; j++) {
            row[j] = values.getDouble(2 * j + 1);
            boolean none = values.wasNull();
            if (none) {
                String text = values.getString(2 * j + 2);
                if (text != null) {
                    throw notNumeric(text, columns.get(j), file, number);
                }
            }
            if (none || !(Math.abs(row[j]) < Double.POSITIVE_INFINITY)) {
                if (incomplete++ == 0) {
                    firstIncomplete = "column '" + columns.get(j) + "' in row " + number + " of " + file.path();
                }
                return false;
            }
        }
        return true;
    }

    private void keep(double[] row) {
        int place = reservoir.place();
        if (place < 0) {
            return;
        }
        int d = row.length;
        if (place == size) {
            size++;
            if ((long) size * d > kept.length) {
                kept = Arrays.copyOf(kept, larger(kept.length));
            }
        }
        System.arraycopy(row, 0, kept, place * d, d);
    }

    private int larger(int length) {
        long doubled = 2L * length;
        if (doubled > Integer.MAX_VALUE) {
            throw new UserError("more than 2^30 numbers are to be kept in memory", "lower keep, or read fewer columns");
        }
        return (int) doubled;
    }

    private static UserError notNumeric(String text, String column, DataFile file, long number) {
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + ".." : text;
        return new UserError(
                "column '" + column + "' is not numeric: row " + number + " of " + file.path() + " has '" + shown + "'",
                "choose another column, or leave the value empty and set missing: skip");
    }
}
