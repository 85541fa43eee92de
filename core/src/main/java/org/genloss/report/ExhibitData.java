package org.genloss.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.genloss.ledger.Entry;
import org.genloss.report.Exhibits.Density;
import org.genloss.report.Exhibits.Shares;
import org.genloss.report.Exhibits.Survivors;
import org.hipparchus.util.FastMath;

/** What metrics kept to be looked at, as the scripts draw it. Images are PNG files in base64. */
final class ExhibitData {

    /** Curves laid over each other that a person can still tell apart. */
    private static final int CURVES = 12;

    /** Generations of a map of shares. */
    private static final int COLUMNS = 60;

    /** Images in a line: the same draws of several settings stand below each other. */
    private static final int LINE = 16;

    /** The rarest images that are shown: as many as fit a line of the page. */
    static final int RAREST = 18;

    /** The end of the scale of shares, in shares of the commonest class of real data. */
    private static final double SCALE = 2.5;

    private final Story.Panel panel;
    private final Json json;

    private ExhibitData(Story.Panel panel, Json json) {
        this.panel = panel;
        this.json = json;
    }

    /** Adds {@code exhibits} to the panel: an object for each by its name. */
    static void write(Story.Panel panel, Json json) {
        ExhibitData data = new ExhibitData(panel, json);
        json.object("exhibits", () -> {
            data.each(Exhibits::densities, data::densities);
            TextData.write(panel, json);
            data.each(Exhibits::shares, data::shares);
            data.each(Exhibits::survivors, data::survivors);
            data.each(Exhibits::images, data::frames);
        });
    }

    private <T> void each(Exhibits.Kind<T> kind, Consumer<String> write) {
        ExhibitFrames.names(panel, kind).forEach(name -> json.object(name, () -> write.accept(name)));
    }

    /** Hands the exhibit of each setting that has it to {@code write}, inside an object that has its place. */
    private <T> void cells(Exhibits.Kind<T> kind, String name, Consumer<TreeMap<Integer, T>> write) {
        json.array("cells", () -> {
            for (int i = 0; i < panel.cells().size(); i++) {
                int index = i;
                TreeMap<Integer, T> all = ExhibitFrames.of(panel.cells().get(i), kind, name);
                if (!all.isEmpty()) {
                    json.object(() -> {
                        json.put("cell", index);
                        write.accept(all);
                    });
                }
            }
        });
    }

    /** Generations whose densities are drawn: those of all settings, thinned. */
    static List<Integer> densityGenerations(Story.Panel panel, String name) {
        return Thinning.of(generations(panel, Exhibits::densities, name), CURVES);
    }

    private static <T> List<Integer> generations(Story.Panel panel, Exhibits.Kind<T> kind, String name) {
        TreeSet<Integer> all = new TreeSet<>();
        panel.cells()
                .forEach(cell ->
                        all.addAll(ExhibitFrames.of(cell, kind, name).tailMap(0).keySet()));
        return List.copyOf(all);
    }

    private void densities(String name) {
        List<Integer> generations = new ArrayList<>(List.of(Entry.BASELINE));
        generations.addAll(densityGenerations(panel, name));
        json.integers("generations", generations.subList(1, generations.size()));
        Density any = any(panel, name);
        json.put("log", any.log()).put("unit", any.unit());
        cells(Exhibits::densities, name, all -> {
            Density first = all.firstEntry().getValue();
            json.numbers("x", middles(first));
            json.array("curves", () -> generations.stream()
                    .filter(all::containsKey)
                    .forEach(g -> json.object(() -> density(g, all.get(g), first.edges()))));
        });
    }

    /** One of the densities of a panel that has some: they all have one scale and one unit. */
    static Density any(Story.Panel panel, String name) {
        return panel.cells().stream()
                .flatMap(cell -> ExhibitFrames.of(cell, Exhibits::densities, name).values().stream())
                .findFirst()
                .orElseThrow();
    }

    /** Its own bins are told only if they are not those of the first. */
    private void density(int generation, Density of, double[] edges) {
        json.put("g", generation).put("sd", of.deviation());
        if (of.log()) {
            json.put("median", median(of));
        }
        json.numbers("y", of.density());
        if (!Arrays.equals(of.edges(), edges)) {
            json.numbers("x", middles(of));
        }
    }

    /** Middles of the bins, on the scale that they are drawn on. */
    private static double[] middles(Density of) {
        double[] edges = of.edges();
        double[] middles = new double[edges.length - 1];
        for (int i = 0; i < middles.length; i++) {
            middles[i] = of.log() ? Math.sqrt(edges[i] * edges[i + 1]) : (edges[i] + edges[i + 1]) / 2;
        }
        return middles;
    }

