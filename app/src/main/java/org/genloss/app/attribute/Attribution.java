package org.genloss.app.attribute;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.genloss.app.experiment.CellSpec;
import org.genloss.app.experiment.Loaded;
import org.genloss.app.experiment.Loader;
import org.genloss.app.experiment.SingleCell;
import org.genloss.lab.Campaign;
import org.genloss.lab.Progress;
import org.genloss.ledger.Run;
import org.genloss.model.Sampling;
import org.genloss.num.Empirical;
import org.genloss.spec.InvalidSpec;

/**
 * Runs one cell as it is, with each source of error switched off in turn, and with all of them switched off, from the same
 * seeds, and compares the losses at the last generation trial by trial.
 *
 * <p>The loss due to an error is the loss of the whole less the loss without that error. Errors may compound or cancel, so
 * the three need not sum to the whole, and any of them may be negative.
 */
public final class Attribution {

    /** Items that are drawn to be measured where the spec does not say and sizes cost nothing. */
    private static final int MOST_DRAWS = 10_000;

    /** The errors that can be switched off, in the order of the paper. */
    private enum Cause {
        STATISTICAL_ERROR,
        LIMITED_FAMILY,
        LIMITED_FIT;

        Switch in(CellSpec cell) {
            return switch (this) {
                case STATISTICAL_ERROR -> Switches.statistics(cell);
                case LIMITED_FAMILY -> Switches.family(cell);
                case LIMITED_FIT -> Switches.fit(cell);
            };
        }

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One line of the answer.
     *
     * @param cell the cell
     * @param metric full name of the reading that is the loss
     * @param part {@code loss}, what is due to one error, or {@code all switched off}
     * @param loss mean over trials; of an error, of the differences; NaN where it cannot be told
     * @param halfWidth half of Student's 95 % interval of that mean; 0 where the loss is 0 by construction
     * @param trials number of trials that have a finite value
     * @param note how the error was switched off, or why not
     */
    public record Row(
            String cell, String metric, String part, double loss, double halfWidth, int trials, String note) {}

    private final SingleCell cell;
    private final Path folder;
    private final int threads;
    private final Consumer<String> tell;
    private final Measure measure;
    private final List<String> common;
    private final StringBuilder reading = new StringBuilder();

    /**
     * @param cell what to attribute
     * @param metric a reading or a metric; what suits the cell if not given
     * @param folder where the runs go; a run that is there goes on where it was
     * @param threads trials at the same time
     * @param tell is told what is run
     */
    public Attribution(SingleCell cell, Optional<String> metric, Path folder, int threads, Consumer<String> tell) {
        this.cell = cell;
        this.folder = folder;
        this.threads = threads;
        this.tell = tell;
        this.measure = metric.map(Measure::named).orElseGet(() -> Measure.suited(cell.cell()));
        this.common = List.of(
                "metrics=[" + measure.setting() + "]", "evaluation.draws=" + draws(cell.cell()), "stop.metric=");
    }

    private static int draws(CellSpec cell) {
        int start = cell.size().start();
        return cell.evaluation()
                .draws()
                .orElse(cell.sampling() == Sampling.POINTS ? start : Math.min(start, MOST_DRAWS));
    }

    /** Runs what has not been run yet, and compares. */
    public List<Row> rows() {
        Map<Integer, Double> whole = run("whole", List.of());
        List<Row> rows = new ArrayList<>();
        rows.add(row("loss", finite(whole), "the cell as it is"));
        for (Cause cause : Cause.values()) {
            rows.add(due(cause, whole));
        }
        rows.add(remaining(whole));
        return rows;
    }

    private Row due(Cause cause, Map<Integer, Double> whole) {
        Switch how = cause.in(cell.cell());
        String part = "due to " + cause.key().replace('-', ' ');
        if (how.state() == Switch.State.ABSENT) {
            return new Row(
                    cell.title(), reading.toString(), part, 0, 0, whole.size(), "0 by construction: " + how.note());
        } else if (how.state() == Switch.State.UNKNOWN) {
            return unknown(part, how.note());
        }
        try {
            Map<Integer, Double> without = run("without-" + cause.key(), how.settings());
            return row(part, differences(whole, without), how.note());
        } catch (InvalidSpec e) {
            return unknown(
                    part,
                    how.note() + " does not fit the rest of the cell: "
                            + e.problems().get(0).what());
        }
    }

    private Row unknown(String part, String why) {
        return new Row(cell.title(), reading.toString(), part, Double.NaN, Double.NaN, 0, "cannot tell: " + why);
    }

    /** What is left when everything is switched off that can be: first the family, which decides what can. */
    private Row remaining(Map<Integer, Double> whole) {
        List<String> settings = new ArrayList<>();
        List<String> left = new ArrayList<>();
        try {
            for (Cause cause : List.of(Cause.LIMITED_FAMILY, Cause.LIMITED_FIT, Cause.STATISTICAL_ERROR)) {
                CellSpec now = Loader.cells(cell.spec(), settings).get(0).cell();
                Switch how = cause.in(now);
                settings.addAll(how.settings());
                if (how.state() == Switch.State.UNKNOWN) {
                    left.add(cause.key().replace('-', ' '));
                }
            }
            Map<Integer, Double> ideal = settings.isEmpty() ? whole : run("all-off", settings);
            String note = left.isEmpty() ? "what remains" : "what remains; still on: " + String.join(", ", left);
            return row("all switched off", finite(ideal), note);
        } catch (InvalidSpec e) {
            return unknown("all switched off", e.problems().get(0).what());
        }
    }

    private Map<Integer, Double> run(String name, List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(common);
        Loaded loaded = Loader.load(cell.spec(), all);
        tell.accept(cell.title() + ": " + name);
        Path path = folder.resolve(name);
        Campaign.run(loaded.experiment(), path, new Campaign.Options(threads, 3), Progress.NONE);
        return measure.last(Run.open(path), reading);
    }

    private Row row(String part, double[] values, String note) {
        double mean = values.length == 0 ? Double.NaN : Empirical.mean(values);
        String told = values.length == 0 ? "cannot tell: no finite reading; " + note : note;
        return new Row(cell.title(), reading.toString(), part, mean, Empirical.halfWidth(values), values.length, told);
    }

    private static double[] finite(Map<Integer, Double> values) {
        return values.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
    }

    private static double[] differences(Map<Integer, Double> whole, Map<Integer, Double> without) {
        Map<Integer, Double> differences = new LinkedHashMap<>();
        whole.forEach((trial, loss) -> differences.put(trial, loss - without.getOrDefault(trial, Double.NaN)));
        return finite(differences);
    }
}
