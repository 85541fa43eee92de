package org.genloss.data.file;

import java.util.Locale;

/** Every byte a token, named by its two hexadecimal digits. */
final class ByteTokeniser implements Tokeniser {

    private final Types types;
    private final Sequences sequences;

    ByteTokeniser(Types types, Sequences sequences) {
        this.types = types;
        this.sequences = sequences;
        for (int b = 0; b < 256; b++) {
            types.number(String.format(Locale.ROOT, "%02x", b));
        }
    }

    @Override
    public void feed(int b) {
        if (b == '\n') {
            sequences.lineEnd(b);
        } else {
            sequences.token(b, b == ' ' || b == '\t' || b == '\r');
        }
    }

    @Override
    public void end() {
        sequences.end();
    }
}
