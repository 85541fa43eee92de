package org.genloss.app.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.ledger.Manifest;
import org.genloss.spec.Names;
import org.genloss.spec.Node;
import org.genloss.spec.Parameter;
import org.genloss.spec.Problems;

/** The cells of a spec before they are bound: its panels times the product of its sweep. */
final class Grid {

    private static final int MOST_CELLS = 10_000;
    private static final List<String> HEADER = names(Header.class);
    private static final List<String> CELL = names(CellSpec.class);
    private static final List<String> ONLY_PANEL = List.of("title", "text");

    /**
     * One cell as written.
     *
     * @param panel its panel
     * @param labels swept keys and their values as written
     * @param parts the keys of a {@link CellSpec}
     * @param sweep the sweep that made it: lists of values by key
     */
    record Raw(String panel, Map<String, String> labels, Node.Mapping parts, Map<String, Node> sweep) {}

    private final Problems problems;
    private final List<Manifest.Panel> panels = new ArrayList<>();
    private final List<Raw> cells = new ArrayList<>();

    Grid(Node.Mapping spec, Problems problems) {
        this.problems = problems;
        known(spec, List.of(HEADER, CELL, List.of("panels", "sweep")));
        Node.Mapping base = only(spec, plus(CELL, "sweep"));
        Node given = spec.entries().get("panels");
        if (given == null) {
            panels.add(new Manifest.Panel("main", "Generation by generation", ""));
            expand("main", base);
        } else if (given instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries().forEach((name, panel) -> panel(name, panel, base));
        } else {
            problems.add(
                    given.place(),
                    "must be a mapping from names to what they change, but is " + given.describe(),
                    "write panels: {first: {learner: ...}, second: {learner: ...}}");
        }
    }

    /** The panels, in order. */
    List<Manifest.Panel> panels() {
        return panels;
    }

    /** The cells, in the order of the ledger. */
    List<Raw> cells() {
        return cells;
    }

    private void panel(String name, Node given, Node.Mapping base) {
        if (!(given instanceof Node.Mapping panel)) {
            problems.add(
                    given.place(),
                    "must be a mapping, but is " + given.describe(),
                    "write what the panel changes, as source: ... or learner: ...");
            return;
        }
        known(panel, List.of(ONLY_PANEL, CELL, List.of("sweep")));
        panels.add(new Manifest.Panel(name, text(panel, "title"), text(panel, "text")));
        Node.Mapping merged = new Node.Mapping(base.entries(), panel.place());
        for (Map.Entry<String, Node> entry :
                only(panel, plus(CELL, "sweep")).entries().entrySet()) {
            merged = merged.with(entry.getKey(), entry.getValue());
        }
        expand(name, merged);
    }

    private String text(Node.Mapping panel, String key) {
        Node node = panel.entries().get(key);
        if (node == null || node instanceof Node.Scalar scalar && scalar.empty()) {
            return "";
        } else if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        problems.add(node.place(), "must be text, but is " + node.describe(), "write one line or paragraph");
        return "";
    }

    private void expand(String panel, Node.Mapping parts) {
        Node sweep = parts.entries().get("sweep");
        Map<String, Node> axes = sweep instanceof Node.Mapping mapping ? mapping.entries() : Map.of();
        List<Raw> expanded = List.of(new Raw(panel, Map.of(), parts.without("sweep"), axes));
        if (sweep instanceof Node.Mapping mapping) {
            for (Map.Entry<String, Node> axis : mapping.entries().entrySet()) {
                expanded = times(expanded, axis.getKey(), values(axis.getValue()));
            }
        } else if (sweep != null) {
            problems.add(
                    sweep.place(),
                    "must be a mapping from keys to lists of values, but is " + sweep.describe(),
                    "write sweep: {policy: [replace, accumulate]}");
        }
        cells.addAll(expanded);
    }

    private List<Node> values(Node axis) {
        if (axis instanceof Node.Sequence list && !list.items().isEmpty()) {
            return list.items();
        }
        String found = axis instanceof Node.Sequence ? "an empty list" : axis.describe();
        problems.add(axis.place(), "must be a list of at least one value, but is " + found, "write [100, 1000]");
        return List.of();
    }

    private List<Raw> times(List<Raw> cells, String key, List<Node> values) {
        if (values.isEmpty()) {
            return cells;
        }
        String root = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        if (!CELL.contains(root)) {
            problems.add(
                    values.get(0).place(),
                    "there is no key '" + key + "' that a sweep could vary",
                    Names.remedy(root, CELL));
            return cells;
        }
        List<Raw> product = new ArrayList<>();
        if ((long) cells.size() * values.size() > MOST_CELLS) {
            problems.add(
                    values.get(0).place(),
                    "the sweep has more than " + MOST_CELLS + " cells",
                    "sweep over fewer values, or split the experiment");
            return cells;
        }
        for (Raw cell : cells) {
            for (Node value : values) {
                Map<String, String> labels = new LinkedHashMap<>(cell.labels());
                labels.put(key, label(value));
                product.add(
                        new Raw(cell.panel(), labels, Overrides.set(cell.parts(), key, value, problems), cell.sweep()));
            }
        }
        return product;
    }

    /** A swept value as short text: {@code keep 10%}, {@code gaussian-mixture n_components=2}. */
    private static String label(Node value) {
        if (value instanceof Node.Scalar scalar) {
            return scalar.text();
        } else if (value instanceof Node.Sequence sequence) {
            return String.join(", ", sequence.items().stream().map(Grid::label).toList());
        }
        List<String> words = new ArrayList<>();
        ((Node.Mapping) value)
                .entries()
                .forEach((key, part) -> words.add(key.equals("kind") ? label(part) : key + "=" + label(part)));
        return String.join(" ", words);
    }

    private void known(Node.Mapping mapping, List<List<String>> groups) {
        List<String> all = groups.stream().flatMap(List::stream).distinct().toList();
        mapping.entries().forEach((key, value) -> {
            if (!all.contains(key)) {
                problems.add(value.place(), "there is no key '" + key + "' here", Names.remedy(key, all));
            }
        });
    }

    /** The entries of a mapping that have one of {@code keys}. */
    static Node.Mapping only(Node.Mapping mapping, List<String> keys) {
        Map<String, Node> kept = new LinkedHashMap<>(mapping.entries());
        kept.keySet().retainAll(keys);
        return new Node.Mapping(kept, mapping.place());
    }

    private static List<String> plus(List<String> keys, String more) {
        List<String> all = new ArrayList<>(keys);
        all.add(more);
        return all;
    }

    /** The keys of a record. */
    static List<String> names(Class<?> record) {
        return Parameter.of(record).stream().map(Parameter::name).toList();
    }
}
