package org.genloss.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A temporary database of what is said of many records, on disk with bounded memory. Table {@code records}: file, row, sha,
 * generation (null if not said), copies, origin (ordinal), parents and generators (numbers of lists, 0 for none), step (what it
 * adds to the generation of what is made from it). Table {@code lists}: id, value.
 */
final class Workspace implements AutoCloseable {

    /** Lists that are known again when they come again; more only cost room. */
    private static final int REMEMBERED = 50_000;

    private final Path folder;
    private final Connection connection;
    private final List<Connection> beside = new ArrayList<>();
    private final DuckDBAppender records;
    private final DuckDBAppender lists;
    private final Map<List<String>, Integer> known = new HashMap<>();
    private int ids;

    /** An empty one. */
    Workspace() throws SQLException {
        try {
            folder = Files.createTempDirectory("genloss-provenance-");
        } catch (IOException e) {
            throw Duck.failed(e);
        }
        connection = Duck.workspace(folder);
        run("CREATE TABLE records (file INTEGER, row BIGINT, sha VARCHAR, generation INTEGER, copies BIGINT,"
                + " origin INTEGER, parents INTEGER, generators INTEGER, step INTEGER)");
        run("CREATE TABLE lists (id INTEGER, value VARCHAR)");
        records = appender("records");
        lists = appender("lists");
    }

    /** Adds rows to a table, beside whatever result is being read; to be closed. */
    DuckDBAppender appender(String table) throws SQLException {
        Connection own = connection.unwrap(DuckDBConnection.class).duplicate();
        beside.add(own);
        return own.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    /**
     * Adds what is said of a record.
     *
     * @param hash of its content
     * @param step 1, or 0 for a source
     */
    void add(int file, long row, String hash, Provenance said, int step) throws SQLException {
        int parents = id(said.parents());
        int generators = id(said.generators());
        records.beginRow();
        records.append(file);
        records.append(row);
        records.append(hash);
        if (said.generation().isPresent()) {
            records.append(said.generation().getAsInt());
        } else {
            records.appendNull();
        }
        records.append(said.copies());
        records.append(said.origin().ordinal());
        records.append(parents);
        records.append(generators);
        records.append(step);
        records.endRow();
    }

    private int id(List<String> values) throws SQLException {
        if (values.isEmpty()) {
            return 0;
        }
        Integer before = known.get(values);
        if (before != null) {
            return before;
        }
        int id = ++ids;
        if (known.size() < REMEMBERED) {
            known.put(values, id);
        }
        for (String value : values) {
            lists.beginRow();
            lists.append(id);
            lists.append(value);
            lists.endRow();
        }
        return id;
    }

    /** All records have been added. */
    void end() throws SQLException {
        records.close();
        lists.close();
    }

    /** Runs a statement; says how many rows it changed. */
    long run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** What is done with a row of a result. */
    interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    void query(String sql, RowVisitor visitor) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                visitor.visit(rows);
            }
        }
    }

    /** The one number of a result. */
    long number(String sql) throws SQLException {
        long[] number = new long[1];
        query(sql, row -> number[0] = row.getLong(1));
        return number[0];
    }

    @Override
    public void close() {
        try {
            for (Connection own : beside) {
                own.close();
            }
            connection.close();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (SQLException | IOException e) {
            throw Duck.failed(e);
        }
    }
}
