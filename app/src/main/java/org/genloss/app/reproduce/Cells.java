package org.genloss.app.reproduce;

import java.util.List;
import java.util.function.UnaryOperator;
import org.genloss.app.experiment.Loader;
import org.genloss.data.Points;
import org.genloss.data.Source;
import org.genloss.lab.Cell;
import org.genloss.model.Learner;
import org.genloss.num.Seed;
import org.genloss.spec.Yaml;

/** Cells as a user writes them: a check says in YAML what it runs. */
final class Cells {

    private Cells() {}

    /**
     * The one cell of a spec. Models are measured by their parameters, so that nothing is drawn or held out for it unless
     * the spec asks for it.
     *
     * @param spec without name, trials and seed
     */
    static Cell<?> of(String spec) {
        String whole =
                "name: check\n" + (spec.contains("evaluation:") ? "" : "evaluation: {draws: 1, reference: 1}\n") + spec;
        List<Cell<?>> cells =
                Loader.load(Yaml.read(whole, "a check"), List.of()).cells();
        if (cells.size() != 1) {
            throw new IllegalArgumentException("a check runs one cell at a time, but its spec has " + cells.size());
        }
        return cells.get(0);
    }

    /** The cell with another learner of numbers. */
    static Cell<Points> with(Cell<?> cell, Learner<Points> learner) {
        return points(cell, cell.sourceKey(), source -> source, learner);
    }

    /** The cell with its source of numbers changed. */
    static Cell<Points> fed(Cell<?> cell, UnaryOperator<Source<Points>> change) {
        return points(cell, cell.sourceKey() + " changed", change, null);
    }

    /** @param other another learner, or null for the cell's own */
    @SuppressWarnings("unchecked") // asked for only where the spec's source gives numbers
    private static Cell<Points> points(
            Cell<?> cell, String sourceKey, UnaryOperator<Source<Points>> change, Learner<Points> other) {
        Cell<Points> points = (Cell<Points>) cell;
        return new Cell<>(
                points.index(),
                points.panel(),
                points.labels(),
                change.apply(points.source()),
                sourceKey,
                other == null ? points.learner() : other,
                points.decoding(),
                points.sampling(),
                points.policy(),
                points.size(),
                points.generations(),
                points.evaluation(),
                points.metrics());
    }

    /** The root of a check's randomness: every check has its own. */
    static Seed seed(String check) {
        return new Seed(20261122).at(check);
    }
}
