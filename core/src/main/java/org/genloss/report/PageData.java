package org.genloss.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.genloss.ledger.Entry;
import org.genloss.ledger.Manifest;
import org.genloss.ledger.Run;

/** The numbers of a page as JSON, for the scripts that draw them: summaries over trials, no trials but a few thin lines. */
final class PageData {

    /** Trials drawn as thin lines in the main charts. */
    private static final int THIN = 5;

    /** Trials, and generations, up to which each trial is drawn as a dot. */
    private static final int FEW = 10;

    private static final int DOTTED = 40;

    /** Points of one curve. */
    private static final int POINTS = 250;

    /** Types of one cell whose loss is shown. */
    private static final int LOSSES = 1500;

    private final Story story;
    private final Json json = new Json();

    private PageData(Story story) {
        this.story = story;
    }

    static String of(Story story) {
        PageData page = new PageData(story);
        page.json.object(page::write);
        return page.json.text();
    }

    private void write() {
        json.strings("colours", story.colours()).strings("strokes", story.strokes());
        json.array("panels", () -> story.panels().forEach(panel -> json.object(() -> panel(panel))));
    }

    private void panel(Story.Panel panel) {
        json.put("title", panel.title());
        json.array("cells", () -> panel.cells().forEach(cell -> json.object(() -> cell(cell))));
        List<String> curves = new ArrayList<>(panel.main());
        curves.addAll(panel.more());
        json.array(
                "measures",
                () -> curves.forEach(metric ->
                        json.object(() -> measure(panel, metric, panel.main().contains(metric)))));
        json.array(
                "survival", () -> panel.survival().forEach(metric -> json.object(() -> measure(panel, metric, false))));
        json.array("extinction", () -> {
            for (int i = 0; i < panel.cells().size(); i++) {
                losses(i, panel.cells().get(i).trials().losses());
            }
        });
        Distribution.write(panel, json);
        ExhibitData.write(panel, json);
        Fits.write(panel, json);
        LawData.write(story, panel, json);
    }

    private void losses(int cell, TreeMap<Integer, Integer> losses) {
        if (losses.isEmpty()) {
            return;
        }
        List<Integer> items = Thinning.of(List.copyOf(losses.keySet()), LOSSES);
        json.object(() -> json.put("cell", cell)
                .integers("items", items)
                .integers("g", items.stream().map(losses::get).toList()));
    }

    private void cell(Story.Cell cell) {
        Run of = story.runs().get(cell.run()).about();
        json.put("name", cell.name())
                .put("colour", cell.colour())
                .put("stroke", cell.stroke())
                .put("trials", of.trials());
    }

    private void measure(Story.Panel panel, String metric, boolean main) {
        Manifest.About about = story.measure(metric, unit(panel, metric));
        json.put("name", metric)
                .put("title", about.title())
                .put("band", bandOf(Story.parameters(metric)))
                .put("unit", about.unit().isEmpty() ? unit(panel, metric) : about.unit())
                .put("main", main);
        json.array("series", () -> {
            for (int i = 0; i < panel.cells().size(); i++) {
                Trials.Series series = panel.cells().get(i).trials().series().get(metric);
                if (series != null) {
                    int cell = i;
                    json.object(() -> series(cell, series, main));
                }
            }
        });
    }

    /** The unit of a measure as the ledger gives it. */
    static String unit(Story.Panel panel, String metric) {
        return panel.cells().stream()
                .map(cell -> cell.trials().series().get(metric))
                .filter(series -> series != null)
                .map(Trials.Series::unit)
                .findFirst()
                .orElse("");
    }

    /** {@code 0.5–0.9} of {@code mass=0.5-0.9,of=training}. */
    private static String bandOf(String parameters) {
        String band = parameters.split(",")[0];
        return band.substring(band.indexOf('=') + 1).replace('-', '–');
    }

    private void series(int cell, Trials.Series series, boolean main) {
        json.put("cell", cell);
        List<Integer> generations =
                Thinning.of(series.generations().stream().filter(g -> g >= 0).toList(), POINTS);
        summaries(generations, series);
        if (series.generations().contains(Entry.BASELINE)) {
            json.object("base", () -> summaries(List.of(Entry.BASELINE), series));
        }
        if (main) {
            int most = generations.stream()
                    .mapToInt(g -> series.summary(g).n())
                    .max()
                    .orElse(0);
            boolean dots = most > 1 && most <= FEW && generations.size() <= DOTTED;
            json.put("dots", dots).array("thin", () -> {
                for (int trial = 0; trial < (dots ? FEW : THIN); trial++) {
                    thin(generations, series, trial);
                }
            });
        }
    }

    private void summaries(List<Integer> generations, Trials.Series series) {
        List<TrialSummary> all = generations.stream().map(series::summary).toList();
        json.integers("g", generations);
        column("n", all, TrialSummary::n);
        json.integers("ended", generations.stream().map(series::carried).toList());
        column("median", all, TrialSummary::median);
        column("low5", all, TrialSummary::low5);
        column("high95", all, TrialSummary::high95);
        column("mean", all, TrialSummary::mean);
        column("meanLow", all, TrialSummary::meanLow);
        column("meanHigh", all, TrialSummary::meanHigh);
    }

    private void column(String name, List<TrialSummary> all, ToDoubleFunction<TrialSummary> value) {
        json.numbers(name, all.stream().mapToDouble(value).toArray());
    }

    private void thin(List<Integer> generations, Trials.Series series, int trial) {
        double[] line = generations.stream()
                .mapToDouble(g -> trial < series.at(g).length ? series.at(g)[trial] : Double.NaN)
                .toArray();
        for (double value : line) {
            if (!Double.isNaN(value)) {
                json.numbers(null, line);
                return;
            }
        }
    }
}
