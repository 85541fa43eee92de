package org.genloss.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.genloss.spec.UserError;

/**
 * Makes one record of records with equal content, and loses nothing of where they come from: parents and generators are united,
 * origins joined ({@link Origin#and}), the smallest generation kept, copies added up. Everything else is that of the first record,
 * and the first records stay in their order. Memory does not grow with the number of records.
 */
public final class Deduplicator {

    /** File and row as one number: 2^40 rows a file. */
    private static final String PLACE = "(file::BIGINT * 1099511627776 + row)";

    /** What has no content is equal to nothing. */
    private static final String KEY = "CASE WHEN sha = '' THEN file || ':' || row ELSE sha END";

    private static final String MIXED = "(mixed OR (human AND synthetic))";

    private final Workspace workspace;
    private final List<RecordFile> files;
    private final Optional<String> text;

    private Deduplicator(Workspace workspace, List<RecordFile> files, Optional<String> text) {
        this.workspace = workspace;
        this.files = files;
        this.text = text;
    }

    /**
     * What was done.
     *
     * @param read records read
     * @param written records written
     * @param repeated of the written ones, those that several became
     * @param mixed of the written ones, those that people wrote and a program
     */
    public record Done(long read, long written, long repeated, long mixed) {}

    /**
     * Reads files and writes one.
     *
     * @param arguments files, folders and patterns; manifests among them are left out
     * @param out a .jsonl or .parquet file; it is there whole or not at all
     * @param text the name of the column that holds the text; {@code text}, or all numbers, if a person has not said it
     * @throws UserError if a file cannot be read, or says what cannot be or is not so
     */
    public static Done run(List<Path> arguments, Path out, Optional<String> text) {
        String format = format(out);
        List<RecordFile> files = RecordFile.named(arguments).stream()
                .filter(path -> !path.endsWith(Node.MANIFEST))
                .map(RecordFile::at)
                .toList();
        if (files.stream().anyMatch(file -> same(file.path(), out))) {
            throw new UserError(out + " is one of the files to read", "name another file with --out");
        }
        try (Workspace workspace = new Workspace()) {
            return new Deduplicator(workspace, files, text).run(out, format);
        } catch (SQLException e) {
            throw Duck.failed(e);
        }
    }

