package org.genloss.audit;

import com.ibm.icu.lang.UCharacter;
import java.util.Arrays;
import java.util.Locale;
import org.genloss.data.WordClass;

/**
 * Finds and hashes the words of a piece of text: those that the laboratory's source {@code text} finds, {@code <unk>} among them.
 */
final class Words {

    private static final String UNKNOWN = "<unk>";

    private char[] chars;
    private int to;
    private int count;
    private int[] starts;
    private int[] ends;

    /** The words of a text, from a character on. */
    Words(char[] chars, int from) {
        this.chars = chars;
        this.to = chars.length;
        int guess = Math.max(8, (to - from) / 5);
        starts = new int[guess];
        ends = new int[guess];
        find(from);
    }

    /** Makes each word lower case by itself; nothing else of the text changes. */
    void lower() {
        for (int i = 0; i < count; i++) {
            for (int at = starts[i]; at < ends[i]; at++) {
                if (chars[at] >= 0x80) {
                    lowerFrom(i);
                    return;
                }
                if (chars[at] >= 'A' && chars[at] <= 'Z') {
                    chars[at] += 'a' - 'A';
                }
            }
        }
    }

    /** As above, where lower case can be longer: from a word on. */
    private void lowerFrom(int first) {
        StringBuilder text = new StringBuilder(to);
        int done = 0;
        for (int i = first; i < count; i++) {
            text.append(chars, done, starts[i] - done);
            done = ends[i];
            String word = new String(chars, starts[i], ends[i] - starts[i]);
            boolean letters = WordClass.of(word.codePointAt(0)) == WordClass.WORD;
            starts[i] = text.length();
            text.append(letters ? UCharacter.toLowerCase(Locale.ROOT, word) : word);
            ends[i] = text.length();
        }
        text.append(chars, done, to - done);
        chars = text.toString().toCharArray();
        to = chars.length;
    }

    String text() {
        return new String(chars, 0, to);
    }

    /** Of the whole text. */
    long hash() {
        return Hashes.of(chars, 0, to);
    }

    int count() {
        return count;
    }

    int[] starts() {
        return starts;
    }

    int[] ends() {
        return ends;
    }

    /** Of each word. */
    long[] hashes() {
        long[] hashes = new long[count];
        for (int i = 0; i < count; i++) {
            hashes[i] = Hashes.of(chars, starts[i], ends[i]);
        }
        return hashes;
    }

    private void find(int from) {
        int i = from;
        while (i < to) {
            char c = chars[i];
            byte kind = Character.isSurrogate(c) ? kind(i) : WordClass.of(c);
            if (kind == WordClass.SPACE) {
                i++;
                continue;
            }
            int end;
            if (kind == WordClass.WORD) {
                end = wordEnd(i);
            } else if (c == '<' && isUnknown(i)) {
                end = i + UNKNOWN.length();
            } else {
                end = i + width(i);
            }
            add(i, end);
            i = end;
        }
    }

    private int wordEnd(int start) {
        int i = start;
        while (i < to) {
            char c = chars[i];
            if (Character.isSurrogate(c)) {
                if (kind(i) != WordClass.WORD) {
                    return i;
                }
                i += width(i);
            } else {
                byte kind = WordClass.of(c);
                if (kind == WordClass.SPACE
                        || kind == WordClass.OTHER
                        || kind == WordClass.JOINER && !(i + 1 < to && kind(i + 1) == WordClass.WORD)) {
                    return i;
                }
                i++;
            }
        }
        return to;
    }

    private byte kind(int i) {
        return width(i) == 2 ? WordClass.of(Character.toCodePoint(chars[i], chars[i + 1])) : WordClass.of(chars[i]);
    }

    private int width(int i) {
        return Character.isHighSurrogate(chars[i]) && i + 1 < to && Character.isLowSurrogate(chars[i + 1]) ? 2 : 1;
    }

    private boolean isUnknown(int start) {
        if (start + UNKNOWN.length() > to) {
            return false;
        }
        for (int i = 1; i < UNKNOWN.length(); i++) {
            if (chars[start + i] != UNKNOWN.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        count++;
    }
}
