package org.genloss.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.genloss.ledger.Entry;
import org.genloss.num.Empirical;
import org.hipparchus.util.FastMath;

/** The items that were kept, made small enough to draw: histogram, points with their covariance, ranks, or passages. */
final class Distribution {

    private static final int BINS = 40;
    private static final int POINTS = 250;
    private static final int RANKS = 60;
    private static final int PASSAGES = 3;
    private static final int CHARACTERS = 700;

    /** Generations shown of what is cheap (histograms, ranks) and of what is not (points, text). */
    private static final int MANY = 32;

    private static final int FEW = 16;

    private Distribution() {}

    /** Adds {@code distribution} to the panel, or nothing where no items were kept. */
    static void write(Story.Panel panel, Json json) {
        List<Glimpses> cells = panel.cells().stream().map(Story.Cell::glimpses).toList();
        String kind = kind(panel);
        if (kind.isEmpty() || kind.equals("images")) {
            return;
        }
        List<Integer> generations = generations(panel);
        json.object("distribution", () -> {
            json.put("kind", kind).integers("generations", generations);
            double[][] range = range(kind, cells, generations);
            if (range.length > 0) {
                json.strings("columns", columns(cells));
                json.array("range", () -> Arrays.stream(range).forEach(r -> json.numbers(null, r)));
            }
            json.array("cells", () -> {
                for (int i = 0; i < cells.size(); i++) {
                    int index = i;
                    json.object(() -> cell(index, cells.get(index), kind, generations, range, json));
                }
            });
        });
    }

    /** The same, but empty where all text stands side by side already, after the same prompts. */
    static String kind(Story.Panel panel) {
        String kind = kind(panel.cells().stream().map(Story.Cell::glimpses).toList());
        boolean told = panel.cells().stream()
                .filter(cell -> !cell.glimpses().generations().isEmpty())
                .noneMatch(cell -> cell.exhibits().continuations().isEmpty());
        return kind.equals("tokens") && told ? "" : kind;
    }

    /** Of what the models drew: {@code line} (one coordinate), {@code plane} (two or more), {@code symbols}, {@code tokens}, {@code images}, or empty. */
    static String kind(List<Glimpses> cells) {
        for (Glimpses cell : cells) {
            for (Glimpses.Glimpse glimpse : cell.byGeneration().tailMap(0).values()) {
                if (!glimpse.kind().equals("points")) {
                    return glimpse.kind();
                }
                if (glimpse.points().length > 0) {
                    return glimpse.points()[0].length == 1 ? "line" : "plane";
                }
            }
        }
        return "";
    }

    /** Generations that are shown, ascending; at least one where there is a kind. */
    static List<Integer> generations(Story.Panel panel) {
        List<Glimpses> cells = panel.cells().stream().map(Story.Cell::glimpses).toList();
        TreeSet<Integer> all = new TreeSet<>();
        cells.forEach(cell -> all.addAll(cell.generations()));
        String kind = kind(cells);
        boolean cheap = kind.equals("line") || kind.equals("symbols");
        return Thinning.of(List.copyOf(all), cheap ? MANY : FEW);
    }

    private static List<String> columns(List<Glimpses> cells) {
        return cells.stream()
                .flatMap(cell -> cell.byGeneration().values().stream())
                .map(Glimpses.Glimpse::columns)
                .filter(columns -> !columns.isEmpty())
                .findFirst()
                .orElse(List.of("x1", "x2"));
    }

    private static void cell(
            int index, Glimpses cell, String kind, List<Integer> generations, double[][] range, Json json) {
        Consumer<Glimpses.Glimpse> one = glimpse -> {
            if (glimpse == null) {
                json.nothing();
            } else {
                glimpse(glimpse, kind, range, json);
            }
        };
        json.put("cell", index);
        // real data first, then a row for each generation
        json.array("rows", () -> {
            one.accept(cell.byGeneration().get(Entry.BASELINE));
            generations.forEach(g -> one.accept(cell.byGeneration().get(g)));
        });
    }

