package org.genloss.audit;

/**
 * Blocks of text and rows of numbers fall into folds by the hash of what they are, wherever they stand and whoever reads them:
 * the groups of the delete-a-group jackknife. Equal blocks fall into one fold.
 */
public final class Folds {

    /** How many there are. */
    public static final int COUNT = 20;

    private Folds() {}

    /**
     * The fold of something.
     *
     * @param hash of its content, all 64 bits well mixed
     */
    public static int of(long hash) {
        return (int) Long.remainderUnsigned(hash, COUNT);
    }
}
