package org.genloss.app.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genloss.ledger.Run;
import org.genloss.num.Empirical;
import org.genloss.spec.UserError;

/**
 * Cells side by side at the last generation that all runs reach. Within each panel and for each metric every cell is
 * tested against the first one: paired (t) where both used the same seeds, so that trial i of one has the random numbers
 * of trial i of the other, and by ranks (Mann-Whitney) where not. Infinite values cannot take part in a mean, but in an
 * order: where there are any, pairs are tested by ranks too (Wilcoxon), for a test of those that stayed finite alone would
 * be one of the lucky. p-values are corrected by Holm's method over all tests.
 */
public final class Comparison {

    /**
     * One cell and metric.
     *
     * @param n trials with a finite value
     * @param dropped trials without
     * @param halfWidth half the width of the mean's 95 % interval
     * @param test {@code paired t}, {@code signed rank}, {@code Mann-Whitney}, or empty for the row others are tested against
     * @param p p-value, or NaN
     * @param corrected the same after Holm's correction
     */
    public record Row(
            String panel,
            String metric,
            String unit,
            String run,
            String cell,
            int n,
            int dropped,
            double median,
            double mean,
            double halfWidth,
            String test,
            double p,
            double corrected) {}

    /** A cell of a run. */
    private record Side(Run run, String runName, Run.Cell cell, Endings endings) {}

    private final int generation;
    private final List<Row> rows;

    private Comparison(int generation, List<Row> rows) {
        this.generation = generation;
        this.rows = rows;
    }

    /** The generation compared at. */
    public int generation() {
        return generation;
    }

    /** All rows, by panel, metric and cell. */
    public List<Row> rows() {
        return rows;
    }

    /**
     * Compares.
     *
     * @param runs one or more
     * @param start how the names of metrics start that are compared; empty for all
     * @throws UserError if there is nothing to compare
     */
    public static Comparison of(List<Run> runs, String start) {
        int generation = runs.stream().mapToInt(Run::generations).min().orElse(0);
        Map<String, List<Side>> panels = new LinkedHashMap<>();
        for (int r = 0; r < runs.size(); r++) {
            Run run = runs.get(r);
            Endings endings = Endings.of(run, generation);
            String name = name(runs, r);
            for (Run.Cell cell : run.cells()) {
                panels.computeIfAbsent(cell.panel(), key -> new ArrayList<>()).add(new Side(run, name, cell, endings));
            }
        }
        List<Row> rows = new ArrayList<>();
        panels.forEach((panel, sides) -> rows.addAll(compare(panel, sides, start)));
        if (rows.isEmpty()) {
            throw start.isEmpty()
                    ? new UserError("there is nothing to compare: no readings have been made", "let a run finish first")
                    : new UserError(
                            "no reading of these runs starts with '" + start + "'",
                            "leave out --metric to see their names");
        }
        return new Comparison(generation, corrected(rows));
    }

    /** What run r is called among the others. */
    static String name(List<Run> runs, int r) {
        String name = runs.get(r).name();
        long same = runs.stream().filter(run -> run.name().equals(name)).count();
        return same > 1 ? runs.get(r).folder().toString() : name;
    }

    private static List<Row> compare(String panel, List<Side> sides, String start) {
        Set<String> metrics = new LinkedHashSet<>();
        sides.forEach(side -> metrics.addAll(side.endings().metrics(side.cell().index())));
        metrics.removeIf(metric -> !metric.startsWith(start));
        List<Row> rows = new ArrayList<>();
        for (String metric : metrics) {
            Side base = null;
            for (Side side : sides) {
                if (side.endings().metrics(side.cell().index()).contains(metric)) {
                    rows.add(row(panel, metric, side, base));
                    base = base == null ? side : base;
                }
            }
        }
        return rows;
    }

    private static Row row(String panel, String metric, Side side, Side base) {
        Map<Integer, Double> values = side.endings().last(side.cell().index(), metric);
        double[] finite = Statistics.finite(values.values());
        String test = "";
        double p = Double.NaN;
        if (base != null) {
            Map<Integer, Double> others = base.endings().last(base.cell().index(), metric);
            if (side.run().seed() == base.run().seed()) {
                double[][] pairs = pairs(values, others);
                boolean moderate =
                        Arrays.stream(pairs).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
                test = moderate ? "paired t" : "signed rank";
                p = moderate ? Statistics.pairedT(pairs[0], pairs[1]) : Statistics.signedRank(pairs[0], pairs[1]);
            } else {
                test = "Mann-Whitney";
                p = Statistics.mannWhitney(Statistics.numbers(values.values()), Statistics.numbers(others.values()));
            }
        }
        return new Row(
                panel,
                metric,
                side.endings().unit(metric),
                side.runName(),
                side.cell().title(),
                finite.length,
                values.size() - finite.length,
                Statistics.quantile(values.values(), 0.5),
                Empirical.mean(finite),
                Empirical.halfWidth(finite),
                test,
                p,
                Double.NaN);
    }

    /** Values of the trials that have a number on both sides, which may be infinite. */
    private static double[][] pairs(Map<Integer, Double> values, Map<Integer, Double> others) {
        List<Integer> both = values.keySet().stream()
                .filter(others::containsKey)
                .filter(trial -> !Double.isNaN(values.get(trial)) && !Double.isNaN(others.get(trial)))
                .sorted()
                .toList();
        return new double[][] {
            both.stream().mapToDouble(values::get).toArray(),
            both.stream().mapToDouble(others::get).toArray()
        };
    }

    private static List<Row> corrected(List<Row> rows) {
        double[] p = Statistics.holm(rows.stream().mapToDouble(Row::p).toArray());
        List<Row> corrected = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            Row row = rows.get(i);
            corrected.add(new Row(
                    row.panel(),
                    row.metric(),
                    row.unit(),
                    row.run(),
                    row.cell(),
                    row.n(),
                    row.dropped(),
                    row.median(),
                    row.mean(),
                    row.halfWidth(),
                    row.test(),
                    row.p(),
                    p[i]));
        }
        return corrected;
    }
}
