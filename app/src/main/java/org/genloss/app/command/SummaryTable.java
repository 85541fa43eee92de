package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.app.results.Summary;

/** What a run has found, for a terminal. */
final class SummaryTable {

    private SummaryTable() {}

    static void print(List<Summary.Row> rows, PrintWriter out) {
        Map<String, List<Summary.Row>> panels = rows.stream()
                .collect(Collectors.groupingBy(Summary.Row::panel, LinkedHashMap::new, Collectors.toList()));
        panels.forEach((panel, inPanel) -> {
            out.println();
            out.println(Terminal.bold(panel) + ": medians over trials [5 %, 95 %]");
            TextTable table = new TextTable(2, "metric", "cell", "generation 0", "end", "collapsed");
            Set<String> shown = new LinkedHashSet<>();
            for (Summary.Row row : inPanel) {
                String metric =
                        row.metric() + (row.unit().isEmpty() || row.unit().equals("1") ? "" : ", " + row.unit());
                table.add(
                        shown.add(metric) ? metric : "",
                        row.cell(),
                        band(row.start()),
                        band(row.end()),
                        row.collapsed() + "/" + row.trials());
            }
            table.print(out, "  ");
        });
    }

    private static String band(Summary.Band band) {
        return TextTable.number(band.median()) + " [" + TextTable.number(band.low()) + ", "
                + TextTable.number(band.high()) + "]";
    }
}
