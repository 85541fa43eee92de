package org.genloss.audit;

import java.io.DataInput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Looks at every block of a text for one thing. It has no state of its own: what it finds goes into a {@link Part}.
 *
 * @param <P> what it fills
 */
public interface Observer<P extends Part<P>> {

    /** The name of its part in a profile, as {@code words} or {@code compression}. */
    String name();

    /** What is found in no text. */
    P none();

    /**
     * Looks at a block, on any thread: the costly half of the work.
     *
     * @return adds what was found to a part; called by one thread at a time
     */
    Consumer<P> observe(Block block);

    /**
     * Reads what {@link Part#write} wrote.
     *
     * @throws IOException if the bytes are not those of a part
     */
    P read(DataInput in) throws IOException;
}
