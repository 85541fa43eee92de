package org.genloss.data.file;

import com.ibm.icu.lang.UCharacter;

/** Every code point a token. */
final class CharacterTokeniser implements Tokeniser {

    private static final int CACHED = 0x3000;

    private final Types types;
    private final boolean lowercase;
    private final Sequences sequences;
    /** Numbers of frequent code points plus one; 0 where there is none yet. */
    private final int[] cache = new int[CACHED];

    CharacterTokeniser(Types types, boolean lowercase, Sequences sequences) {
        this.types = types;
        this.lowercase = lowercase;
        this.sequences = sequences;
    }

    @Override
    public void feed(int codePoint) {
        int c = lowercase ? UCharacter.toLowerCase(codePoint) : codePoint;
        if (c == '\n') {
            sequences.lineEnd(number(c));
        } else {
            sequences.token(number(c), UCharacter.isUWhiteSpace(c));
        }
    }

    private int number(int c) {
        if (c >= CACHED) {
            return types.number(Character.toString(c));
        }
        if (cache[c] == 0) {
            cache[c] = 1 + types.number(Character.toString(c));
        }
        return cache[c] - 1;
    }

    @Override
    public void end() {
        sequences.end();
    }
}
