package org.genloss.data.corpus;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SQL for the wanted columns of a Parquet file. */
final class ParquetColumns {

    private static final String NUMERIC = "U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*";

    private final Engine engine;
    private final String table;
    private final Map<String, String> types = new LinkedHashMap<>();

    /**
     * Looks at the columns of a file.
     *
     * @param table SQL for its rows
     */
    ParquetColumns(Engine engine, String table) throws SQLException {
        this.engine = engine;
        this.table = table;
        engine.query(
                "DESCRIBE SELECT * FROM " + table,
                row -> types.put(row.getString("column_name"), row.getString("column_type")));
    }

    /**
     * A column as it is read.
     *
     * @param value SQL for it
     * @param kind what its values are, if they are not missing
     */
    record Column(String value, Cells.Kind kind) {

        /** SQL for the text of the value. */
        String text() {
            return "CAST(" + value + " AS VARCHAR)";
        }

        /** SQL for the value as a number, where it is one. */
        String number() {
            return kind == Cells.Kind.NUMBER ? "CAST(" + value + " AS DOUBLE)" : "NULL";
        }
    }

    /** The columns of these names, null where there is none. */
    List<Column> find(List<String> names) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(find(name));
        }
        return columns;
    }

    private Column find(String name) throws SQLException {
        if (types.containsKey(name)) {
            return column(Engine.identifier(name), types.get(name));
        }
        String[] parts = name.split("\\.", -1);
        String type = types.get(parts[0]);
        if (parts.length == 1 || type == null) {
            return null;
        }
        String value = Engine.identifier(parts[0]);
        if (type.equals("VARCHAR") || type.equals("JSON")) {
            return new Column(
                    "TRY(json_extract_string(" + value + ", " + Engine.literal(path(parts)) + "))", Cells.Kind.TEXT);
        }
        for (int i = 1; i < parts.length; i++) {
            value = "struct_extract(" + value + ", " + Engine.literal(parts[i]) + ")";
        }
        return inside(value);
    }

    private Column inside(String value) throws SQLException {
        Column[] found = new Column[1];
        try {
            engine.query(
                    "DESCRIBE SELECT " + value + " FROM " + table,
                    row -> found[0] = column(value, row.getString("column_type")));
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("Binder Error")) {
                throw e;
            }
            return null;
        }
        return found[0];
    }

    private static String path(String[] parts) {
        StringBuilder path = new StringBuilder("$");
        for (int i = 1; i < parts.length; i++) {
            path.append('.').append(Engine.identifier(parts[i]));
        }
        return path.toString();
    }

    private static Column column(String value, String type) {
        if (type.matches(NUMERIC)) {
            return new Column(value, Cells.Kind.NUMBER);
        }
        if (type.equals("BOOLEAN")) {
            return new Column(value, Cells.Kind.BOOLEAN);
        }
        boolean text = type.equals("VARCHAR") || type.startsWith("ENUM");
        // dates and times are good for groups, not for texts and numbers
        return new Column(value, text ? Cells.Kind.TEXT : Cells.Kind.NESTED);
    }
}
