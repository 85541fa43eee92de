package org.genloss.app.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.genloss.app.Catalog;
import org.genloss.data.Sample;
import org.genloss.data.Source;
import org.genloss.lab.Cell;
import org.genloss.lab.Experiment;
import org.genloss.lab.KeepModels;
import org.genloss.ledger.Manifest;
import org.genloss.metric.Metric;
import org.genloss.model.Learner;
import org.genloss.spec.Binder;
import org.genloss.spec.Canonical;
import org.genloss.spec.InvalidSpec;
import org.genloss.spec.Node;
import org.genloss.spec.Problems;

/** Makes an experiment of a spec: applies settings, multiplies out the grid, binds every cell and checks the whole. */
public final class Loader {

    private final Problems problems = new Problems();
    private final Binder binder = new Binder(problems, Catalog.KINDS);
    private final Canonical canonical = new Canonical(Catalog.KINDS);
    private final Shapes shapes = new Shapes(problems);

    private Loader() {}

    /**
     * Reads a whole spec.
     *
     * @param spec as written
     * @param settings the {@code key=value} of the command line, in order
     * @throws InvalidSpec with everything that is wrong
     */
    public static Loaded load(Node spec, List<String> settings) {
        Loader loader = new Loader();
        Experiment experiment = loader.experiment(spec, settings);
        loader.problems.orThrow();
        return new Loaded(experiment);
    }

    /**
     * The cells of a spec, each as an experiment of its own.
     *
     * @param spec as written
     * @param settings as in {@link #load}
     * @throws InvalidSpec with everything that is wrong
     */
    public static List<SingleCell> cells(Node spec, List<String> settings) {
        Loader loader = new Loader();
        Bound bound = loader.bind(spec, settings);
        loader.problems.orThrow();
        List<SingleCell> cells = new ArrayList<>();
        for (int i = 0; i < bound.specs().size(); i++) {
            Grid.Raw raw = bound.grid().cells().get(i);
            CellSpec cell = bound.specs().get(i);
            Map<String, Node> entries =
                    new LinkedHashMap<>(((Node.Mapping) loader.canonical.of(bound.header())).entries());
            entries.putAll(((Node.Mapping) loader.canonical.of(cell)).entries());
            cells.add(new SingleCell(
                    raw.panel(),
                    raw.labels(),
                    cell,
                    new Node.Mapping(entries, raw.parts().place())));
        }
        return cells;
    }

    /** A spec whose parts have been understood. */
    private record Bound(Header header, Grid grid, List<CellSpec> specs) {}

    /** Null if there were problems. */
    private Experiment experiment(Node spec, List<String> settings) {
        Bound bound = bind(spec, settings);
        return bound == null ? null : assemble(bound.header(), bound.grid(), bound.specs());
    }

    /** Null if there were problems. */
    private Bound bind(Node spec, List<String> settings) {
        if (!(spec instanceof Node.Mapping written)) {
            problems.add(
                    spec.place(),
                    "a spec must be a mapping, but is " + spec.describe(),
                    "`genloss show first-look` prints one");
            return null;
        }
        Node.Mapping whole = Overrides.apply(written, settings, problems);
        Node.Mapping headerPart = Grid.only(whole, Grid.names(Header.class));
        Optional<Header> header = binder.bind(headerPart, Header.class);
        Grid grid = new Grid(whole, problems);
        List<CellSpec> specs = new ArrayList<>();
        for (Grid.Raw raw : grid.cells()) {
            binder.bind(raw.parts(), CellSpec.class)
                    .map(cell -> withMetrics(cell, raw))
                    .filter(cell -> CellChecks.of(cell, raw, problems))
                    .ifPresent(specs::add);
        }
        header.ifPresent(known -> {
            CellChecks.stopping(known.stop(), specs, headerPart, problems);
            CellChecks.models(known, specs, headerPart, problems);
        });
        CellChecks.distinct(grid.cells(), whole, problems);
        return problems.none() ? new Bound(header.orElseThrow(), grid, specs) : null;
    }

    /** A choice of metrics that suits the data, where the spec makes none. */
    private CellSpec withMetrics(CellSpec cell, Grid.Raw raw) {
        if (cell.metrics().isPresent()) {
            return cell;
        }
        Shapes.Shape shape = shapes.of(cell.source(), raw);
        return new CellSpec(
                cell.source(),
                cell.learner(),
                cell.size(),
                cell.generations(),
                cell.decoding(),
                cell.sampling(),
                cell.policy(),
                cell.evaluation(),
                Optional.of(Catalog.defaultMetrics(shape.sample(), shape.columns())));
    }

    private Experiment assemble(Header header, Grid grid, List<CellSpec> specs) {
        List<Cell<?>> cells = new ArrayList<>();
        List<Manifest.Row> rows = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            Grid.Raw raw = grid.cells().get(i);
            Shapes.Shape shape = shapes.of(specs.get(i).source(), raw);
            String sourceKey = Canonical.write(canonical.of(specs.get(i).source()));
            cells.add(cell(i, raw, specs.get(i), sourceKey));
            String sampling = specs.get(i).sampling().name().toLowerCase(Locale.ROOT);
            rows.add(new Manifest.Row(i, raw.panel(), raw.labels(), shape.sample(), shape.columns(), sampling));
        }
        String text = new Resolved(canonical).text(header, grid, specs);
        Manifest manifest = new Manifest(
                header.name(),
                header.title().isEmpty() ? header.name() : header.title(),
                header.claim(),
                header.cites(),
                text,
                Resolved.hash(text),
                header.seed(),
                header.trials(),
                specs.stream().mapToInt(CellSpec::generations).max().orElse(0),
                grid.panels(),
                rows,
                abouts(specs),
                Cautions.of(header, specs));
        return new Experiment(
                manifest,
                header.seed(),
                header.trials(),
                header.stop(),
                header.keepModels().orElse(KeepModels.NONE),
                cells);
    }

    /** The checks have found that source, learner and metrics are of one kind; the compiler cannot know. */
    @SuppressWarnings("unchecked")
    private static <S extends Sample<S>> Cell<S> cell(int index, Grid.Raw raw, CellSpec spec, String sourceKey) {
        return new Cell<>(
                index,
                raw.panel(),
                raw.labels(),
                (Source<S>) spec.source(),
                sourceKey,
                (Learner<S>) spec.learner(),
                spec.decoding(),
                spec.sampling(),
                spec.policy(),
                spec.size(),
                spec.generations(),
                spec.evaluation(),
                (List<Metric<S>>) (List<?>) spec.metrics().orElseThrow());
    }

    private static Map<String, Manifest.About> abouts(List<CellSpec> specs) {
        Map<String, Manifest.About> abouts = new LinkedHashMap<>();
        for (CellSpec spec : specs) {
            spec.metrics().orElseThrow().forEach(metric -> abouts.putAll(Catalog.about(metric)));
        }
        return abouts;
    }
}
