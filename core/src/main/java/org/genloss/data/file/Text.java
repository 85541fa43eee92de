package org.genloss.data.file;

import java.nio.file.Path;
import java.util.Optional;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** Text of files as sequences of words, characters or bytes. */
@Doc(
        "Text: a file, a pattern, or a folder with all its .txt and .tokens files, also as .gz or .zst; or a text column of "
                + "CSV, TSV, JSONL or Parquet files. A file, or a row of a table, is a document.")
public record Text(
        @Doc("The file, a pattern such as books/*.txt (in the file name only), or a folder, read with all below it.")
        Path path,

        @Doc("What a token is: words (and every punctuation mark), characters or bytes.") @Default("words")
        Vocabulary.Unit unit,

        @Doc("What a sequence is: a block of tokens, a line, a paragraph (up to a blank line) or a document.")
        @Default("block")
        Split split,

        @Doc("Tokens in a block; what is left of a document at its end, fewer than a block, is dropped.") @Default("64")
        int block,

        @Doc("Whether upper case becomes lower case; not for bytes.") @Default("false")
        boolean lowercase,

        @Doc("Types that occur less often in the training sequences become <unk>.") @Default("1")
        int minCount,

        @Doc("At most so many types, the most frequent; the others become <unk>. All if left out.")
        Optional<Integer> maxTypes,

        @Doc("At most so many sequences are kept in memory: a uniform sample of all, by the run's seed.")
        @Default("1000000")
        int keep,

        @Doc("Share of the kept sequences that no generation is trained on, from 0 to less than 1; picked at random.")
        @Default("0.1")
        double heldOut,

        @Doc("Column that holds the text, for tables.") Optional<String> textColumn,

        @Doc("Encoding of plain text files.") @Default("UTF-8")
        String encoding)
        implements Source<Tokens> {

    /** What a sequence is. */
    public enum Split {
        /** A fixed number of tokens. */
        BLOCK,
        /** A line that is not blank. */
        LINE,
        /** Lines up to a blank one. */
        PARAGRAPH,
        /** A file, or a row of a table. */
        DOCUMENT
    }

    /** Checks the ranges; the files are looked at when they are opened. */
    public Text {
        Require.that(
                unit != Vocabulary.Unit.SUBWORDS,
                "unit",
                "words, characters or bytes (subwords are a source of their own)",
                "subwords");
        Require.atLeast("block", block, 1);
        Require.atLeast("min_count", minCount, 1);
        maxTypes.ifPresent(most -> Require.atLeast("max_types", most, 1));
        Require.atLeast("keep", keep, 1);
        Require.that(heldOut >= 0 && heldOut < 1, "held_out", "0 or more and below 1", heldOut);
        Require.that(!lowercase || unit != Vocabulary.Unit.BYTES, "lowercase", "false where unit is bytes", lowercase);
        Require.that(Documents.isCharset(encoding), "encoding", "the name of a character set, such as UTF-8", encoding);
    }

    @Override
    public Class<Tokens> sampleType() {
        return Tokens.class;
    }

    @Override
    public Supply<Tokens> open(Seed seed) {
        FileSet files = Documents.files(path, textColumn.isPresent());
        String hash = files.hash();
        TextReader reader = new TextReader(this, seed.at("keep"));
        files.files().forEach(reader::read);
        Corpus corpus = reader.finish(seed.at("split"));
        return new Pool<>(corpus.training(), corpus.heldOut(), path.toString(), hash);
    }
}
