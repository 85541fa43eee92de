package org.genloss.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.genloss.app.audit.Corpus;
import org.genloss.app.audit.Observers;
import org.genloss.app.audit.Profiled;
import org.genloss.app.audit.Profiler;
import org.genloss.app.audit.Profiles;
import org.genloss.app.audit.References;
import org.genloss.app.audit.Shares;
import org.genloss.audit.Profile;
import org.genloss.audit.share.SharePart;
import org.genloss.spec.UserError;
import picocli.CommandLine.Option;

/** Text that is known to be human or synthetic, without which nobody can say how much machines wrote. */
final class SliceOptions {

    @Option(
            names = "--human-null",
            paramLabel = "PATH",
            description =
                    "Text like the corpus that people wrote, surely, and that the vocabularies of --share were not made from: files,"
                            + " or a profile. Without it the share is unknown.")
    private String humanNull;

    @Option(
            names = "--human-where",
            paramLabel = "SQL",
            description = "The same as a condition on records of the corpus, as \"created < '2022-11-01'\".")
    private String humanWhere;

    @Option(
            names = "--synthetic-slice",
            paramLabel = "PATH",
            description =
                    "Text like the corpus that machines wrote, surely; makes the share exact where it is rather too small.")
    private String syntheticSlice;

    @Option(
            names = "--human",
            paramLabel = "PATH",
            description =
                    "Makes the vocabularies too: text that people wrote, surely. One document in four is kept for the slices.")
    private String human;

    @Option(
            names = "--synthetic",
            paramLabel = "PATH",
            description =
                    "With --human: text that machines wrote. A language model of the human text writes it if it is not given.")
    private String synthetic;

    /** Vocabularies and slices that are made of --human and --synthetic, if these are given. */
    Optional<References.Made> made(CorpusOptions options, Path out, Profiler.Watcher watcher) {
        if (human == null) {
            if (synthetic != null) {
                throw new UserError("--synthetic needs --human", "give text that people wrote, too");
            }
            return Optional.empty();
        } else if (options.share().isPresent()) {
            throw new UserError("--human makes vocabularies, and --share names some", "leave out one of them");
        }
        Corpus people = options.corpus(List.of(human));
        return Optional.of(References.make(
                people,
                Optional.ofNullable(synthetic).map(path -> people.of(List.of(path))),
                out.resolve("references.gls"),
                false,
                watcher));
    }

    /** How shares are estimated, if they are. */
    Optional<Shares> shares(
            CorpusOptions options,
            List<String> files,
            Optional<References.Made> made,
            Profiled corpus,
            Path out,
            Profiler.Watcher watcher) {
        Optional<Path> vocabularies = made.map(References.Made::vocabularies).or(options::share);
        List<String> references = corpus.profile().settings().references();
        if (!areWanted(references)) {
            return Optional.empty();
        }
        Optional<SharePart> people = Optional.empty();
        if (humanNull != null) {
            people = Optional.of(
                    slice(humanNull, options.corpus(List.of(humanNull)), vocabularies, references, out, watcher));
        } else if (humanWhere != null) {
            Corpus some = options.corpus(files).where(humanWhere);
            people = Optional.of(slice("human-where", some, vocabularies, references, out, watcher));
        } else if (made.isPresent()) {
            people = Optional.of(part(made.get().human(), references));
        }
        Optional<SharePart> machines = syntheticSlice == null
                ? made.map(one -> part(one.synthetic(), references))
                : Optional.of(slice(
                        syntheticSlice,
                        options.corpus(List.of(syntheticSlice)),
                        vocabularies,
                        references,
                        out,
                        watcher));
        return Optional.of(new Shares(people, machines));
    }

    /**
     * Whether slices can be what they are given for: said before the corpus is read.
     *
     * @param files of the corpus; none if it has stages
     * @param references with which the corpus is going to be read
     * @throws UserError if there are no vocabularies, a slice is not there, or it was made with other vocabularies
     */
    void check(CorpusOptions options, List<String> files, List<String> references) {
        if (humanNull != null && humanWhere != null) {
            throw new UserError("--human-null and --human-where both say what people wrote", "leave out one of them");
        } else if (!areWanted(references)) {
            return;
        }
        for (String slice : new String[] {humanNull, syntheticSlice}) {
            if (slice != null && slice.endsWith(".glp")) {
                part(Path.of(slice), references);
            } else if (slice != null) {
                Profiler.requireReadable(options.corpus(List.of(slice)).textOnly());
            }
        }
        if (humanWhere != null && !files.isEmpty()) {
            Profiler.requireReadable(options.corpus(files).textOnly().where(humanWhere));
        }
    }

    private boolean areWanted(List<String> references) {
        boolean vocabularies = references.stream().anyMatch(one -> one.startsWith("share="));
        if (!vocabularies && (humanNull != null || humanWhere != null || syntheticSlice != null)) {
            throw new UserError(
                    "slices are given, but no vocabularies",
                    "make them with genloss audit references and give --share");
        }
        return vocabularies;
    }

    private static SharePart part(Path file, List<String> references) {
        return Shares.slice(Profiles.read(file), references, file.toString());
    }

    private static SharePart slice(
            String name,
            Corpus corpus,
            Optional<Path> vocabularies,
            List<String> references,
            Path out,
            Profiler.Watcher watcher) {
        if (name.endsWith(".glp")) {
            return part(Path.of(name), references);
        }
        Path file = vocabularies.orElseThrow(() -> new UserError(
                "a slice of files needs the vocabularies", "give --share VOCABULARY, or the slice as a profile"));
        Observers observers = Observers.shareOnly(file, corpus.lowercase());
        Profiled read = Profiler.read(corpus.textOnly(), observers, out.resolve("slice.glp"), watcher);
        read.cleanUp().run();
        Profile slice = read.profile();
        return Shares.slice(slice, references, name);
    }
}
