package org.genloss.data.file;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.spec.UserError;

/** Rows of a table file, streamed by DuckDB in the order of the file. */
final class Duck {

    private static final Pattern RAGGED = Pattern.compile(
            "CSV Error on Line: (\\d+).*Expected Number of Columns: (\\d+) Found: (\\d+)", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern JSON = Pattern.compile("Malformed JSON.* in line (\\d+): ([^\\n]*)");
    private static final String NUMERIC = "U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*|BOOLEAN";
    private static final String WHOLE_ROW = "16777216";

    private Duck() {}

    /** What is done with a row; {@code number} counts from 1 and leaves out a header. */
    interface RowVisitor {
        void visit(ResultSet row, long number) throws SQLException;
    }

    /**
     * A column of a file.
     *
     * @param value SQL for its value, or for null where it is missing
     * @param type its type in the file; VARCHAR where the file has none
     */
    record Column(String value, String type) {

        boolean isNumeric() {
            return type.matches(NUMERIC);
        }
    }

    /** The columns of a file, by their exact names. */
    static Map<String, Column> columns(DataFile file) {
        Map<String, Column> columns = new LinkedHashMap<>();
        switch (file.format()) {
            case CSV, TSV -> {
                List<String> header = CsvHeader.read(file, delimiter(file));
                for (int i = 0; i < header.size(); i++) {
                    columns.put(header.get(i), new Column("c" + i, "VARCHAR"));
                }
            }
            case JSONL ->
                describe(file, "read_json(" + path(file) + ", format='newline_delimited')")
                        .forEach(column -> columns.put(column[0], new Column(identifier(column[0]), "VARCHAR")));
            case PARQUET ->
                describe(file, "read_parquet(" + path(file) + ")")
                        .forEach(column -> columns.put(column[0], new Column(identifier(column[0]), column[1])));
            case TEXT, BINARY ->
                throw new UserError(
                        file.path() + " is not a table by its extension",
                        "give a .csv, .tsv, .jsonl, .ndjson or .parquet file; all but the last also with .gz or .zst");
        }
        return columns;
    }

    /**
     * Streams expressions over columns of a file.
     *
     * <p>The file is read twice. A streamed result of DuckDB 1.5 simply ends where a later part of the file is at fault:
     * the error is lost. So a first pass, whose one row cannot come early, meets every error and counts the rows that the
     * second has to deliver.
     *
     * @param columns all columns, from {@link #columns}
     * @param wanted names of those that the expressions use
     */
    static void query(
            DataFile file, Map<String, Column> columns, List<String> wanted, String expressions, RowVisitor visitor) {
        String from = " FROM " + table(file, columns, wanted);
        String values = wanted.stream().map(name -> columns.get(name).value()).collect(Collectors.joining(", "));
        long[] expected = new long[1];
        run(
                file,
                "SELECT count(*), max(hash(" + values + "))" + from,
                false,
                (row, number) -> expected[0] = row.getLong(1));
        long rows = run(file, "SELECT " + expressions + from, true, visitor);
        if (rows != expected[0]) {
            throw new UserError(
                    file.path() + " could be read up to row " + rows + " of " + expected[0] + " only",
                    "check the disk and the free memory, and that no other program writes to the file");
        }
    }

    /** What a Parquet file says of itself under a key, if it does. */
    static Optional<byte[]> metadata(DataFile file, String key) {
        List<byte[]> values = new ArrayList<>();
        String sql =
                "SELECT value FROM parquet_kv_metadata(" + path(file) + ") WHERE key = encode(" + literal(key) + ")";
        run(file, sql, false, (row, number) -> values.add(row.getBytes(1)));
        return values.stream().findFirst();
    }

    private static String table(DataFile file, Map<String, Column> columns, List<String> wanted) {
        return switch (file.format()) {
            case CSV, TSV ->
                "read_csv(" + path(file) + ", auto_detect=false, header=true, columns={"
                        + IntStream.range(0, columns.size())
                                .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
                                .collect(Collectors.joining(", "))
                        + "}, delim=" + literal(String.valueOf(delimiter(file)))
                        + ", quote='\"', escape='\"', strict_mode=true, null_padding=false, ignore_errors=false"
                        + ", max_line_size=" + WHOLE_ROW + ")";
            case JSONL ->
                "read_json(" + path(file) + ", format='newline_delimited', columns={"
                        + wanted.stream()
                                .map(name -> literal(name) + ": 'VARCHAR'")
                                .collect(Collectors.joining(", "))
                        + "})";
            default -> "read_parquet(" + path(file) + ")";
        };
    }

    private static List<String[]> describe(DataFile file, String table) {
        List<String[]> columns = new ArrayList<>();
        run(
                file,
                "DESCRIBE SELECT * FROM " + table,
                false,
                (row, number) ->
                        columns.add(new String[] {row.getString("column_name"), row.getString("column_type")}));
        return columns;
    }

    /** Visits all rows of a result and says how many there were. */
    private static long run(DataFile file, String sql, boolean stream, RowVisitor visitor) {
        Properties settings = settings();
        settings.setProperty("jdbc_stream_results", String.valueOf(stream));
        long number = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                visitor.visit(rows, ++number);
            }
            return number;
        } catch (SQLException e) {
            throw explain(file, e);
        }
    }

    /** One thread and the order of the file, so that a run can be repeated; no network, no files of its own. */
    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("threads", "1");
        settings.setProperty("preserve_insertion_order", "true");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("temp_directory", "");
        return settings;
    }

    private static UserError explain(DataFile file, SQLException e) {
        String message = String.valueOf(e.getMessage());
        Matcher ragged = RAGGED.matcher(message);
        if (ragged.find()) {
            int header = Integer.parseInt(ragged.group(2));
            int found = Integer.parseInt(ragged.group(3));
            // DuckDB stops counting at the first column too many
            String orMore = found > header ? " or more" : "";
            return new UserError(
                    file.path() + " line " + ragged.group(1) + " has " + found + " columns" + orMore
                            + ", but the header has " + header,
                    "correct the line, or put quotes around values that contain the delimiter",
                    e);
        }
        Matcher json = JSON.matcher(message);
        if (json.find()) {
            // DuckDB counts the line after the one at fault
            long line = Long.parseLong(json.group(1)) - 1;
            return new UserError(
                    file.path() + " line " + line + " is not JSON: " + json.group(2), "correct or remove the line", e);
        }
        if (message.contains("unicode") || message.contains("utf-8")) {
            Matcher line = LINE.matcher(message);
            return new UserError(
                    file.path() + " is not UTF-8" + (line.find() ? " in line " + line.group(1) : ""),
                    "convert it: iconv -f ISO-8859-1 -t UTF-8 FILE > NEW_FILE",
                    e);
        }
        // the first lines speak of DuckDB's inner state where it failed before the first row
        String reason = message.replaceFirst("(?s)^.*?closed pending query result\\s*Error: ", "")
                .replaceFirst("(?s)\\n.*", "");
        return new UserError(
                file.path() + " could not be read as " + file.format() + ": " + reason,
                "check that it is whole and what its extension says",
                e);
    }

    private static char delimiter(DataFile file) {
        return file.format() == DataFile.Format.TSV ? '\t' : ',';
    }

    /** The path as a literal that means this file alone: DuckDB takes stars and brackets for a pattern. */
    private static String path(DataFile file) {
        return literal(file.path().toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]"));
    }

    /** A text as an SQL literal. */
    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name as an SQL identifier. */
    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
