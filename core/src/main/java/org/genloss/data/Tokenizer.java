package org.genloss.data;

import java.util.List;
import java.util.OptionalInt;

/**
 * A fitted tokenizer of text into subwords, as language models read it. Ids count from 0 to the number of pieces; special
 * tokens are among them. Immutable and safe to share between threads.
 */
public interface Tokenizer {

    /** Names of all ids, special tokens included, as the tokenizer's file writes them. */
    List<String> pieces();

    /**
     * The ids of a text.
     *
     * @param special whether the tokenizer adds the special tokens it is told to add, such as the mark of a beginning
     */
    int[] encode(String text, boolean special);

    /** Tokens {@code from} to {@code to} as text; special tokens by their names. Bytes that are no UTF-8 become U+FFFD. */
    String decode(int[] tokens, int from, int to);

    /** The id of the token that ends a text (and, in many models, begins one); empty if it has none. */
    OptionalInt endOfText();

    /** The file {@code tokenizer.json} of Hugging Face that says all this. */
    String json();
}
