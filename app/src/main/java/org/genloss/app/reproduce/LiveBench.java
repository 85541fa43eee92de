package org.genloss.app.reproduce;

import org.genloss.data.Sample;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.num.Seed;
import org.genloss.theory.chain.GaussianChains;

/** The product itself, as it is. */
final class LiveBench implements Bench {

    @Override
    public <S extends Sample<S>> Ensemble trials(Cell<S> cell, int trials, long seed) {
        return Ensemble.run(cell, trials, seed, false);
    }

    @Override
    public GaussianChains.Paths chains(GaussianChains chains, int[] at, int trials, Seed seed) {
        return chains.simulate(at, trials, seed);
    }
}