    private static String format(Path out) {
        String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return "FORMAT parquet, COMPRESSION zstd";
        } else if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return "FORMAT json";
        }
        throw new UserError(out + " is neither .jsonl nor .parquet", "name such a file with --out");
    }

    private static boolean same(Path a, Path b) {
        return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    }

    private Done run(Path out, String format) throws SQLException {
        for (int i = 0; i < files.size(); i++) {
            take(i);
        }
        workspace.end();
        workspace.run("CREATE TABLE kept AS SELECT " + KEY + " AS key, min" + PLACE + " AS place, max(sha) AS sha,"
                + " min(generation) AS generation, sum(copies) AS copies, count(*) AS members, "
                + has("human", Origin.HUMAN) + ", " + has("synthetic", Origin.SYNTHETIC) + ", "
                + has("mixed", Origin.MIXED) + " FROM records GROUP BY key");
        workspace.run("CREATE TABLE united (place BIGINT, parents VARCHAR, generators VARCHAR)");
        unite();
        write(out, format);
        return new Done(
                workspace.number("SELECT count(*) FROM records"),
                workspace.number("SELECT count(*) FROM kept"),
                workspace.number("SELECT count(*) FROM kept WHERE members > 1"),
                workspace.number("SELECT count(*) FROM kept WHERE " + MIXED));
    }

    private static String has(String name, Origin origin) {
        return "bool_or(origin = " + origin.ordinal() + ") AS " + name;
    }

    private void take(int file) {
        String name = files.get(file).path().toString();
        RecordReader.read(files.get(file), text, found -> {
            Provenance said = found.said();
            String wrong = found.problem()
                    .orElse(
                            said.sha256().isEmpty() || said.sha256().equals(found.hash())
                                    ? ""
                                    : "its content has not the SHA-256 that is said");
            if (!wrong.isEmpty()) {
                throw new UserError(
                        name + ", record " + found.row() + ": " + wrong,
                        "see all that is broken with `genloss provenance verify`, and put it right before");
            }
            workspace.add(file, found.row(), found.hash(), said, 1);
        });
    }

    /** Sets of parents and generators, in an order that lets them be joined one after another. */
    private void unite() throws SQLException {
        for (String column : List.of("parents", "generators")) {
            workspace.run("CREATE TABLE each_" + column + " AS SELECT DISTINCT " + KEY
                    + " AS key, value FROM records JOIN" + " lists ON records." + column + " = lists.id");
        }
        try (Union union = new Union(workspace)) {
            union.of("parents", " ");
            union.of("generators", Column.GENERATORS);
        }
    }

    private void write(Path out, String format) throws SQLException {
        Set<String> columns = new LinkedHashSet<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            RecordFile file = files.get(i);
            columns.addAll(others(file));
            parts.add(part(i, file));
        }
        String list = String.join(", ", columns.stream().map(Duck::identifier).toList());
        Path draft = out.resolveSibling(out.getFileName() + ".draft");
        try {
            workspace.run("SET threads = 1");
            workspace.run("COPY (SELECT " + list + ", " + SAID + " FROM (" + String.join(" UNION ALL BY NAME ", parts)
                    + ") ORDER BY \"genloss place\") TO " + Duck.literal(draft.toString()) + " (" + format + ")");
            Files.move(draft, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | SQLException e) {
            throw new UserError(
                    "cannot write " + out + ": "
                            + String.valueOf(e.getMessage()).replaceFirst("(?s)\\n.*", ""),
                    "check free space and permissions",
                    e);
        }
    }

    private static final String SAID =
            String.join(", ", Column.ALL.stream().map(Duck::identifier).toList());

    /** The columns that say nothing of where records come from. */
    private List<String> others(RecordFile file) {
        return file.table()
                ? file.columns().keySet().stream()
                        .filter(name -> !Column.ALL.contains(name))
                        .toList()
                : List.of(text.orElse(Items.TEXT));
    }

    /** The first records that are in a file, with what is said of all that are equal to them. */
    private String part(int i, RecordFile file) {
        List<String> values = new ArrayList<>();
        for (String name : others(file)) {
            String value = Duck.identifier(name);
            String type = file.columns().getOrDefault(name, "VARCHAR");
            // the decimal of a float is not that of the double whose hash is kept
            values.add(
                    type.startsWith("FLOAT") ? value + "::" + type.replace("FLOAT", "DOUBLE") + " AS " + value : value);
        }
        String rows = file.table()
                ? file.typed()
                : "(SELECT content AS " + Duck.identifier(text.orElse(Items.TEXT)) + " FROM read_text("
                        + Duck.path(file.path()) + "))";
        return "SELECT " + String.join(", ", values)
                + ", CASE WHEN " + MIXED + " THEN 'mixed' WHEN human"
                + " THEN 'human' WHEN synthetic THEN 'synthetic' ELSE 'unknown' END AS origin,"
                + " generators AS generator, kept.generation AS generation,"
                + " CASE WHEN parents IS NULL THEN []::VARCHAR[] ELSE str_split(parents, ' ') END AS parents,"
                + " nullif(sha, '') AS sha256, copies::BIGINT AS copies, kept.place AS \"genloss place\""
                + " FROM (SELECT "
                + String.join(", ", others(file).stream().map(Duck::identifier).toList())
                + ", row_number() OVER () AS \"genloss row\" FROM " + rows + ") AS it"
                + " JOIN kept ON kept.place = " + i + "::BIGINT * 1099511627776 + it.\"genloss row\""
                + " LEFT JOIN (SELECT place, max(parents) AS parents, max(generators) AS generators FROM united GROUP BY place)"
                + " AS sets ON sets.place = kept.place";
    }
}
