package org.genloss.model.external;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as a POSIX shell does: at blanks, with quotes and backslashes, nothing expanded. */
final class Words {

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private Words(String line) {
        this.line = line;
    }

    /**
     * The words of a line.
     *
     * @throws IllegalArgumentException if a quote is not closed or the line ends in a backslash
     */
    static List<String> split(String line) {
        return new Words(line).split();
    }

    private List<String> split() {
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (Character.isWhitespace(c)) {
                end();
                i++;
            } else {
                inWord = true;
                i = c == '\'' || c == '"' ? quoted(i) : plain(i);
            }
        }
        end();
        return List.copyOf(words);
    }

    private int plain(int i) {
        int at = line.charAt(i) == '\\' ? i + 1 : i;
        if (at == line.length()) {
            throw new IllegalArgumentException("command ends in a backslash: " + line);
        }
        word.append(line.charAt(at));
        return at + 1;
    }

    /** Takes in what is between quotes; in double quotes a backslash stands before a quote or a backslash. */
    private int quoted(int open) {
        char quote = line.charAt(open);
        for (int i = open + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            boolean escape =
                    quote == '"' && c == '\\' && i + 1 < line.length() && "\"\\".indexOf(line.charAt(i + 1)) >= 0;
            word.append(escape ? line.charAt(++i) : c);
        }
        throw new IllegalArgumentException("command must close its quotes, but is " + line);
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
