package org.genloss.app.reproduce;

import java.nio.file.Path;
import java.util.Map;
import org.genloss.data.Sample;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.num.Seed;
import org.genloss.theory.chain.GaussianChains;

/**
 * The product itself, as it is.
 *
 * @param data folders and files of the user, by name
 * @param threads of native libraries
 */
record LiveBench(Map<String, Path> data, int threads) implements Bench {

    @Override
    public <S extends Sample<S>> Ensemble trials(Cell<S> cell, int trials, long seed) {
        cell.learner().engine().ifPresent(engine -> engine.threads(threads));
        return Ensemble.run(cell, trials, seed, false);
    }

    @Override
    public GaussianChains.Paths chains(GaussianChains chains, int[] at, int trials, Seed seed) {
        return chains.simulate(at, trials, seed);
    }

    @Override
    public Path data(String name) {
        return data.get(name);
    }
}
