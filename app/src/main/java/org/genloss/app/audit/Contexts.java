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
            return search(file, lines ? Long.parseLong(example.substring(colon + 1)) : 0, text);
        } catch (IOException | InvalidPathException | NumberFormatException e) {
            // it was named as an example of what is not there any more: neither need the file be
            return Optional.empty();
        }
    }

    /** In one line of a file, or in the first that has it if {@code number} is 0. */
    private static Optional<String> search(Path file, long number, String text) throws IOException {
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
                    int found = find(both, text);
                    if (found >= 0) {
                        return Optional.of(cut(both, found, text.length()));
                    }
                    before = number == 0 ? line.substring(Math.max(0, line.length() - AROUND)) + " " : "";
                }
            }
        }
        return Optional.empty();
    }

    /** Where it stands as a whole word, in any case; -1 if it does not. */
    private static int find(String line, String text) {
        String low = line.toLowerCase(Locale.ROOT);
        String wanted = text.toLowerCase(Locale.ROOT);
        if (low.length() != line.length()) {
            return -1;
        }
        for (int at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(low.charAt(at - 1));
            boolean ends = end == low.length() || !Character.isLetterOrDigit(low.charAt(end));
            if (begins && ends) {
                return at;
            }
        }
        return -1;
    }

    private static String cut(String line, int at, int length) {
        int from = Math.max(0, at - AROUND);
        int to = Math.min(line.length(), at + length + AROUND);
        return (from > 0 ? "…" : "") + line.substring(from, to).strip() + (to < line.length() ? "…" : "");
    }
}
