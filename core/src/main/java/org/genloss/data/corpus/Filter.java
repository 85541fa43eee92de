package org.genloss.data.corpus;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks DuckDB, batch by batch, which records of a JSONL or CSV file fulfil a condition. It gets the values of the condition's columns and no
 * file. What the columns hold is told by the first batch: in JSONL a number is a DOUBLE and a string a VARCHAR, lists and objects
 * are what is in them; a CSV column is DOUBLE if all of its values in the batch are numbers, VARCHAR otherwise. A later value that
 * is something else is a damage; inside of lists and objects it is NULL.
 */
final class Filter implements AutoCloseable {

    /** Records of a batch. */
    private static final int RECORDS = 2048;

    /** Characters of a batch, in texts and in the condition's columns, beyond which it is not made longer. */
    private static final long CHARACTERS = 1 << 22;

    private static final JsonMapper JSON = new JsonMapper();

    private final Condition condition;
    private final Optional<List<String>> header;
    private final Sink sink;
    private final Engine engine;
    private final List<Outcome> outcomes = new ArrayList<>();
    /** Number of the record for each outcome, 0 for one that is not asked. */
    private final List<Long> numbers = new ArrayList<>();

    private final List<String[]> values = new ArrayList<>();
    private long characters;
    private String query;
    private int explained;

    /**
     * @param header the columns that there are, and values are plain strings; empty if values are JSON
     */
    Filter(Condition condition, Optional<List<String>> header, Sink sink) throws SQLException {
        this.condition = condition;
        this.header = header;
        this.sink = sink;
        this.engine = new Engine(Engine.MEMORY, Optional.empty());
    }

    /** An outcome in its turn, whatever the condition. */
    void pass(Outcome outcome) {
        outcomes.add(outcome);
        numbers.add(0L);
        flushIfFull();
    }

    /** An outcome that counts if the condition holds for the values. */
    void ask(Outcome outcome, long number, String[] of) {
        outcomes.add(outcome);
        numbers.add(number);
        values.add(of);
        characters += outcome.size();
        for (String value : of) {
            characters += value == null ? 0 : value.length();
        }
        flushIfFull();
    }

    private void flushIfFull() {
        if (outcomes.size() >= RECORDS || characters >= CHARACTERS) {
            flush();
        }
    }

    /** Settles all that waits. */
    void flush() {
        List<String> verdicts = values.isEmpty() ? List.of() : verdicts();
        int asked = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            String verdict = numbers.get(i) == 0 ? "true" : verdicts.get(asked++);
            if (verdict == null) {
                sink.settle(new Outcome(
                        null,
                        sink.damage(
                                Damage.Kind.CONDITION,
                                numbers.get(i),
                                "has values for which --where fails" + why(values.get(asked - 1)))));
            } else if (verdict.equals("true")) {
                sink.settle(outcomes.get(i));
            } else {
                sink.leaveOut();
            }
        }
        outcomes.clear();
        numbers.clear();
        values.clear();
        characters = 0;
    }

    private List<String> verdicts() {
        List<String> verdicts = new ArrayList<>(values.size());
        try {
            load(values);
            if (query == null) {
                query = query();
            }
            engine.query(query, row -> verdicts.add(row.getString(1)));
        } catch (SQLException e) {
            // what DuckDB would propose are columns of our own, not the record's
            String why = Engine.message(e)
                    .replaceFirst(
                            "^Binder Error: Referenced column (\".*\") not found.*",
                            "no record so far has a column $1");
            throw Condition.refused(condition.sql(), why + " (in " + sink.file() + ")");
        }
        return verdicts;
    }

    private void load(List<String[]> rows) throws SQLException {
        String columns = String.join(
                ", ",
                IntStream.range(0, condition.columns().size())
                        .mapToObj(i -> "v" + i + " VARCHAR")
                        .toList());
        engine.execute("CREATE OR REPLACE TABLE batch (" + (columns.isEmpty() ? "" : columns + ", ") + "n VARCHAR)");
        engine.append("batch", rows.stream().map(Filter::withNull).toList());
    }

    /** One column more, because a table needs one. */
    private static String[] withNull(String[] row) {
        return Arrays.copyOf(row, row.length + 1);
    }

    /** The question, for what the first batch holds. */
    private String query() throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < condition.columns().size(); i++) {
            String value = typed(i);
            if (value != null) {
                columns.add(
                        value + " AS " + Engine.identifier(condition.columns().get(i)));
                failures.add("(v" + i + " IS NOT NULL AND v" + i + " <> 'null' AND (" + value + ") IS NULL)");
            }
        }
        columns.add((failures.isEmpty() ? "false" : String.join(" OR ", failures)) + " AS \"\u0001failed\"");
        String from = " FROM (SELECT " + String.join(", ", columns) + " FROM batch)";
        // a WHERE refuses what a column of a result would let in, such as sums over all records
        engine.query("SELECT 1" + from + " WHERE " + condition.expression() + " LIMIT 0", row -> {});
        return "SELECT CASE WHEN \"\u0001failed\" THEN NULL ELSE " + condition.verdict() + " END" + from;
    }

    /** SQL for a value of a column, null where it cannot be made; or null if there is no such column. */
    private String typed(int column) throws SQLException {
        String value = "v" + column;
        List<String> found = new ArrayList<>();
        if (header.isPresent()) {
            if (!header.get().contains(condition.columns().get(column))) {
                return null;
            }
            engine.query(
                    "SELECT count(*) > 0 AND count(TRY_CAST(" + value + " AS DOUBLE)) = count(*) FROM batch WHERE "
                            + value + " IS NOT NULL",
                    row -> found.add(row.getString(1)));
            return found.get(0).equals("true") ? "TRY_CAST(" + value + " AS DOUBLE)" : value;
        }
        engine.query(
                "SELECT json_group_structure(" + value + "::JSON) FROM batch WHERE " + value + " IS NOT NULL",
                row -> found.add(row.getString(1)));
        if (found.get(0) == null) {
            return null;
        }
        JsonNode structure = plain(JSON.readTree(found.get(0)));
        // strictly, an object could not lack a field that others have
        String function = structure.isString() ? "from_json_strict" : "from_json";
        return "TRY(" + function + "(" + value + "::JSON, " + Engine.literal(JSON.writeValueAsString(structure)) + "))";
    }

    /** One type for all numbers: a later one may have a fraction, which DuckDB would round away; and VARCHAR for only nulls. */
    private static JsonNode plain(JsonNode structure) {
        if (structure.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            structure.properties().forEach(field -> object.set(field.getKey(), plain(field.getValue())));
            return object;
        }
        if (structure.isArray()) {
            return JSON.createArrayNode().add(plain(structure.get(0)));
        }
        String type = structure.asString();
        boolean number = type.equals("BIGINT") || type.equals("UBIGINT") || type.equals("HUGEINT");
        return JSON.stringNode(number ? "DOUBLE" : type.equals("NULL") ? "VARCHAR" : type);
    }

    /** What DuckDB says of one record on which the condition fails, as long as somebody reads it. */
    private String why(String[] of) {
        if (explained++ >= Tally.NAMED) {
            return "";
        }
        String[] reason = {"a value is of another type than in the records before"};
        try {
            load(List.<String[]>of(of));
            engine.query(query.replace(condition.verdict(), condition.expression() + "::BOOLEAN"), row -> {});
        } catch (SQLException e) {
            reason[0] = Engine.message(e);
        }
        return ": " + reason[0];
    }

    @Override
    public void close() throws SQLException {
        engine.close();
    }
}
