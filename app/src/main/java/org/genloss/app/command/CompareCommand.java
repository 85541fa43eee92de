package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.genloss.app.audit.Audits;
import org.genloss.app.audit.Outputs;
import org.genloss.app.audit.Profiles;
import org.genloss.app.audit.Stage;
import org.genloss.app.results.Comparison;
import org.genloss.app.results.Judgement;
import org.genloss.ledger.Run;
import org.genloss.report.Report;
import org.genloss.report.audit.Audit;
import org.genloss.report.audit.AuditFile;
import org.genloss.report.audit.AuditReport;
import org.genloss.report.audit.Harmless;
import org.genloss.spec.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Runs side by side, or profiles of corpora against a reference. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Profiles of corpora (.glp) against the first one: what is left, with 95 %% intervals of the differences. Or"
                        + " runs side by side at the last generation that all of them reach: medians, means with 95 %%"
                        + " intervals, and tests of every cell against the first one of its panel, paired where seeds are common;"
                        + " how the laws held that speak of each run, and its collapse profile.",
        footer = {
            "",
            "Examples:",
            "  genloss compare runs/a runs/b --out compare.html",
            "  genloss compare raw.glp filtered.glp mixed.glp --out compare.html"
        })
public final class CompareCommand implements Callable<Integer> {

    /** Lost items of a band that the report names. */
    private static final int ITEMS = 50;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN|X.glp",
            description = "Run folders; or profiles, the reference first and then one or more candidates.")
    private List<Path> folders;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description = "Only metrics or measures whose name starts like this.")
    private String metric = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Also writes a report of all together.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (out != null) {
            Outputs.REPORT.prepare(out);
        }
        if (folders.stream().anyMatch(Profiles::isNamed)) {
            profiles();
        } else {
            runs();
        }
        return 0;
    }

    private void profiles() {
        if (!folders.stream().allMatch(Profiles::isNamed)) {
            throw new UserError(
                    "runs and profiles cannot be compared with each other",
                    "give run folders, or profiles (.glp), only");
        } else if (folders.size() < 2) {
            throw new UserError("there is one profile only", "give the reference first, then one or more candidates");
        }
        PrintWriter err = spec.commandLine().getErr();
        ReadingTicker ticker = new ReadingTicker(err, json);
        Audit audit;
        try {
            List<Stage> all = folders.stream()
                    .map(file -> new Stage(AuditOptions.name(file), Profiles.read(file)))
                    .toList();
            audit = Audits.compare(all.get(0), all.subList(1, all.size()), ITEMS, ticker);
        } finally {
            ticker.finish();
        }
        if (out != null) {
            AuditReport.write(audit, out);
        }
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            terminal.print(AuditFile.text(audit));
            terminal.flush();
        } else {
            ProfileTables.print(audit, metric, terminal);
            report(terminal);
        }
    }

    private void runs() {
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
            report(terminal);
        }
    }

    private void report(PrintWriter terminal) {
        if (out != null) {
            terminal.println();
            terminal.println("report: " + Harmless.of(out.toString()));
        }
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
