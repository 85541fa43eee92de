package org.genloss.app.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.audit.CompressionObserver;
import org.genloss.audit.DuplicateObserver;
import org.genloss.audit.Observer;
import org.genloss.audit.ReferenceFile;
import org.genloss.audit.TextObservers;
import org.genloss.audit.TypeObserver;
import org.genloss.audit.perplexity.FrozenModel;
import org.genloss.audit.perplexity.PerplexityObserver;
import org.genloss.audit.share.MarksObserver;
import org.genloss.audit.share.ShareObserver;
import org.genloss.audit.share.Vocabularies;
import org.genloss.spec.UserError;

/**
 * What is looked for in a text.
 *
 * @param all observers, in the order in which a profile has their parts
 * @param references files that some of them are made from, as {@code name=SHA-256}
 */
public record Observers(List<Observer<?>> all, List<String> references) {

    /**
     * What is always looked for, and what was asked for.
     *
     * @param share vocabularies of the synthetic share; marks are counted with it
     * @param perplexity a language model
     * @param marks whether explicit marks of machines are counted
     * @param lowercase whether words are counted in lower case
     * @param oneIn compression and perplexity are of one block in so many, at least 1
     */
    public static Observers of(
            Optional<Path> share, Optional<Path> perplexity, boolean marks, boolean lowercase, int oneIn) {
        List<Observer<?>> all = new ArrayList<>(TextObservers.sampled(oneIn));
        List<String> references = new ArrayList<>();
        perplexity.ifPresent(file -> {
            FrozenModel model = FrozenModel.fromBytes(ReferenceFile.read(file), References.LEARNER, file.toString());
            requireCase(file, model.lowercase(), lowercase);
            all.add(new PerplexityObserver(model, oneIn));
            references.add(PerplexityObserver.NAME + "=" + model.sha256());
        });
        share.ifPresent(file -> {
            Observers one = shareOnly(file, lowercase);
            all.addAll(one.all());
            references.addAll(one.references());
        });
        if (marks || share.isPresent()) {
            all.add(new MarksObserver());
        }
        return new Observers(all, references);
    }

    /** What a slice that is known to be human or synthetic is profiled with. */
    public static Observers shareOnly(Path file, boolean lowercase) {
        Vocabularies vocabularies = Vocabularies.fromBytes(ReferenceFile.read(file), file.toString());
        requireCase(file, vocabularies.lowercase(), lowercase);
        return new Observers(
                List.of(new ShareObserver(vocabularies)), List.of(ShareObserver.NAME + "=" + vocabularies.sha256()));
    }

    private static void requireCase(Path file, boolean its, boolean asked) {
        if (its != asked) {
            throw new UserError(
                    file + " has words " + (its ? "in lower case" : "as written") + ", and the profile would have them "
                            + (asked ? "in lower case" : "as written"),
                    its ? "give --lowercase" : "leave out --lowercase, or make the file with it");
        }
    }

    /** Those that read parts of these names. */
    static List<Observer<?>> readers(List<String> parts, String file) {
        List<Observer<?>> readers = new ArrayList<>();
        for (String part : parts) {
            readers.add(
                    switch (part) {
                        case TypeObserver.WORDS -> TypeObserver.words();
                        case TypeObserver.BIGRAMS -> TypeObserver.bigrams();
                        case CompressionObserver.NAME -> CompressionObserver.reader();
                        case DuplicateObserver.NAME -> new DuplicateObserver();
                        case PerplexityObserver.NAME -> PerplexityObserver.reader();
                        case ShareObserver.NAME -> ShareObserver.reader();
                        case MarksObserver.NAME -> new MarksObserver();
                        default ->
                            throw new UserError(
                                    file + " has a part '" + part + "' that this program does not know",
                                    "use the program that wrote it, or profile the corpus again");
                    });
        }
        return readers;
    }
}
