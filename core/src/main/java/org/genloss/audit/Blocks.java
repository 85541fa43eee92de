package org.genloss.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.genloss.data.WordClass;

/**
 * Cuts documents into blocks, a document at a time, from its beginning: where a block ends depends on the document alone. A block
 * ends with the last line end that it has room for, else with the last white space, else where it is full.
 */
public final class Blocks {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final boolean lowercase;

    /**
     * @param lowercase whether words become lower case, each by itself; other characters of the text stay as they are
     */
    public Blocks(boolean lowercase) {
        this.lowercase = lowercase;
    }

    /** The blocks of a document, as they follow each other; none of an empty one. */
    public List<Block> of(String document, String file, long number) {
        List<Block> blocks = new ArrayList<>();
        cut(document, file, number, blocks::add);
        return blocks;
    }

    /** Gives the blocks of a document one by one, so that only one is in memory. */
    public void cut(String document, String file, long number, Consumer<Block> visitor) {
        int index = 0;
        for (int start = 0; start < document.length(); index++) {
            int end = end(document, start);
            visitor.accept(block(document, start, end, file, number, index));
            start = end;
        }
    }

    private static int end(String document, int start) {
        int full = start + Block.LENGTH;
        if (full >= document.length()) {
            return document.length();
        }
        int space = -1;
        for (int i = full - 1; i >= start; i--) {
            char c = document.charAt(i);
            if (c == '\n') {
                return i + 1;
            }
            if (space < 0 && WordClass.of(c) == WordClass.SPACE) {
                space = i;
            }
        }
        if (space >= 0) {
            return space + 1;
        }
        boolean pair =
                Character.isHighSurrogate(document.charAt(full - 1)) && Character.isLowSurrogate(document.charAt(full));
        return pair ? full - 1 : full;
    }

    private Block block(String document, int start, int end, String file, long number, int index) {
        char[] chars = new char[end - start];
        document.getChars(start, end, chars, 0);
        // a byte order mark at the beginning of a document says nothing and is no word
        int from = index == 0 && chars[0] == BYTE_ORDER_MARK ? 1 : 0;
        Words words = new Words(chars, from);
        if (lowercase) {
            words.lower();
        }
        return new Block(
                lowercase ? words.text() : document.substring(start, end),
                words.count(),
                words.starts(),
                words.ends(),
                words.hashes(),
                words.hash(),
                file,
                number,
                index);
    }
}
