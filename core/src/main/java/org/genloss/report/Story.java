package org.genloss.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.genloss.ledger.FitRecord;
import org.genloss.ledger.Manifest;
import org.genloss.ledger.Run;

/**
 * Runs laid out as one page: panels of the same id share their charts, and what has the same policy has the same colour
 * everywhere.
 *
 * @param colours what the colours stand for, in their order
 * @param strokes what the styles of line stand for, in their order; one empty name where all are alike
 */
record Story(List<Evidence> runs, List<Panel> panels, List<String> colours, List<String> strokes) {

    /** Charts in the grid of a panel; the rest waits behind "more measures". */
    private static final int MAIN = 6;

    /**
     * Which measures tell most, best first, by the beginning of their name. The ledger may hold any others; they follow in
     * its order.
     */
    private static final List<String> TELLING = List.of(
            "variance_ratio",
            "latent_std",
            "frechet_distance",
            "rarest_survival",
            "perplexity",
            "first_perplexity_low",
            "first_perplexity_high",
            "first_log_perplexity",
            "support",
            "tail_type_recall",
            "rare_mode_mass",
            "wasserstein_2",
            "wasserstein",
            "tail_occupancy[q=0.99,side=upper",
            "coverage_deficit",
            "distinct_2",
            "recall",
            "precision",
            "vendi_score",
            "classes_missing",
            "missing_mass",
            "kl",
            "extinct",
            "mean_error",
            "tail_occupancy[q=0.99",
            "tail_occupancy",
            "repetition",
            "heterozygosity",
            "energy_distance",
            "distinct",
            "entropy",
            "log_det",
            "held_out_log",
            "coverage");

    /** Measures that say the same as another in another way: behind it, though their names begin alike. */
    private static final Set<String> DETAILS =
            Set.of("latent_std_within_dimensions", "perplexity_by_batch", "first_log_perplexity_median");

    /** What the page calls measures whose names say too little by themselves. */
    private static final Map<String, String> CALLED = Map.of(
            "perplexity", "perplexity of held-out text",
            "perplexity without end", "perplexity without ends of texts",
            "perplexity by batch", "perplexity, mean over batches",
            "first perplexity low", "too likely to generation 0",
            "first perplexity high", "too unlikely to generation 0",
            "first log perplexity", "log-perplexity under generation 0",
            "first log perplexity median", "median log-perplexity under generation 0");

    /** Shown as a map of bands instead of curves. */
    static final String SURVIVAL = "survival[";

    /** The measure whose readings list the types that were lost. */
    static final String EXTINCTION = "extinction";

    /**
     * @param cells settings drawn in this panel
     * @param main measures of the grid, first first
     * @param more all other measures but those of survival
     * @param survival measures of survival by band of frequency
     */
    record Panel(
            String id,
            String title,
            String text,
            List<Cell> cells,
            List<String> main,
            List<String> more,
            List<String> survival) {}

    /**
     * A cell of one of the runs.
     *
     * @param run index of the run
     * @param name what tells it from the others of its panel
     * @param colour index into the colours
     * @param stroke index into the strokes
     * @param fits how the fits of the first trial went, by generation
     */
    record Cell(
            int run,
            Run.Cell of,
            String name,
            int colour,
            int stroke,
            Trials trials,
            Glimpses glimpses,
            Exhibits exhibits,
            TreeMap<Integer, FitRecord> fits) {}

    /** Lays out {@code runs}, which are at least one. */
    static Story of(List<Evidence> runs) {
        Naming naming = Naming.of(runs);
        Set<String> colours = new LinkedHashSet<>();
        Set<String> strokes = new LinkedHashSet<>();
        Map<String, List<Cell>> byPanel = new LinkedHashMap<>();
        Map<String, Manifest.Panel> titles = new LinkedHashMap<>();
        for (int run = 0; run < runs.size(); run++) {
            for (Manifest.Panel panel : runs.get(run).about().panels()) {
                titles.putIfAbsent(panel.panel(), panel);
                byPanel.putIfAbsent(panel.panel(), new ArrayList<>());
            }
            for (Run.Cell cell : runs.get(run).about().cells()) {
                String colour = naming.colour(cell);
                String stroke = naming.stroke(run, cell);
                colours.add(colour);
                strokes.add(stroke);
                byPanel.computeIfAbsent(cell.panel(), id -> new ArrayList<>())
                        .add(new Cell(
                                run,
                                cell,
                                stroke.isEmpty() ? colour : colour + " · " + stroke,
                                List.copyOf(colours).indexOf(colour),
                                List.copyOf(strokes).indexOf(stroke),
                                runs.get(run).trials().get(cell.index()),
                                runs.get(run).glimpses().getOrDefault(cell.index(), Glimpses.NONE),
                                runs.get(run).exhibits().getOrDefault(cell.index(), Exhibits.NONE),
                                runs.get(run).fits().getOrDefault(cell.index(), new TreeMap<>())));
            }
        }
        List<Panel> panels = new ArrayList<>();
        byPanel.forEach(
                (id, cells) -> panels.add(panel(titles.getOrDefault(id, new Manifest.Panel(id, id, "")), cells)));
        return new Story(runs, List.copyOf(panels), List.copyOf(colours), List.copyOf(strokes));
    }

