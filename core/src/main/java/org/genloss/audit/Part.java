package org.genloss.audit;

import java.io.DataOutput;
import java.io.IOException;

/**
 * What one {@link Observer} has found in some text: a sum, which comes out the same however the text was divided among threads,
 * files and machines (a part says where it is random, and by how much).
 *
 * @param <P> the class itself
 */
public interface Part<P extends Part<P>> {

    /** What would have been found in both texts together; neither is used afterwards. */
    P merge(P other);

    /** Writes what {@link Observer#read} reads. */
    void write(DataOutput out) throws IOException;

    /**
     * Tells how many groups the profile has that shares its memory among them; the number only grows. A part that need not be
     * smaller for it does nothing.
     */
    default void shareAmong(int groups) {}
}
