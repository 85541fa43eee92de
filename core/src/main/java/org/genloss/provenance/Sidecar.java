package org.genloss.provenance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands beside a file that has no columns of its own for it: {@code FILE.provenance.jsonl}, one line of JSON a record, in
 * their order, with the columns as keys.
 */
final class Sidecar implements AutoCloseable {

    private final Path path;
    private final BufferedReader lines;
    private long read;

    private Sidecar(Path path, BufferedReader lines) {
        this.path = path;
        this.lines = lines;
    }

    /** That of a file; absent where there is none, or the file has columns of its own. */
    static Sidecar of(RecordFile file) {
        Path path = file.sidecar();
        if (file.says() || !Files.exists(path)) {
            return new Sidecar(path, null);
        }
        try {
            return new Sidecar(path, Files.newBufferedReader(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    boolean absent() {
        return lines == null;
    }

    /**
     * What is said of the next record.
     *
     * @throws IllegalArgumentException if it cannot be understood
     */
    Provenance next() {
        if (absent()) {
            return Provenance.UNKNOWN;
        }
        String line = line();
        if (line == null) {
            throw new IllegalArgumentException(path.getFileName() + " has only " + read + " lines");
        }
        return read(line);
    }

    private Provenance read(String line) {
        read++;
        try {
            return Column.read(JsonMapper.shared().readTree(line));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "line " + read + " of " + path.getFileName() + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** What is said of the next record; empty at the end. */
    Optional<Provenance> more() {
        if (absent()) {
            return Optional.empty();
        }
        String line = line();
        return line == null ? Optional.empty() : Optional.of(read(line));
    }

    /** @throws UserError if there are more lines than there were records */
    void checkEnd() {
        if (!absent() && line() != null) {
            throw new UserError(
                    path + " has more lines than its file has records, " + read,
                    "give it one line of JSON a record, in their order");
        }
    }

    private String line() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static UserError unreadable(Path path, IOException e) {
        return new UserError(path + " could not be read: " + e.getMessage(), "check that it is UTF-8 and readable", e);
    }

    @Override
    public void close() {
        try {
            if (lines != null) {
                lines.close();
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }
}
