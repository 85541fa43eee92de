package org.genloss.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.genloss.spec.UserError;

/**
 * The documents of text files and tables, streamed: plain files (a file is a document) or a column of CSV, TSV, JSONL or
 * Parquet files (a row is one), as they are or as .gz or .zst. Line ends become {@code \n}, a byte order mark is left out.
 */
public final class Documents {

    private static final String PLAIN = ".*\\.(txt|tokens)";
    private static final String TABLES = ".*\\.(csv|tsv|jsonl|ndjson|parquet)";

    /** Characters of a line or document that is held in memory at once. */
    private static final int LONGEST = 1 << 28;

    private final FileSet files;
    private final Optional<String> textColumn;
    private final Charset encoding;
    private final List<String> hashes;

    private Documents(FileSet files, Optional<String> textColumn, Charset encoding) {
        this.files = files;
        this.textColumn = textColumn;
        this.encoding = encoding;
        this.hashes = files.files().stream().map(DataFile::hash).toList();
    }

    /**
     * The documents that a path of a spec means. Every file is read once for its hash.
     *
     * @param path a file, a pattern in the file name, or a folder with all below it
     * @param textColumn the column that holds the text; tables are read if it is given
     * @param encoding of plain files; see {@link #isCharset}
     * @throws UserError if there is no such file, or one is unreadable, empty, damaged or not what its name says
     */
    public static Documents at(Path path, Optional<String> textColumn, String encoding) {
        return new Documents(files(path, textColumn.isPresent()), textColumn, Charset.forName(encoding));
    }

    /** Whether this is the name of a character set that this Java knows. */
    public static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /**
     * Gives every line of every document with its line end, which the last line of a document may lack. A document without
     * any text is one empty line.
     *
     * @throws UserError if a file cannot be read or decoded, or lacks the column; or if a line has more than 2^28 characters
     */
    public void lines(Consumer<String> visitor) {
        feed(new Collector(true, visitor));
    }

    /**
     * Gives every document whole.
     *
     * @throws UserError as {@link #lines}
     */
    public void whole(Consumer<String> visitor) {
        feed(new Collector(false, visitor));
    }

    /** SHA-256 of the file; of several, of the lines "hash, two spaces, name" in order. */
    public String hash() {
        return files.hash(hashes);
    }

    /** What the files are, if all of them are files of published texts, known by their SHA-256; otherwise empty. */
    public List<String> published() {
        return PublishedText.of(hashes);
    }

    private void feed(Tokeniser tokeniser) {
        for (DataFile file : files.files()) {
            if (isPlain(file, textColumn)) {
                try (InputStream in = file.open()) {
                    new CodePoints(tokeniser).read(in, encoding, file);
                } catch (IOException e) {
                    throw file.unreadable(e);
                }
            } else {
                CodePoints codePoints = new CodePoints(tokeniser);
                rows(file, textColumn, codePoints::read);
            }
        }
    }

    /** The files that a path means. */
    static FileSet files(Path path, boolean tables) {
        if (!Files.isDirectory(path)) {
            return FileSet.of(path);
        }
        return tables
                ? FileSet.below(path, name -> name.matches(TABLES), ".csv, .tsv, .jsonl, .ndjson, .parquet")
                : FileSet.below(path, name -> name.matches(PLAIN), ".txt, .tokens");
    }

    /** Whether a file is a document, not a table of them. */
    static boolean isPlain(DataFile file, Optional<String> textColumn) {
        return file.format() == DataFile.Format.TEXT && textColumn.isEmpty();
    }

    /** Gives the documents of a table; missing ones are left out. */
    static void rows(DataFile file, Optional<String> textColumn, Consumer<String> visitor) {
        Map<String, Duck.Column> columns = Duck.columns(file);
        String name = textColumn.orElseThrow(() -> new UserError(
                file.path() + " is a table, and text_column is not set",
                "set text_column to one of "
                        + columns.keySet().stream().limit(10).toList()));
        if (!columns.containsKey(name)) {
            throw Names.unknownColumn(file, name, columns.keySet());
        }
        String text = "CAST(" + columns.get(name).value() + " AS VARCHAR)";
        Duck.query(file, columns, List.of(name), text, (row, number) -> {
            String document = row.getString(1);
            if (document != null) {
                visitor.accept(document);
            }
        });
    }

    /** Collects lines with their ends, or whole documents. */
    private static final class Collector implements Tokeniser {

        private final boolean lines;
        private final Consumer<String> visitor;
        private final StringBuilder text = new StringBuilder();
        private boolean given;

        Collector(boolean lines, Consumer<String> visitor) {
            this.lines = lines;
            this.visitor = visitor;
        }

        @Override
        public void feed(int codePoint) {
            text.appendCodePoint(codePoint);
            if (lines && codePoint == '\n') {
                give();
            } else if (text.length() > LONGEST) {
                throw new UserError(
                        (lines ? "a line" : "a document") + " has more than " + LONGEST + " characters",
                        "cut it into several" + (lines ? "" : ", or read it line by line"));
            }
        }

        @Override
        public void end() {
            if (text.length() > 0 || !given) {
                give();
            }
            given = false;
        }

        private void give() {
            visitor.accept(text.toString());
            text.setLength(0);
            given = true;
        }
    }
}
