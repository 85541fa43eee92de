package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.genloss.app.results.Comparison;
import org.genloss.app.results.Judgement;
import org.genloss.ledger.Run;
import org.genloss.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Runs side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Runs side by side at the last generation that all of them reach: medians, means with 95 %%"
                + " intervals, and tests of every cell against the first one of its panel, paired where seeds are common;"
                + " how the laws held that speak of each run, and its collapse profile.",
        footer = {"", "Example: genloss compare runs/a runs/b --out compare.html"})
public final class CompareCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Run folders.")
    private List<Path> folders;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(names = "--metric", paramLabel = "NAME", description = "Only metrics whose name starts like this.")
    private String metric = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Also writes a report of all runs together.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Run> runs = folders.stream().map(Run::open).toList();
        Comparison comparison = Comparison.of(runs, metric);
        Judgement judgement = Judgement.of(runs, name -> name.startsWith(metric));
        if (out != null) {
            Report.write(folders, out);
        }
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("generation", comparison.generation());
            result.put("rows", JsonRows.of(comparison.rows()));
            result.put("laws", JsonRows.of(judgement.laws()));
            result.put("profiles", JsonRows.of(judgement.profiles()));
            terminal.println(JsonMapper.shared().writeValueAsString(result));
        } else {
            print(comparison, terminal);
            VerdictTables.print(judgement, runs.size() > 1, terminal);
            if (out != null) {
                terminal.println();
                terminal.println("report: " + out);
            }
        }
        return 0;
    }

    private void print(Comparison comparison, PrintWriter terminal) {
        terminal.println("At generation " + comparison.generation()
                + "; a trial that collapsed earlier stays where it ended. Tests are against the first row of each group;"
                + " p is corrected for all tests (Holm).");
        String panel = null;
        TextTable table = null;
        String last = "";
        for (Comparison.Row row : comparison.rows()) {
            if (!row.panel().equals(panel)) {
                print(panel, table, terminal);
                panel = row.panel();
                table = new TextTable(3, "metric", "run", "cell", "n", "median", "mean", "± 95 %", "p", "test");
                last = "";
            }
            table.add(
                    row.metric().equals(last) ? "" : row.metric(),
                    row.run(),
                    row.cell(),
                    row.n() + (row.dropped() > 0 ? " (+" + row.dropped() + ")" : ""),
                    TextTable.number(row.median()),
                    TextTable.number(row.mean()),
                    TextTable.number(row.halfWidth()),
                    row.test().isEmpty() ? "" : TextTable.number(row.corrected()),
                    row.test());
            last = row.metric();
        }
        print(panel, table, terminal);
    }

    private static void print(String panel, TextTable table, PrintWriter terminal) {
        if (table != null) {
            terminal.println();
            terminal.println(Terminal.bold(panel));
            table.print(terminal, "  ");
        }
    }
}
