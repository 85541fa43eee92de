package org.genloss.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Event;

/**
 * The readings of one cell: for every measure and generation one number per trial, and how the trials ended.
 *
 * <p>A trial that has ended early stays where it ended: its last reading counts in all later generations. Otherwise
 * medians would be taken over the trials that still run, and those are the lucky ones.
 */
final class Trials {

    /** 97.5 % point of the standard normal law. */
    private static final double NORMAL = 1.959963984540054;

    /** How one trial ended. */
    record End(int trial, int generation, boolean collapsed, String reason) {}

    private final Map<String, Series> series = new LinkedHashMap<>();
    private final Map<Integer, End> ends = new TreeMap<>();
    private final TreeMap<Integer, Integer> losses = new TreeMap<>();
    private OptionalInt enough = OptionalInt.empty();
    private String sampling = "points";
    private final Map<Integer, Integer> over = new TreeMap<>();

    /** One measure of one cell. */
    static final class Series {
        private final String unit;
        private final TreeMap<Integer, double[]> values = new TreeMap<>();
        // a reading's own limits matter only where a single trial has no others to be compared with
        private final TreeMap<Integer, double[]> limits = new TreeMap<>();
        // which trials were read: a reading may be NaN
        private final TreeMap<Integer, BitSet> read = new TreeMap<>();
        private final Map<Integer, Integer> carried = new HashMap<>();

        private Series(String unit) {
            this.unit = unit;
        }

        String unit() {
            return unit;
        }

        /** Generations with a reading, ascending; {@link Entry#BASELINE} first where it was measured. */
        Collection<Integer> generations() {
            return values.keySet();
        }

        /** How many trials had ended before this generation and count with their last reading. */
        int carried(int generation) {
            return carried.getOrDefault(generation, 0);
        }

        /** One number per trial, NaN where there is none; shorter than the number of trials if the last have none. */
        double[] at(int generation) {
            return values.getOrDefault(generation, new double[0]);
        }

        TrialSummary summary(int generation) {
            TrialSummary all = TrialSummary.of(at(generation));
            double[] own = limits.get(generation);
            return all.n() == 1 && own != null ? all.withLimits(own[0], own[1]) : all;
        }

        private void put(Entry reading) {
            put(reading.generation(), reading.trial(), reading.value());
            read.computeIfAbsent(reading.generation(), g -> new BitSet()).set(reading.trial());
            if (reading.trial() == 0) {
                double[] own = limits(reading);
                if (!Double.isNaN(own[0])) {
                    limits.put(reading.generation(), own);
                }
            }
        }

        private void put(int generation, int trial, double value) {
            double[] row = at(generation);
            if (trial >= row.length) {
                int old = row.length;
                row = Arrays.copyOf(row, Math.max(trial + 1, Math.min(2 * old, old + 64)));
                Arrays.fill(row, old, row.length, Double.NaN);
                values.put(generation, row);
            }
            row[trial] = value;
        }

        private void carry(int trial, int end) {
            BitSet last = read.get(end);
            if (last == null || !last.get(trial)) {
                return;
            }
            double value = at(end)[trial];
            for (int generation : List.copyOf(values.tailMap(end, false).keySet())) {
                put(generation, trial, value);
                carried.merge(generation, 1, Integer::sum);
            }
        }

        /**
         * A trial is measured where it collapses, whether its turn had come or not: a generation at which nobody but the
         * dying was measured says nothing of the others, and is left out if there are any.
         */
        private void drop(Map<Integer, Integer> over) {
            int latest = values.isEmpty() ? Entry.BASELINE : values.lastKey();
            values.keySet()
                    .removeIf(generation -> generation != latest
                            && read.get(generation).stream().allMatch(trial -> generation.equals(over.get(trial))));
        }
    }

    /** 95 % limits: the reading's own, or those of a normal law with its standard error, or NaN. */
    private static double[] limits(Entry reading) {
        return Double.isNaN(reading.low())
                ? new double[] {reading.value() - NORMAL * reading.se(), reading.value() + NORMAL * reading.se()}
                : new double[] {reading.low(), reading.high()};
    }

    void add(Entry reading) {
        series.computeIfAbsent(reading.metric(), name -> new Series(reading.unit()))
                .put(reading);
        if (reading.trial() == 0 && Story.family(reading.metric()).equals(Story.EXTINCTION)) {
            reading.items().forEach(item -> losses.put(item, reading.generation()));
        }
    }

    void add(Event event) {
        switch (event.kind()) {
            case "sampling" -> sampling = event.reason();
            case "stopped" -> enough = OptionalInt.of(event.trials());
            case "collapsed" -> add(new End(event.trial(), event.generation(), true, event.reason()));
            case "end" -> {
                over.put(event.trial(), event.generation());
                add(new End(event.trial(), event.generation(), false, event.reason()));
            }
            default -> {}
        }
    }

    /** The collapse of a trial says more than the end that follows it. */
    private void add(End end) {
        ends.merge(end.trial(), end, (known, next) -> known.collapsed() ? known : next);
    }

    /** How many trials the cell was found to need, if a stopping rule said so. */
    OptionalInt enough() {
        return enough;
    }

    /** In what form models write training data: {@code points}, {@code sufficient}, {@code population} or {@code stream}. */
    String sampling() {
        return sampling;
    }

    /** Everything has been added: trials that ended early are carried on. */
    void finish() {
        for (Series one : series.values()) {
            over.forEach(one::carry);
            one.drop(over);
        }
    }

    /** Measures in the order of the ledger. */
    Map<String, Series> series() {
        return series;
    }

    /** Types that the first trial lost, ascending, each with the generation in which it was last lost. */
    TreeMap<Integer, Integer> losses() {
        return losses;
    }

    /** Trials that have ended, in their order. */
    Collection<End> ends() {
        return ends.values();
    }
}
