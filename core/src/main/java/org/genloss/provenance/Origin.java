package org.genloss.provenance;

import java.util.Locale;
import java.util.Optional;

/**
 * Who wrote a record, as far as somebody has said so. Ordered by what is claimed: nothing ({@link #UNKNOWN}), one thing, or
 * both.
 */
public enum Origin {
    /** Somebody says that people wrote it. */
    HUMAN,
    /** A program wrote it: a model, or a law of numbers. */
    SYNTHETIC,
    /** People and a program: parts of it, or the same text twice. */
    MIXED,
    /** Nobody says. */
    UNKNOWN;

    /** As it stands in files: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The origin with this name, in any case; empty if there is none. */
    public static Optional<Origin> of(String word) {
        for (Origin origin : values()) {
            if (origin.name().equalsIgnoreCase(word.strip())) {
                return Optional.of(origin);
            }
        }
        return Optional.empty();
    }

    /**
     * What two claims about one text come to. Nothing claimed adds nothing; people and a program are both. The order of claims
     * does not matter, nor how often they are made.
     */
    public Origin and(Origin other) {
        if (this == other || other == UNKNOWN) {
            return this;
        }
        return this == UNKNOWN ? other : MIXED;
    }
}
