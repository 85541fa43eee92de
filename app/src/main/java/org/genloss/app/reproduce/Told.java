package org.genloss.app.reproduce;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Run;

/** What the ledger of a run tells: readings by setting, generation and trial. */
final class Told {

    private record Key(int cell, int generation, String metric) {}

    private final Run run;
    private final Map<Key, TreeMap<Integer, Double>> values = new HashMap<>();

    private Told(Run run) {
        this.run = run;
    }

    /** Reads a run that is done. */
    static Told of(Run run) {
        Told told = new Told(run);
        run.read(told::add, event -> {});
        return told;
    }

    private void add(Entry entry) {
        values.computeIfAbsent(new Key(entry.cell(), entry.generation(), entry.metric()), key -> new TreeMap<>())
                .put(entry.trial(), entry.value());
    }

    /** The run that tells it. */
    Run run() {
        return run;
    }

    /** The index of the cell of a panel with these labels on one line. */
    int cell(String panel, String title) {
        return run.cells().stream()
                .filter(cell -> cell.panel().equals(panel) && cell.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no cell '" + title + "' in panel '" + panel + "' among " + run.cells()))
                .index();
    }

    /** One value a trial, in the order of trials. */
    double[] at(int cell, int generation, String metric) {
        TreeMap<Integer, Double> trials = values.get(new Key(cell, generation, metric));
        if (trials == null) {
            throw new IllegalArgumentException("no reading '" + metric + "' of cell " + cell + " at generation "
                    + generation + " in " + run.folder());
        }
        return trials.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The same at every generation from 0 to {@code last}. */
    double[][] course(int cell, int last, String metric) {
        double[][] course = new double[last + 1][];
        Arrays.setAll(course, g -> at(cell, g, metric));
        return course;
    }
}
