package org.genloss.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.genloss.data.Vocabulary;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/** Reads documents of files one after another, once; keeps the sampled sequences and the types met. */
final class TextReader {

    private static final String PLAIN = ".*\\.(txt|tokens)";
    private static final String TABLES = ".*\\.(csv|tsv|jsonl|ndjson|parquet)";
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

    /** The files that a source means. */
    static FileSet files(Text source) {
        if (!Files.isDirectory(source.path())) {
            return FileSet.of(source.path());
        }
        return source.textColumn().isPresent()
                ? FileSet.below(source.path(), name -> name.matches(TABLES), ".csv, .tsv, .jsonl, .ndjson, .parquet")
                : FileSet.below(source.path(), name -> name.matches(PLAIN), ".txt, .tokens");
    }

    /** Reads all documents of a file. */
    void read(DataFile file) {
        if (file.format() == DataFile.Format.TEXT && source.textColumn().isEmpty()) {
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
        Map<String, Duck.Column> columns = Duck.columns(file);
        String name = source.textColumn()
                .orElseThrow(() -> new UserError(
                        file.path() + " is a table, and text_column is not set",
                        "set text_column to one of "
                                + columns.keySet().stream().limit(10).toList()));
        if (!columns.containsKey(name)) {
            throw Names.unknownColumn(file, name, columns.keySet());
        }
        CodePoints codePoints = new CodePoints(tokeniser);
        String text = "CAST(" + columns.get(name).value() + " AS VARCHAR)";
        Duck.query(file, columns, List.of(name), text, (row, number) -> {
            String document = row.getString(1);
            if (document != null && source.unit() == Vocabulary.Unit.BYTES) {
                for (byte b : document.getBytes(StandardCharsets.UTF_8)) {
                    tokeniser.feed(b & 0xff);
                }
                tokeniser.end();
            } else if (document != null) {
                codePoints.read(document);
            }
        });
    }
}
