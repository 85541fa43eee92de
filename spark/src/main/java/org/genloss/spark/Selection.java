package org.genloss.spark;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.genloss.audit.Observer;
import org.genloss.audit.Profile;
import org.genloss.audit.Settings;
import org.genloss.data.corpus.Columns;
import org.genloss.data.corpus.Damage;

/**
 * What is read of a table, and what is looked for in it; can be sent to executors.
 *
 * @param text column of the documents; empty for the one called text
 * @param numbers columns of numbers
 * @param by columns by which the table is grouped; {@code month} and {@code year} may be taken from {@code created}
 * @param lowercase whether words are counted in lower case
 * @param damage what becomes of records that are not as they should be
 * @param lookout what is looked for in texts
 */
public record Selection(
        String text, List<String> numbers, List<String> by, boolean lowercase, Damage.Policy damage, Lookout lookout)
        implements Serializable {

    /** Copies the lists, into such as can be sent. */
    public Selection {
        numbers = List.copyOf(numbers);
        by = List.copyOf(by);
    }

    /** A profile of nothing, as one machine begins it. */
    Profile empty() {
        return new Profile(
                new Settings(by, lowercase, true, numbers, lookout.observers(lowercase).references()), observers());
    }

    /** What is looked for in texts. */
    List<Observer<?>> observers() {
        return lookout.observers(lowercase).all();
    }

    /** The columns, as those of files. */
    Columns columns() {
        return new Columns(text.isEmpty() ? Optional.empty() : Optional.of(text), numbers, by);
    }
}
