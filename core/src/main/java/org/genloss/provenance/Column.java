package org.genloss.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The columns in which files say where records come from, and how their values are read. */
public final class Column {

    /** {@link Origin}, in lower case. */
    public static final String ORIGIN = "origin";

    /** Names of models or laws. */
    public static final String GENERATOR = "generator";

    /** A whole number from 0. */
    public static final String GENERATION = "generation";

    /** A list of hashes. */
    public static final String PARENTS = "parents";

    /** Hexadecimal. */
    public static final String SHA256 = "sha256";

    /** How many records became this one. */
    public static final String COPIES = "copies";

    /** The weight of a record in a fit; no part of where it comes from. */
    public static final String WEIGHT = "training_weight";

    /** All of them, in the order in which they are written. */
    public static final List<String> ALL = List.of(ORIGIN, GENERATOR, GENERATION, PARENTS, SHA256, COPIES);

    /** What stands beside a record's content and is no part of it. */
    public static final Set<String> BESIDE = Set.of(ORIGIN, GENERATOR, GENERATION, PARENTS, SHA256, COPIES, WEIGHT);

    /** Between several generators in one text. */
    static final String GENERATORS = "; ";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Column() {}

    /**
     * What the values of one record say.
     *
     * @param values of {@link #ALL}, in that order, as text; null where there is none
     * @throws IllegalArgumentException if one cannot be, with its name and what it should be
     */
    static Provenance read(String... values) {
        return new Provenance(
                blank(values[0]) ? Origin.UNKNOWN : origin(values[0]),
                list(values[1], ";"),
                blank(values[2]) ? OptionalInt.empty() : OptionalInt.of(whole(GENERATION, values[2], 0)),
                list(values[3], "[\\s,;]+").stream().map(Column::hash).toList(),
                blank(values[4]) ? "" : hash(values[4].strip()),
                blank(values[5]) ? 1 : whole(COPIES, values[5], 1));
    }

    /** The same of a JSON object. */
    static Provenance read(JsonNode object) {
        return read(ALL.stream().map(name -> text(object.path(name))).toArray(String[]::new));
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? null
                : value.isString() ? value.stringValue() : value.toString();
    }

    private static Origin origin(String word) {
        return Origin.of(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "origin must be human, synthetic, mixed or unknown, but is '" + brief(word) + "'"));
    }

    private static int whole(String name, String text, int least) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value == Math.rint(value) && value >= least && value <= Integer.MAX_VALUE) {
                return (int) value;
            }
        } catch (NumberFormatException e) {
            // the message below says what it should be
        }
        throw new IllegalArgumentException(
                name + " must be a whole number from " + least + ", but is '" + brief(text) + "'");
    }

    private static String hash(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "a SHA-256 must have 64 hexadecimal digits, but one is '" + brief(text) + "'");
        }
        return lower;
    }

    /** A JSON array, a list as DuckDB writes it, or values between separators. */
    static List<String> list(String text, String separator) {
        if (blank(text)) {
            return List.of();
        }
        String inner = text.strip();
        if (inner.startsWith("[") && inner.endsWith("]")) {
            if (inner.contains("\"")) {
                return array(inner);
            }
            inner = inner.substring(1, inner.length() - 1);
            separator = ",";
        }
        return Stream.of(inner.split(separator))
                .map(String::strip)
                .filter(one -> !one.isEmpty() && !one.equals("null") && !one.equals("NULL"))
                .toList();
    }

    private static List<String> array(String text) {
        List<String> values = new ArrayList<>();
        try {
            for (JsonNode value : JSON.readTree(text)) {
                values.add(value.asString(""));
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("a list must be a JSON array, but is '" + brief(text) + "'", e);
        }
        return values;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank() || text.equals("null");
    }

    private static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
