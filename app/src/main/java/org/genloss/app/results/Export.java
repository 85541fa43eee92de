package org.genloss.app.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Run;
import org.genloss.num.Decimal;
import org.genloss.spec.UserError;
import tools.jackson.databind.json.JsonMapper;

/** All readings of a run as one flat table: a row a reading, a column a label of the cells. */
public final class Export {

    private static final List<String> BEFORE = List.of("run", "panel", "cell");
    private static final List<String> AFTER =
            List.of("trial", "generation", "metric", "value", "standard_error", "low", "high", "unit", "items");
    private static final Set<String> WHOLE = Set.of("cell", "trial", "generation");
    private static final Set<String> REAL = Set.of("value", "standard_error", "low", "high");

    private final Run run;
    private final List<String> labels;

    /** Of this run. */
    public Export(Run run) {
        this.run = run;
        Set<String> keys = new LinkedHashSet<>();
        run.cells().forEach(cell -> keys.addAll(cell.labels().keySet()));
        this.labels = List.copyOf(keys);
    }

    /** Names of the columns; a label that is called like another column gets the prefix {@code label.}. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(BEFORE);
        labels.forEach(
                label -> columns.add(BEFORE.contains(label) || AFTER.contains(label) ? "label." + label : label));
        columns.addAll(AFTER);
        return columns;
    }

    private List<Object> row(Entry reading) {
        Run.Cell cell = run.cells().get(reading.cell());
        List<Object> row = new ArrayList<>(List.of(run.name(), cell.panel(), reading.cell()));
        labels.forEach(label -> row.add(cell.labels().getOrDefault(label, "")));
        row.addAll(List.of(
                reading.trial(),
                reading.generation(),
                reading.metric(),
                reading.value(),
                reading.se(),
                reading.low(),
                reading.high(),
                reading.unit(),
                reading.items().stream().map(String::valueOf).collect(Collectors.joining(" "))));
        return row;
    }

    /** Comma-separated values as in RFC 4180; a number that is not known is empty unless it is the value itself. */
    public void csv(Writer out) {
        writeCsv(out, columns());
        run.read(
                reading -> {
                    List<Object> row = row(reading);
                    int value = row.size() - AFTER.size() + AFTER.indexOf("value");
                    for (int i = value + 1; i < row.size(); i++) {
                        if (row.get(i) instanceof Double number && number.isNaN()) {
                            row.set(i, "");
                        }
                    }
                    writeCsv(out, row);
                },
                event -> {});
    }

    private static void writeCsv(Writer out, List<?> row) {
        StringBuilder line = new StringBuilder();
        for (Object cell : row) {
            String text = cell instanceof Double number ? Decimal.of(number) : cell.toString();
            line.append(line.isEmpty() ? "" : ",").append(quoted(text));
        }
        write(out, line.append("\r\n").toString());
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A JSON array of objects, one a line; numbers that are not finite are text, unknown ones are left out. */
    public void json(Writer out) {
        JsonMapper mapper = JsonMapper.shared();
        List<String> columns = columns();
        boolean[] first = {true};
        write(out, "[");
        run.read(
                reading -> {
                    List<Object> row = row(reading);
                    Map<String, Object> object = new LinkedHashMap<>();
                    for (int i = 0; i < row.size(); i++) {
                        put(object, columns.get(i), row.get(i));
                    }
                    write(out, (first[0] ? "\n" : ",\n") + mapper.writeValueAsString(object));
                    first[0] = false;
                },
                event -> {});
        write(out, "\n]\n");
    }

    private static void put(Map<String, Object> object, String column, Object value) {
        if (!(value instanceof Double number) || Double.isFinite(number)) {
            object.put(column, value);
        } else if (column.equals("value") || !number.isNaN()) {
            object.put(column, Decimal.of(number));
        }
    }

    /** A Parquet file, by way of a CSV file beside it. */
    public void parquet(Path file) {
        Path draft = file.resolveSibling(file.getFileName() + ".csv.draft");
        try {
            try (Writer out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                csv(out);
            }
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute("COPY (SELECT * FROM read_csv(" + literal(draft.toString())
                        + ", header = true, nullstr = '', columns = {" + types()
                        + "})) TO " + literal(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
            }
        } catch (IOException | SQLException e) {
            throw new UserError(
                    "cannot write " + file + ": " + e.getMessage(),
                    "check free space and permissions, or use --out",
                    e);
        } finally {
            delete(draft);
        }
    }

    private String types() {
        List<String> types = new ArrayList<>();
        for (String column : columns()) {
            String type = WHOLE.contains(column) ? "INTEGER" : REAL.contains(column) ? "DOUBLE" : "VARCHAR";
            types.add(literal(column) + ": '" + type + "'");
        }
        return String.join(", ", types);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
