package org.genloss.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.genloss.spec.Names;
import org.genloss.spec.UserError;

/** The rows of a table of Spark as those of a corpus. */
final class Rows {

    /** What a row belongs to that has no value in a column of groups. */
    private static final String UNKNOWN = "unknown";

    private final Dataset<Row> table;
    private final Columns columns;

    private Rows(Dataset<Row> table, Columns columns) {
        this.table = table;
        this.columns = columns;
    }

    /**
     * The rows, wherever they are computed.
     *
     * @throws UserError if a column is not there, or the text is no text
     */
    static JavaRDD<org.genloss.data.Row> of(Dataset<Row> table, Columns columns) {
        return new Rows(table, columns).read();
    }

    private JavaRDD<org.genloss.data.Row> read() {
        List<Column> wanted = new ArrayList<>();
        columns.textColumn().ifPresent(name -> wanted.add(text(name)));
        columns.numbers().forEach(name -> wanted.add(column(name).try_cast(DataTypes.DoubleType)));
        columns.by().forEach(name -> wanted.add(column(name).cast(DataTypes.StringType)));
        wanted.add(place("_metadata.file_path").orElse(functions.lit("")));
        // of a file that does not number its rows: a number that stays the same when a partition is computed again
        wanted.add(place("_metadata.row_index").orElse(functions.monotonically_increasing_id()));
        boolean text = !columns.text().isEmpty();
        int numbers = columns.numbers().size();
        int groups = columns.by().size();
        return table.select(wanted.toArray(Column[]::new))
                .javaRDD()
                .map(row -> convert(row, text, numbers, groups));
    }

    private Column text(String name) {
        Column column = column(name);
        if (!(table.select(column).schema().apply(0).dataType() instanceof StringType)) {
            throw new UserError(
                    "column " + name + " is no text, but "
                            + table.select(column).schema().apply(0).dataType().simpleString(),
                    "name a column of strings with --text");
        }
        return column;
    }

    /** A column, or what is inside of one. */
    private Column column(String name) {
        boolean whole = Arrays.asList(table.columns()).contains(name);
        Column column = functions.col(whole ? "`" + name.replace("`", "``") + "`" : name);
        if (!isThere(column)) {
            throw new UserError(
                    "the table has no column '" + name + "'", Names.remedy(name, Arrays.asList(table.columns())));
        }
        return column;
    }

    /** Where a row stands, if its source tells. */
    private Optional<Column> place(String name) {
        return Optional.of(functions.col(name)).filter(this::isThere);
    }

    private boolean isThere(Column column) {
        try {
            table.select(column);
            return true;
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                return false;
            }
            throw e;
        }
    }

    /** On an executor. */
    private static org.genloss.data.Row convert(Row row, boolean hasText, int numberColumns, int groups) {
        int at = 0;
        Optional<String> text = hasText ? Optional.ofNullable(row.getString(at++)) : Optional.empty();
        double[] numbers = new double[numberColumns];
        for (int i = 0; i < numberColumns; i++, at++) {
            numbers[i] = row.isNullAt(at) ? Double.NaN : row.getDouble(at);
        }
        List<String> group = new ArrayList<>();
        for (int i = 0; i < groups; i++, at++) {
            group.add(row.isNullAt(at) ? UNKNOWN : row.getString(at));
        }
        String file = row.getString(at);
        return new org.genloss.data.Row(
                group, text, numbers, file.startsWith("file:/") ? file.replaceFirst("^file:/+", "/") : file, row.getLong(at + 1) + 1);
    }
}
