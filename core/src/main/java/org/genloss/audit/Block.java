package org.genloss.audit;

/**
 * A piece of a document, at most {@value #LENGTH} characters: what is sampled, compressed, compared and left out together. Long
 * documents are cut at line ends, or at spaces where a line is longer; nothing that is counted crosses a block's bounds.
 *
 * @param text UTF-16; with its words in lower case where these are counted so, which can make it a little longer
 * @param words how many words it has
 * @param starts where each word begins in the text, [words or more]
 * @param ends after its last character
 * @param hashes of each word's text, 64 bits, well mixed; the same for equal words everywhere
 * @param hash of the whole text
 * @param file where the document comes from
 * @param number of the document in its file, from 1
 * @param index of the block in its document, from 0
 */
public record Block(
        String text,
        int words,
        int[] starts,
        int[] ends,
        long[] hashes,
        long hash,
        String file,
        long number,
        int index) {

    /** Most characters (UTF-16) of a block. */
    public static final int LENGTH = 16_384;

    /** The fold into which the block falls. */
    public int fold() {
        return Folds.of(hash);
    }

    /** The text of a word. */
    public String word(int i) {
        return text.substring(starts[i], ends[i]);
    }
}
