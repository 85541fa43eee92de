package org.genloss.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;
import org.genloss.spec.UserError;

/**
 * Decodes a document strictly into code points, with every line end as {@code \n} and without a byte order mark. A byte
 * that does not belong to the encoding is an error with its place.
 */
final class CodePoints {

    private static final int BUFFER = 1 << 16;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Tokeniser tokeniser;
    private boolean first = true;
    private boolean carriageReturn;
    private char high;

    CodePoints(Tokeniser tokeniser) {
        this.tokeniser = tokeniser;
    }

    /** Feeds a whole document to the tokeniser. */
    void read(InputStream in, Charset encoding, DataFile file) throws IOException {
        CharsetDecoder decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        long offset = 0;
        boolean last = false;
        while (!last) {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            last = count < 0;
            bytes.position(bytes.position() + Math.max(0, count)).flip();
            CoderResult result = decoder.decode(bytes, chars, last);
            feed(chars);
            while (result.isOverflow()) {
                result = decoder.decode(bytes, chars, last);
                feed(chars);
            }
            if (result.isError()) {
                throw undecodable(file, encoding, offset + bytes.position(), bytes);
            }
            offset += bytes.position();
            bytes.compact();
        }
        decoder.flush(chars);
        feed(chars);
        tokeniser.end();
    }

    /** Feeds a whole document to the tokeniser. */
    void read(String document) {
        feed(CharBuffer.wrap(document.toCharArray()), document.length());
        tokeniser.end();
        first = true;
        carriageReturn = false;
        high = 0;
    }

    private void feed(CharBuffer chars) {
        feed(chars, chars.position());
        chars.clear();
    }

    private void feed(CharBuffer chars, int length) {
        char[] array = chars.array();
        for (int i = 0; i < length; i++) {
            char c = array[i];
            if (Character.isHighSurrogate(c)) {
                high = c;
            } else if (Character.isLowSurrogate(c)) {
                feed(Character.toCodePoint(high, c));
            } else {
                feed((int) c);
            }
        }
    }

    private void feed(int c) {
        boolean mark = first && c == BYTE_ORDER_MARK;
        boolean second = carriageReturn && c == '\n';
        first = false;
        carriageReturn = c == '\r';
        if (!mark && !second) {
            tokeniser.feed(c == '\r' ? '\n' : c);
        }
    }

    private static UserError undecodable(DataFile file, Charset encoding, long offset, ByteBuffer bytes) {
        String value = "0x" + HexFormat.of().toHexDigits(bytes.get(bytes.position()));
        String where = file.packing() == DataFile.Packing.NONE ? "" : " of what is packed in it";
        return new UserError(
                file.path() + " is not " + encoding.name() + ": byte " + value + " at offset " + offset + where,
                "name its encoding (encoding: ISO-8859-1), or convert it: iconv -f ISO-8859-1 -t UTF-8 FILE > NEW_FILE");
    }
}