    /** What a measure is called: from the manifest of the first run that knows it, by its whole name or by its family. */
    Manifest.About measure(String metric, String unit) {
        for (Evidence run : runs) {
            Map<String, Manifest.About> known = run.about().measures();
            Manifest.About exact = known.get(metric);
            if (exact != null) {
                return new Manifest.About(words(exact.title()), exact.doc(), exact.unit());
            }
            Manifest.About family = known.get(family(metric));
            if (family != null) {
                String title = words(family.title().isEmpty() ? family(metric) : family.title());
                return new Manifest.About(title + spoken(parameters(metric)), family.doc(), family.unit());
            }
        }
        return new Manifest.About(words(family(metric)) + spoken(parameters(metric)), "", unit);
    }

    /** {@code tail_occupancy} of {@code tail_occupancy[q=0.99]}. */
    static String family(String metric) {
        int bracket = metric.indexOf('[');
        return bracket < 0 ? metric : metric.substring(0, bracket);
    }

    /** {@code q=0.99} of {@code tail_occupancy[q=0.99]}; empty without brackets. */
    static String parameters(String metric) {
        int bracket = metric.indexOf('[');
        return bracket < 0 ? "" : metric.substring(bracket + 1, metric.length() - (metric.endsWith("]") ? 1 : 0));
    }

    /** {@code , of training} of {@code of=training}; {@code , q = 0.99, side = upper} of {@code q=0.99,side=upper}. */
    private static String spoken(String parameters) {
        StringBuilder out = new StringBuilder();
        for (String part : parameters.isEmpty() ? new String[0] : parameters.split(",")) {
            out.append(", ")
                    .append(
                            part.startsWith("of=")
                                    ? "of " + part.substring(3)
                                    : part.replace("=", " = ").replace("||", " ‖ "));
        }
        return out.toString();
    }

    private static String words(String family) {
        String words = CALLED.getOrDefault(family.replace('_', ' '), family.replace('_', ' '));
        for (String letters : List.of("kl", "js", "ks")) {
            words = words.startsWith(letters + " ") ? letters.toUpperCase(Locale.ROOT) + words.substring(2) : words;
        }
        return words;
    }

    private static Panel panel(Manifest.Panel of, List<Cell> cells) {
        Set<String> all = new LinkedHashSet<>();
        cells.forEach(cell -> all.addAll(cell.trials().series().keySet()));
        List<String> survival = survival(all);
        List<String> curves = new ArrayList<>(all);
        curves.removeAll(survival);
        List<String> main = telling(curves, cells);
        curves.removeAll(main);
        return new Panel(
                of.panel(), of.title().isEmpty() ? of.panel() : of.title(), of.text(), cells, main, curves, survival);
    }

    /** Survival in the training set, where it is known exactly; otherwise whatever survival was measured. */
    private static List<String> survival(Set<String> all) {
        List<String> any =
                all.stream().filter(name -> name.startsWith(SURVIVAL)).toList();
        List<String> exact =
                any.stream().filter(name -> name.contains("of=training")).toList();
        return exact.isEmpty() ? any : exact;
    }

    /** One curve of each family, the most telling first, until the grid is full; what cannot be drawn comes last. */
    private static List<String> telling(List<String> curves, List<Cell> cells) {
        List<String> main = new ArrayList<>();
        Set<String> families = new LinkedHashSet<>();
        List<String> ranked = curves.stream()
                .sorted(Comparator.comparing((String curve) -> !drawable(curve, cells))
                        .thenComparing(Story::rank))
                .toList();
        for (String curve : ranked) {
            if (main.size() < MAIN && !curve.startsWith(SURVIVAL) && families.add(family(curve))) {
                main.add(curve);
            }
        }
        return List.copyOf(main);
    }

    private static boolean drawable(String curve, List<Cell> cells) {
        return cells.stream()
                .map(cell -> cell.trials().series().get(curve))
                .filter(series -> series != null)
                .anyMatch(series -> series.generations().stream()
                        .filter(generation -> generation >= 0)
                        .anyMatch(generation ->
                                Double.isFinite(series.summary(generation).median())));
    }

    private static int rank(String curve) {
        for (int i = 0; i < TELLING.size(); i++) {
            if (curve.startsWith(TELLING.get(i)) && !DETAILS.contains(family(curve))) {
                return i;
            }
        }
        return TELLING.size();
    }
}
