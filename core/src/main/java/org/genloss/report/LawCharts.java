package org.genloss.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.ledger.Expectation;
import org.genloss.verdict.LawVerdict;

/** Which expected curves of a panel are drawn together: those of one law for one summary of one reading. */
record LawCharts(List<Chart> charts) {

    /** One chart; what the law says of itself is the same in all its lines. */
    record Chart(Expectation law, List<Line> lines) {

        String summary() {
            return law.statistic().replace('_', ' ');
        }
    }

    /**
     * One setting in a chart.
     *
     * @param cell its index in the panel
     */
    record Line(int cell, LawVerdict verdict) {}

    /** What is the same for all lines of a chart. */
    private record Key(String law, String reading, String statistic, String side) {}

    static LawCharts of(Story story, Story.Panel panel) {
        Map<Key, Chart> charts = new LinkedHashMap<>();
        for (int i = 0; i < panel.cells().size(); i++) {
            for (LawVerdict verdict : verdicts(story, panel.cells().get(i))) {
                Expectation law = verdict.law();
                charts.computeIfAbsent(
                                new Key(law.law(), law.reading(), law.statistic(), law.side()),
                                key -> new Chart(law, new ArrayList<>()))
                        .lines()
                        .add(new Line(i, verdict));
            }
        }
        return new LawCharts(List.copyOf(charts.values()));
    }

    /** The laws of one setting that were to be tested. */
    static List<LawVerdict> verdicts(Story story, Story.Cell cell) {
        return story.runs().get(cell.run()).verdicts().laws().stream()
                .filter(verdict -> verdict.law().cell() == cell.of().index())
                .toList();
    }

    /** The laws that say why they do not apply to a setting. */
    static List<Expectation> excused(Story story, Story.Cell cell) {
        return story.runs().get(cell.run()).verdicts().excused().stream()
                .filter(law -> law.cell() == cell.of().index())
                .toList();
    }
}
