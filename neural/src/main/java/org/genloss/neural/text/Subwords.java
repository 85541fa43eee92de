package org.genloss.neural.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.data.file.Documents;
import org.genloss.data.file.Pool;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;

/** Text as blocks of the subwords of a Hugging Face tokenizer, given or trained on the text. */
@Doc(
        value =
                "Text of files as blocks of subwords: rows are cut into tokens one by one, joined, and cut into blocks of one"
                        + " length; what is left at the end is dropped. Reads .txt and .tokens files, also as .gz or .zst, or a text"
                        + " column of CSV, TSV, JSONL or Parquet files.",
        source = "Sennrich et al. 2016 (subwords); Shumailov et al. 2024 (blocks of 64)")
public record Subwords(
        @Doc("Training text: a file, a pattern such as books/*.txt (in the file name only), or a folder, read with all"
                + " below it.")
        Path path,

        @Doc("Text to choose among fits by, given as path is; never trained on, never measured against.")
        Optional<Path> validation,

        @Doc("Text to measure against, given as path is. Left out: a share of the training blocks, see held_out.")
        Optional<Path> test,

        @Doc(
                "Share of the training blocks that no generation is trained on, from 0 to less than 1; picked at random. 0.1"
                        + " if left out; not together with test.")
        Optional<Double> heldOut,

        @Doc(
                "A tokenizer.json of Hugging Face, or a folder that holds one. Left out: a byte-level BPE tokenizer is trained"
                        + " on the training text.")
        Optional<Path> tokenizer,

        @Doc("Tokens of the tokenizer that is trained, 257 or more; without meaning if tokenizer is given.")
        @Default("8192")
        int vocabularySize,

        @Doc("Tokens in a block.") @Default("64") int block,

        @Doc(
                "What a row is: a line, with its line end (one of spaces only is empty, as in the published rows of WikiText),"
                        + " or a document, a file or a row of a table.")
        @Default("line")
        Rows rows,

        @Doc("Whether the tokenizer's own marks stand in every row, such as </s> before it; also in empty rows.")
        @Default("true")
        boolean special,

        @Doc("Whether the token that ends a text stands after every row; for rows that are documents.")
        @Default("false")
        boolean endOfText,

        @Doc("At most so many blocks are kept in memory, of each text: a uniform sample of all, by the run's seed.")
        @Default("1000000")
        int keep,

        @Doc("Column that holds the text, for tables.") Optional<String> textColumn,

        @Doc("Encoding of plain text files.") @Default("UTF-8")
        String encoding)
        implements Source<Tokens> {

    private static final double USUAL_SHARE = 0.1;

    /** What is cut into tokens by itself. */
    public enum Rows {
        /** A line with its line end. */
        LINE,
        /** A file, or a row of a table. */
        DOCUMENT
    }

    /** Checks the ranges; the files are looked at when they are opened. */
    public Subwords {
        heldOut.ifPresent(share -> Require.that(share >= 0 && share < 1, "held_out", "0 or more and below 1", share));
        Require.that(
                heldOut.isEmpty() || test.isEmpty(), "held_out", "left out where test is given", heldOut.orElse(0.0));
        Require.atLeast("vocabulary_size", vocabularySize, BpeTrainer.LEAST_VOCABULARY);
        Require.atLeast("block", block, 1);
        Require.atLeast("keep", keep, 1);
        Require.that(Documents.isCharset(encoding), "encoding", "the name of a character set, such as UTF-8", encoding);
    }

    @Override
    public Class<Tokens> sampleType() {
        return Tokens.class;
    }

    @Override
    public Supply<Tokens> open(Seed seed) {
        Documents training = documents(path);
        Optional<Documents> choosing = validation.map(this::documents);
        Optional<Documents> measuring = test.map(this::documents);
        HuggingFaceTokenizer cutter = tokenizer.map(HuggingFaceTokenizer::read).orElseGet(() -> trained(training));
        if (endOfText && cutter.endOfText().isEmpty()) {
            throw new UserError(
                    "end_of_text is true, but " + cutter + " has no token that ends a text",
                    "set end_of_text: false, or name its eos_token in a tokenizer_config.json beside it");
        }
        Vocabulary vocabulary = new Vocabulary(cutter);
        Pool.Origin origin = origin(training, choosing, measuring, cutter);
        Optional<Tokens> set =
                choosing.map(text -> blocks(text, cutter, vocabulary, validation, seed.at("validation")));
        Tokens blocks = blocks(training, cutter, vocabulary, Optional.of(path), seed.at("keep"));
        return measuring
                .map(text -> Pool.of(blocks, blocks(text, cutter, vocabulary, test, seed.at("test")), set, origin))
                .orElseGet(() -> Pool.split(blocks, heldOut.orElse(USUAL_SHARE), set, origin, seed.at("split")));
    }

    private Documents documents(Path of) {
        return Documents.at(of, textColumn, encoding);
    }

    private HuggingFaceTokenizer trained(Documents text) {
        BpeTrainer trainer = new BpeTrainer(vocabularySize);
        rows(text, trainer::read);
        return HuggingFaceTokenizer.of(trainer.train());
    }

    private Tokens blocks(
            Documents text, HuggingFaceTokenizer cutter, Vocabulary vocabulary, Optional<Path> name, Seed seed) {
        Blocks blocks = new Blocks(block, keep, seed);
        rows(text, row -> {
            blocks.add(cutter.encode(row, special));
            if (endOfText) {
                blocks.add(cutter.endOfText().getAsInt());
            }
        });
        return blocks.finish(vocabulary, name.orElseThrow().toString());
    }

    private void rows(Documents text, Consumer<String> visitor) {
        if (rows == Rows.DOCUMENT) {
            text.whole(visitor);
        } else {
            text.lines(line -> visitor.accept(isBlank(line) ? "" : line));
        }
    }

    /** WikiText writes an empty line as a space; in other texts it is a line end alone, which stays. */
    private static boolean isBlank(String line) {
        return line.startsWith(" ") && line.chars().allMatch(c -> c == ' ' || c == '\n');
    }

    private Pool.Origin origin(
            Documents training,
            Optional<Documents> choosing,
            Optional<Documents> measuring,
            HuggingFaceTokenizer cutter) {
        List<Documents> texts = new ArrayList<>(List.of(training));
        choosing.ifPresent(texts::add);
        measuring.ifPresent(texts::add);
        List<String> published = new ArrayList<>();
        for (Documents text : texts) {
            if (text.published().isEmpty()) {
                published.clear();
                break;
            }
            published.addAll(text.published());
        }
        return new Pool.Origin(
                path.toString(),
                Hashes.of(training, choosing, measuring, tokenizer.map(file -> cutter)),
                String.join(", ", published));
    }
}
