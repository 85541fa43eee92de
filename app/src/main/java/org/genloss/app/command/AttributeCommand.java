package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.genloss.app.attribute.Attribution;
import org.genloss.app.experiment.SingleCell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Which error is to blame. */
@Command(
        name = "attribute",
        mixinStandardHelpOptions = true,
        description =
                "Reruns every cell of an experiment with statistical error, limited family and limited fit switched"
                        + " off in turn, and says how much of the loss at the last generation is due to each: the loss less the"
                        + " loss without that error, paired over trials, with 95 %% intervals.",
        footer = {
            "",
            "Losses due to the three errors need not sum to the whole: errors compound or cancel.",
            "",
            "Examples:",
            "  genloss attribute first-look --set generations=10",
            "  genloss attribute my.yaml --trials 50 --metric kl_divergence --out attributions/mine"
        })
public final class AttributeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SPEC", description = "A YAML file, or the name of an experiment.")
    private String what;

    @Mixin
    private SpecOptions options;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description =
                    "The loss: a reading of which more is worse, or a metric, for its first reading. If not given:"
                            + " excess_risk of regressions, wasserstein_2_squared of other points (sliced beyond one dimension),"
                            + " js_divergence of symbols and words.")
    private String metric;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the runs; runs/NAME-attribution if not given. The same command goes on there.")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Trials at the same time; all cores if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Does not say what is being run.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Checks.threads(threads);
        PrintWriter err = spec.commandLine().getErr();
        String name = options.load(what).name();
        Path folder = out == null ? Path.of("runs", name + "-attribution") : out;
        List<SingleCell> cells = options.cells(what);
        print(Interruption.told(err, err::flush, () -> rows(cells, folder, err)), folder);
        return 0;
    }

    private List<Attribution.Row> rows(List<SingleCell> cells, Path folder, PrintWriter err) {
        List<Attribution.Row> rows = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < cells.size(); i++) {
            String place = (i + 1) + " of " + cells.size() + left(start, i, cells.size()) + "  ";
            Consumer<String> tell = line -> {
                if (!quiet && !json) {
                    err.println(place + line);
                    err.flush();
                }
            };
            Path cell = folder.resolve("cell-" + i);
            rows.addAll(new Attribution(cells.get(i), Optional.ofNullable(metric), cell, threads, tell).rows());
        }
        return rows;
    }

    /** How long all cells from the {@code done}-th on will take, at the pace so far; nothing while there is none. */
    private static String left(long start, int done, int all) {
        double taken = (System.nanoTime() - start) / 1e9;
        return done == 0 ? "" : ", about " + Ticker.duration(taken / done * (all - done)) + " left";
    }

    private void print(List<Attribution.Row> rows, Path folder) {
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("runs", folder.toString());
            result.put("rows", JsonRows.of(rows));
            terminal.println(JsonMapper.shared().writeValueAsString(result));
            return;
        }
        TextTable table = null;
        String cell = null;
        for (Attribution.Row row : rows) {
            if (!row.cell().equals(cell)) {
                finish(table, terminal);
                cell = row.cell();
                table = new TextTable(2, "", "how", "mean", "± 95 %", "n");
                terminal.println(Terminal.bold(cell) + ", " + row.metric() + " at the last generation");
            }
            table.add(
                    row.part(),
                    row.note(),
                    TextTable.number(row.loss()),
                    TextTable.number(row.halfWidth()),
                    String.valueOf(row.trials()));
        }
        finish(table, terminal);
        terminal.println("runs: " + folder);
    }

    private static void finish(TextTable table, PrintWriter terminal) {
        if (table != null) {
            table.print(terminal, "  ");
            terminal.println();
        }
    }
}
