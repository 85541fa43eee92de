package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.genloss.app.experiment.Loaded;
import org.genloss.app.results.Judgement;
import org.genloss.app.results.Summary;
import org.genloss.lab.Campaign;
import org.genloss.ledger.Run;
import org.genloss.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Runs an experiment, or goes on with one that was stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs an experiment into a folder and writes its report. Stopped at any moment, the same command"
                + " goes on where it was, to the same bytes.",
        footer = {
            "",
            "Examples:",
            "  genloss run",
            "  genloss run first-look --set generations=100 --trials 50 --out runs/longer",
            "  genloss run novels --set source.path=DIR"
        })
public final class RunCommand implements Callable<Integer> {

    private static final double CHECKPOINT_SECONDS = 3;

    @Parameters(
            arity = "0..1",
            defaultValue = "first-look",
            paramLabel = "SPEC",
            description =
                    "A YAML file, or the name of an experiment (see genloss list); ${DEFAULT-VALUE} if not given.")
    private String what;

    @Mixin
    private SpecOptions options;

    @Option(names = "--out", paramLabel = "DIR", description = "The run folder; runs/NAME if not given.")
    private Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Trials at the same time, or, for learners on a native library, its threads: a run goes on only with as"
                            + " many as it was started with. All cores if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Progress and result as JSON lines.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Nothing but errors.")
    private boolean quiet;

    @Option(names = "--no-report", description = "Leaves the report out.")
    private boolean noReport;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Checks.threads(threads);
        Loaded loaded = options.load(what);
        Path folder = out == null ? Path.of("runs", loaded.name()) : out;
        PrintWriter err = spec.commandLine().getErr();
        Ticker ticker = new Ticker(err, audience(), loaded.cells(), threads);
        if (!quiet && !json) {
            err.println(plan(loaded, folder));
        }
        compute(loaded, folder, ticker, err);
        Path report = null;
        if (!noReport) {
            Report.write(folder);
            report = folder.resolve("report.html");
        }
        tell(folder, report);
        return 0;
    }

    private Ticker.Audience audience() {
        if (quiet) {
            return Ticker.Audience.NOBODY;
        } else if (json) {
            return Ticker.Audience.PROGRAM;
        }
        return Terminal.errIsTerminal() ? Ticker.Audience.PERSON : Ticker.Audience.FILE;
    }

    private static String plan(Loaded loaded, Path folder) {
        int cells = loaded.cells().size();
        return loaded.name() + ": " + cells + (cells == 1 ? " cell x " : " cells x ")
                + loaded.experiment().trials() + " trials, " + loaded.generations() + " generations in all, into "
                + folder + (Files.exists(folder.resolve("ledger.jsonl")) ? " (goes on there)" : "");
    }

    private void compute(Loaded loaded, Path folder, Ticker ticker, PrintWriter err) {
        Interruption.told(err, ticker::finish, () -> {
            Campaign.run(loaded.experiment(), folder, new Campaign.Options(threads, CHECKPOINT_SECONDS), ticker);
            return folder;
        });
    }

    private void tell(Path folder, Path report) {
        PrintWriter out = spec.commandLine().getOut();
        if (quiet) {
            return;
        }
        Run run = Run.open(folder);
        List<Summary.Row> rows = Summary.of(run);
        Judgement judgement = Judgement.of(List.of(run), name -> true);
        Path models = folder.resolve("models");
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("event", "done");
            result.put("run", folder.toString());
            if (Files.exists(models)) {
                result.put("models", models.toString());
            }
            if (report != null) {
                result.put("report", report.toString());
            }
            result.put("summary", JsonRows.of(rows));
            result.put("laws", JsonRows.of(judgement.laws()));
            result.put("profiles", JsonRows.of(judgement.profiles()));
            out.println(JsonMapper.shared().writeValueAsString(result));
            return;
        }
        SummaryTable.print(rows, out);
        VerdictTables.inShort(judgement, out);
        out.println();
        if (Files.exists(models)) {
            out.println("models: " + models);
        }
        out.println(report == null ? "run: " + folder : "report: " + report);
    }
}
