package org.genloss.provenance;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.spec.Names;
import org.genloss.spec.UserError;

/**
 * A file of records: the rows of a table, or any other file, which is one record, its bytes.
 *
 * @param path where it is
 * @param format what it is by its extension
 * @param columns types of the columns by name, in their order; none of a file that is no table
 */
record RecordFile(Path path, Format format, Map<String, String> columns) {

    /** What can be in a file. */
    enum Format {
        PARQUET("application/x-parquet"),
        JSONL("application/jsonlines"),
        CSV("text/csv"),
        TSV("text/tsv"),
        WHOLE("application/octet-stream");

        private final String mime;

        Format(String mime) {
            this.mime = mime;
        }

        static Format of(Path path) {
            String name = path.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "parquet" -> PARQUET;
                case "jsonl", "ndjson" -> JSONL;
                case "csv" -> CSV;
                case "tsv" -> TSV;
                default -> WHOLE;
            };
        }
    }

    private static final String NUMBER = "U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\\(.*\\)";
    private static final String NUMBERS = "(" + NUMBER + ")\\[\\d*\\]";

    /** Whether records are rows. */
    boolean table() {
        return format != Format.WHOLE;
    }

    /** The media type, as Croissant names it. */
    String mime() {
        boolean text = path.toString().toLowerCase(Locale.ROOT).endsWith(".txt");
        return format == Format.WHOLE && text ? "text/plain" : format.mime;
    }

    /** The file in which another says where its records come from. */
    Path sidecar() {
        return path.resolveSibling(path.getFileName() + ".provenance.jsonl");
    }

    /** Whether it says where its records come from in columns of its own. */
    boolean says() {
        return Column.ALL.stream().anyMatch(columns::containsKey);
    }

    /**
     * The columns that hold the content of a record: the text, or else all numbers in their order.
     *
     * @param text the name of the column that holds the text, if a person has said it
     * @throws UserError if there is no such column, or nothing that could be content
     */
    List<String> content(Optional<String> text) {
        String name = text.orElse(Items.TEXT);
        if (columns.containsKey(name)) {
            return List.of(name);
        }
        List<String> numbers = columns.keySet().stream()
                .filter(column -> !Column.BESIDE.contains(column) && (isNumber(column) || isNumbers(column)))
                .toList();
        if (text.isPresent() || numbers.isEmpty()) {
            throw new UserError(
                    path + " has no column '" + name + "'" + (text.isPresent() ? "" : " and none of numbers"),
                    "name the column that holds the text with --text; " + Names.remedy(name, columns.keySet()));
        }
        return numbers;
    }

    /** Whether a column holds one number a record. */
    boolean isNumber(String column) {
        return columns.get(column).matches(NUMBER);
    }

    /** Whether a column holds a list of numbers. */
    boolean isNumbers(String column) {
        return columns.get(column).matches(NUMBERS);
    }

    /** SQL of the file's rows with all their columns, those of text files as they are written. */
    String rows(Set<String> wanted) {
        String list = Duck.path(path);
        return switch (format) {
            case PARQUET -> "read_parquet(" + list + ")";
            case JSONL -> {
                StringBuilder texts = new StringBuilder();
                for (String column : wanted) {
                    texts.append(texts.isEmpty() ? "" : ", ")
                            .append(Duck.literal(column))
                            .append(": 'VARCHAR'");
                }
                yield "read_json(" + list + ", format='newline_delimited', columns={" + texts + "})";
            }
            default -> csv(", all_varchar=true");
        };
    }

    /** SQL of the file's rows with the types that values seem to have; of dates and times the text. */
    String typed() {
        return switch (format) {
            case PARQUET -> "read_parquet(" + Duck.path(path) + ")";
            case JSONL -> {
                StringBuilder types = new StringBuilder();
                columns.forEach((name, type) -> types.append(types.isEmpty() ? "" : ", ")
                        .append(Duck.literal(name))
                        .append(": ")
                        .append(Duck.literal(
                                type.replaceAll("\\b(DATE|TIME\\w*( WITH TIME ZONE)?|UUID)\\b", "VARCHAR"))));
                yield "read_json(" + Duck.path(path) + ", format='newline_delimited', columns={" + types + "})";
            }
            default -> csv(", all_varchar=true");
        };
    }

    private String csv(String more) {
        return csv(path, format, more);
    }

    private static String csv(Path path, Format format, String more) {
        return "read_csv(" + Duck.path(path) + ", header=true, delim=" + (format == Format.TSV ? "'\t'" : "','")
                + ", quote='\"', escape='\"', strict_mode=true, max_line_size=16777216, buffer_size=33554432" + more
                + ")";
    }

    /** The file at a path. */
    static RecordFile at(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new UserError(path + " is not a file that can be read", "check the path and its permissions");
        }
        Format format = Format.of(path);
        if (format == Format.WHOLE) {
            return new RecordFile(path, format, Map.of());
        }
        Map<String, String> columns = new LinkedHashMap<>();
        String rows =
                switch (format) {
                    case PARQUET -> "read_parquet(" + Duck.path(path) + ")";
                    case JSONL -> "read_json(" + Duck.path(path) + ", format='newline_delimited', sample_size=-1)";
                    default -> csv(path, format, ", sample_size=-1");
                };
        try (Connection connection = Duck.reader();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("DESCRIBE SELECT * FROM " + rows)) {
            while (found.next()) {
                columns.put(found.getString("column_name"), found.getString("column_type"));
            }
        } catch (SQLException e) {
            throw Duck.unreadable(path, e);
        }
        return new RecordFile(path, format, columns);
    }

    /**
     * The paths of files that arguments mean: files, folders with all the tables and texts below them, patterns in a file
     * name. Sidecars are left out: they are read with the files they stand beside.
     *
     * @throws UserError if one means nothing
     */
    static List<Path> named(List<Path> arguments) {
        Set<Path> all = new LinkedHashSet<>();
        for (Path argument : arguments) {
            List<Path> found = below(argument);
            if (found.isEmpty()) {
                throw new UserError(argument + " means no file", "check the path or the pattern");
            }
            all.addAll(found);
        }
        return List.copyOf(all);
    }

    /** The same of one argument; none if it means nothing. */
    static List<Path> below(Path argument) {
        return all(argument).stream()
                .filter(path -> !path.toString().endsWith(".provenance.jsonl"))
                .toList();
    }

    private static List<Path> all(Path argument) {
        try {
            if (Files.isDirectory(argument)) {
                try (Stream<Path> walk = Files.walk(argument)) {
                    return walk.filter(Files::isRegularFile)
                            .filter(path -> Format.of(path) != Format.WHOLE
                                    || path.toString().endsWith(".txt"))
                            .sorted()
                            .toList();
                }
            }
            String name = String.valueOf(argument.getFileName());
            Path folder = argument.toAbsolutePath().getParent();
            if (Files.exists(argument) || !name.matches(".*[*?\\[{].*") || !Files.isDirectory(folder)) {
                return List.of(argument);
            }
            List<Path> matches = new ArrayList<>();
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, name)) {
                found.forEach(matches::add);
            }
            return matches.stream().filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UserError(argument + " could not be read: " + e.getMessage(), "check its permissions", e);
        }
    }
}
