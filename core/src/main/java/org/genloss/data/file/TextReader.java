package org.genloss.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.genloss.data.Vocabulary;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/** Reads documents of files one after another, once; keeps the sampled sequences and the types met. */
final class TextReader {

    private static final int BUFFER = 1 << 16;

    private final Text source;
    private final Types types = new Types();
    private final Sequences sequences;
    private final Tokeniser tokeniser;

    TextReader(Text source, Seed seed) {
        this.source = source;
        this.sequences = new Sequences(source.split(), source.block(), source.keep(), seed);
        this.tokeniser = switch (source.unit()) {
            case WORDS -> new WordTokeniser(types, source.lowercase(), sequences);
            case CHARACTERS -> new CharacterTokeniser(types, source.lowercase(), sequences);
            case BYTES -> new ByteTokeniser(types, sequences);
            case SUBWORDS -> throw new IllegalStateException("text checks its unit");
        };
    }

    /** Reads all documents of a file. */
    void read(DataFile file) {
        if (Documents.isPlain(file, source.textColumn())) {
            readPlain(file);
        } else {
            readTable(file);
        }
    }

    /** The kept sequences with their vocabulary. */
    Corpus finish(Seed split) {
        if (sequences.kept().isEmpty()) {
            throw new UserError(
                    source.path() + " has no sequence"
                            + (source.split() == Text.Split.BLOCK ? " of " + source.block() + " tokens" : ""),
                    "give more text" + (source.split() == Text.Split.BLOCK ? ", or a smaller block" : ""));
        }
        return Corpus.of(source, types.names(), sequences.kept(), split);
    }

    private void readPlain(DataFile file) {
        try (InputStream in = file.open()) {
            if (source.unit() == Vocabulary.Unit.BYTES) {
                readBytes(in);
            } else {
                new CodePoints(tokeniser).read(in, Charset.forName(source.encoding()), file);
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private void readBytes(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            for (int i = 0; i < count; i++) {
                tokeniser.feed(buffer[i] & 0xff);
            }
        }
        tokeniser.end();
    }

    private void readTable(DataFile file) {
        CodePoints codePoints = new CodePoints(tokeniser);
        Documents.rows(file, source.textColumn(), document -> {
            if (source.unit() == Vocabulary.Unit.BYTES) {
                for (byte b : document.getBytes(StandardCharsets.UTF_8)) {
                    tokeniser.feed(b & 0xff);
                }
                tokeniser.end();
            } else {
                codePoints.read(document);
            }
        });
    }
}
