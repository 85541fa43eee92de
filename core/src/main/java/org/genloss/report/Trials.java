package org.genloss.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Event;

/** The readings of one cell: for every measure and generation one number per trial, and how the trials ended. */
final class Trials {

    /** 97.5 % point of the standard normal law. */
    private static final double NORMAL = 1.959963984540054;

    /** How one trial ended. */
    record End(int trial, int generation, boolean collapsed, String reason) {}

    private final Map<String, Series> series = new LinkedHashMap<>();
    private final Map<Integer, End> ends = new TreeMap<>();
    private OptionalInt enough = OptionalInt.empty();

    /** One measure of one cell. */
    static final class Series {
        private final String unit;
        private final TreeMap<Integer, double[]> values = new TreeMap<>();
        // a reading's own limits matter only where a single trial has no others to be compared with
        private final TreeMap<Integer, double[]> limits = new TreeMap<>();

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
            double[] row = at(reading.generation());
            if (reading.trial() >= row.length) {
                int old = row.length;
                row = Arrays.copyOf(row, Math.max(reading.trial() + 1, Math.min(2 * old, old + 64)));
                Arrays.fill(row, old, row.length, Double.NaN);
                values.put(reading.generation(), row);
            }
            row[reading.trial()] = reading.value();
            if (reading.trial() == 0) {
                double[] own = limits(reading);
                if (!Double.isNaN(own[0])) {
                    limits.put(reading.generation(), own);
                }
            }
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
    }

    void add(Event event) {
        switch (event.kind()) {
            case "stopped" -> enough = OptionalInt.of(event.trials());
            case "collapsed", "end" -> {
                End end =
                        new End(event.trial(), event.generation(), event.kind().equals("collapsed"), event.reason());
                // the collapse of a trial says more than the end that follows it
                ends.merge(end.trial(), end, (known, next) -> known.collapsed() ? known : next);
            }
            default -> {}
        }
    }

    /** How many trials the cell was found to need, if a stopping rule said so. */
    OptionalInt enough() {
        return enough;
    }

    /** Measures in the order of the ledger. */
    Map<String, Series> series() {
        return series;
    }

    /** Trials that have ended, in their order. */
    Collection<End> ends() {
        return ends.values();
    }
}
