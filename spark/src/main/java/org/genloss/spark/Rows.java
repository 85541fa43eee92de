package org.genloss.spark;

import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.genloss.data.corpus.TableRows;
import org.genloss.data.corpus.Tally;
import org.genloss.spec.Names;
import org.genloss.spec.UserError;

/** The columns of a table that are wanted, and the rows of a corpus that they make. */
final class Rows {

    /** What a wanted column holds. */
    private enum Kind {
        ABSENT,
        STRING,
        NUMBER,
        TRUTH,
        NESTED
    }

    /** Every wanted column comes as a string and as a number; then the file, and the number of the row in it. */
    private static final int PER_COLUMN = 2;

    private final Dataset<Row> table;
    private final Selection selection;
    private final List<String> names;

    /** @throws UserError if a column is not there, or the text is no text */
    Rows(Dataset<Row> table, Selection selection) {
        this.table = table;
        this.selection = selection;
        this.names = TableRows.names(selection.columns());
        List<String> missing = TableRows.missing(selection.columns(), name -> column(name).isPresent());
        if (!missing.isEmpty()) {
            throw new UserError(
                    "the table has no column '" + missing.get(0) + "'",
                    Names.remedy(missing.get(0), Arrays.asList(table.columns())));
        }
    }

    /** The profiles of all partitions. */
    JavaRDD<Partial> partials() {
        List<Column> wanted = new ArrayList<>();
        List<Kind> kinds = new ArrayList<>();
        for (String name : names) {
            Optional<Column> column = column(name);
            Kind kind = column.map(one -> kind(type(one))).orElse(Kind.ABSENT);
            Column none = functions.lit(null);
            wanted.add(column.map(one -> one.cast(DataTypes.StringType)).orElse(none.cast(DataTypes.StringType)));
            wanted.add((kind == Kind.NUMBER ? column.orElseThrow() : none).cast(DataTypes.DoubleType));
            kinds.add(kind);
        }
        wanted.add(place("_metadata.file_path").orElse(functions.lit("table")));
        // of files whose rows have no numbers: one that stays the same when a partition is computed again
        wanted.add(place("_metadata.row_index").orElse(functions.monotonically_increasing_id()));
        Reader reader = new Reader(selection, List.copyOf(kinds));
        return table.select(wanted.toArray(Column[]::new)).javaRDD().mapPartitions(reader::partial);
    }

    private static Kind kind(DataType type) {
        if (type instanceof NumericType) {
            return Kind.NUMBER;
        } else if (type instanceof BooleanType) {
            return Kind.TRUTH;
        }
        boolean nested = type instanceof StructType || type instanceof ArrayType || type instanceof MapType;
        return nested ? Kind.NESTED : Kind.STRING;
    }

    private DataType type(Column column) {
        return table.select(column).schema().apply(0).dataType();
    }

    /** A column, or what is inside of one. */
    private Optional<Column> column(String name) {
        boolean whole = Arrays.asList(table.columns()).contains(name);
        return place(whole ? "`" + name.replace("`", "``") + "`" : name);
    }

    /** What this name means, if it means anything. */
    private Optional<Column> place(String name) {
        Column column = functions.col(name);
        try {
            table.select(column);
            return Optional.of(column);
        } catch (Exception e) {
            // a checked exception that is not declared
            if (e instanceof AnalysisException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Reads the rows of a partition, on an executor. */
    private record Reader(Selection selection, List<Kind> kinds) implements Serializable {

        Iterator<Partial> partial(Iterator<Row> partition) {
            return List.of(Partial.of(selection, consumer -> read(partition, consumer))).iterator();
        }

        private Tally read(Iterator<Row> partition, Consumer<org.genloss.data.Row> consumer) {
            TableRows rows = new TableRows(selection.columns(), selection.damage(), consumer);
            int place = PER_COLUMN * kinds.size();
            String uri = "";
            String file = "";
            while (partition.hasNext()) {
                Row row = partition.next();
                rows.clear();
                for (int i = 0; i < kinds.size(); i++) {
                    fill(rows, i, row);
                }
                if (!row.getString(place).equals(uri)) {
                    uri = row.getString(place);
                    file = path(uri);
                }
                rows.record(file, row.getLong(place + 1) + 1);
            }
            return rows.tally();
        }

        private void fill(TableRows rows, int column, Row row) {
            Kind kind = kinds.get(column);
            String text = row.getString(PER_COLUMN * column);
            if (kind == Kind.ABSENT) {
                return;
            } else if (text == null) {
                rows.nothing(column);
                return;
            }
            switch (kind) {
                case NUMBER -> rows.number(column, text, row.getDouble(PER_COLUMN * column + 1));
                case TRUTH -> rows.truth(column, Boolean.parseBoolean(text));
                case NESTED -> rows.nested(column, text);
                default -> rows.string(column, text);
            }
        }

        /** As people write it on one machine. */
        private static String path(String uri) {
            return uri.startsWith("file:/") ? URI.create(uri).getPath() : uri;
        }
    }
}
