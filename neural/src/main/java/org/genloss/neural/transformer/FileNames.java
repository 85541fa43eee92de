package org.genloss.neural.transformer;

/**
 * How a family's files name what {@link Architecture#shapes} names.
 *
 * @param prefix of names in our files, which others may leave out
 * @param embedding name of the embedding, to which a head may be tied
 * @param buffers pattern of names that are no parameters, which some files hold
 */
record FileNames(String prefix, String embedding, String buffers) {

    /** The name of a head, in all families; tied ones may stand in a file too. */
    static final String HEAD = "lm_head.weight";

    /** The pattern that no name has. */
    static final String NO_BUFFERS = "(?!)";
}
