package org.genloss.theory;

import java.util.Optional;

/** One law of the field: what it says, who said it, and of which cells it speaks. */
public interface Law {

    /** Its key, as {@code gaussian-replace}. */
    String name();

    /** One line for people. */
    String title();

    /** Author, year, equation; or the derivation in a sentence where it is ours. */
    String source();

    /**
     * What it expects of a cell.
     *
     * @return empty if the law speaks of something else altogether (another family, another kind of data)
     */
    Optional<Answer> on(Setting setting);
}
