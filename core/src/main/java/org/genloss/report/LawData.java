package org.genloss.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.genloss.ledger.Expectation;
import org.genloss.ledger.Manifest;
import org.genloss.verdict.LawVerdict;
import org.genloss.verdict.LawVerdict.Look;
import org.hipparchus.util.FastMath;

/** What laws expect, as numbers for the scripts: a curve, where the summary over trials should lie, and how far off it was. */
final class LawData {

    /** 97.5 % point of the standard normal law. */
    private static final double NORMAL = 1.959963984540054;

    /** Points of one curve. */
    private static final int POINTS = 250;

    private LawData() {}

    /** Adds {@code laws} to the panel. */
    static void write(Story story, Story.Panel panel, Json json) {
        json.array("laws", () -> LawCharts.of(story, panel)
                .charts()
                .forEach(chart -> json.object(() -> {
                    Expectation law = chart.law();
                    Manifest.About about = story.measure(law.reading(), PageData.unit(panel, law.reading()));
                    json.put("law", law.law())
                            .put("reading", law.reading())
                            .put("statistic", law.statistic())
                            .put("side", law.side())
                            .put("title", about.title());
                    json.array("series", () -> chart.lines()
                            .forEach(line -> json.object(() -> {
                                json.put("cell", line.cell());
                                expected(
                                        line.verdict(),
                                        planned(story, panel.cells().get(line.cell())),
                                        json);
                                looks(line.verdict().looks(), json);
                            })));
                })));
    }

    private static int planned(Story story, Story.Cell cell) {
        return cell.trials()
                .enough()
                .orElse(story.runs().get(cell.run()).about().trials());
    }

    private static void expected(LawVerdict verdict, int trials, Json json) {
        Expectation law = verdict.law();
        List<Integer> rows =
                Thinning.of(IntStream.range(0, law.generations().length).boxed().toList(), POINTS);
        json.put("until", law.until())
                .integers("g", rows.stream().map(i -> law.generations()[i]).toList());
        column(json, "expected", rows, i -> law.expected()[i]);
        column(json, "low", rows, i -> law.expected()[i] - reach(law, i, trials));
        column(json, "high", rows, i -> law.expected()[i] + reach(law, i, trials));
    }

    /** Half the width of the band that holds a mean over so many trials in 95 % of runs, and the law's own inaccuracy. */
    private static double reach(Expectation law, int i, int trials) {
        double error = law.statistic().equals("median") ? Double.NaN : law.spread()[i] / FastMath.sqrt(trials);
        return NORMAL * error + law.accuracy() * Math.abs(law.expected()[i]);
    }

    private static void looks(List<Look> all, Json json) {
        List<Look> looks = Thinning.of(all, POINTS);
        json.integers("at", looks.stream().map(Look::generation).toList());
        json.integers("n", looks.stream().map(Look::n).toList());
        json.integers("ended", looks.stream().map(Look::ended).toList());
        json.numbers("observed", column(looks, Look::observed));
        json.numbers("z", column(looks, Look::z));
    }

    private static double[] column(List<Look> looks, ToDoubleFunction<Look> value) {
        return looks.stream().mapToDouble(value).toArray();
    }

    private static void column(Json json, String name, List<Integer> rows, ToDoubleFunction<Integer> value) {
        json.numbers(
                name,
                Arrays.stream(rows.toArray(Integer[]::new)).mapToDouble(value).toArray());
    }
}
