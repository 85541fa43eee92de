package org.genloss.app.command;

import java.util.ArrayList;
import java.util.List;
import org.genloss.app.experiment.Library;
import org.genloss.app.experiment.Loaded;
import org.genloss.app.experiment.Loader;
import org.genloss.app.experiment.SingleCell;
import picocli.CommandLine.Option;

/** What changes a spec from the command line. */
final class SpecOptions {

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets a key of the spec, for every cell; dots go deeper, the value is YAML, and lists may be"
                    + " written a,b. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--trials", paramLabel = "N", description = "Trials of every cell; the same as --set trials=N.")
    private Integer trials;

    @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness; the same as --set seed=N.")
    private Long seed;

    /** The experiment that {@code what} names, with everything set. */
    Loaded load(String what) {
        return Loader.load(Library.read(what), all());
    }

    /** The cells of that experiment, each as one of its own. */
    List<SingleCell> cells(String what) {
        return Loader.cells(Library.read(what), all());
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(settings);
        if (trials != null) {
            all.add("trials=" + trials);
        }
        if (seed != null) {
            all.add("seed=" + seed);
        }
        return all;
    }
}