    /** The median of a density on a logarithmic scale, as if it were even within each bin. */
    static double median(Density of) {
        double[] edges = of.edges();
        double[] mass = new double[of.density().length];
        for (int i = 0; i < mass.length; i++) {
            mass[i] = of.density()[i] * FastMath.log(edges[i + 1] / edges[i]);
        }
        double left = Arrays.stream(mass).sum() / 2;
        for (int i = 0; i < mass.length; i++) {
            if (mass[i] > 0 && mass[i] >= left) {
                return edges[i] * FastMath.pow(edges[i + 1] / edges[i], left / mass[i]);
            }
            left -= mass[i];
        }
        return Double.NaN;
    }

    private void shares(String name) {
        List<Integer> generations = Thinning.of(generations(panel, Exhibits::shares, name), COLUMNS);
        json.integers("generations", generations).put("scale", scale(panel, name));
        cells(Exhibits::shares, name, all -> {
            json.strings("classes", all.lastEntry().getValue().classes());
            json.array("rows", () -> {
                row(all.get(Entry.BASELINE));
                generations.forEach(g -> row(all.get(g)));
            });
        });
    }

    private void row(Shares shares) {
        if (shares == null) {
            json.nothing();
        } else {
            json.numbers(null, shares.shares());
        }
    }

    /** The largest share of any class in any generation. */
    static double largestShare(Story.Panel panel, String name) {
        return panel.cells().stream()
                .flatMap(cell -> ExhibitFrames.of(cell, Exhibits::shares, name).values().stream())
                .mapToDouble(ExhibitData::largest)
                .max()
                .orElse(1);
    }

    private static double largest(Shares shares) {
        return Arrays.stream(shares.shares()).max().orElse(0);
    }

    /** The end of the scale of shares: one class that takes all must not darken the others. */
    static double scale(Story.Panel panel, String name) {
        double first = panel.cells().stream()
                .map(cell -> ExhibitFrames.of(cell, Exhibits::shares, name))
                .filter(all -> !all.isEmpty())
                .mapToDouble(all -> largest(all.firstEntry().getValue()))
                .max()
                .orElse(1);
        return Math.min(largestShare(panel, name), SCALE * first);
    }

    private void survivors(String name) {
        List<Integer> generations = ExhibitFrames.generations(panel, Exhibits::survivors, name);
        json.integers("generations", generations);
        cells(Exhibits::survivors, name, all -> {
            List<Survivors> rows = generations.stream().map(all::get).toList();
            Survivors any = all.lastEntry().getValue();
            int count = Math.min(RAREST, any.real().count());
            Sheet real = new Sheet(any.real().first(count), count);
            int scale = real.scale(Sheet.LARGE);
            size(real, scale);
            json.put("tile", scale * any.real().width())
                    .put("seam", scale * Sheet.SEAM)
                    .put("shown", count)
                    .put("all", any.real().count())
                    .put("real", real.png())
                    .numbers("radius", Arrays.copyOf(any.radius(), count));
            json.array(
                    "rows",
                    () -> rows.forEach(row -> {
                        if (row == null) {
                            json.nothing();
                        } else {
                            json.object(() -> survivors(row, count));
                        }
                    }));
        });
    }

    private void survivors(Survivors row, int count) {
        json.put("count", row.count()).put("nearest", new Sheet(row.nearest().first(count), count).png());
        json.numbers("distances", Arrays.copyOf(row.distances(), count));
        json.array("survives", () -> {
            for (int i = 0; i < count; i++) {
                json.item(row.survives()[i] ? 1 : 0);
            }
        });
    }

    private void frames(String name) {
        List<Integer> generations = ExhibitFrames.generations(panel, Exhibits::images, name);
        json.integers("generations", generations);
        cells(Exhibits::images, name, all -> {
            Sheet first = sheet(generations.stream()
                    .map(all::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> all.firstEntry().getValue()));
            size(first, first.scale(Sheet.LARGE));
            json.put("count", first.pixels().count());
            json.array(
                    "frames",
                    () -> generations.forEach(g -> {
                        if (all.containsKey(g)) {
                            json.item(sheet(all.get(g)).png());
                        } else {
                            json.nothing();
                        }
                    }));
        });
    }

    private static Sheet sheet(Pixels pixels) {
        return new Sheet(pixels, Math.min(pixels.count(), LINE));
    }

    private void size(Sheet sheet, int scale) {
        json.put("width", scale * sheet.width()).put("height", scale * sheet.height());
    }
}
