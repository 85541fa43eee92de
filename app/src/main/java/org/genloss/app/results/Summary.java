package org.genloss.app.results;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genloss.ledger.Manifest;
import org.genloss.ledger.Run;

/** What a run has found, in a few lines: each panel's first metrics at generation 0 and at the end. */
public final class Summary {

    /** Metrics shown per panel. */
    private static final int METRICS = 2;

    /**
     * Values of all trials of a cell at one generation.
     *
     * @param median the median
     * @param low 5 % quantile
     * @param high 95 % quantile
     */
    public record Band(double median, double low, double high) {

        static Band of(Map<Integer, Double> values) {
            return new Band(
                    Statistics.quantile(values.values(), 0.5),
                    Statistics.quantile(values.values(), 0.05),
                    Statistics.quantile(values.values(), 0.95));
        }
    }

    /**
     * One cell and metric.
     *
     * @param start at generation 0
     * @param end at the last generation of every trial
     * @param trials number of trials
     * @param collapsed how many of them collapsed
     */
    public record Row(
            String panel, String metric, String unit, String cell, Band start, Band end, int trials, int collapsed) {}

    private Summary() {}

    /** The rows, by panel, metric and cell. */
    public static List<Row> of(Run run) {
        Endings endings = Endings.of(run, Integer.MAX_VALUE);
        Set<String> panels = new LinkedHashSet<>();
        run.cells().forEach(cell -> panels.add(cell.panel()));
        List<Row> rows = new ArrayList<>();
        for (String panel : panels) {
            List<Run.Cell> cells = run.cells().stream()
                    .filter(cell -> cell.panel().equals(panel))
                    .toList();
            for (String metric : first(run, cells, endings)) {
                cells.forEach(cell -> rows.add(row(panel, metric, cell, endings)));
            }
        }
        return rows;
    }

    /** The first reading of each of the first metrics. */
    private static List<String> first(Run run, List<Run.Cell> cells, Endings endings) {
        List<String> chosen = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Run.Cell cell : cells) {
            for (String metric : endings.metrics(cell.index())) {
                String base = metric.replaceFirst("\\[.*", "");
                if (seen.size() < METRICS && seen.add(explanation(run, base))) {
                    chosen.add(metric);
                }
            }
        }
        return chosen;
    }

    /** Readings of one metric share its text. */
    private static String explanation(Run run, String base) {
        Manifest.About about = run.measures().get(base);
        return about == null ? base : about.doc();
    }

    private static Row row(String panel, String metric, Run.Cell cell, Endings endings) {
        return new Row(
                panel,
                metric,
                endings.unit(metric),
                cell.title(),
                Band.of(endings.first(cell.index(), metric)),
                Band.of(endings.last(cell.index(), metric)),
                endings.trials(cell.index()),
                endings.collapsed(cell.index()));
    }
}
