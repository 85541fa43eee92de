package org.genloss.app.reproduce;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genloss.app.experiment.Loaded;
import org.genloss.app.experiment.Loader;
import org.genloss.data.Sample;
import org.genloss.lab.Campaign;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.lab.Progress;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Run;
import org.genloss.num.Seed;
import org.genloss.spec.Yaml;
import org.genloss.theory.chain.GaussianChains;

/** The product itself, as it is. */
final class LiveBench implements Bench {

    private static final double CHECKPOINT_SECONDS = 30;

    private final Map<String, Path> data;
    private final int threads;
    private final Path folder;
    private final boolean fresh;
    /** Folders of runs that were begun, or taken up again, by this bench. */
    private final Set<Path> begun = new HashSet<>();

    /**
     * @param data folders and files of the user, by name
     * @param threads of native libraries, and trials at the same time of a run
     * @param folder where runs are kept
     * @param fresh whether runs that are there already do not count
     */
    LiveBench(Map<String, Path> data, int threads, Path folder, boolean fresh) {
        this.data = data;
        this.threads = threads;
        this.folder = folder;
        this.fresh = fresh;
    }

    @Override
    public <S extends Sample<S>> Ensemble trials(Cell<S> cell, int trials, long seed) {
        cell.learner().engine().ifPresent(engine -> engine.threads(threads));
        return Ensemble.run(cell, trials, seed, false);
    }

    @Override
    public GaussianChains.Paths chains(GaussianChains chains, int[] at, int trials, Seed seed) {
        return chains.simulate(at, trials, seed);
    }

    /** The folder's name holds the beginning of the spec's hash: another experiment never meets the files of this one. */
    @Override
    public Run run(String spec) {
        Loaded loaded = Loader.load(Yaml.read(spec, "a check"), List.of());
        String hash = loaded.experiment().manifest().specHash().substring(0, 8);
        Path path = folder.resolve("runs").resolve(loaded.name() + "-" + hash);
        if (begun.add(path) && fresh) {
            Disk.remove(path);
        }
        Campaign.run(loaded.experiment(), path, new Campaign.Options(threads, CHECKPOINT_SECONDS), new Progress() {});
        return Run.open(path);
    }

    @Override
    public Path data(String name) {
        return data.get(name);
    }
}
