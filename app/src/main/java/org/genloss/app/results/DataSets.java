package org.genloss.app.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.genloss.app.Samples;
import org.genloss.app.experiment.Loaded;
import org.genloss.app.experiment.Loader;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.lab.Cell;
import org.genloss.lab.Descent;
import org.genloss.lab.Replay;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Run;
import org.genloss.model.Sampling;
import org.genloss.provenance.Claims;
import org.genloss.provenance.DataSetWriter;
import org.genloss.provenance.Lineage;
import org.genloss.provenance.Node;
import org.genloss.provenance.Origin;
import org.genloss.provenance.Provenance;
import org.genloss.spec.UserError;
import org.genloss.spec.Yaml;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The training sets of a run as files of records. A run folder does not keep them: they are computed again from its spec, its data
 * and its seed, and compared with what the run has written down of them.
 */
public final class DataSets {

    private final Run run;
    private final Loaded loaded;
    private final Choice choice;
    private final DataSetWriter writer;
    private final Set<Node> nodes = new LinkedHashSet<>();

    /**
     * What is wanted of a run.
     *
     * @param cell one of the grid, or all whose models write items
     * @param trial which one of every cell
     * @param generations which training sets are written; empty for all
     * @param told who wrote the real data, if a person says so
     * @param parquet whether files are Parquet, else JSONL
     */
    public record Choice(
            Optional<Integer> cell, int trial, Set<Integer> generations, Optional<Origin> told, boolean parquet) {}

    private DataSets(Run run, Path folder, Choice choice) {
        this.run = run;
        this.choice = choice;
        this.loaded = Loader.load(
                Yaml.read(run.specText(), run.folder().resolve("manifest.json") + ", spec_text"), List.of());
        this.writer = new DataSetWriter(folder, choice.parquet());
    }

    /**
     * Writes what is wanted into a new or empty folder, with its manifest {@value Node#MANIFEST}.
     *
     * @param told of every file that is there
     * @return how many files of records there are
     * @throws UserError if the folder is in use, the run's data are others now, or what is computed is not what the run computed
     */
    public static int write(Run run, Path folder, Choice choice, Consumer<Node> told) {
        checkEmpty(folder);
        DataSets sets = new DataSets(run, folder, choice);
        sets.checkSpec();
        int files = 0;
        for (Cell<?> cell : sets.cells()) {
            files += sets.trial(cell, told);
        }
        sets.writer.manifest(List.copyOf(sets.nodes));
        return files;
    }

    private static void checkEmpty(Path folder) {
        Disk.folder(folder);
        boolean used = Disk.on(folder, "read", () -> {
            try (Stream<Path> all = Files.list(folder)) {
                return all.findAny().isPresent();
            }
        });
        if (used) {
            throw new UserError(folder + " is not empty", "name a new folder with --data");
        }
    }

    private void checkSpec() {
        if (!loaded.experiment().manifest().specHash().equals(run.specHash())) {
            throw new UserError(
                    "this version of Genloss understands the spec of " + run.folder() + " differently",
                    "export with the version that made the run: "
                            + run.versions().getOrDefault("genloss", "see its manifest.json"));
        }
        if (choice.trial() < 0 || choice.trial() >= run.trials()) {
            throw new UserError(
                    "--trial must be from 0 to " + (run.trials() - 1) + ", but is " + choice.trial(),
                    "name one of them");
        }
    }

    /** Those that are wanted. Of summed up or streamed items there are none to be written. */
    private List<Cell<?>> cells() {
        List<Cell<?>> cells = new ArrayList<>();
        for (Cell<?> cell : loaded.cells()) {
            boolean items = cell.sampling() == Sampling.POINTS || cell.sampling() == Sampling.CONTINUATIONS;
            boolean wanted = choice.cell().map(index -> index == cell.index()).orElse(items);
            if (wanted && !items) {
                throw noItems("cell " + cell.index() + " has", cell);
            } else if (wanted) {
                cells.add(cell);
            }
        }
        if (cells.isEmpty() && choice.cell().isPresent()) {
            throw new UserError(
                    "--cell must be from 0 to " + (loaded.cells().size() - 1) + ", but is "
                            + choice.cell().get(),
                    "name one of them; `genloss export RUN` lists them");
        } else if (cells.isEmpty()) {
            throw noItems("all cells of the run have", loaded.cells().get(0));
        }
        return cells;
    }

