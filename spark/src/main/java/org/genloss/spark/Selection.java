package org.genloss.spark;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.genloss.audit.Settings;
import org.genloss.data.corpus.Columns;
import org.genloss.data.corpus.Damage;

/**
 * What is read of a table; can be sent to executors.
 *
 * @param text column of the documents; empty for the one called text
 * @param numbers columns of numbers
 * @param by columns by which the table is grouped; {@code month} and {@code year} may be taken from {@code created}
 * @param lowercase whether words are counted in lower case
 * @param damage what becomes of records that are not as they should be
 */
public record Selection(String text, List<String> numbers, List<String> by, boolean lowercase, Damage.Policy damage)
        implements Serializable {

    /** Copies the lists, into such as can be sent. */
    public Selection {
        numbers = List.copyOf(numbers);
        by = List.copyOf(by);
    }

    /** What a profile of it is a profile of, as on one machine. */
    Settings settings() {
        return new Settings(by, lowercase, true, numbers, List.of());
    }

    /** The columns, as those of files. */
    Columns columns() {
        return new Columns(text.isEmpty() ? Optional.empty() : Optional.of(text), numbers, by);
    }
}
