package org.genloss.audit;

import java.util.List;
import java.util.Map;
import org.genloss.data.Row;

/**
 * What is known of a corpus, group by group: a sum over its records, so that profiles of months, files and machines are merged
 * to that of all. Adding is safe from several threads; what is costly of it runs side by side.
 */
public final class Profile {

    /** Most groups of a profile. */
    public static final int MOST_GROUPS = 1024;

    /**
     * A profile of nothing.
     *
     * @param observers of text, for each group; their names differ
     */
    public Profile(Settings settings, List<Observer<?>> observers) {
        throw new UnsupportedOperationException("built by the profile task");
    }

    /** What it is a profile of. */
    public Settings settings() {
        throw new UnsupportedOperationException("built by the profile task");
    }

    /**
     * Adds a record.
     *
     * @throws org.genloss.spec.UserError if there would be more than {@value #MOST_GROUPS} groups
     */
    public void add(Row row) {
        throw new UnsupportedOperationException("built by the profile task");
    }

    /**
     * The profile of both corpora together; neither is used afterwards.
     *
     * @throws org.genloss.spec.UserError if settings differ
     */
    public Profile merge(Profile other) {
        throw new UnsupportedOperationException("built by the profile task");
    }

    /** By the values of the columns that the corpus is grouped by, ordered; one group of no values if it is not grouped. */
    public Map<List<String>, GroupProfile> groups() {
        throw new UnsupportedOperationException("built by the profile task");
    }

    /** All groups together. */
    public GroupProfile all() {
        throw new UnsupportedOperationException("built by the profile task");
    }

    /** Everything, with version and checksum. */
    public byte[] toBytes() {
        throw new UnsupportedOperationException("built by the profile task");
    }

    /**
     * What {@link #toBytes} gave.
     *
     * @param observers those with which it was made
     * @param name what the bytes are, for messages
     * @throws org.genloss.spec.UserError if the bytes are truncated, damaged, of another version or of other observers
     */
    public static Profile fromBytes(byte[] bytes, List<Observer<?>> observers, String name) {
        throw new UnsupportedOperationException("built by the profile task");
    }
}