    private static UserError noItems(String who, Cell<?> cell) {
        return new UserError(
                who + " sampling: " + cell.sampling().name().toLowerCase(Locale.ROOT)
                        + ", whose training data from models are not items",
                "run the experiment with --set sampling=points");
    }

    private <S extends Sample<S>> int trial(Cell<S> cell, Consumer<Node> ready) {
        cell.learner().engine().ifPresent(engine -> engine.threads(threads()));
        Replay<S> replay =
                Replay.of(cell, run.seed(), loaded.experiment().stopping().collapse());
        checkData(cell, replay.supply().hash());
        Optional<Provenance> told = choice.told()
                .map(origin -> new Provenance(origin, List.of(), 0, List.of()))
                .or(() -> Samples.path(cell.source()).flatMap(Claims::of));
        Lineage lineage =
                new Descent(loaded.experiment().manifest(), cell, choice.trial(), replay.supply(), told).lineage();
        nodes.add(lineage.source());
        int last = choice.generations().stream()
                .mapToInt(g -> Math.min(g, cell.generations()))
                .max()
                .orElse(cell.generations());
        int[] files = new int[1];
        replay.trial(choice.trial(), last, (generation, training) -> {
            Node node = one(cell, generation, training, lineage);
            checkSame(cell, generation, node);
            nodes.add(node);
            if (!node.file().isEmpty()) {
                files[0]++;
                ready.accept(node);
            }
        });
        return files[0];
    }

    private Node one(Cell<?> cell, int generation, Dataset<?> training, Lineage lineage) {
        String name = String.format(Locale.ROOT, "c%04d-t%05d-g%05d", cell.index(), choice.trial(), generation);
        boolean wanted = choice.generations().isEmpty() || choice.generations().contains(generation);
        return wanted ? writer.write(name, training, lineage) : DataSetWriter.skip(name, training, lineage);
    }

    /** Native libraries give the same bits for the number of threads that the run had. */
    private int threads() {
        return Integer.parseInt(run.machine().getOrDefault("threads", "1"));
    }

    private void checkData(Cell<?> cell, String hash) {
        if (!run.cells().get(cell.index()).dataHash().equals(hash)) {
            throw new UserError(
                    "the data of cell " + cell.index() + " are not those that " + run.folder() + " was computed from",
                    "restore them: their SHA-256 was "
                            + run.cells().get(cell.index()).dataHash());
        }
    }

    /** The first trial has left behind the hash of what its models were fitted to. */
    private void checkSame(Cell<?> cell, int generation, Node node) {
        Path sample = run.folder()
                .resolve("samples")
                .resolve(String.format(Locale.ROOT, "c%04d-g%05d.json", cell.index(), generation));
        if (choice.trial() != 0 || !Files.exists(sample)) {
            return;
        }
        JsonNode parents = Disk.on(sample, "read", () -> {
            try {
                return JsonMapper.shared()
                        .readTree(Files.readString(sample))
                        .path("provenance")
                        .path("parents");
            } catch (JacksonException e) {
                throw new UserError(sample + " is damaged: " + e.getOriginalMessage(), "restore it from a copy", e);
            }
        });
        if (parents.size() == 1
                && !parents.get(0).asString("").equals(node.provenance().sha256())) {
            throw new UserError(
                    "what generation " + generation + " of cell " + cell.index()
                            + " was fitted to comes out otherwise than in" + " the run",
                    "native libraries give the same bits only on the machine, build and threads of the run: export there");
        }
    }
}
