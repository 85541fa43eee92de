package org.genloss.audit.share;

import org.genloss.audit.Block;

/**
 * Keeps one in four documents of a reference text out of the vocabularies, by their content alone: those are the known slice for
 * calibration. A slice must not be text that the vocabularies were built from, which they know too well.
 */
public final class Reserve {

    /** Any odd number whose bits are well mixed: what is kept must have nothing to do with folds. */
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private Reserve() {}

    /**
     * Whether a document is kept for the slice.
     *
     * @param first its first block
     */
    public static boolean keeps(Block first) {
        return first.hash() * MULTIPLIER >>> 62 == 0;
    }
}
