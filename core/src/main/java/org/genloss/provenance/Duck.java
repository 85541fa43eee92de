package org.genloss.provenance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.genloss.spec.UserError;

/** How DuckDB is asked: no network, and literals that mean one thing. */
final class Duck {

    private Duck() {}

    /** A connection that reads a file in its order and keeps little of it. */
    static Connection reader() throws SQLException {
        Properties settings = settings();
        settings.setProperty("threads", "1");
        settings.setProperty("temp_directory", "");
        settings.setProperty("jdbc_stream_results", "true");
        return DriverManager.getConnection("jdbc:duckdb:", settings);
    }

    /** A database in a file, with bounded memory; what does not fit lies beside it. */
    static Connection workspace(Path folder) throws SQLException {
        Properties settings = settings();
        settings.setProperty("memory_limit", "400MB");
        settings.setProperty("threads", "2");
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("temp_directory", folder.resolve("spill").toString());
        return DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("work.duckdb"), settings);
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("preserve_insertion_order", "true");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return settings;
    }

    /** A text as an SQL literal. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name as an SQL identifier. */
    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The path as a literal that means this file alone: DuckDB takes stars and brackets for a pattern. */
    static String path(Path file) {
        return literal(file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]"));
    }

    /** A file that DuckDB could not read. */
    static UserError unreadable(Path file, SQLException e) {
        String reason = String.valueOf(e.getMessage())
                .replaceFirst("(?s)^.*?closed pending query result\\s*Error: ", "")
                .replaceFirst("(?s)\\n.*", "");
        return new UserError(
                file + " could not be read: " + reason, "check that it is whole and what its extension says", e);
    }

    /** Something failed that is no fault of a file's content. */
    static UserError failed(Exception e) {
        return new UserError(
                "the work on records could not go on: "
                        + String.valueOf(e.getMessage()).replaceFirst("(?s)\\n.*", ""),
                "check free space and rights of the temporary folder (java.io.tmpdir)",
                e);
    }
}
