package org.genloss.data.law;

import org.genloss.data.Sample;
import org.genloss.data.Supply;
import org.genloss.num.Seed;

/** An endless supply: every record is an independent draw. */
abstract class Law<S extends Sample<S>> implements Supply<S> {

    @Override
    public final long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public final S draw(int n, long from, Seed seed) {
        return sample(n, seed.at("from", from));
    }

    @Override
    public final long heldOutSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public final S heldOut(int n, Seed seed) {
        return sample(n, seed.at("held-out"));
    }

    /** n independent draws. */
    abstract S sample(int n, Seed seed);
}
