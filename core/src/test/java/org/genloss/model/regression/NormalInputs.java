package org.genloss.model.regression;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Points;
import org.genloss.data.Supply;
import org.genloss.num.Seed;

/** Endless points with d standard normal inputs and a response that is standard normal noise. */
record NormalInputs(int d) implements Supply<Points> {

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public Points draw(int n, long from, Seed seed) {
        var normal = ZigguratSampler.NormalizedGaussian.of(seed.at("from", from).stream());
        return Points.of(normal.samples((long) n * (d + 1)).toArray(), d + 1);
    }

    @Override
    public long heldOutSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public Points heldOut(int n, Seed seed) {
        return draw(n, 0, seed.at("held out"));
    }
}
