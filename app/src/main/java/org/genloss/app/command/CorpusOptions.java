package org.genloss.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.app.audit.Corpus;
import org.genloss.app.audit.Observers;
import org.genloss.spec.UserError;
import picocli.CommandLine.Option;

/** How files are read, and what is looked for in them. */
final class CorpusOptions {

    /** What becomes of damaged input. */
    enum Damaged {
        STOP,
        SKIP
    }

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            description = "The column that holds the text; text if not given. Plain files need none.")
    private String text;

    @Option(names = "--numbers", split = ",", paramLabel = "COLUMN", description = "Columns of numbers.")
    private List<String> numbers = new ArrayList<>();

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Columns whose values make groups; month and year are taken from the column created, month(COLUMN) and"
                            + " year(COLUMN) from another.")
    private List<String> by = new ArrayList<>();

    @Option(
            names = "--where",
            paramLabel = "SQL",
            description = "Only records for which this condition of DuckDB holds.")
    private String where;

    @Option(
            names = {"--damage", "--on-damage"},
            paramLabel = "stop|skip",
            description =
                    "What becomes of damaged files and records: the first stops the run, or all are left out and counted;"
                            + " ${DEFAULT-VALUE} if not given.")
    private Damaged damage = Damaged.STOP;

    @Option(names = "--lowercase", description = "Counts words in lower case.")
    private boolean lowercase;

    @Option(names = "--threads", paramLabel = "N", description = "Threads; all cores if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--share",
            paramLabel = "VOCABULARY",
            description =
                    "Also looks for how much machines wrote, with the vocabularies of this file (see genloss audit references"
                            + " --help).")
    private Path share;

    @Option(
            names = "--perplexity",
            paramLabel = "MODEL",
            description = "Also the perplexity of every block under the language model of this file.")
    private Path perplexity;

    @Option(
            names = "--marks",
            description =
                    "Also counts explicit marks of machines: C2PA manifests, IPTC trainedAlgorithmicMedia, phrases of assistants."
                            + " Part of --share.")
    private boolean marks;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description =
                    "Compression and perplexity of one block of text in N only, chosen by its content: faster, and the rate stands"
                            + " beside the numbers. All blocks if not given.")
    private int sample = 1;

    /** The corpus of these files. */
    Corpus corpus(List<String> files) {
        Checks.threads(threads);
        return new Corpus(
                files,
                Optional.ofNullable(text),
                numbers,
                by,
                Optional.ofNullable(where),
                damage == Damaged.SKIP,
                lowercase,
                threads);
    }

    /** Whether words are counted in lower case. */
    boolean lowercase() {
        return lowercase;
    }

    /** What is looked for. */
    Observers observers() {
        return observers(Optional.empty());
    }

    /** The same, with vocabularies that were made just now. */
    Observers observers(Optional<Path> made) {
        if (sample < 1) {
            throw new UserError("--sample must be at least 1, but is " + sample, "leave it out to look at all blocks");
        }
        return Observers.of(made.or(this::share), Optional.ofNullable(perplexity), marks, lowercase, sample);
    }

    /** The vocabularies that were asked for. */
    Optional<Path> share() {
        return Optional.ofNullable(share);
    }
}
