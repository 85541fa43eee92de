package org.genloss.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Consumer;
import org.genloss.audit.Profile;
import org.genloss.data.Row;
import org.genloss.data.corpus.Tally;

/**
 * What was made of a part of a table; goes from one executor to another.
 *
 * @param profile its bytes
 * @param tally what was read and what was damaged
 */
record Partial(byte[] profile, Tally tally) implements Serializable {

    private static final String NAME = "the profile of a partition";

    /** Reads rows, and tells what was read. */
    interface Reading {
        /** Hands all rows on. */
        Tally read(Consumer<Row> consumer);
    }

    /** Of rows. */
    static Partial of(Selection selection, Reading reading) {
        // an executor may have other jars than the driver
        Zstd.check();
        Profile profile = selection.empty();
        Tally tally = reading.read(profile::add);
        return new Partial(profile.toBytes(), tally);
    }

    /** Of all parts together. */
    static Partial merged(Selection selection, Iterator<Partial> parts) {
        Profile profile = selection.empty();
        Tally tally = Tally.none();
        while (parts.hasNext()) {
            Partial part = parts.next();
            profile = profile.merge(part.read(selection));
            tally = tally.plus(part.tally);
        }
        return new Partial(profile.toBytes(), tally);
    }

    /** The profile itself. */
    Profile read(Selection selection) {
        return Profile.fromBytes(profile, selection.observers(), NAME);
    }
}
