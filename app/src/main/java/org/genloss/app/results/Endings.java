package org.genloss.app.results;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Run;

/**
 * Of every trial the readings at two generations: 0, and the last one up to a limit. A trial that ended early because its
 * model collapsed stays where it ended.
 */
final class Endings {

    /** A cell and a metric. */
    private record Key(int cell, String metric) {}

    private final Map<Key, Map<Integer, Double>> first = new LinkedHashMap<>();
    private final Map<Key, Map<Integer, Double>> last = new LinkedHashMap<>();
    private final Map<Integer, Set<String>> metrics = new TreeMap<>();
    private final Map<Integer, Set<Integer>> collapsed = new TreeMap<>();
    private final Map<Integer, Set<Integer>> trials = new TreeMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    private Endings() {}

    /**
     * Reads a run.
     *
     * @param limit the latest generation to look at
     */
    static Endings of(Run run, int limit) {
        Endings endings = new Endings();
        run.read(reading -> endings.add(reading, limit), event -> {
            if (event.kind().equals("collapsed") && event.generation() <= limit) {
                endings.collapsed
                        .computeIfAbsent(event.cell(), cell -> new TreeSet<>())
                        .add(event.trial());
            }
        });
        return endings;
    }

    private void add(Entry reading, int limit) {
        if (reading.generation() < 0 || reading.generation() > limit) {
            return;
        }
        Key key = new Key(reading.cell(), reading.metric());
        metrics.computeIfAbsent(reading.cell(), cell -> new LinkedHashSet<>()).add(reading.metric());
        trials.computeIfAbsent(reading.cell(), cell -> new TreeSet<>()).add(reading.trial());
        units.putIfAbsent(reading.metric(), reading.unit());
        if (reading.generation() == 0) {
            first.computeIfAbsent(key, k -> new TreeMap<>()).put(reading.trial(), reading.value());
        }
        last.computeIfAbsent(key, k -> new TreeMap<>()).put(reading.trial(), reading.value());
    }

    /** Names of what was measured in a cell, in order. */
    Set<String> metrics(int cell) {
        return metrics.getOrDefault(cell, Set.of());
    }

    /** The unit of a metric. */
    String unit(String metric) {
        return units.getOrDefault(metric, "");
    }

    /** Values at generation 0, by trial. */
    Map<Integer, Double> first(int cell, String metric) {
        return first.getOrDefault(new Key(cell, metric), Map.of());
    }

    /** Values at the last generation, by trial. */
    Map<Integer, Double> last(int cell, String metric) {
        return last.getOrDefault(new Key(cell, metric), Map.of());
    }

    /** Number of trials of a cell that have been measured. */
    int trials(int cell) {
        return trials.getOrDefault(cell, Set.of()).size();
    }

    /** Number of trials of a cell whose model has collapsed. */
    int collapsed(int cell) {
        return collapsed.getOrDefault(cell, Set.of()).size();
    }
}
