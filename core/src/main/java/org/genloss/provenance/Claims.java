package org.genloss.provenance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.genloss.spec.UserError;

/** What the files of a source say of all their records, for what is cut from them: which record a piece comes from is not known. */
public final class Claims {

    private Claims() {}

    /**
     * The one origin of all records (unknown if they differ), all generators and the highest generation; empty if no file says
     * anything in columns or beside itself.
     *
     * @param source a file, a folder or a pattern
     * @throws UserError if what a file says cannot be understood
     */
    public static Optional<Provenance> of(Path source) {
        List<Provenance> all = new ArrayList<>();
        boolean said = false;
        List<Path> files =
                RecordFile.below(source).stream().filter(Files::isRegularFile).toList();
        for (Path path : files) {
            RecordFile file = RecordFile.at(path);
            said |= file.says() || Files.exists(file.sidecar());
            all.add(file.says() ? columns(file) : beside(file));
        }
        return said ? Optional.of(together(all)) : Optional.empty();
    }

    private static Provenance columns(RecordFile file) {
        List<String> values = Column.ALL.stream()
                .map(name ->
                        file.columns().containsKey(name) && !name.equals(Column.PARENTS) && !name.equals(Column.SHA256)
                                ? "CAST(" + Duck.identifier(name) + " AS VARCHAR)"
                                : "NULL")
                .toList();
        List<Provenance> all = new ArrayList<>();
        try (Connection connection = Duck.reader();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT " + String.join(", ", values) + " FROM "
                        + file.rows(file.columns().keySet()))) {
            while (rows.next()) {
                String[] row = new String[values.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = rows.getString(i + 1);
                }
                all.add(Column.read(row));
            }
        } catch (SQLException e) {
            throw Duck.unreadable(file.path(), e);
        } catch (IllegalArgumentException e) {
            throw wrong(file, e);
        }
        return together(all);
    }

    private static Provenance beside(RecordFile file) {
        List<Provenance> all = new ArrayList<>();
        try (Sidecar sidecar = Sidecar.of(file)) {
            for (Optional<Provenance> next = sidecar.more(); next.isPresent(); next = sidecar.more()) {
                all.add(next.get());
            }
        } catch (IllegalArgumentException e) {
            throw wrong(file, e);
        }
        return all.isEmpty() ? Provenance.UNKNOWN : together(all);
    }

    private static Provenance together(List<Provenance> all) {
        Origin origin = all.isEmpty() ? Origin.UNKNOWN : all.get(0).origin();
        TreeSet<String> generators = new TreeSet<>();
        int generation = 0;
        for (Provenance one : all) {
            origin = origin == one.origin() ? origin : Origin.UNKNOWN;
            generators.addAll(one.generators());
            generation = Math.max(generation, one.generation().orElse(0));
        }
        return new Provenance(origin, List.copyOf(generators), OptionalInt.of(generation), List.of(), "", 1);
    }

    private static UserError wrong(RecordFile file, IllegalArgumentException e) {
        return new UserError(
                "what " + file.path() + " says of its records cannot be understood: " + e.getMessage(),
                "put it right; `genloss provenance verify` names the records",
                e);
    }
}
