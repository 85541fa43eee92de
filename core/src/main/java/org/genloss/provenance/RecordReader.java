package org.genloss.provenance;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genloss.spec.UserError;

/** Reads a file record by record: what each is, and what is said of it. */
final class RecordReader {

    private final RecordFile file;
    private final List<String> content;
    private final boolean text;
    private final Sidecar sidecar;

    private RecordReader(RecordFile file, List<String> content, boolean text, Sidecar sidecar) {
        this.file = file;
        this.content = content;
        this.text = text;
        this.sidecar = sidecar;
    }

    /**
     * A record.
     *
     * @param row its number in the file, from 1
     * @param hash of its content; empty if it has none
     * @param bytes of its content: UTF-8, or 8 a number
     * @param said what is said of it
     * @param problem what cannot be understood of what is said; then {@code said} says nothing
     */
    record Found(long row, String hash, long bytes, Provenance said, Optional<String> problem) {}

    /** What is done with a record. */
    interface Visitor {
        void visit(Found found) throws SQLException;
    }

    /**
     * Reads all records of a file in their order.
     *
     * @param text the name of the column that holds the text, if a person has said it
     * @throws UserError if the file cannot be read, or has no content
     */
    static void read(RecordFile file, Optional<String> text, Visitor visitor) {
        try (Sidecar sidecar = Sidecar.of(file)) {
            if (!file.table()) {
                visitor.visit(new RecordReader(file, List.of(), false, sidecar).whole());
            } else {
                List<String> content = file.content(text);
                boolean isText = content.get(0).equals(text.orElse(Items.TEXT));
                new RecordReader(file, content, isText, sidecar).rows(visitor);
            }
            sidecar.checkEnd();
        } catch (SQLException e) {
            throw Duck.unreadable(file.path(), e);
        }
    }

    private Found whole() {
        return found(1, Digest.of(file.path()), Digest.size(file.path()), sidecar::next);
    }

    /**
     * A streamed result of DuckDB 1.5 simply ends where a later part of the file is at fault; so a first pass meets every error
     * and counts the rows that the second has to deliver.
     */
    private void rows(Visitor visitor) throws SQLException {
        Set<String> wanted = new LinkedHashSet<>(content);
        Column.ALL.stream().filter(file.columns()::containsKey).forEach(wanted::add);
        String from = " FROM " + file.rows(wanted);
        List<String> values = new ArrayList<>();
        content.forEach(column -> values.add(value(column)));
        for (String column : Column.ALL) {
            values.add(wanted.contains(column) ? "CAST(" + Duck.identifier(column) + " AS VARCHAR)" : "NULL");
        }
        String list = String.join(", ", values);
        long expected = 0;
        try (Connection connection = Duck.reader();
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("SELECT count(*), max(hash(" + list + "))" + from)) {
            if (counted.next()) {
                expected = counted.getLong(1);
            }
        }
        long row = 0;
        try (Connection connection = Duck.reader();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + list + from)) {
            while (rows.next()) {
                visitor.visit(row(rows, ++row));
            }
        }
        if (row != expected) {
            throw new UserError(
                    file.path() + " could be read up to row " + row + " of " + expected + " only",
                    "check the disk and the free memory, and that no other program writes to the file");
        }
    }

    private String value(String column) {
        String name = Duck.identifier(column);
        boolean doubles = file.format() == RecordFile.Format.PARQUET && !text;
        if (doubles) {
            // the shortest decimal of a double gives the same double back; that of a float would not
            name = file.isNumbers(column) ? "CAST(" + name + " AS DOUBLE[])" : "CAST(" + name + " AS DOUBLE)";
        }
        return "CAST(" + name + " AS VARCHAR)";
    }

    private Found row(ResultSet values, long row) throws SQLException {
        int n = content.size();
        String[] said = new String[Column.ALL.size()];
        for (int i = 0; i < said.length; i++) {
            said[i] = values.getString(n + i + 1);
        }
        String hash = "";
        long bytes = 0;
        if (text) {
            String document = values.getString(1);
            if (document != null) {
                byte[] utf8 = document.getBytes(StandardCharsets.UTF_8);
                hash = HexFormat.of().formatHex(Digest.sha256().digest(utf8));
                bytes = utf8.length;
            }
        } else {
            try {
                double[] numbers = numbers(values);
                hash = Digest.of(numbers);
                bytes = 8L * numbers.length;
            } catch (NumberFormatException e) {
                return new Found(
                        row, "", 0, Provenance.UNKNOWN, Optional.of("a value is no number: " + e.getMessage()));
            }
        }
        return found(row, hash, bytes, () -> sidecar.absent() ? Column.read(said) : sidecar.next());
    }

    private double[] numbers(ResultSet values) throws SQLException {
        double[] numbers = new double[content.size()];
        int size = 0;
        for (int i = 0; i < content.size(); i++) {
            String value = values.getString(i + 1);
            List<String> parts = value != null && file.isNumbers(content.get(i))
                    ? Column.list(value, ",")
                    : List.of(value == null || value.isBlank() ? "NaN" : value);
            if (size + parts.size() + content.size() > numbers.length) {
                numbers = Arrays.copyOf(numbers, size + parts.size() + content.size());
            }
            for (String part : parts) {
                numbers[size++] = Double.parseDouble(part.strip());
            }
        }
        return Arrays.copyOf(numbers, size);
    }

    private interface Said {
        Provenance read();
    }

    private static Found found(long row, String hash, long bytes, Said said) {
        try {
            return new Found(row, hash, bytes, said.read(), Optional.empty());
        } catch (IllegalArgumentException e) {
            return new Found(row, hash, bytes, Provenance.UNKNOWN, Optional.of(e.getMessage()));
        }
    }
}
