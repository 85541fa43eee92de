package org.genloss.data.file;

import org.apache.commons.rng.UniformRandomProvider;

/** Which of a stream's items to keep so that every subset of the wanted size is equally likely (Vitter 1985, R). */
public final class Reservoir {

    private final int keep;
    private final UniformRandomProvider random;
    private long seen;

    /**
     * @param keep how many items stay, 1 or more
     */
    public Reservoir(int keep, UniformRandomProvider random) {
        this.keep = keep;
        this.random = random;
    }

    /** The place of the next item, in [0, keep), or -1 if it is not kept. Places fill in ascending order first. */
    public int place() {
        long place = seen < keep ? seen : random.nextLong(seen + 1);
        seen++;
        return place < keep ? (int) place : -1;
    }
}
