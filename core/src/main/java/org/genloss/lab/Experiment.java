package org.genloss.lab;

import java.util.List;
import org.genloss.ledger.Manifest;

/**
 * A whole experiment, ready to run: the product of its panels and its grid.
 *
 * @param manifest what is written down about it: names, texts, spec and its hash
 * @param seed the root of all randomness
 * @param trials most trials a cell
 * @param stopping when trials and cells end early
 * @param models which models stay in the run folder; those that are kept are {@link org.genloss.model.Portable}
 * @param cells the grid, in the order of the ledger
 */
public record Experiment(
        Manifest manifest, long seed, int trials, Stopping stopping, KeepModels models, List<Cell<?>> cells) {

    /** One that keeps no models. */
    public Experiment(Manifest manifest, long seed, int trials, Stopping stopping, List<Cell<?>> cells) {
        this(manifest, seed, trials, stopping, KeepModels.NONE, cells);
    }
}
