package org.genloss.data.corpus;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB of its own in memory: one thread, a memory limit; where it is meant for a user's SQL, no other files than the one that is
 * named, no network, and none of that can be changed by what is asked of it.
 */
final class Engine implements AutoCloseable {

    /** Megabytes. */
    static final int MEMORY = 192;

    private final Connection connection;

    /**
     * An engine that may read any file, for SQL of our own only.
     *
     * @param memory most megabytes
     */
    Engine(int memory) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("threads", "1");
        settings.setProperty("memory_limit", memory + "MiB");
        settings.setProperty("preserve_insertion_order", "true");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("temp_directory", "");
        settings.setProperty("jdbc_stream_results", "true");
        connection = DriverManager.getConnection("jdbc:duckdb:", settings);
        execute("SET TimeZone = 'UTC'");
    }

    /**
     * An engine that may be given a user's SQL.
     *
     * @param memory most megabytes
     * @param file that may be read, the only one
     */
    Engine(int memory, Optional<Path> file) throws SQLException {
        this(memory);
        try {
            if (file.isPresent()) {
                execute("SET allowed_paths = ["
                        + literal(file.get().toAbsolutePath().toString()) + "]");
            }
            execute("SET enable_external_access = false");
            execute("SET lock_configuration = true");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** What is done with a row. */
    interface Visitor {
        void visit(ResultSet row) throws SQLException;
    }

    /** Visits the rows of a result as they come. */
    void query(String sql, Visitor visitor) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                visitor.visit(rows);
            }
        }
    }

    /** Runs a statement that has no result. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Appends rows of strings, or nulls, to a table. */
    void append(String table, List<String[]> rows) throws SQLException {
        try (var appender = connection.unwrap(DuckDBConnection.class).createAppender(table)) {
            for (String[] row : rows) {
                appender.beginRow();
                for (String value : row) {
                    if (value == null) {
                        appender.appendNull();
                    } else {
                        appender.append(value);
                    }
                }
                appender.endRow();
            }
        }
    }

    /** What DuckDB says, without what it says of its inner state and of our own text around the user's. */
    static String message(SQLException e) {
        return Labels.shown(String.valueOf(e.getMessage())
                .replaceFirst("(?s)^.*?closed pending query result\\s*Error: ", "")
                .replaceFirst("(?s)\\n\\s*LINE \\d+:.*", "")
                .strip()
                .replaceAll("\\s*\\n\\s*", " "));
    }

    static boolean isOutOfMemory(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Out of Memory Error");
    }

    /** A text as an SQL literal. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name as an SQL identifier. */
    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
