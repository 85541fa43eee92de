package org.genloss.data.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.genloss.spec.UserError;

/**
 * The column names in the first record of a CSV file (RFC 4180). We read it ourselves so that nothing about the file is
 * guessed from a sample of it; then a bad line has a number.
 */
final class CsvHeader {

    private static final int LONGEST = 1 << 20;
    private static final int END = -1;

    private CsvHeader() {}

    static List<String> read(DataFile file, char delimiter) {
        List<String> names;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
            names = parse(in, delimiter, file);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new UserError(file.path() + " has two columns called '" + name + "'", "rename one of them");
            }
        }
        return names;
    }

    private static List<String> parse(BufferedReader in, char delimiter, DataFile file) throws IOException {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int length = 0; length < LONGEST; length++) {
            int c = in.read();
            if (c == '\uFEFF' && length == 0) {
                continue;
            }
            if (quoted && c != '"' && c != END) {
                name.append((char) c);
            } else if (c == '"') {
                in.mark(1);
                boolean doubled = quoted && in.read() == '"';
                if (doubled) {
                    name.append('"');
                } else {
                    if (quoted) {
                        in.reset();
                    }
                    quoted = !quoted;
                }
            } else if (c == delimiter) {
                names.add(name.toString());
                name.setLength(0);
            } else if (c == '\n' || c == '\r' || c == END) {
                names.add(name.toString());
                return names;
            } else {
                name.append((char) c);
            }
        }
        throw new UserError(
                file.path() + " has no line end in its first " + LONGEST + " characters", "is it a CSV file?");
    }
}
