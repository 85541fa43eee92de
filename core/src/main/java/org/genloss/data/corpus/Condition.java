package org.genloss.data.corpus;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.spec.UserError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An SQL condition on one record, in DuckDB's words. It sees the record and nothing else: no other tables, no files.
 *
 * @param sql as the user wrote it
 * @param columns names of columns that it may mean, each once
 */
record Condition(String sql, List<String> columns) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REMEDY =
            "write an SQL condition of DuckDB on the columns of one record, such as --where \"lang = 'en'\"";

    /**
     * Reads a condition.
     *
     * @throws UserError if it is none, or looks at more than one record
     */
    static Condition of(String sql) {
        JsonNode parsed = JSON.readTree(parse("SELECT 1 WHERE " + inBrackets(sql)));
        if (parsed.path("error").asBoolean()) {
            throw refused(sql, parsed.path("error_message").asString());
        }
        JsonNode node = parsed.path("statements").path(0).path("node");
        boolean alone = parsed.path("statements").size() == 1
                && node.path("type").asString().equals("SELECT_NODE")
                && node.path("modifiers").isEmpty()
                && node.path("group_expressions").isEmpty()
                && node.path("having").isNull()
                && node.path("qualify").isNull()
                && node.path("from_table").path("type").asString().equals("EMPTY");
        if (!alone) {
            throw refused(sql, "it is not a single expression");
        }
        List<String> columns = new ArrayList<>();
        collect(node.path("where_clause"), sql, columns);
        return new Condition(sql, List.copyOf(columns));
    }

    /** The condition as an expression; the line end is there because of comments. */
    String expression() {
        return inBrackets(sql);
    }

    /** True, false, or null for a record on which the condition fails. */
    String verdict() {
        return "TRY((" + expression() + "::BOOLEAN) IS NOT DISTINCT FROM true)";
    }

    /** The condition is not accepted. */
    static UserError refused(String sql, String why) {
        return new UserError("--where " + Labels.quoted(sql) + " is refused: " + Labels.shown(why), REMEDY);
    }

    private static String inBrackets(String sql) {
        return "(\n" + sql + "\n)";
    }

    private static String parse(String select) {
        StringBuilder parsed = new StringBuilder();
        try (Engine engine = new Engine(Engine.MEMORY, Optional.empty())) {
            engine.query(
                    "SELECT json_serialize_sql(" + Engine.literal(select) + ")",
                    row -> parsed.append(row.getString(1)));
        } catch (SQLException e) {
            throw refused(select, Engine.message(e));
        }
        return parsed.toString();
    }

    private static void collect(JsonNode node, String sql, List<String> columns) {
        String type = node.path("class").asString("");
        if (type.equals("SUBQUERY")) {
            throw refused(sql, "it asks other tables (a subquery)");
        }
        if (type.equals("COLUMN_REF")) {
            String name = node.path("column_names").path(0).asString();
            if (!columns.contains(name)) {
                columns.add(name);
            }
        }
        node.forEach(child -> collect(child, sql, columns));
    }
}
