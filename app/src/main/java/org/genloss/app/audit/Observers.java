package org.genloss.app.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.audit.Observer;
import org.genloss.audit.TypeObserver;

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
     * @param share vocabularies of the synthetic share
     * @param perplexity a language model
     */
    public static Observers of(Optional<Path> share, Optional<Path> perplexity) {
        return new Observers(always(), List.of());
    }

    /** All that can read parts of profiles. */
    static List<Observer<?>> readers() {
        return always();
    }

    private static List<Observer<?>> always() {
        return new ArrayList<>(List.of(TypeObserver.words(), TypeObserver.bigrams()));
    }
}
