package org.genloss.data.file;

/** Turns a document into tokens as it streams by. */
interface Tokeniser {

    /** The next code point (the next byte, for {@link ByteTokeniser}); line ends are {@code \n}. */
    void feed(int unit);

    /** The end of the document. */
    void end();
}