    private static void glimpse(Glimpses.Glimpse glimpse, String kind, double[][] range, Json json) {
        switch (kind) {
            case "line" -> json.numbers(null, histogram(glimpse.points(), range[0]));
            case "plane" -> json.object(() -> plane(glimpse.points(), json));
            case "symbols" -> json.numbers(null, ranks(glimpse.counts()));
            case "tokens" -> json.strings(null, passages(glimpse.text()));
            default -> json.nothing();
        }
    }

    /**
     * From the lowest 1 % to the highest 99 % quantile of any generation, but no further from the real data than their own
     * width twice over: a chain that has run away must not flatten all others.
     */
    private static double[][] range(String kind, List<Glimpses> cells, List<Integer> generations) {
        int d = kind.equals("line") ? 1 : kind.equals("plane") ? 2 : 0;
        double[][] range = new double[d][];
        for (int j = 0; j < d; j++) {
            double[] real = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            double[] all = real.clone();
            for (Glimpses cell : cells) {
                widen(real, cell.byGeneration().get(Entry.BASELINE), j);
                widen(all, cell.byGeneration().get(Entry.BASELINE), j);
                for (int g : generations) {
                    widen(all, cell.byGeneration().get(g), j);
                }
            }
            double reach = real[1] > real[0] ? 2 * (real[1] - real[0]) : Double.POSITIVE_INFINITY;
            double low = Math.max(all[0], real[0] - reach);
            double high = Math.min(all[1], real[1] + reach);
            double margin = high > low ? 0.12 * (high - low) : 0.5;
            range[j] = low <= high ? new double[] {low - margin, high + margin} : new double[] {0, 1};
        }
        return range;
    }

    private static void widen(double[] range, Glimpses.Glimpse glimpse, int j) {
        if (glimpse == null) {
            return;
        }
        double[] sorted = Arrays.stream(glimpse.points())
                .mapToDouble(point -> point[j])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length > 0) {
            range[0] = Math.min(range[0], Empirical.quantile(sorted, 0.01));
            range[1] = Math.max(range[1], Empirical.quantile(sorted, 0.99));
        }
    }

    /** Share of the points per unit of x in each of {@link #BINS} bins; what lies outside counts in the total only. */
    static double[] histogram(double[][] points, double[] range) {
        double width = (range[1] - range[0]) / BINS;
        double[] density = new double[BINS];
        for (double[] point : points) {
            double position = (point[0] - range[0]) / width;
            if (position >= 0 && position < BINS) {
                density[(int) position] += 1 / (width * points.length);
            }
        }
        return density;
    }

    private static void plane(double[][] points, Json json) {
        double[] flat = new double[2 * Math.min(points.length, POINTS)];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = points[i / 2][i % 2];
        }
        json.numbers("points", flat).numbers("moments", moments(points));
    }

    /** Mean of both coordinates, then variance, covariance, variance (divided by n - 1); all points, not only those drawn. */
    static double[] moments(double[][] points) {
        double[] m = new double[5];
        for (double[] point : points) {
            m[0] += point[0] / points.length;
            m[1] += point[1] / points.length;
        }
        int df = Math.max(1, points.length - 1);
        for (double[] point : points) {
            double dx = point[0] - m[0];
            double dy = point[1] - m[1];
            m[2] += dx * dx / df;
            m[3] += dx * dy / df;
            m[4] += dy * dy / df;
        }
        return m;
    }

    /** Rank and share in turn, r1, s1, r2, s2, ..., of symbols sorted by count; ranks thinned out evenly in their logarithm. */
    static double[] ranks(long[] counts) {
        long[] sorted = Arrays.stream(counts).filter(c -> c > 0).sorted().toArray();
        double total = Arrays.stream(sorted).sum();
        List<Double> out = new ArrayList<>();
        double next = 1;
        for (int rank = 1; rank <= sorted.length; rank++) {
            if (rank >= next || rank == sorted.length) {
                out.add((double) rank);
                out.add(sorted[sorted.length - rank] / total);
                next = Math.max(rank + 1, next * FastMath.pow(sorted.length, 1.0 / RANKS));
            }
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<String> passages(List<String> text) {
        return text.stream()
                .limit(PASSAGES)
                .map(passage -> Passage.visible(Passage.cut(passage, CHARACTERS)))
                .toList();
    }
}
