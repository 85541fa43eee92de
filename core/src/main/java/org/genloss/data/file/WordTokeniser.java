package org.genloss.data.file;

import com.ibm.icu.lang.UCharacter;
import java.util.Locale;
import org.genloss.data.WordClass;

/**
 * Words: letters, digits and marks, with apostrophes and hyphens between them. Every other code point that is not white
 * space is a token of its own; {@code <unk>} is one token. See {@link WordClass}.
 */
final class WordTokeniser implements Tokeniser {

    private static final int NONE = -1;

    private final Types types;
    private final boolean lowercase;
    private final Sequences sequences;
    private final StringBuilder word = new StringBuilder();
    /** An apostrophe or hyphen that follows the word and belongs to it if the word goes on. */
    private int joiner = NONE;
    /** How many code points of {@link Types#UNKNOWN} have been met. */
    private int matched;

    WordTokeniser(Types types, boolean lowercase, Sequences sequences) {
        this.types = types;
        this.lowercase = lowercase;
        this.sequences = sequences;
    }

    @Override
    public void feed(int c) {
        if (matched > 0) {
            if (c == Types.UNKNOWN.charAt(matched)) {
                matched++;
                if (matched == Types.UNKNOWN.length()) {
                    matched = 0;
                    sequences.token(types.number(Types.UNKNOWN), false);
                }
                return;
            }
            unmatch();
        }
        if (c == '<') {
            endWord();
            matched = 1;
        } else {
            plain(c);
        }
    }

    @Override
    public void end() {
        unmatch();
        endWord();
        sequences.end();
    }

    /** What began like {@code <unk>} was something else. */
    private void unmatch() {
        int length = matched;
        matched = 0;
        for (int i = 0; i < length; i++) {
            plain(Types.UNKNOWN.charAt(i));
        }
    }

    private void plain(int c) {
        byte kind = WordClass.of(c);
        if (kind == WordClass.WORD) {
            if (joiner != NONE) {
                word.appendCodePoint(joiner);
                joiner = NONE;
            }
            word.appendCodePoint(c);
        } else if (kind == WordClass.JOINER && word.length() > 0 && joiner == NONE) {
            joiner = c;
        } else {
            endWord();
            if (c == '\n') {
                sequences.lineEnd(-1);
            } else if (kind != WordClass.SPACE) {
                sequences.token(types.number(Character.toString(c)), false);
            }
        }
    }

    private void endWord() {
        if (word.length() > 0) {
            String text = word.toString();
            sequences.token(types.number(lowercase ? UCharacter.toLowerCase(Locale.ROOT, text) : text), false);
            word.setLength(0);
        }
        if (joiner != NONE) {
            sequences.token(types.number(Character.toString(joiner)), false);
            joiner = NONE;
        }
    }
}
