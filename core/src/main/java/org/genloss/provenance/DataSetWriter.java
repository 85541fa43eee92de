package org.genloss.provenance;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Dataset;
import org.genloss.num.Decimal;
import org.genloss.spec.UserError;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes training sets as files of records, each with its provenance, one after another. Files are there whole or not at all.
 */
public final class DataSetWriter {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final boolean parquet;

    /**
     * Into this folder, which is there.
     *
     * @param parquet whether files are Parquet, else JSONL
     */
    public DataSetWriter(Path folder, boolean parquet) {
        this.folder = folder;
        this.parquet = parquet;
    }

    /**
     * Writes the next training set of a trial and adds it to the trial's chain.
     *
     * @param name of the file, without its extension
     * @return what the manifest says of it
     * @throws UserError if it cannot be written
     */
    public Node write(String name, Dataset<?> training, Lineage lineage) {
        Path draft = folder.resolve(name + ".jsonl.draft");
        Path file = folder.resolve(name + (parquet ? ".parquet" : ".jsonl"));
        Digest set = new Digest();
        try {
            try (BufferedWriter out = Files.newBufferedWriter(draft)) {
                for (Dataset.Part<?> part : training.parts()) {
                    part(part, !training.unweighted(), lineage, set, out);
                }
            }
            if (parquet) {
                parquet(draft, new Items(training.parts().get(0).items()).fields(), file, !training.unweighted());
                Files.delete(draft);
            } else {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException | SQLException e) {
            throw new UserError("cannot write " + file + ": " + e.getMessage(), "check free space and permissions", e);
        }
        return lineage.add(name, file.getFileName().toString(), training, set);
    }

    /** Adds a training set to the chain without writing it. */
    public static Node skip(String name, Dataset<?> training, Lineage lineage) {
        Digest set = new Digest();
        training.parts().forEach(part -> new Items(part.items()).addTo(set));
        return lineage.add(name, "", training, set);
    }

    /** Writes the manifest of all that was written. */
    public void manifest(List<Node> nodes) {
        Path file = folder.resolve(Node.MANIFEST);
        StringBuilder lines = new StringBuilder();
        nodes.forEach(node -> lines.append(JSON.writeValueAsString(node.json())).append('\n'));
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e.getMessage(), "check free space and permissions", e);
        }
    }

    /** What is the same for all records of a part is made once. */
    private static void part(Dataset.Part<?> part, boolean weighted, Lineage lineage, Digest set, BufferedWriter out)
            throws IOException {
        Items items = new Items(part.items());
        String said = JSON.writeValueAsString(Node.json(lineage.of(part.generation())));
        String end = (weighted ? ",\"" + Column.WEIGHT + "\":" + Decimal.of(part.weight()) : "") + ","
                + said.substring(1, said.length() - 1) + ",\"" + Column.SHA256 + "\":\"";
        List<Items.Field> fields = items.fields();
        for (int i = 0; i < items.size(); i++) {
            Optional<String> text = items.text(i);
            double[] numbers = items.numbers(i);
            String hash = text.map(Digest::of).orElseGet(() -> Digest.of(numbers));
            set.add(hash);
            out.write('{');
            if (text.isPresent()) {
                out.write("\"" + Items.TEXT + "\":" + JSON.writeValueAsString(text.get()));
            } else {
                numbers(fields, numbers, out);
            }
            out.write(end + hash + "\"}\n");
        }
    }

    private static void numbers(List<Items.Field> fields, double[] numbers, BufferedWriter out) throws IOException {
        int at = 0;
        for (int j = 0; j < fields.size(); j++) {
            out.write((j > 0 ? "," : "") + JSON.writeValueAsString(fields.get(j).name()) + ":");
            switch (fields.get(j).type()) {
                case WHOLE -> out.write(Long.toString((long) numbers[at++]));
                case NUMBERS -> {
                    // the other columns hold one number each
                    int end = numbers.length - (fields.size() - 1);
                    for (int first = at; at < end; at++) {
                        out.write((at > first ? "," : "[") + Decimal.of(numbers[at]));
                    }
                    out.write(']');
                }
                default -> out.write(Decimal.of(numbers[at++]));
            }
        }
    }

    private static void parquet(Path lines, List<Items.Field> fields, Path file, boolean weighted) throws SQLException {
        List<String> types = new ArrayList<>();
        fields.forEach(field -> types.add(Duck.literal(field.name()) + ": '"
                + switch (field.type()) {
                    case TEXT -> "VARCHAR";
                    case NUMBER -> "DOUBLE";
                    case WHOLE -> "BIGINT";
                    case NUMBERS -> "DOUBLE[]";
                }
                + "'"));
        if (weighted) {
            types.add("'" + Column.WEIGHT + "': 'DOUBLE'");
        }
        types.add("'origin': 'VARCHAR', 'generator': 'VARCHAR', 'generation': 'INTEGER', 'parents': 'VARCHAR[]',"
                + " 'sha256': 'VARCHAR'");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM read_json(" + Duck.path(lines) + ", format='newline_delimited', columns={"
                            + String.join(", ", types) + "})) TO " + Duck.literal(file.toString())
                            + " (FORMAT parquet, COMPRESSION zstd)");
        }
    }
}
