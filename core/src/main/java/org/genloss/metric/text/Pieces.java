package org.genloss.metric.text;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Tokens;

/**
 * A sequence cut into the text that each of its tokens adds. Some tokens are no text by themselves: those of a part of a
 * character are empty until the one that completes it.
 */
final class Pieces {

    private static final char NO_TEXT = '\uFFFD';

    private Pieces() {}

    /** As many pieces as tokens, which together are the text of the sequence but for bytes that are no text at all. */
    static List<String> of(Tokens text, int sequence) {
        int end = text.offsets()[sequence + 1];
        List<String> pieces = new ArrayList<>();
        // what a token adds may depend on the one before (a space): known is told apart from what is read with it
        int known = text.offsets()[sequence];
        int read = known;
        for (int at = known + 1; at <= end; at++) {
            String before = decoded(text, known, read);
            String after = decoded(text, known, at);
            boolean whole = after.isEmpty() || after.charAt(after.length() - 1) != NO_TEXT;
            if (whole || at == end) {
                pieces.add(after.startsWith(before) ? after.substring(before.length()) : decoded(text, read, at));
                known = read;
                read = at;
            } else {
                pieces.add("");
            }
        }
        return pieces;
    }

    private static String decoded(Tokens text, int from, int to) {
        return from == to ? "" : text.vocabulary().text(text.tokens(), from, to);
    }
}
