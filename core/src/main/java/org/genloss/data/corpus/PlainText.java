package org.genloss.data.corpus;

import java.nio.charset.StandardCharsets;

/**
 * A plain text: a document, or several where it is long. Line ends become {@code \n}, a byte order mark is left out; so is a line
 * that is not UTF-8.
 */
final class PlainText {

    /**
     * Most characters of a document, so that memory is bounded. A longer text is cut after the last blank line before it, or
     * after the last line, or where it is where a line is as long as that.
     */
    static final int LONGEST = 1 << 20;

    private static final char MARK = 0xFEFF;

    private final Lines lines;
    private final Sink sink;
    private final StringBuilder text = new StringBuilder();
    private long number;

    /**
     * @param lines in pieces of {@link #LONGEST} bytes or fewer
     */
    PlainText(Lines lines, Sink sink) {
        this.lines = lines;
        this.sink = sink;
    }

    /** Reads all. */
    void read() {
        while (lines.next() || lines.rest()) {
            int bad = Utf8.firstBad(lines.buffer(), lines.start(), lines.stop());
            if (bad >= 0) {
                sink.damaged(Damage.Kind.NOT_UTF8, lines.number(), "is not UTF-8");
            } else {
                add(new String(lines.buffer(), lines.start(), lines.stop() - lines.start(), StandardCharsets.UTF_8));
            }
        }
        if (text.length() > 0) {
            give(text.length());
        }
    }

    private void add(String line) {
        boolean marked =
                lines.number() == 1 && number == 0 && text.length() == 0 && !line.isEmpty() && line.charAt(0) == MARK;
        String content = marked ? line.substring(1) : line;
        int length = content.length();
        boolean carriageReturn = lines.whole() && length > 0 && content.charAt(length - 1) == '\r';
        content = carriageReturn ? content.substring(0, length - 1) : content;
        text.append(
                content.indexOf('\r') < 0
                        ? content
                        : content.replace("\r\n", "\n").replace('\r', '\n'));
        if (lines.fed()) {
            text.append('\n');
        }
        while (text.length() >= LONGEST) {
            give(cut());
        }
    }

    /** Where the text is cut that has become too long. */
    private int cut() {
        int blank = text.lastIndexOf("\n\n", LONGEST - 2);
        if (blank > 0) {
            return blank + 2;
        }
        int line = text.lastIndexOf("\n", LONGEST - 1);
        if (line > 0) {
            return line + 1;
        }
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }

    private void give(int length) {
        sink.document(text.substring(0, length), ++number);
        text.delete(0, length);
    }
}
