package org.genloss.spark;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.genloss.audit.Settings;

/**
 * What is read of a table.
 *
 * @param text column of the documents, or empty for none
 * @param numbers columns of numbers
 * @param by columns by which the table is grouped
 * @param lowercase whether words are counted in lower case
 */
public record Columns(String text, List<String> numbers, List<String> by, boolean lowercase) implements Serializable {

    /** Copies the lists, into such as can be sent. */
    public Columns {
        numbers = List.copyOf(numbers);
        by = List.copyOf(by);
    }

    /** What a profile of them is a profile of. */
    Settings settings() {
        return new Settings(by, lowercase, !text.isEmpty(), numbers, List.of());
    }

    Optional<String> textColumn() {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
