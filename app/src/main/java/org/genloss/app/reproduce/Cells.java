package org.genloss.app.reproduce;

import java.util.List;
import org.genloss.app.experiment.Loader;
import org.genloss.lab.Cell;
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

    /** The root of a check's randomness: every check has its own. */
    static Seed seed(String check) {
        return new Seed(20261122).at(check);
    }
}
