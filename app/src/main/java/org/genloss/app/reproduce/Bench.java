package org.genloss.app.reproduce;

import java.nio.file.Path;
import org.genloss.data.Sample;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.ledger.Run;
import org.genloss.num.Seed;
import org.genloss.theory.chain.GaussianChains;

/**
 * What checks run on. Everything simulated goes through here, so that a test can plant an error (a wrong estimator, a
 * generation too few, a biased subsample) under a check and see it fail.
 */
public interface Bench {

    /** Trials of a cell in memory; they do not end at collapse. */
    <S extends Sample<S>> Ensemble trials(Cell<S> cell, int trials, long seed);

    /** Gaussian chains by their sufficient statistics. */
    GaussianChains.Paths chains(GaussianChains chains, int[] at, int trials, Seed seed);

    /**
     * A run in a folder of its own, where it goes on if it was killed; a run that is done is read and not done again.
     *
     * @param spec the experiment, as a user writes it
     */
    Run run(String spec);

    /**
     * Where the user keeps data that the program does not have.
     *
     * @param name as {@link Check#data} says
     */
    Path data(String name);
}
