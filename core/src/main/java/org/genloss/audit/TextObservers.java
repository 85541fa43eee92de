package org.genloss.audit;

import java.util.List;

/** The observers of every profile of text; those that need a reference of the user's are added to them. */
public final class TextObservers {

    private TextObservers() {}

    /** Words, bigrams, compression of all blocks, duplicates. */
    public static List<Observer<?>> all() {
        return sampled(1);
    }

    /**
     * The same, with compression of a sample of blocks.
     *
     * @param oneIn one block in so many, at least 1
     */
    public static List<Observer<?>> sampled(int oneIn) {
        return List.of(
                TypeObserver.words(),
                TypeObserver.bigrams(),
                new CompressionObserver(1.0 / oneIn),
                new DuplicateObserver());
    }
}
