package org.genloss.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.genloss.ledger.Run;
import org.genloss.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of a run again. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes report.html into a run folder: one file that opens offline. Works while the run goes on.",
        footer = {"", "Example: genloss report runs/first-look"})
public final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Run.open(folder);
        Report.write(folder);
        spec.commandLine().getOut().println("report: " + folder.resolve("report.html"));
        return 0;
    }
}
