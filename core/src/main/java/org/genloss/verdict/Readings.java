package org.genloss.verdict;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Event;

/** The readings of one cell that verdicts are made of: one number a trial, for every measure and generation. */
final class Readings {

    /** A trial whose last reading of one of these is the value beside it has nothing left that could vary. */
    private static final Map<String, Double> NOTHING_LEFT =
            Map.of("variance_ratio", 0.0, "heterozygosity", 0.0, "support", 1.0, "entropy", 0.0);

    private final Map<String, Series> series = new LinkedHashMap<>();
    private final Map<Integer, Integer> ends = new TreeMap<>();

    /** One measure; trials that have not been read at a generation are told from those that were read as NaN. */
    static final class Series {
        private final NavigableMap<Integer, double[]> values = new TreeMap<>();
        private final Map<Integer, BitSet> read = new TreeMap<>();

        private void put(int generation, int trial, double value) {
            double[] row = values.getOrDefault(generation, new double[0]);
            if (trial >= row.length) {
                int old = row.length;
                row = Arrays.copyOf(row, Math.max(trial + 1, Math.min(2 * old, old + 64)));
                Arrays.fill(row, old, row.length, Double.NaN);
                values.put(generation, row);
            }
            row[trial] = value;
            read.computeIfAbsent(generation, g -> new BitSet()).set(trial);
        }

        boolean has(int generation, int trial) {
            return read.containsKey(generation) && read.get(generation).get(trial);
        }

        /** The reading of a trial; NaN where there is none. */
        double at(int generation, int trial) {
            double[] row = values.getOrDefault(generation, new double[0]);
            return trial < row.length ? row[trial] : Double.NaN;
        }

        /** All trials ever read. */
        int trials() {
            return read.values().stream().mapToInt(BitSet::length).max().orElse(0);
        }
    }

    /** The part of a reading's name before the brackets. */
    static String family(String metric) {
        int bracket = metric.indexOf('[');
        return bracket < 0 ? metric : metric.substring(0, bracket);
    }

    /** Whether a reading tells if a trial has come to rest. */
    static boolean tellsOfRest(String metric) {
        return NOTHING_LEFT.containsKey(family(metric));
    }

    void add(Entry entry) {
        series.computeIfAbsent(entry.metric(), name -> new Series())
                .put(entry.generation(), entry.trial(), entry.value());
    }

    void add(Event event) {
        if (event.kind().equals("end")) {
            ends.put(event.trial(), event.generation());
        }
    }

    /** Names of what was read, in the order of the ledger. */
    Set<String> names() {
        return series.keySet();
    }

    Series series(String name) {
        return series.getOrDefault(name, new Series());
    }

    /** Whether a trial had ended before a generation. */
    boolean over(int trial, int generation) {
        return ends.containsKey(trial) && ends.get(trial) < generation;
    }

    /** The reading at the end of a trial that has ended. */
    double atEnd(String name, int trial) {
        return series(name).at(ends.get(trial), trial);
    }

    /** Whether a trial ended with nothing left that could vary, so that all its later readings are known: the last ones. */
    boolean atRest(int trial) {
        return series.keySet().stream().anyMatch(name -> {
            Double rest = NOTHING_LEFT.get(family(name));
            return rest != null && ends.containsKey(trial) && atEnd(name, trial) == rest;
        });
    }

    /**
     * One number a trial, NaN where there is none; a trial that has ended before counts with its last reading, as in the
     * charts of the report.
     */
    double[] at(String name, int generation) {
        Series one = series(name);
        double[] values = new double[one.trials()];
        for (int trial = 0; trial < values.length; trial++) {
            values[trial] = over(trial, generation) ? atEnd(name, trial) : one.at(generation, trial);
        }
        return values;
    }

    /** Generations of models at which not only trials that ended there were read, ascending; all if there is no other. */
    List<Integer> generations(String name) {
        Series one = series(name);
        List<Integer> all =
                one.values.keySet().stream().filter(g -> g >= 0).sorted().toList();
        List<Integer> due = all.stream()
                .filter(g -> one.read.get(g).stream().anyMatch(trial -> !g.equals(ends.get(trial))) || g == last(all))
                .toList();
        return due.isEmpty() ? all : due;
    }

    private static int last(List<Integer> all) {
        return all.get(all.size() - 1);
    }
}
