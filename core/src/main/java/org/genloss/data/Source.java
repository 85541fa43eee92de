package org.genloss.data;

import org.genloss.num.Seed;

/**
 * Where real data come from: a record of parameters that checks itself, such as a law with known truth or a file.
 *
 * @param <S> what it gives
 */
public interface Source<S extends Sample<S>> {

    /** What it gives. */
    Class<S> sampleType();

    /**
     * Makes the records ready to be drawn: reads the file, builds the tables.
     *
     * @param seed for what reading itself draws, such as the reservoir kept of a large file and the held-out split
     * @throws org.genloss.spec.UserError if the file is missing, unreadable, empty or not what the parameters say
     */
    Supply<S> open(Seed seed);
}
