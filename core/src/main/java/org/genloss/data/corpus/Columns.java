package org.genloss.data.corpus;

import java.util.List;
import java.util.Optional;

/**
 * Which columns of a corpus are read. A name with dots, as {@code metadata.lang}, means what is inside of a column, unless a
 * column is called so.
 *
 * @param text holds the document; if empty, {@code text}, which records may lack where numbers are asked for
 * @param numbers columns of numbers
 * @param by columns by whose values the corpus is grouped. {@code month} and {@code year}, where a file has no columns of these
 *     names, are taken from {@code created}; {@code month(COLUMN)} and {@code year(COLUMN)} from another one
 */
public record Columns(Optional<String> text, List<String> numbers, List<String> by) {

    /** Copies the lists. */
    public Columns {
        numbers = List.copyOf(numbers);
        by = List.copyOf(by);
    }

    /** The column of the text. */
    String textName() {
        return text.orElse("text");
    }

    /** Whether every record of a table needs a text column. */
    boolean textRequired() {
        return text.isPresent() || numbers.isEmpty();
    }
}
