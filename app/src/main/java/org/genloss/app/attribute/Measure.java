package org.genloss.app.attribute;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.genloss.app.Catalog;
import org.genloss.app.experiment.CellSpec;
import org.genloss.data.Points;
import org.genloss.ledger.Run;
import org.genloss.spec.Names;
import org.genloss.spec.UserError;

/**
 * What a loss is measured by: a reading of which more is worse.
 *
 * @param setting the metric that reads it, as a value of {@code metrics} in a spec
 * @param reading its name, with or without parameters in brackets
 */
record Measure(String setting, String reading) {

    /**
     * The measure that suits a cell: excess risk of a regression, W2 squared of other points (of random projections beyond
     * one dimension), Jensen-Shannon divergence of symbols and words.
     */
    static Measure suited(CellSpec cell) {
        if (Catalog.LEARNERS.name(cell.learner()).equals("linear-regression")) {
            return new Measure("excess-risk", "excess_risk");
        }
        return cell.source().sampleType() == Points.class
                ? new Measure("{kind: wasserstein, p: 2}", "")
                : new Measure("divergence", "js_divergence");
    }

    /**
     * The measure that a person has named: a reading, or a metric, which stands for its first reading.
     *
     * @throws UserError if there is none of this name
     */
    static Measure named(String name) {
        if (Catalog.METRICS.names().contains(name)) {
            return new Measure(name, "");
        }
        String base = name.replaceFirst("\\[.*", "");
        TreeSet<String> known = new TreeSet<>(Catalog.METRICS.names());
        for (String metric : Catalog.METRICS.names()) {
            for (String reading : Catalog.readings(metric)) {
                String word = reading.split(" ", 2)[0];
                known.add(word);
                if (word.equals(base)) {
                    boolean squared = metric.equals("wasserstein") && base.endsWith("2_squared");
                    return new Measure(squared ? "{kind: wasserstein, p: 2}" : metric, name);
                }
            }
        }
        throw new UserError("there is no metric or reading '" + name + "'", Names.remedy(name, known));
    }

    /**
     * The values of a run, by trial, each at the last generation that was measured.
     *
     * @param name filled with the full name of the reading
     */
    Map<Integer, Double> last(Run run, StringBuilder name) {
        Map<Integer, Double> values = new TreeMap<>();
        run.read(
                entry -> {
                    if (name.isEmpty() && means(entry.metric())) {
                        name.append(entry.metric());
                    }
                    if (entry.generation() >= 0 && entry.metric().contentEquals(name)) {
                        values.put(entry.trial(), entry.value());
                    }
                },
                event -> {});
        return values;
    }

    private boolean means(String metric) {
        return reading.isEmpty()
                || metric.equals(reading)
                || metric.replaceFirst("\\[.*", "").equals(reading);
    }
}
