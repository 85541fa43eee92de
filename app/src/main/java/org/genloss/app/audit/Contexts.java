package org.genloss.app.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The text around a word in the file where it was met, if that is a text that is still there. */
public final class Contexts {

    /** Characters on each side. */
    private static final int AROUND = 50;

    /** Characters of a file that are looked at: an example in a larger one is named, but not shown. */
    private static final int MOST = 1 << 26;

    private Contexts() {}

    /**
     * Looks for it.
     *
     * @param text the word, or words with single spaces between them
     * @param example {@code file:number}; the number of a line, or 1 for a plain file
     */
    public static Optional<String> of(String text, String example) {
        int colon = example.lastIndexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(example.substring(0, colon));
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            boolean lines = name.matches(".*\\.(jsonl|ndjson|json|csv|tsv)");
            if (!Files.isRegularFile(file) || name.matches(".*\\.(gz|zst|parquet)")) {
                return Optional.empty();
            }
            long number = lines ? Long.parseLong(example.substring(colon + 1)) : 0;
            // as it is written, if it is there; words of a profile in lower case stand there in any
            Optional<String> found = search(file, number, text, false);
            return found.isPresent() ? found : search(file, number, text, true);
        } catch (IOException | InvalidPathException | NumberFormatException e) {
            // it was named as an example of what is not there any more: neither need the file be
            return Optional.empty();
        }
    }

    /** In one line of a file, or in the first that has it if {@code number} is 0. */
    private static Optional<String> search(Path file, long number, String text, boolean anyCase) throws IOException {
        long seen = 0;
        String before = "";
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            long at = 0;
            for (String line = in.readLine(); line != null && seen < MOST; line = in.readLine()) {
                seen += line.length();
                at++;
                if (number == 0 || number == at) {
                    // a pair of words may stand on two lines
                    String both = before + line;
                    int found = find(both, text, anyCase);
                    if (found >= 0) {
                        return Optional.of(cut(both, found, text.length()));
                    }
                    before = number == 0 ? end(line) : "";
                }
            }
        }
        return Optional.empty();
    }

    /** The last whole words of a line, and a space. */
    private static String end(String line) {
        int from = Math.max(0, line.length() - AROUND);
        int space = from == 0 ? -1 : line.indexOf(' ', from);
        return (from > 0 && space < 0 ? "" : line.substring(space + 1)) + " ";
    }

    /** Where it stands as a whole word; -1 if it does not. */
    private static int find(String line, String text, boolean anyCase) {
        String in = anyCase ? line.toLowerCase(Locale.ROOT) : line;
        String wanted = anyCase ? text.toLowerCase(Locale.ROOT) : text;
        if (in.length() != line.length()) {
            return -1;
        }
        for (int at = in.indexOf(wanted); at >= 0; at = in.indexOf(wanted, at + 1)) {
            if (!continues(in, at, -1) && !continues(in, at + wanted.length() - 1, 1)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether a word goes on beyond its character at {@code from}: with a letter or digit, or as 13,000 beyond 13. */
    private static boolean continues(String line, int from, int step) {
        int next = from + step;
        boolean inside = next >= 0 && next < line.length();
        if (!inside || Character.isLetterOrDigit(line.charAt(next))) {
            return inside;
        }
        int after = next + step;
        return ".,'’".indexOf(line.charAt(next)) >= 0
                && after >= 0
                && after < line.length()
                && Character.isLetterOrDigit(line.charAt(from))
                && Character.isLetterOrDigit(line.charAt(after));
    }

    private static String cut(String line, int at, int length) {
        int from = Math.max(0, at - AROUND);
        int to = Math.min(line.length(), at + length + AROUND);
        return (from > 0 ? "…" : "") + line.substring(from, to).strip() + (to < line.length() ? "…" : "");
    }
}
