package org.genloss.app.experiment;

import java.util.List;
import org.genloss.lab.Cell;
import org.genloss.lab.Experiment;

/**
 * An experiment that was read and found sound.
 *
 * @param experiment ready to run
 */
public record Loaded(Experiment experiment) {

    /** Its name. */
    public String name() {
        return experiment.manifest().name();
    }

    /** Number of generations of all trials of all cells, generation 0 included. */
    public long generations() {
        long sum = 0;
        for (Cell<?> cell : experiment.cells()) {
            sum += (long) experiment.trials() * (cell.generations() + 1L);
        }
        return sum;
    }

    /** Number of items that models will be fitted to, at least: pools that are read whole make it more. */
    public double items() {
        double sum = 0;
        for (Cell<?> cell : experiment.cells()) {
            for (int g = 0; g <= cell.generations(); g++) {
                sum += experiment.trials() * (double) cell.size().at(g);
            }
        }
        return sum;
    }

    /** The grid. */
    public List<Cell<?>> cells() {
        return experiment.cells();
    }
}
